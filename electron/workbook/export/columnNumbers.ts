import { inputsOf, type ViewColumn } from '../../../shared/form/columns';
import { NUMERIC_KINDS } from '../../../shared/form/definition';
import type { SheetColumn, SheetColumns } from './sheetColumns';

const longestSum = 4;

/** The row under the header (domain.md §4): A, B, C for what names the row, 1, 2, 3=2/1 for the rest; by printed column. */
export const columnNumbers = ({ printed }: SheetColumns): ReadonlyMap<SheetColumn, string> => {
  const views = [...new Set(printed.flatMap(({ view }) => view ?? []))];
  const first = views.findIndex(({ kind }) => NUMERIC_KINDS.has(kind));
  const lettered = first < 0 ? views.length : first;
  const numbers = new Map<string, string>();
  views.forEach((view, index) => {
    numbers.set(view.id, index < lettered ? letterAt(index) : String(index - lettered + 1));
  });
  const texts = new Map<SheetColumn, string>();
  for (const column of printed) {
    if (column.view) texts.set(column, (numbers.get(column.view.id) ?? '') + explain(column.view, numbers));
  }
  return texts;
};

const letterAt = (index: number): string => String.fromCharCode(65 + (index % 26));

/** "=2/1": how a calculated column comes about; nothing where that would be long, or where it reads what is not printed. */
const explain = ({ calculation }: ViewColumn, numbers: ReadonlyMap<string, string>): string => {
  if (!calculation || inputsOf(calculation).some((id) => !numbers.has(id))) return '';
  const at = (id: string): string => numbers.get(id) ?? '';
  switch (calculation.kind) {
    case 'ratio':
      return `=${at(calculation.figure)}/${at(calculation.target)}`;
    case 'compare':
      return calculation.as === 'difference'
        ? `=${at(calculation.of)}-${at(calculation.over)}`
        : `=${at(calculation.of)}/${at(calculation.over)}`;
    case 'sum':
      return calculation.of.length > longestSum ? '' : `=${calculation.of.map(at).join('+')}`;
    default:
      return '';
  }
};
