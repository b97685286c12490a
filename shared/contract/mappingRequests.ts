import * as v from 'valibot';
import type { StoredMapping } from '../domain/importMapping';
import { at, id, sheetAt } from './requestParts';

/** Parsers of the steps of reading a foreign workbook; parts of `parseRequest`. Also for mappings that a plan file keeps. */
const name = v.pipe(v.string(), v.maxLength(255));
const line = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_048_576));
const factor = v.nullable(v.pipe(v.string(), v.maxLength(60), v.regex(/^(?!0+(?:\.0+)?$)\d+(?:\.\d+)?$/)));
const header = v.pipe(
  v.strictObject({ top: line, bottom: line }),
  v.check(({ top, bottom }) => top <= bottom && bottom - top < 20),
);
const meaning = v.nullable(
  v.union([
    v.strictObject({ kind: v.picklist(['marker', 'name', 'part', 'unit']) }),
    v.strictObject({ kind: v.literal('cell'), column: id }),
  ]),
);
const columns = v.pipe(
  v.array(v.strictObject({ column: v.pipe(line, v.maxValue(16_384)), meaning, factor })),
  v.maxLength(2_000),
);
const decision = {
  target: v.nullable(id),
  by: v.picklist(['key', 'label', 'proposal', 'person']),
  factor: v.optional(factor),
  add: v.optional(v.boolean()),
};
/** Addresses of cells: "F5". */
export const cellList = v.pipe(v.array(v.pipe(v.string(), v.regex(/^[A-Z]{1,3}[1-9]\d{0,6}$/))), v.maxLength(100_000));
const mapping = v.strictObject({
  sheetName: name,
  header,
  columns,
  rows: v.pipe(v.array(v.strictObject({ row: line, ...decision })), v.maxLength(100_000)),
  overFormulas: v.optional(cellList),
});

export const MAPPING_REQUESTS = {
  'mapping.read': v.strictObject({
    token: id,
    choice: v.strictObject({ sheetName: name, header: v.nullable(header), columns: v.nullable(columns) }),
  }),
  'mapping.preview': v.strictObject({ token: id, mapping }),
  'mapping.close': v.strictObject({ token: id }),
} as const;

export const MAPPING_QUESTION_REQUESTS = {
  'mapping.known': v.strictObject({ at: sheetAt }),
  'mapping.ways': v.strictObject({ at: sheetAt }),
} as const;

const word = v.pipe(v.string(), v.maxLength(100));

export const MAPPING_COMMANDS = [
  v.strictObject({ type: v.literal('renameMapping'), ...at, mapping: id, name }),
  v.strictObject({ type: v.literal('forgetMapping'), ...at, mapping: id }),
  v.strictObject({
    type: v.literal('saveMeasure'),
    ...at,
    measure: id,
    label: word,
    amount: word,
    base: word,
    aliases: v.pipe(v.array(word), v.maxLength(50)),
  }),
  v.strictObject({ type: v.literal('removeMeasure'), ...at, measure: id }),
] as const;

/** A confirmed mapping, for those who keep one. */
export const mappingSchema = mapping;

const stored = v.strictObject({
  sheetName: name,
  header,
  columns,
  rows: v.pipe(
    v.array(v.strictObject({ key: v.pipe(v.string(), v.maxLength(100_000)), ...decision })),
    v.maxLength(100_000),
  ),
});

/** A mapping as the file keeps it; null when it is none, which then counts as not known. */
export const parseStoredMapping = (text: string): StoredMapping | null => {
  try {
    const read = v.safeParse(stored, JSON.parse(text));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
};
