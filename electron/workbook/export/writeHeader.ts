import { rowTag } from '../exportKeys';
import { innerWidth } from './cellMeasure';
import { columnNumbers } from './columnNumbers';
import type { SheetColumn } from './sheetColumns';
import type { CellLook, SheetWriter } from './sheetWriter';
import { textWidth } from './textWidth';

/** The header: one row per level, equal neighbours merged, shorter columns merged down; by choice the column numbers. Returns its rows. */
export const writeHeader = (
  writer: SheetWriter,
  withNumbers: boolean,
): { readonly first: number; readonly last: number } => {
  const { printed } = writer.columns;
  const look: CellLook = { size: writer.profile.tableSize, bold: true, align: 'center', bordered: true, format: '@' };
  const depth = Math.max(1, ...printed.map((column) => column.view?.header.length ?? 1));
  const first = writer.row;
  for (let level = 0; level < depth; level++) {
    for (let index = 0; index < printed.length; ) {
      const column = printed[index];
      if (!column) break;
      let end = index + 1;
      for (let next = printed[end]; next && joins(column, next, level); next = printed[++end]);
      const levels = column.view?.header.length ?? 1;
      const at = { row: first + level, from: index + 1, to: end, rows: level === levels - 1 ? depth - level : 1 };
      if (level < levels) {
        const text = textAt(column, level);
        writer.put(text, look, at);
        writer.fit(text, look, at);
      }
      index = end;
    }
    writer.minimum(first + level, look.size);
    writer.tag(first + level, rowTag.header);
  }
  writer.row = first + depth;
  if (withNumbers) writeNumbers(writer, { ...look, bold: false });
  return { first, last: writer.row - 1 };
};

const textAt = (column: SheetColumn, level: number): string => column.view?.header[level] ?? '';

const joins = (a: SheetColumn, b: SheetColumn, level: number): boolean => {
  if (a.view === b.view) return true;
  const isGroup = level < (a.view?.header.length ?? 1) - 1 && level < (b.view?.header.length ?? 1) - 1;
  return isGroup && Array.from({ length: level + 1 }, (_, at) => at).every((at) => textAt(a, at) === textAt(b, at));
};

const writeNumbers = (writer: SheetWriter, look: CellLook): void => {
  const texts = columnNumbers(writer.columns);
  const { printed } = writer.columns;
  for (const [index, column] of printed.entries()) {
    if (printed[index - 1]?.view === column.view) continue;
    const to = printed[index + 1]?.view === column.view ? column.number + 1 : column.number;
    const at = { row: writer.row, from: column.number, to };
    const text = texts.get(column) ?? '';
    // "10=6/5" in a narrow column breaks before its sign, not behind the stroke.
    const isNarrow = to === column.number && textWidth(text, look.size, false) > innerWidth(column.width) * 0.97;
    const shown = isNarrow ? text.replace('=', '\n=') : text;
    writer.put(shown, look, at);
    writer.fit(shown, look, at);
  }
  writer.minimum(writer.row, look.size);
  writer.tag(writer.row, rowTag.header);
  writer.row++;
};
