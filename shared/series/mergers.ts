import { add, type Fraction, zero } from '../domain/fraction';
import { type Derive, gather, total } from './gather';
import { askedFor, type MonthSpan, spanOf } from './months';
import type { SeriesPoint, SeriesReader, SeriesUnit, SeriesValue } from './types';
import { derived, none } from './value';

/** Why the figures of the units before cannot stand for those of a unit that came of them; null when they can. */
const refusal = (reader: SeriesReader, point: SeriesPoint, unit: SeriesUnit): SeriesValue | null => {
  if (reader.rule(point.indicator).overUnits !== 'sum') return none('rateOverMerger');
  const split = unit.formedFrom.filter((one) => one.share === 'part').map((one) => one.id);
  return split.length > 0 ? none('splitUnit', split) : null;
};

const before = (unit: SeriesUnit): string[] => unit.formedFrom.map((one) => one.id);

/** A time before the unit: only additive indicators and whole-unit mergers; every old unit must have its value (domain.md §1). */
export const rebuild = (
  reader: SeriesReader,
  derive: Derive,
  point: SeriesPoint,
  unit: SeriesUnit,
): SeriesValue | undefined => {
  const gathered = gather(reader, derive, point, before(unit));
  if (!gathered) return undefined;
  const { units, missing } = gathered;
  if (units.length === 0) return none(null);
  const refused = refusal(reader, point, unit);
  if (refused) return refused;
  if (missing.length > 0) return none('unitsMissing', missing);
  const estimate = units.some((one) => one.estimate);
  const from = units.map((one) => one.unit);
  return derived(total(units), 'rebuilt', estimate, from, [], reader.rule(point.indicator));
};

interface Sum {
  readonly value: Fraction;
  readonly estimate: boolean;
  /** Periods that one of the units has nothing of. */
  readonly missing: readonly string[];
  readonly lacking: readonly string[];
  readonly any: boolean;
}

/** A flow of some months over some units. */
const sumOver = (
  reader: SeriesReader,
  derive: Derive,
  point: SeriesPoint,
  units: readonly string[],
  span: MonthSpan,
): Sum | undefined => {
  let value: Fraction = zero;
  let estimate = false;
  let any = false;
  let waiting = false;
  const missing: string[] = [];
  const lacking = new Set<string>();
  for (const asked of askedFor(span)) {
    const gathered = gather(reader, derive, { ...point, ...asked }, units);
    if (!gathered) {
      waiting = true;
      continue;
    }
    value = add(value, total(gathered.units));
    estimate ||= gathered.units.some((one) => one.estimate);
    any ||= gathered.units.length > 0;
    if (gathered.missing.length > 0) missing.push(asked.period);
    for (const unit of gathered.missing) lacking.add(unit);
  }
  return waiting ? undefined : { value, estimate, missing, lacking: [...lacking], any };
};

/** The months of a flow before a unit began, and those from then on; null when it began within a month. */
const splitAt = (span: MonthSpan, validFrom: string): readonly [MonthSpan, MonthSpan] | null => {
  const [, month = '', day = ''] = validFrom.split('-');
  const start = Number(month);
  if (day !== '01' || start <= span.first || start > span.last) return null;
  return [
    { ...span, last: start - 1 },
    { ...span, first: start },
  ];
};

/**
 * A flow of a period in which the unit began: the months of its own from its start and those of the units before it, which
 * stay theirs (domain.md §4: year = old + new, for additive indicators only).
 */
export const rebuildWithin = (
  reader: SeriesReader,
  derive: Derive,
  point: SeriesPoint,
  unit: SeriesUnit,
): SeriesValue | undefined => {
  const span = spanOf(point.period, point.basis);
  if (!span || unit.validFrom === null) return none(null);
  const split = splitAt(span, unit.validFrom);
  if (!split) return none('midMonth');
  const [old, own] = split;
  const then = sumOver(reader, derive, point, before(unit), old);
  const since = sumOver(reader, derive, point, [unit.id], own);
  if (!then || !since) return undefined;
  if (!then.any && !since.any) return none(null);
  const refused = refusal(reader, point, unit);
  if (refused) return refused;
  if (then.lacking.length > 0) return none('unitsMissing', then.lacking);
  if (since.missing.length > 0) return none('monthsMissing', since.missing);
  const rule = reader.rule(point.indicator);
  const from = [...before(unit), unit.id];
  return derived(add(then.value, since.value), 'rebuilt', then.estimate || since.estimate, from, [], rule);
};
