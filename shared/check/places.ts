import { lastYear, type Period, type PeriodKind, parsePeriod } from '../domain/period';
import type { ViewColumn } from '../form/columns';
import type { RowTree } from '../form/definition';
import type { CheckPoint } from './types';

/** A sheet that may show what a finding is about. */
export interface CandidateSheet {
  readonly id: string;
  readonly rows: RowTree | 'units';
  readonly period: Period;
  readonly planPeriod: Period;
  readonly unit: string;
  /** Kinds of period that its form is made for; none: the plan's own. */
  readonly kinds: readonly PeriodKind[];
  /** Its columns in a period for a unit; null when there are none. */
  columns(period: Period, unit: string): readonly ViewColumn[] | null;
}

/** The cell that shows something: what `skh show --sheet --period --unit` and a click take. */
export interface CheckPlace {
  readonly sheet: string;
  readonly column: string;
  readonly period: Period;
  readonly unit: string;
}

/**
 * The cell where a person would look for it: first a form made for periods like its own, for the sheet's own unit before
 * another one. Null when no sheet shows it.
 */
export const findPlace = (sheets: readonly CandidateSheet[], tree: RowTree, point: CheckPoint): CheckPlace | null => {
  let best: { readonly place: CheckPlace; readonly score: number } | null = null;
  for (const sheet of sheets) {
    if (sheet.rows !== tree) continue;
    for (const { period, score } of periodsFor(sheet, point)) {
      if (best && best.score <= score) continue;
      const place = placeIn(sheet, period, point);
      if (place) best = { place, score };
    }
  }
  return best?.place ?? null;
};

const periodsFor = (
  sheet: CandidateSheet,
  point: CheckPoint,
): readonly { readonly period: Period; readonly score: number }[] => {
  if (point.kind === 'text') return [{ period: sheet.period, score: 0 }];
  const kind = parsePeriod(point.period)?.kind;
  const year = lastYear(point.period);
  const fits =
    sheet.kinds.length === 0 ? point.period === sheet.planPeriod : kind !== undefined && sheet.kinds.includes(kind);
  const isOwn = point.period === sheet.period;
  const tries = [
    { period: point.period, score: isOwn ? 0 : fits ? 1 : 4 },
    { period: sheet.period, score: point.kind === 'target' ? 0 : 2 },
    { period: sheet.planPeriod, score: 3 },
    ...(year === null ? [] : [String(year), String(year + 1)].map((period) => ({ period, score: 3 }))),
  ];
  // A form made for months shows nothing sensible for a term.
  return tries.filter(({ period }) => {
    const own = parsePeriod(period)?.kind;
    return period === sheet.period || sheet.kinds.length === 0 || (own !== undefined && sheet.kinds.includes(own));
  });
};

const placeIn = (sheet: CandidateSheet, period: Period, point: CheckPoint): CheckPlace | null => {
  const units = point.kind === 'text' ? [sheet.unit] : [...new Set([sheet.unit, point.unit])];
  for (const unit of units) {
    const columns = sheet.columns(period, unit) ?? [];
    const column = columns.find((one) => shows(one, point, true)) ?? columns.find((one) => shows(one, point, false));
    if (column) return { sheet: sheet.id, column: column.id, period, unit };
  }
  return null;
};

/** In January, and for all but flows, what came in the period and what came since January are one. */
const shows = ({ address }: ViewColumn, point: CheckPoint, sameBasis: boolean): boolean => {
  if (address === null || address.kind !== point.kind) return false;
  if (address.kind === 'text') return point.kind === 'text' && address.field === point.field;
  if (address.kind === 'target' && point.kind === 'target') {
    return (
      address.authority === point.authority &&
      address.unit === point.unit &&
      address.period === point.period &&
      address.item === point.item
    );
  }
  if (address.kind !== 'figure' || point.kind !== 'figure') return false;
  const same = address.unit === point.unit && address.period === point.period && address.item === point.item;
  return same && address.nature === null && (!sameBasis || address.basis === point.basis);
};
