import { rowTag } from '../exportKeys';
import { columnNumbers } from './columnNumbers';
import type { SheetColumn } from './sheetColumns';
import type { CellLook, SheetWriter } from './sheetWriter';

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
    writer.put(texts.get(column) ?? '', look, at);
    writer.fit(texts.get(column) ?? '', look, at);
  }
  writer.minimum(writer.row, look.size);
  writer.tag(writer.row, rowTag.header);
  writer.row++;
};
