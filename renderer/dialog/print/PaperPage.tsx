import { type CSSProperties, memo } from 'react';
import type { PrintedBox, PrintedLook, PrintedPages } from '../../../shared/contract/printPages';
import './paper.css';

const JUSTIFY = { top: 'start', middle: 'center', bottom: 'end' } as const;
/** Excel's indent: about one and a half characters of the default font. */
const INDENT = 12;
const PADDING = 2;

const styleOf = (look: PrintedLook): CSSProperties => ({
  fontSize: `${look.size}pt`,
  fontWeight: look.bold ? 700 : 400,
  fontStyle: look.italic ? 'italic' : 'normal',
  textDecoration: look.underline ? 'underline' : 'none',
  textAlign: look.align,
  alignContent: JUSTIFY[look.vertical],
  paddingLeft: PADDING + look.indent * INDENT,
  paddingRight: PADDING,
});

/** 1, 2, 3 … */
export const pageNumbers = ({ pages }: PrintedPages): readonly number[] => pages.map((_, index) => index + 1);

interface PaperProps {
  readonly sheet: PrintedPages;
  /** From 1. */
  readonly number: number;
}

/** One page at its true size: the number in the top margin (not on the first), the table scaled to the page's width. */
export const PaperPage = memo(({ sheet, number }: PaperProps) => {
  const { margins, width, height, scale } = sheet;
  const boxes = sheet.pages[number - 1] ?? [];
  const inner = width - margins.left - margins.right;
  const styles = sheet.looks.map(styleOf);
  return (
    <div className="paper-page" data-paper={`${sheet.paper}-${sheet.orientation}`} style={{ width, height }}>
      {number > 1 ? (
        <div
          className="paper-number"
          style={{ height: margins.top, fontFamily: fontOf(sheet.font), fontSize: `${sheet.pageNumberSize}pt` }}
        >
          {number}
        </div>
      ) : null}
      <div className="paper-table" style={{ left: margins.left, top: margins.top, width: inner }}>
        <div
          style={{
            position: 'relative',
            width: sheet.tableWidth,
            marginLeft: Math.max(0, (inner - sheet.tableWidth * scale) / 2),
            transform: `scale(${scale})`,
            transformOrigin: '0 0',
            fontFamily: fontOf(sheet.font),
          }}
        >
          {boxes.map((box) => (
            <Box key={`${box[0]} ${box[1]}`} box={box} look={sheet.looks[box[4]]} style={styles[box[4]] ?? {}} />
          ))}
        </div>
      </div>
    </div>
  );
});

const fontOf = (name: string): string => `"${name}", "Liberation Serif", serif`;

const Box = ({ box, look, style }: { box: PrintedBox; look: PrintedLook | undefined; style: CSSProperties }) => {
  const [left, top, width, height, , text] = box;
  const isRuled = look?.bordered === true;
  return (
    <div
      className={isRuled ? 'paper-box paper-ruled' : 'paper-box'}
      style={{ ...style, left, top, width: isRuled ? width + 1 : width, height: isRuled ? height + 1 : height }}
    >
      {text}
    </div>
  );
};
