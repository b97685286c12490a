import type { ViewColumn } from '../form/columns';
import type { SheetView } from '../form/types';

/**
 * Names the place in the file that a cell shows: the label of a row stands in every Biểu of its tree, and one target in
 * several of them. Two cells with one key are one content; a calculated cell is only itself.
 */
export const storedKey = (view: SheetView, row: string, column: ViewColumn): string => {
  const { address } = column;
  if (!address) return JSON.stringify([view.sheet, view.period, view.unit.id, row, column.id]);
  if (address.kind !== 'text') return JSON.stringify([row, address]);
  const { field, perRow } = address;
  return JSON.stringify(perRow ? [row, field] : [row, field, view.period, view.unit.id]);
};
