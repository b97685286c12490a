import type { ViewColumn } from '../../../shared/form/columns';
import type { SheetView } from '../../../shared/form/types';

const NUMBERS: ReadonlySet<ViewColumn['kind']> = new Set(['target', 'figure']);
const TEXTS: ReadonlySet<ViewColumn['kind']> = new Set(['text', 'return', 'property']);

/** Whether a sheet is about numbers; registers of tasks, documents and reports have texts only. */
export const hasNumbers = (view: SheetView): boolean => view.columns.some(({ kind }) => NUMBERS.has(kind));

/** Ids of the columns that hold what a sheet is about: its numbers, or the texts of a register. */
export const valueColumns = (view: SheetView): readonly string[] => {
  const kinds = hasNumbers(view) ? NUMBERS : TEXTS;
  return view.columns.filter((column) => column.editable && kinds.has(column.kind)).map(({ id }) => id);
};
