import * as v from 'valibot';
import { isPeriod } from '../domain/period';

/** Parsers of the commands and questions about sets and printing; parts of `parseRequest`. */
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const text = v.pipe(v.string(), v.maxLength(32_767));
const path = v.pipe(v.string(), v.minLength(1), v.maxLength(4096));
const period = v.pipe(v.string(), v.check(isPeriod));
const at = { sheet: id, period: v.optional(period), unit: v.optional(id) };
const place = v.strictObject(at);
const layout = v.picklist(['phu-luc', 'bieu']);
const profile = v.nullable(v.picklist(['nha-nuoc', 'dang']));
const choice = v.optional(v.boolean());

const without = v.optional(v.pipe(v.array(id), v.maxLength(1000)));

/** How a single Biểu is laid out. */
export const PRINT_LOOK = { layout, profile, internal: choice, fullHeading: choice, recipients: choice, without };

export const SET_COMMANDS = [
  v.strictObject({
    type: v.literal('saveReportSet'),
    ...at,
    set: id,
    title: text,
    entries: v.pipe(v.array(v.strictObject({ sheet: id, period, unit: id })), v.maxLength(200)),
    look: v.strictObject({ layout, profile, contents: v.boolean(), internal: v.boolean() }),
  }),
  v.strictObject({
    type: v.literal('sendReportSet'),
    ...at,
    set: id,
    on: v.pipe(v.string(), v.isoDate()),
    document: text,
  }),
  v.strictObject({ type: v.literal('reopenReportSet'), ...at, set: id }),
  v.strictObject({ type: v.literal('removeReportSet'), ...at, set: id }),
] as const;

export const SET_REQUESTS = {
  'sets.list': v.strictObject({ at: place }),
  'print.stored': v.strictObject({ at: place }),
} as const;

export const PRINT_REQUESTS = {
  'workbook.exportSet': v.strictObject({ at: place, set: id, path: v.nullable(path) }),
  'print.pages': v.strictObject({
    at: place,
    set: v.nullable(id),
    look: v.strictObject(PRINT_LOOK),
    paper: v.nullable(v.picklist(['A4', 'A3'])),
    orientation: v.nullable(v.picklist(['portrait', 'landscape'])),
  }),
  'print.pdf': v.strictObject({ name: v.pipe(v.string(), v.maxLength(300)), path: v.nullable(path) }),
  'print.paper': v.strictObject({}),
} as const;
