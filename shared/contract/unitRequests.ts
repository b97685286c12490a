import * as v from 'valibot';
import { at, day, id, period, sheetAt } from './requestParts';

/** Parsers of the commands and questions about units, tasks and deadlines; parts of `parseRequest`. */
const text = v.pipe(v.string(), v.maxLength(1000));
const ids = v.pipe(v.array(id), v.minLength(1), v.maxLength(10_000));
const fresh = { name: text, shortName: text, kind: id };
const role = v.picklist(['area', 'office']);

export const UNIT_COMMANDS = [
  v.strictObject({
    type: v.literal('addUnit'),
    ...at,
    ...fresh,
    parent: v.nullable(id),
    validFrom: v.nullable(day),
  }),
  v.strictObject({
    type: v.literal('addUnits'),
    ...at,
    names: v.pipe(v.array(text), v.minLength(1), v.maxLength(1000)),
    kind: id,
    parent: v.nullable(id),
    validFrom: v.nullable(day),
  }),
  v.strictObject({
    type: v.literal('setUnit'),
    ...at,
    of: id,
    name: v.optional(text),
    shortName: v.optional(text),
    kind: v.optional(id),
    aliases: v.optional(v.pipe(v.array(text), v.maxLength(100))),
    validFrom: v.optional(v.nullable(day)),
    validTo: v.optional(v.nullable(day)),
  }),
  v.strictObject({ type: v.literal('moveUnit'), ...at, of: id, parent: v.nullable(id), after: v.nullable(id) }),
  v.strictObject({ type: v.literal('removeUnit'), ...at, of: id }),
  v.strictObject({
    type: v.literal('mergeUnits'),
    ...at,
    units: v.pipe(
      v.array(v.strictObject({ id, share: v.picklist(['whole', 'part']) })),
      v.minLength(1),
      v.maxLength(1000),
    ),
    into: v.strictObject(fresh),
    parent: v.nullable(id),
    from: day,
    note: text,
  }),
  v.strictObject({
    type: v.literal('splitUnit'),
    ...at,
    of: id,
    into: v.pipe(v.array(v.strictObject(fresh)), v.minLength(1), v.maxLength(100)),
    stays: v.boolean(),
    from: day,
    note: text,
  }),
  v.strictObject({
    type: v.literal('setUnitKind'),
    ...at,
    kind: v.nullable(id),
    name: text,
    level: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99)),
    role,
  }),
  v.strictObject({ type: v.literal('removeUnitKind'), ...at, kind: id }),
  v.strictObject({ type: v.literal('importMergers'), ...at, take: ids }),
  v.strictObject({ type: v.literal('setDues'), ...at, of: period, what: text, dueOn: day, units: ids }),
] as const;

export const UNIT_REQUESTS = {
  'units.list': v.strictObject({}),
  'units.mergers': v.strictObject({}),
  'tasks.list': v.strictObject({ at: sheetAt }),
  'calendar.list': v.strictObject({}),
} as const;
