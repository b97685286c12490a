import { isWithinYears, type Period } from '../domain/period';
import { rowsOfSeries, shownFigures } from './amounts';
import { THRESHOLDS } from './thresholds';
import type { CheckScope, RawFinding } from './types';

/** Which rows have a target and for which periods and units they have figures: gathered scope by scope, judged together. */
export interface Presence {
  readonly row: string;
  readonly indicator: string;
  readonly isComponent: boolean;
  /** Periods of its targets, by unit. */
  readonly targets: ReadonlyMap<string, readonly Period[]>;
  /** `unit period`. */
  readonly figures: ReadonlySet<string>;
}

/** For every row that carries figures: where it has targets and where it has figures. */
export const presenceOf = (scope: CheckScope): Presence[] => {
  const rows = new Map(scope.rows.map((row) => [row.id, row]));
  return [...rowsOfSeries(scope)].flatMap(([id, rowId]): Presence[] => {
    const row = rows.get(rowId);
    const indicator = scope.indicators.get(id);
    if (!row || !indicator || row.tree !== 'plan' || row.kind === 'heading') return [];
    const targets = new Map<string, Period[]>();
    for (const { unit, period, authority, item } of scope.targets.get(id) ?? []) {
      if (authority !== scope.plan.authority || item !== '') continue;
      targets.set(unit, [...(targets.get(unit) ?? []), period]);
    }
    const figures = new Set<string>();
    for (const { unit, period, item } of shownFigures(scope.figures.get(id) ?? [], indicator)) {
      if (item === '' && scope.owns(period)) figures.add(`${unit} ${period}`);
    }
    return [{ row: rowId, indicator: id, isComponent: row.isComponent, targets, figures }];
  });
};

const isMost = (filled: number, of: number): boolean => {
  const { numerator, denominator } = THRESHOLDS.mostHave;
  return of >= THRESHOLDS.fewestOthers && filled < of && filled * denominator >= of * numerator;
};

/**
 * Rows with a target but without a figure in a period for which most others with a target have theirs; told once a row and
 * unit, for the latest such period. `isDerived` tells whether something else gives a value there.
 */
export const findMissingFigures = (
  presences: readonly Presence[],
  isDerived: (indicator: string, unit: string, period: Period) => boolean,
): RawFinding[] => {
  const asked = new Map<string, { readonly presence: Presence; readonly has: boolean }[]>();
  const seen = new Set(presences.flatMap(({ figures }) => [...figures]));
  for (const key of seen) {
    const [unit = '', period = ''] = key.split(' ');
    asked.set(
      key,
      presences
        .filter(({ targets }) => targets.get(unit)?.some((target) => isWithinYears(target, period)) === true)
        .map((presence) => ({ presence, has: presence.figures.has(key) })),
    );
  }
  const gaps = new Map<
    string,
    { row: string; unit: string; period: Period; filled: number; of: number; more: number }
  >();
  for (const key of [...seen].sort(byTime)) {
    const list = asked.get(key) ?? [];
    const filled = list.filter(({ has }) => has).length;
    if (!isMost(filled, list.length)) continue;
    const [unit = '', period = ''] = key.split(' ');
    for (const { presence, has } of list) {
      if (has || isDerived(presence.indicator, unit, period)) continue;
      const place = `${presence.row} ${unit}`;
      const more = (gaps.get(place)?.more ?? -1) + 1;
      gaps.set(place, { row: presence.row, unit, period, filled, of: list.length, more });
    }
  }
  return [...gaps.values()].map(({ row, unit, period, filled, of, more }) => ({
    row,
    at: { kind: 'figure', unit, period, basis: 'cumulative', item: '' },
    fact: { code: 'figureMissing', filled, of, more },
  }));
};

const byTime = (a: string, b: string): number => {
  const [x, y] = [a.split(' ')[1] ?? '', b.split(' ')[1] ?? ''];
  return x < y ? -1 : x > y ? 1 : 0;
};

/** Counted rows with figures but without a target, where most others have both. */
export const findMissingTargets = (presences: readonly Presence[], plan: CheckScope['plan']): RawFinding[] => {
  const counted = presences.filter(
    ({ isComponent, figures }) =>
      isComponent &&
      [...figures].some(
        (key) => key.startsWith(`${plan.unit} `) && isWithinYears(plan.period, key.split(' ')[1] ?? ''),
      ),
  );
  const has = ({ targets }: Presence): boolean => (targets.get(plan.unit)?.length ?? 0) > 0;
  const filled = counted.filter(has).length;
  if (!isMost(filled, counted.length)) return [];
  return counted
    .filter((presence) => !has(presence))
    .map(({ row }) => ({
      row,
      at: { kind: 'target', authority: plan.authority, unit: plan.unit, period: plan.period, item: '' },
      fact: { code: 'targetMissing', filled, of: counted.length },
    }));
};
