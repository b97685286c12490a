import * as v from 'valibot';
import { isPeriod } from '../domain/period';

/** Parsers of what is asked about reporting forms and returns; parts of `parseRequest`. */
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const path = v.pipe(v.string(), v.minLength(1), v.maxLength(4096));
const at = v.strictObject({
  sheet: id,
  period: v.optional(v.pipe(v.string(), v.check(isPeriod))),
  unit: v.optional(id),
});
const index = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
const rows = v.pipe(v.array(id), v.maxLength(100_000));

export const RETURNS_REQUESTS = {
  'returns.proposal': v.strictObject({ at }),
  'returns.content': v.strictObject({ at, unit: id, rows }),
  'returns.basis': v.strictObject({ at }),
  'returns.board': v.strictObject({ at }),
  'returns.issue': v.strictObject({
    at,
    units: v.pipe(v.array(v.strictObject({ unit: id, rows })), v.minLength(1), v.maxLength(2000)),
    dueOn: v.nullable(v.pipe(v.string(), v.isoDate())),
    left: v.optional(rows),
    folder: v.nullable(path),
    existing: v.picklist(['ask', 'replace', 'number']),
  }),
  'returns.read': v.strictObject({
    at,
    from: v.picklist(['folder', 'files']),
    paths: v.nullable(v.pipe(v.array(path), v.maxLength(5000))),
  }),
  'returns.assign': v.strictObject({ token: id, file: index, unit: id }),
  'returns.accept': v.strictObject({
    token: id,
    receivedOn: v.pipe(v.string(), v.isoDate()),
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
