import { rowTag } from '../exportKeys';
import { innerWidth } from './cellMeasure';
import type { CellLook, SheetWriter } from './sheetWriter';

/** Capitals by Vietnamese rules. */
export const upper = (text: string): string => text.toLocaleUpperCase('vi');

/** One line across the table, wrapped and fitted. */
export const line = (writer: SheetWriter, text: string, look: CellLook, tag: string = rowTag.heading): void => {
  const at = { row: writer.row, from: 1, to: writer.columns.printed.length };
  writer.put(text, { align: 'center', ...look, format: '@' }, at);
  writer.minimum(at.row, look.size);
  writer.fit(text, look, at);
  writer.tag(at.row, tag);
  writer.row++;
};

/** Two texts beside each other: the left half and the right half of the table's width, or up to another column. */
export const pair = (
  writer: SheetWriter,
  left: string,
  right: string,
  looks: readonly [CellLook, CellLook],
  tag: string,
  middle: number = middleColumn(writer),
): void => {
  const columns = writer.columns.printed;
  const row = writer.row;
  const spots = [
    { row, from: 1, to: middle },
    { row, from: Math.min(middle + 1, columns.length), to: columns.length },
  ] as const;
  writer.put(left, { align: 'center', ...looks[0], format: '@' }, spots[0]);
  writer.put(right, { align: 'center', ...looks[1], format: '@' }, spots[1]);
  writer.minimum(row, Math.max(looks[0].size, looks[1].size));
  writer.fit(left, looks[0], spots[0]);
  writer.fit(right, looks[1], spots[1]);
  writer.tag(row, tag);
  writer.row++;
};

/** The column nearest to the middle of the table's width that leaves so many points at its right, if one does. */
export const middleColumn = (writer: SheetWriter, least = 0): number => {
  const columns = writer.columns.printed;
  const total = columns.reduce((sum, column) => sum + column.width, 0);
  const isEnough = (left: number): boolean => innerWidth(total - left) * 0.97 >= least;
  let used = 0;
  let best = 1;
  let distance = Number.POSITIVE_INFINITY;
  for (const column of columns.slice(0, -1)) {
    used += column.width;
    if (isEnough(used) && Math.abs(used - total / 2) < distance)
      [best, distance] = [column.number, Math.abs(used - total / 2)];
  }
  return best;
};

/** An empty line. */
export const gap = (writer: SheetWriter, tag: string): void => {
  writer.blank(8);
  writer.tag(writer.row, tag);
  writer.row++;
};
