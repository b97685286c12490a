import * as v from 'valibot';
import { err, type Result } from '../contract/result';
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
  line: v.pipe(v.number(), v.integer('số dòng là số nguyên'), v.minValue(1, 'dòng đầu tiên là dòng 1')),
  quote: filledText,
});

const unit = v.strictObject({
  id: idText,
  name: filledText,
  kind: filledText,
  parent: v.nullable(idText),
  validFrom: v.nullable(isoDate),
  validTo: v.nullable(isoDate),
  source: v.nullable(source),
});

const scale = v.strictObject({
  id: idText,
  name: filledText,
  ranks: v.array(v.strictObject({ code: filledText, name: filledText })),
});

const document = v.strictObject({
  id: idText,
  group: filledText,
  symbol: filledText,
  issuedOn: isoDate,
  issuedText: nfcText,
  title: filledText,
  printed: v.nullable(filledText),
  note: nfcText,
  replaces: v.nullable(idText),
  source,
});

const figure = v.strictObject({
  period,
  text: filledText,
  nature: v.picklist(['actual', 'preliminary', 'estimate']),
  asOf: v.nullable(isoDate),
  source,
});

const row = v.strictObject({
  id: idText,
  kind: v.picklist(['heading', 'indicator', 'part']),
  marker: nfcText,
  name: filledText,
  parent: v.nullable(idText),
  labelOnly: v.boolean(),
  unit: nfcText,
  target: v.nullable(v.strictObject({ text: filledText, source })),
  figure: v.nullable(figure),
  others: v.array(figure),
  direction: v.picklist(['higher', 'lower']),
  rangeRule: v.picklist(['upper', 'lower', 'inside']),
  decimals: v.nullable(v.pipe(v.number(), v.integer('số chữ số thập phân là số nguyên'), v.minValue(0, 'không âm'))),
  scale: v.nullable(idText),
  overUnits: v.picklist(['sum', 'weighted', 'none']),
  overTime: v.picklist(['sum', 'last', 'mean', 'none']),
  owner: v.nullable(idText),
  provider: v.nullable(idText),
  printed: v.nullable(filledText),
  note: v.nullable(filledText),
});

const planSchema: v.GenericSchema<unknown, SamplePlan> = v.strictObject({
  id: idText,
  source: filledText,
  plan: v.strictObject({
    id: idText,
    title: filledText,
    kind: v.picklist(['term', 'year']),
    period,
    unit: idText,
    authority: filledText,
  }),
  units: v.array(unit),
  scales: v.array(scale),
  documents: v.array(document),
  rows: v.array(row),
  sheets: v.array(v.strictObject({ id: idText, form: idText, title: filledText, period, unit: idText })),
  print: v.record(v.string(), nfcText),
});

/** What stands in for an id that is not there. */
interface Reference {
  readonly at: readonly (string | number)[];
  readonly id: string | null;
}

const findMissing = (
  known: ReadonlySet<string>,
  what: string,
  references: readonly Reference[],
): LocatedError | null => {
  const missing = references.find(({ id }) => id !== null && !known.has(id));
  return missing ? { at: formatPath(missing.at), detail: `không có ${what} nào mã "${missing.id}"` } : null;
};

const idsOf = (items: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(items.map(({ id }) => id));

const findBadReference = ({ plan, units, scales, documents, rows, sheets }: SamplePlan): LocatedError | null =>
  findMissing(idsOf(units), 'đơn vị', [
    { at: ['plan', 'unit'], id: plan.unit },
    ...units.map(({ parent }, index) => ({ at: ['units', index, 'parent'], id: parent })),
    ...sheets.map(({ unit }, index) => ({ at: ['sheets', index, 'unit'], id: unit })),
    ...rows.map(({ owner }, index) => ({ at: ['rows', index, 'owner'], id: owner })),
    ...rows.map(({ provider }, index) => ({ at: ['rows', index, 'provider'], id: provider })),
  ]) ??
  findMissing(
    idsOf(scales),
    'thang xếp loại',
    rows.map(({ scale }, index) => ({ at: ['rows', index, 'scale'], id: scale })),
  ) ??
  findMissing(
    idsOf(documents),
    'văn bản',
    documents.map(({ replaces }, index) => ({ at: ['documents', index, 'replaces'], id: replaces })),
  );

/** A part stands below the row that carries the label; a label row has no figures of its own. */
const findBadRow = ({ rows }: SamplePlan): LocatedError | null => {
  const labels = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const at = (key: string): string => formatPath(['rows', index, key]);
    if (row.labelOnly) labels.add(row.id);
    if (row.labelOnly && (row.target || row.figure || row.others.length > 0)) {
      return { at: at('labelOnly'), detail: 'dòng chỉ mang nhãn thì không có số liệu' };
    }
    if (row.kind === 'part' && (row.parent === null || !labels.has(row.parent))) {
      return { at: at('parent'), detail: 'phần phải đứng dưới dòng mang nhãn của nó' };
    }
    if (row.kind !== 'part' && row.parent !== null) return { at: at('parent'), detail: 'chỉ phần mới có dòng mẹ' };
  }
  return null;
};

/** Reads a sample plan (`seeds/plans`); the format is described in seeds/README.md. */
export const parseSamplePlan = (json: unknown): Result<SamplePlan, LocatedError> => {
  const read = parseLocated(planSchema, json);
  if (!read.ok) return read;
  const { units, scales, documents, rows, sheets } = read.value;
  const error =
    findRepeated('units', units) ??
    findRepeated('scales', scales) ??
    findRepeated('documents', documents) ??
    findRepeated('rows', rows) ??
    findRepeated('sheets', sheets) ??
    findBadReference(read.value) ??
    findBadRow(read.value);
  return error ? err(error) : read;
};
