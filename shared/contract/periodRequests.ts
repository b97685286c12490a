import * as v from 'valibot';
import { at, basis, day, id, layout, nature, period, profile, sheetAt } from './requestParts';
import { SET_REQUESTS } from './setRequests';
import { UNIT_REQUESTS } from './unitRequests';

/** Parsers of the commands and questions about periods, closings and targets; parts of `parseRequest`. */
const text = v.pipe(v.string(), v.maxLength(32_767));
const rowOf = { ...at, row: id };
const days = v.pipe(
  v.strictObject({ from: day, to: day }),
  v.check(({ from, to }) => from <= to),
);
const whole = (from: number, to: number) => v.pipe(v.number(), v.integer(), v.minValue(from), v.maxValue(to));
const carried = v.picklist(['all', 'unfinished', 'none']);

export const PERIOD_COMMANDS = [
  v.strictObject({ type: v.literal('closePeriod'), ...at, closing: period, of: v.nullable(id) }),
  v.strictObject({ type: v.literal('reopenPeriod'), ...at, close: id, reason: text }),
  v.strictObject({ type: v.literal('correctFigure'), ...rowOf, column: id, into: period, text, reason: text }),
  v.strictObject({
    type: v.literal('openPeriod'),
    ...at,
    to: period,
    sheets: v.pipe(v.array(id), v.minLength(1), v.maxLength(1000)),
    fields: v.pipe(v.array(id), v.maxLength(100)),
    due: v.nullable(
      v.variant('kind', [
        v.strictObject({ kind: v.literal('dayOfMonth'), day: whole(1, 31) }),
        v.strictObject({ kind: v.literal('daysAfter'), days: whole(0, 366) }),
      ]),
    ),
    cutoff: v.nullable(days),
  }),
  v.strictObject({ type: v.literal('setCutoff'), ...at, of: period, item: text, days: v.nullable(days), note: text }),
  v.strictObject({
    type: v.literal('nextYear'),
    ...at,
    title: text,
    trees: v.strictObject({ plan: carried, tasks: carried, documents: carried, capital: carried, budget: carried }),
    targets: v.variant('how', [
      v.strictObject({ how: v.literal('empty') }),
      v.strictObject({ how: v.literal('drafted') }),
      v.strictObject({ how: v.literal('scaled'), percent: v.pipe(v.string(), v.maxLength(20)) }),
    ]),
  }),
  v.strictObject({
    type: v.literal('loadFigures'),
    ...at,
    nature,
    edits: v.pipe(v.array(v.strictObject({ row: id, period, text })), v.maxLength(1_000_000)),
    basis,
    overwrite: v.boolean(),
  }),
  v.strictObject({
    type: v.literal('addTarget'),
    ...rowOf,
    authority: id,
    of: period,
    stage: v.picklist(['proposed', 'planned', 'assigned', 'adjusted']),
    validFrom: v.nullable(day),
    document: v.nullable(id),
    text,
  }),
  v.strictObject({ type: v.literal('removeTarget'), ...rowOf, target: id }),
  v.strictObject({
    type: v.literal('setOwners'),
    ...rowOf,
    also: v.optional(v.pipe(v.array(id), v.maxLength(100_000))),
    owner: v.optional(v.nullable(id)),
    provider: v.optional(v.nullable(id)),
  }),
  v.strictObject({ type: v.literal('setProviderFigure'), ...rowOf, column: id, provider: id, text }),
  v.strictObject({
    type: v.literal('addDefinition'),
    ...rowOf,
    validFrom: day,
    definition: text,
    breaks: v.boolean(),
    document: v.nullable(id),
  }),
  v.strictObject({ type: v.literal('removeDefinition'), ...rowOf, version: id }),
  v.strictObject({ type: v.literal('showColumn'), ...at, column: id, shown: v.boolean() }),
] as const;

export const PERIOD_REQUESTS = {
  ...SET_REQUESTS,
  ...UNIT_REQUESTS,
  'period.closings': v.strictObject({ at: sheetAt }),
  'period.snapshot': v.strictObject({ snapshot: id }),
  'period.exportSnapshot': v.strictObject({
    snapshot: id,
    layout,
    profile,
  }),
  'period.next': v.strictObject({ at: sheetAt }),
  'period.stored': v.strictObject({
    at: sheetAt,
    rows: v.pipe(v.array(id), v.maxLength(100_000)),
    periods: v.pipe(v.array(period), v.maxLength(1000)),
    nature,
    basis,
  }),
  'period.correction': v.strictObject({ at: sheetAt, row: id, column: id }),
  'row.assignment': v.strictObject({ at: sheetAt, row: id, column: v.nullable(id) }),
} as const;
