import { add, div, type Fraction, fractionFromDecimal, mul, roundHalfUp, toDecimal, zero } from '../domain/fraction';
import { calendarDays } from '../domain/period';
import { chooseFigure } from './choose';
import { deriveOverTime, missingMonths } from './overTime';
import type { DerivedHow, MissingWhy, SeriesPoint, SeriesReader, SeriesRule, SeriesUnit, SeriesValue } from './types';

/** Decimals of a quotient where the indicator names none. */
const QUOTIENT_PLACES = 2;

/**
 * The value at a point: what was typed there; else from other periods of the unit; else from the units below it; else,
 * for a unit formed later, from those it was formed from. `undefined` when the reader must load first. What was typed is
 * never replaced: `deriveBeside` gives the derived value to compare it with.
 */
export const deriveFigure = (reader: SeriesReader, point: SeriesPoint): SeriesValue | undefined => {
  const stored = storedAt(reader, point);
  if (stored === undefined) return undefined;
  if (stored !== null) return { kind: 'stored', figure: stored };
  const time = deriveOverTime(reader, point);
  if (time === undefined) return undefined;
  if (time) return derived(time.value, time.how, time.estimate, time.from, [], reader.rule(point.indicator));
  const units = deriveOverUnits(reader, point);
  if (units?.kind !== 'none' || units.why !== null) return units;
  const missing = missingMonths(reader, point);
  return missing.length === 0 ? units : none('monthsMissing', missing);
};

const storedAt = (reader: SeriesReader, point: SeriesPoint): SeriesPointFigure => {
  const figures = reader.at(point.indicator, point.unit, point.period);
  if (figures === undefined) return undefined;
  const { priority, overTime } = reader.rule(point.indicator);
  const fitting = figures.filter(
    (figure) =>
      // Only a flow is one thing in the period and another since January.
      (overTime !== 'sum' || figure.basis === point.basis) &&
      figure.item === point.item &&
      (point.nature === null || figure.nature === point.nature),
  );
  return chooseFigure(fitting, priority);
};
type SeriesPointFigure = ReturnType<typeof chooseFigure> | undefined;

const derived = (
  value: Fraction,
  how: DerivedHow,
  estimate: boolean,
  from: readonly string[],
  missing: readonly string[],
  rule: SeriesRule,
): SeriesValue => ({
  kind: 'derived',
  derived: { value: published(value, rule), how, estimate, from, missing },
});

/** Rounded to the published decimals (domain.md §3); exact where there are none and the value has an end. */
const published = (value: Fraction, rule: SeriesRule): string =>
  rule.decimals === null
    ? (toDecimal(value) ?? roundHalfUp(value, QUOTIENT_PLACES))
    : roundHalfUp(value, rule.decimals);

const none = (why: MissingWhy | null, missing: readonly string[] = []): SeriesValue => ({ kind: 'none', why, missing });

/** The value of a unit from those below it or before it, by the indicator's rule over units. */
export const deriveOverUnits = (reader: SeriesReader, point: SeriesPoint): SeriesValue | undefined => {
  const unit = reader.unit(point.unit);
  const days = calendarDays(point.period);
  if (!unit || !days) return none(null);
  if (unit.validFrom !== null && unit.validFrom > days.to && unit.formedFrom.length > 0) {
    return rebuild(reader, point, unit);
  }
  const rule = reader.rule(point.indicator);
  const parts = unit.parts.filter((id) => existsIn(reader.unit(id), days));
  if (parts.length === 0 || rule.overUnits === 'none') return none(null);
  return rule.overUnits === 'sum' ? consolidate(reader, point, parts) : weigh(reader, point, parts, rule.weight);
};

const existsIn = (unit: SeriesUnit | null, days: { readonly from: string; readonly to: string }): boolean =>
  unit !== null &&
  (unit.validFrom === null || unit.validFrom <= days.to) &&
  (unit.validTo === null || unit.validTo >= days.from);

const amountIn = (value: SeriesValue): Fraction | null => {
  if (value.kind === 'none') return null;
  const text = value.kind === 'stored' ? value.figure.value : value.derived.value;
  return text === null ? null : fractionFromDecimal(text);
};

const isEstimate = (value: SeriesValue): boolean =>
  (value.kind === 'stored' && value.figure.nature === 'estimate') ||
  (value.kind === 'derived' && value.derived.estimate);

interface Gathered {
  readonly units: readonly { readonly unit: string; readonly value: Fraction; readonly estimate: boolean }[];
  readonly missing: readonly string[];
}

const gather = (reader: SeriesReader, point: SeriesPoint, units: readonly string[]): Gathered | undefined => {
  const found: { unit: string; value: Fraction; estimate: boolean }[] = [];
  const missing: string[] = [];
  let waiting = false;
  for (const unit of units) {
    const one = deriveFigure(reader, { ...point, unit });
    // All of them are asked before giving up, so that one load fetches what all need.
    if (one === undefined) waiting = true;
    else {
      const value = amountIn(one);
      if (value === null) missing.push(unit);
      else found.push({ unit, value, estimate: isEstimate(one) });
    }
  }
  return waiting ? undefined : { units: found, missing };
};

const consolidate = (reader: SeriesReader, point: SeriesPoint, parts: readonly string[]): SeriesValue | undefined => {
  const gathered = gather(reader, point, parts);
  if (!gathered) return undefined;
  const { units, missing } = gathered;
  if (units.length === 0) return none(null);
  const sum = units.reduce<Fraction>((total, { value }) => add(total, value), zero);
  const estimate = units.some((one) => one.estimate);
  return derived(
    sum,
    'consolidated',
    estimate,
    units.map((one) => one.unit),
    missing,
    reader.rule(point.indicator),
  );
};

/** Σ value × weight / Σ weight, over the units that have both; rates never add without weights. */
const weigh = (
  reader: SeriesReader,
  point: SeriesPoint,
  parts: readonly string[],
  weight: string | null,
): SeriesValue | undefined => {
  if (weight === null || weight === point.indicator) return none('weightsMissing');
  const values = gather(reader, point, parts);
  const weights = gather(reader, { ...point, indicator: weight, nature: null }, parts);
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

/** Only additive indicators and whole-unit mergers; every old unit must have its value (domain.md §1). */
const rebuild = (reader: SeriesReader, point: SeriesPoint, unit: SeriesUnit): SeriesValue | undefined => {
  const split = unit.formedFrom.filter((one) => one.share === 'part').map((one) => one.id);
  const rule = reader.rule(point.indicator);
  const gathered = gather(
    reader,
    point,
    unit.formedFrom.map((one) => one.id),
  );
  if (!gathered) return undefined;
  if (gathered.units.length === 0) return none(null);
  if (rule.overUnits !== 'sum') return none('rateOverMerger');
  if (split.length > 0) return none('splitUnit', split);
  if (gathered.missing.length > 0) return none('unitsMissing', gathered.missing);
  const sum = gathered.units.reduce<Fraction>((total, { value }) => add(total, value), zero);
  const estimate = gathered.units.some((one) => one.estimate);
  return derived(
    sum,
    'rebuilt',
    estimate,
    gathered.units.map((one) => one.unit),
    [],
    rule,
  );
};

/** The derived value beside one that was typed, to hold them against each other; null when there is none. */
export const deriveBeside = (reader: SeriesReader, point: SeriesPoint): SeriesValue | undefined => {
  const overUnits = deriveOverUnits(reader, point);
  return overUnits?.kind === 'derived' ? overUnits : overUnits === undefined ? undefined : none(null);
};
