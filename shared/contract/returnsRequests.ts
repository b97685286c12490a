import * as v from 'valibot';
import { day, id, path, sheetAt } from './requestParts';

/** Parsers of what is asked about reporting forms and returns; parts of `parseRequest`. */
const index = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
const rows = v.pipe(v.array(id), v.maxLength(100_000));

export const RETURNS_REQUESTS = {
  'returns.proposal': v.strictObject({ at: sheetAt }),
  'returns.content': v.strictObject({ at: sheetAt, unit: id, rows }),
  'returns.basis': v.strictObject({ at: sheetAt }),
  'returns.board': v.strictObject({ at: sheetAt }),
  'returns.issue': v.strictObject({
    at: sheetAt,
    units: v.pipe(v.array(v.strictObject({ unit: id, rows })), v.minLength(1), v.maxLength(2000)),
    dueOn: v.nullable(day),
    left: v.optional(rows),
    folder: v.nullable(path),
    existing: v.picklist(['ask', 'replace', 'number']),
  }),
  'returns.read': v.strictObject({
    at: sheetAt,
    from: v.picklist(['folder', 'files']),
    paths: v.nullable(v.pipe(v.array(path), v.maxLength(5000))),
  }),
  'returns.assign': v.strictObject({ token: id, file: index, unit: id }),
  'returns.accept': v.strictObject({
    token: id,
    receivedOn: day,
    take: v.pipe(
      v.array(
        v.strictObject({
          file: index,
          cells: v.nullable(v.pipe(v.array(index), v.maxLength(1_000_000))),
          byHand: v.boolean(),
        }),
      ),
      v.minLength(1),
      v.maxLength(5000),
    ),
  }),
  'returns.sendBack': v.strictObject({
    token: id,
    file: index,
    note: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000)),
    cells: v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(10_000)),
  }),
} as const;
