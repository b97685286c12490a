import * as v from 'valibot';
import { at, day, id, layout, path, period, profile, sheetAt } from './requestParts';

/** Parsers of the commands and questions about sets and printing; parts of `parseRequest`. */
const text = v.pipe(v.string(), v.maxLength(32_767));
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
    on: day,
    document: text,
  }),
  v.strictObject({ type: v.literal('reopenReportSet'), ...at, set: id }),
  v.strictObject({ type: v.literal('removeReportSet'), ...at, set: id }),
] as const;

export const SET_REQUESTS = {
  'sets.list': v.strictObject({ at: sheetAt }),
  'print.stored': v.strictObject({ at: sheetAt }),
} as const;

export const PRINT_REQUESTS = {
  'workbook.exportSet': v.strictObject({ at: sheetAt, set: id, path: v.nullable(path) }),
  'print.pages': v.strictObject({
    at: sheetAt,
    set: v.nullable(id),
    look: v.strictObject(PRINT_LOOK),
    paper: v.nullable(v.picklist(['A4', 'A3'])),
    orientation: v.nullable(v.picklist(['portrait', 'landscape'])),
  }),
  'print.pdf': v.strictObject({ name: v.pipe(v.string(), v.maxLength(300)), path: v.nullable(path) }),
  'print.paper': v.strictObject({}),
} as const;
