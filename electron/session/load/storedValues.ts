import type { Nature } from '../../../shared/domain/command';
import { calendarDays } from '../../../shared/domain/period';
import type { FigureAddress, TargetAddress } from '../../../shared/form/columns';
import { type Basis, STAGES } from '../../../shared/form/definition';
import { basisMatters, chooseFigure, ofBasis } from '../../../shared/series/choose';
import { numberOf, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { seriesRuleOf } from './loadSeries';

/*
 * Which stored row a cell shows and an edit of it writes: one rule for loading, for writing and for the details panel.
 */

/** The target behind a column of a sheet at a period, among rows of its indicator; undefined when there is none. */
export const storedTargetFor = (
  rows: readonly SqlRow[],
  address: TargetAddress,
  plan: string,
  sheetPeriod: string,
): SqlRow | undefined =>
  rows.filter((row) => textOf(row, 'plan_id') === plan && fitsTarget(row, address, sheetPeriod)).sort(laterTarget)[0];

/** The figure behind a column, among rows of its indicator: the one that a derivation would take as typed there. */
export const storedFigureFor = (
  rows: readonly SqlRow[],
  address: FigureAddress,
  indicator: SqlRow,
): SqlRow | undefined => {
  const { overTime, priority } = seriesRuleOf(indicator);
  const fitting = rows
    .filter((row) => isAtFigure(row, address) && (address.nature === null || textOf(row, 'nature') === address.nature))
    .map((row) => ({ row, nature: textOf(row, 'nature') as Nature, basis: textOf(row, 'basis') as Basis }));
  return chooseFigure(ofBasis(fitting, address.basis, overTime, address.period), priority)?.row;
};

const isAtFigure = (row: SqlRow, address: FigureAddress): boolean =>
  textOf(row, 'unit_id') === address.unit &&
  textOf(row, 'period') === address.period &&
  textOf(row, 'item') === address.item &&
  textOrNull(row, 'provider_id') === null;

/** Whether a row, of any stage, stands where a column's targets do. */
export const holdsTarget = (row: SqlRow, address: TargetAddress): boolean =>
  textOf(row, 'authority_id') === address.authority &&
  textOf(row, 'unit_id') === address.unit &&
  textOf(row, 'period') === address.period &&
  textOf(row, 'item') === address.item;

/** Whether a row of the log is about the cells of a column, of any nature. */
export const holdsFigure = (row: SqlRow, address: FigureAddress): boolean =>
  isAtFigure(row, address) && (!basisMatters('sum', address.period) || textOf(row, 'basis') === address.basis);

const stageOf = (row: SqlRow): number => (STAGES as readonly string[]).indexOf(textOf(row, 'stage'));

/** Later stage first, then the newest version. */
const laterTarget = (a: SqlRow, b: SqlRow): number =>
  stageOf(b) - stageOf(a) || numberOf(b, 'version') - numberOf(a, 'version');

/** A version issued after the sheet's period is not yet known there: earlier reports keep theirs (domain.md §4). */
const fitsTarget = (row: SqlRow, address: TargetAddress, sheetPeriod: string): boolean => {
  const from = textOrNull(row, 'valid_from');
  const days = calendarDays(sheetPeriod);
  return (
    holdsTarget(row, address) &&
    (address.stage === null || textOf(row, 'stage') === address.stage) &&
    (from === null || days === null || from <= days.to)
  );
};
