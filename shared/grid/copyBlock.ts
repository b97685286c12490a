import { parseViNumber } from '../domain/decimal';
import { timesFactor } from '../domain/measure';
import { isNumberColumn } from './columnKinds';
import type { Cell, Rect } from './geometry';
import { type CopiedCell, formatHtmlTable } from './htmlTable';
import type { SheetModel } from './sheetModel';
import { formatTsv } from './tsv';

/** A block in both forms of the clipboard. */
export interface CopiedBlock {
  readonly text: string;
  readonly html: string;
}

/** The cells of a rectangle for the clipboard: typed texts, computed cells as shown; covered cells stay empty, as in Excel. */
export const copyBlock = (model: SheetModel, rect: Rect, withHeaders: boolean): CopiedBlock => {
  const texts: string[][] = [];
  const cells: (CopiedCell | null)[][] = [];
  if (withHeaders) {
    const heads = headersOf(model, rect);
    texts.push(...heads);
    for (const row of heads)
      cells.push(row.map((text) => ({ text, value: null, format: null, rowSpan: 1, colSpan: 1 })));
  }
  const heads = cells.length;
  for (let r = rect.r0; r <= rect.r1; r += 1) {
    const row: string[] = [];
    const line: (CopiedCell | null)[] = [];
    for (let c = rect.c0; c <= rect.c1; c += 1) {
      const cell = copiedCell(model, rect, { r, c });
      line.push(cell);
      row.push(cell?.text ?? '');
    }
    texts.push(row);
    cells.push(line);
  }
  return { text: formatTsv(texts), html: formatHtmlTable(cells, heads) };
};

const copiedCell = (model: SheetModel, rect: Rect, at: Cell): CopiedCell | null => {
  const merge = model.mergeOf(at);
  // A merged cell that the rectangle cuts is copied from where it enters.
  if (at.r !== Math.max(merge.r0, rect.r0) || at.c !== Math.max(merge.c0, rect.c0)) return null;
  const text = model.typedAt(at);
  return {
    text,
    ...numberOf(model, at, text),
    rowSpan: Math.min(merge.r1, rect.r1) - at.r + 1,
    colSpan: Math.min(merge.c1, rect.c1) - at.c + 1,
  };
};

/** A cell that is one number goes as a number; ">58" and "5-6" go as text, which no spreadsheet reinterprets. */
const numberOf = (model: SheetModel, at: Cell, text: string): Pick<CopiedCell, 'value' | 'format'> => {
  const column = model.columns[at.c]?.column;
  const isPercent = column?.kind === 'ratio' && text.endsWith('%');
  const parsed = parseViNumber(isPercent ? text.slice(0, -1) : text);
  const isNumber = column !== undefined && isNumberColumn(column);
  if (!isNumber || !parsed.ok) return { value: null, format: null };
  const { value, decimals } = parsed.value;
  const places = decimals > 0 ? `.${'0'.repeat(decimals)}` : '';
  return isPercent ? { value: timesFactor(value, '0.01'), format: `0${places}%` } : { value, format: `#,##0${places}` };
};

/** Header rows of the columns, outermost first; a group is named on each of its columns. */
const headersOf = (model: SheetModel, rect: Rect): string[][] => {
  const columns = model.columns.slice(rect.c0, rect.c1 + 1);
  const depth = Math.max(1, ...columns.map(({ column }) => column.header.length));
  return Array.from({ length: depth }, (_none, level) =>
    columns.map(({ column, isPart }, index) => {
      // The name and its parts have one header between them.
      if (isPart && index > 0) return '';
      const at = level - (depth - column.header.length);
      return (column.header[at] ?? '').replace(/\s*\n\s*/g, ' ');
    }),
  );
};
