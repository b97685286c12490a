import { builtinFormat, isDateFormat } from './numberFormats';
import { readXml } from './xmlReader';

/** What a cell's style says that matters here. */
export interface CellStyle {
  readonly format: string;
  readonly isDate: boolean;
  readonly font: string | null;
  /** How far the text is pushed in by its alignment; 0 for not at all. */
  readonly indent: number;
}

export const plainStyle: CellStyle = { format: 'General', isDate: false, font: null, indent: 0 };

/** Styles of cells by their number in the file. Throws WorkbookFault. */
export const readStyles = (bytes: Uint8Array): readonly CellStyle[] => {
  const formats = new Map<number, string>();
  const fonts: (string | null)[] = [];
  const styles: { readonly format: number; readonly font: number; indent: number }[] = [];
  let inside: 'numFmts' | 'fonts' | 'cellXfs' | null = null;
  readXml(bytes, {
    open: (name, attributes) => {
      if (name === 'numFmts' || name === 'fonts' || name === 'cellXfs') inside = name;
      else if (inside === 'numFmts' && name === 'numFmt')
        formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? 'General');
      else if (inside === 'fonts' && name === 'font') fonts.push(null);
      else if (inside === 'fonts' && name === 'name') fonts[fonts.length - 1] = attributes['val'] ?? null;
      else if (inside === 'cellXfs' && name === 'xf') {
        styles.push({
          format: Number(attributes['numFmtId'] ?? 0),
          font: Number(attributes['fontId'] ?? 0),
          indent: 0,
        });
      } else if (inside === 'cellXfs' && name === 'alignment') {
        const style = styles.at(-1);
        if (style) style.indent = Number(attributes['indent'] ?? 0) || 0;
      }
    },
    close: (name) => {
      if (name === inside) inside = null;
    },
  });
  return styles.map(({ format: id, font, indent }) => {
    const format = formats.get(id) ?? builtinFormat(id);
    return { format, isDate: isDateFormat(format), font: fonts[font] ?? null, indent };
  });
};
