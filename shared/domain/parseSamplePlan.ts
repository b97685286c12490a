import * as v from 'valibot';
import { err, type Result } from '../contract/result';
import { findBadReference } from './checkSamplePlan';
import { filledText, findRepeated, formatPath, idText, type LocatedError, nfcText, parseLocated } from './located';
import { isPeriod } from './period';
import type { SamplePlan } from './samplePlan';

const period = v.pipe(v.string(), v.check(isPeriod, 'không phải mã kỳ (2023, 2023-H1, 2020..2025 …)'));

/** An ISO date that exists on the calendar. */
const isoDate = v.pipe(
  v.string(),
  v.check((text) => {
    const date = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
  }, 'không phải ngày viết kiểu 2023-06-30'),
);

const source = v.strictObject({
  doc: idText,
  line: v.pipe(v.number(), v.integer('số dòng là số nguyên'), v.minValue(1, 'dòng đầu tiên là dòng 1')),
  quote: filledText,
});

const kind = v.strictObject({
  id: idText,
  name: filledText,
  level: v.number(),
  role: v.picklist(['area', 'office']),
});

const unit = v.strictObject({
  id: idText,
  name: filledText,
  shortName: nfcText,
  kind: idText,
  parent: v.nullable(idText),
  validFrom: v.nullable(isoDate),
  validTo: v.nullable(isoDate),
  aliases: v.array(filledText),
  source: v.nullable(source),
});

const scale = v.strictObject({
  id: idText,
  name: filledText,
  ranks: v.array(v.strictObject({ code: filledText, name: filledText })),
});

const authority = v.strictObject({
  id: idText,
  name: filledText,
  unit: v.nullable(idText),
  document: v.nullable(idText),
});

const indicator = v.strictObject({
  id: idText,
  name: filledText,
  unit: nfcText,
  direction: v.picklist(['higher', 'lower']),
  rangeRule: v.picklist(['upper', 'lower', 'inside']),
  decimals: v.nullable(v.pipe(v.number(), v.integer('số chữ số thập phân là số nguyên'), v.minValue(0, 'không âm'))),
  scale: v.nullable(idText),
  overUnits: v.picklist(['sum', 'weighted', 'none']),
  overTime: v.picklist(['sum', 'last', 'mean', 'none']),
  weight: v.nullable(idText),
  owner: v.nullable(idText),
  provider: v.nullable(idText),
});

const row = v.strictObject({
  id: idText,
  tree: v.picklist(['plan', 'tasks', 'documents', 'capital', 'budget']),
  kind: v.picklist(['heading', 'indicator', 'part', 'total', 'entry']),
  marker: nfcText,
  name: filledText,
  parent: v.nullable(idText),
  labelOnly: v.boolean(),
  component: v.boolean(),
  indicator: v.nullable(idText),
  adds: v.boolean(),
  printed: v.nullable(filledText),
  fields: v.array(
    v.strictObject({ field: idText, text: filledText, period: v.optional(period), source: v.nullable(source) }),
  ),
  source: v.nullable(source),
});

const target = v.strictObject({
  indicator: idText,
  authority: idText,
  unit: idText,
  period,
  stage: v.picklist(['proposed', 'planned', 'assigned', 'adjusted']),
  item: nfcText,
  text: filledText,
  source,
});

const figure = v.strictObject({
  indicator: idText,
  unit: idText,
  period,
  basis: v.picklist(['period', 'cumulative']),
  nature: v.picklist(['actual', 'preliminary', 'estimate']),
  item: nfcText,
  text: filledText,
  asOf: v.nullable(isoDate),
  agency: nfcText,
  source,
});

const planHead = v.strictObject({
  id: idText,
  title: filledText,
  kind: v.picklist(['term', 'year']),
  period,
  unit: idText,
  authority: idText,
  document: v.nullable(idText),
  print: v.record(v.string(), nfcText),
  rows: v.array(row),
  targets: v.array(target),
  sheets: v.array(v.strictObject({ id: v.optional(idText), form: idText, title: filledText, period, unit: idText })),
});

const planSchema: v.GenericSchema<unknown, SamplePlan> = v.strictObject({
  format: v.literal(2),
  id: idText,
  title: filledText,
  sources: v.record(v.string(), filledText),
  kinds: v.array(kind),
  units: v.array(unit),
  scales: v.array(scale),
  authorities: v.array(authority),
  indicators: v.array(indicator),
  plans: v.array(planHead),
  figures: v.array(figure),
  dues: v.array(v.strictObject({ unit: idText, period, dueOn: v.nullable(isoDate), what: filledText, source })),
});

const findAnyRepeated = (sample: SamplePlan): LocatedError | null => {
  for (const list of ['kinds', 'units', 'scales', 'authorities', 'indicators', 'plans'] as const) {
    const repeated = findRepeated(list, sample[list]);
    if (repeated) return repeated;
  }
  // Rows of different plans stand in one table.
  const seen = new Set<string>();
  for (const [index, plan] of sample.plans.entries()) {
    for (const [place, { id }] of plan.rows.entries()) {
      if (seen.has(id)) return { at: formatPath(['plans', index, 'rows', place, 'id']), detail: `mã "${id}" bị trùng` };
      seen.add(id);
    }
  }
  return null;
};

/** Reads a sample plan (`seeds/plans`); the format is described in seeds/README.md. */
export const parseSamplePlan = (json: unknown): Result<SamplePlan, LocatedError> => {
  const read = parseLocated(planSchema, json);
  if (!read.ok) return read;
  const error = findAnyRepeated(read.value) ?? findBadReference(read.value);
  return error ? err(error) : read;
};
