import { add, div, type Fraction, mul, zero } from '../domain/fraction';
import { calendarDays } from '../domain/period';
import { existsWithin } from '../domain/validity';
import { type Derive, gather, total } from './gather';
import { rebuild, rebuildWithin } from './mergers';
import { askedFor, monthsIn, spanOf } from './months';
import type { SeriesPoint, SeriesReader, SeriesUnit, SeriesValue } from './types';
import { derived, none } from './value';

/** Days of a period and the units right below one that have a day in it. */
interface Below {
  readonly parts: readonly SeriesUnit[];
  /** Those that exist on the last day. */
  readonly atEnd: readonly SeriesUnit[];
  readonly changes: boolean;
}

const below = (reader: SeriesReader, unit: SeriesUnit, days: { readonly from: string; readonly to: string }): Below => {
  const parts = unit.parts.flatMap((id) => reader.unit(id) ?? []).filter((one) => existsWithin(one, days));
  const atEnd = parts.filter((one) => existsWithin(one, { from: days.to, to: days.to }));
  const atStart = parts.filter((one) => existsWithin(one, { from: days.from, to: days.from }));
  return { parts, atEnd, changes: atEnd.length !== parts.length || atStart.length !== parts.length };
};

/** Days that a value speaks of: a cumulative flow begins in January. */
const daysOf = (reader: SeriesReader, point: SeriesPoint): { readonly from: string; readonly to: string } | null => {
  const days = calendarDays(point.period);
  if (!days || point.basis === 'period' || reader.rule(point.indicator).overTime !== 'sum') return days;
  const year = days.to.slice(0, 4);
  return { from: days.from.startsWith(year) ? `${year}-01-01` : days.from, to: days.to };
};

/** The value of a unit from those below it or before it, by the indicator's rule over units. */
export const overUnits = (reader: SeriesReader, derive: Derive, point: SeriesPoint): SeriesValue | undefined => {
  const unit = reader.unit(point.unit);
  const days = daysOf(reader, point);
  if (!unit || !days) return none(null);
  const rule = reader.rule(point.indicator);
  if (unit.validFrom !== null && unit.formedFrom.length > 0) {
    if (unit.validFrom > days.to) return rebuild(reader, derive, point, unit);
    if (unit.validFrom > days.from && rule.overTime === 'sum') return rebuildWithin(reader, derive, point, unit);
  }
  if (rule.overUnits === 'none') return none(null);
  const { parts, atEnd, changes } = below(reader, unit, days);
  if (parts.length === 0) return none(null);
  const weighs = rule.overUnits === 'weighted';
  // A stock is that of the units which are there in the end; a flow that of each as long as it was there.
  if (!changes || rule.overTime === 'last' || rule.overTime === 'none') {
    const ids = (changes ? atEnd : parts).map(({ id }) => id);
    if (ids.length === 0) return none(null);
    return weighs ? weigh(reader, derive, point, ids, rule.weight) : consolidate(reader, derive, point, ids);
  }
  if (!weighs && rule.overTime === 'sum') return consolidateByMonths(reader, derive, point, parts);
  const some = gather(reader, derive, point, idsOf(parts));
  return some && none(some.units.length === 0 ? null : 'rateOverMerger');
};

const idsOf = (units: readonly SeriesUnit[]): string[] => units.map(({ id }) => id);

const consolidate = (
  reader: SeriesReader,
  derive: Derive,
  point: SeriesPoint,
  parts: readonly string[],
): SeriesValue | undefined => {
  const gathered = gather(reader, derive, point, parts);
  if (!gathered) return undefined;
  const { units, missing, months } = gathered;
  if (units.length === 0) return months.length === 0 ? none(null) : none('monthsMissing', months);
  const from = units.map((one) => one.unit);
  const estimate = units.some((one) => one.estimate);
  return derived(total(units), 'consolidated', estimate, from, missing, reader.rule(point.indicator));
};

/**
 * A flow of a period in which units below came or went: the months before and after are each added up over the units of
 * their own time, so that nothing is counted twice (domain.md §4: months before stay with the old units).
 */
const consolidateByMonths = (
  reader: SeriesReader,
  derive: Derive,
  point: SeriesPoint,
  parts: readonly SeriesUnit[],
): SeriesValue | undefined => {
  const span = spanOf(point.period, point.basis);
  if (!span) return none(null);
  const segments: { first: number; last: number; units: string[] }[] = [];
  for (const month of monthsIn(span)) {
    const days = calendarDays(month);
    const units = days ? idsOf(parts.filter((one) => existsWithin(one, days))) : [];
    const number = spanOf(month, 'period')?.first ?? 0;
    const last = segments.at(-1);
    if (last && last.units.join() === units.join()) last.last = number;
    else segments.push({ first: number, last: number, units });
  }
  let sum: Fraction = zero;
  let estimate = false;
  let waiting = false;
  const from = new Set<string>();
  const missing = new Set<string>();
  const empty: string[] = [];
  for (const { first, last, units } of segments) {
    let isEmpty = true;
    for (const asked of askedFor({ year: span.year, first, last })) {
      const gathered = gather(reader, derive, { ...point, ...asked }, units);
      if (!gathered) waiting = true;
      else {
        sum = add(sum, total(gathered.units));
        estimate ||= gathered.units.some((one) => one.estimate);
        for (const { unit } of gathered.units) from.add(unit);
        for (const unit of gathered.missing) missing.add(unit);
        if (gathered.units.length > 0) isEmpty = false;
      }
    }
    if (isEmpty) empty.push(...units);
  }
  if (waiting) return undefined;
  if (from.size === 0) return none(null);
  // Half a year of nobody is not a smaller sum of the year.
  if (empty.length > 0) return none('unitsMissing', empty);
  return derived(sum, 'consolidated', estimate, [...from], [...missing], reader.rule(point.indicator));
};

/** Σ value × weight / Σ weight, over the units that have both; rates never add without weights. */
const weigh = (
  reader: SeriesReader,
  derive: Derive,
  point: SeriesPoint,
  parts: readonly string[],
  weight: string | null,
): SeriesValue | undefined => {
  const values = gather(reader, derive, point, parts);
  if (weight === null || weight === point.indicator) {
    return values && none(values.units.length === 0 ? null : 'weightsMissing');
  }
  const weights = gather(reader, derive, weightPoint(point, weight), parts);
  if (!values || !weights) return undefined;
  if (values.units.length === 0) return none(null);
  const byUnit = new Map(weights.units.map((one) => [one.unit, one.value]));
  const unweighted = values.units.filter((one) => !byUnit.has(one.unit)).map((one) => one.unit);
  if (unweighted.length > 0) return none('weightsMissing', unweighted);
  let top: Fraction = zero;
  let bottom: Fraction = zero;
  for (const one of values.units) {
    const by = byUnit.get(one.unit) ?? zero;
    top = add(top, mul(one.value, by));
    bottom = add(bottom, by);
  }
  const quotient = div(top, bottom);
  if (quotient === null) return none('weightsMissing', parts);
  const estimate = values.units.some((one) => one.estimate);
  const from = values.units.map((one) => one.unit);
  return derived(quotient, 'weighted', estimate, from, values.missing, reader.rule(point.indicator));
};

const weightPoint = (point: SeriesPoint, weight: string): SeriesPoint => ({
  ...point,
  indicator: weight,
  nature: null,
});

/** What a unit contributes. */
export interface SeriesPart {
  readonly unit: string;
  readonly value: SeriesValue;
  /** What it is weighed by; null where the rule has no weights. */
  readonly weight: SeriesValue | null;
}

export interface SeriesParts {
  /** Units below it, or those it was formed from. */
  readonly of: 'below' | 'before';
  readonly parts: readonly SeriesPart[];
  readonly total: SeriesValue;
}

/** The units whose figures make up a value, each with its own; null where the rule over units makes none. */
export const partsOf = (reader: SeriesReader, derive: Derive, point: SeriesPoint): SeriesParts | null | undefined => {
  const unit = reader.unit(point.unit);
  const days = daysOf(reader, point);
  const rule = reader.rule(point.indicator);
  if (!unit || !days) return null;
  const isBefore = unit.validFrom !== null && unit.formedFrom.length > 0 && unit.validFrom > days.to;
  const { parts: here, atEnd } = below(reader, unit, days);
  const chosen = rule.overTime === 'sum' ? here : atEnd;
  const ids = isBefore ? unit.formedFrom.map(({ id }) => id) : rule.overUnits === 'none' ? [] : idsOf(chosen);
  if (ids.length === 0) return null;
  const weight = !isBefore && rule.overUnits === 'weighted' ? rule.weight : null;
  const all = overUnits(reader, derive, point);
  let waiting = all === undefined;
  const parts: SeriesPart[] = [];
  for (const id of ids) {
    const value = derive(reader, { ...point, unit: id });
    const by = weight === null ? null : derive(reader, weightPoint({ ...point, unit: id }, weight));
    if (value === undefined || by === undefined) waiting = true;
    else parts.push({ unit: id, value, weight: by });
  }
  return waiting || all === undefined ? undefined : { of: isBefore ? 'before' : 'below', parts, total: all };
};
