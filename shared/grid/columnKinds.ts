import { inputsOf, type ViewColumn } from '../form/columns';
import { NUMERIC_KINDS } from '../form/definition';

/** A column of amounts, typed or calculated. */
export const isNumberColumn = ({ kind }: ViewColumn): boolean => NUMERIC_KINDS.has(kind);

/** A column of percentages and the like: they neither add up nor average (domain.md §3). */
export const isRateColumn = ({ kind, calculation }: ViewColumn): boolean =>
  kind === 'ratio' || kind === 'growth' || (calculation?.kind === 'compare' && calculation.as !== 'difference');

/** A ratio with a verdict. */
export const isJudged = ({ kind, calculation }: ViewColumn): boolean =>
  kind === 'ratio' && (calculation?.kind !== 'ratio' || calculation.judged);

/** The ratio that a column is about: itself, else one that reads it, a judged one first. */
export const ratioAbout = (columns: readonly ViewColumn[], id: string): ViewColumn | null => {
  const about = columns.filter(
    (column) =>
      column.kind === 'ratio' &&
      (column.id === id || (column.calculation !== null && inputsOf(column.calculation).includes(id))),
  );
  return about.find((column) => column.id === id) ?? about.find(isJudged) ?? about[0] ?? null;
};
