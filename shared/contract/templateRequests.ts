import * as v from 'valibot';
import { cellList, MAPPING_REQUESTS, mappingSchema } from './mappingRequests';
import { at, id, path, sheetAt } from './requestParts';

/** Parsers of the commands and questions about superiors' workbooks; parts of `parseRequest`. */
const name = v.pipe(v.string(), v.maxLength(255));
const fill = {
  at: sheetAt,
  template: id,
  options: v.strictObject({
    blanks: v.picklist(['keep', 'clear']),
    occupied: v.picklist(['replace', 'keep']),
    otherPeriod: v.optional(v.picklist(['keep', 'fill'])),
  }),
};

/** `saveTemplate` comes from the host itself, with the bytes of a file that the window never sees. */
export const TEMPLATE_COMMANDS = [
  v.strictObject({ type: v.literal('renameTemplate'), ...at, template: id, name }),
  v.strictObject({ type: v.literal('removeTemplate'), ...at, template: id }),
] as const;

export const TEMPLATE_REQUESTS = {
  'template.open': v.strictObject({
    at: sheetAt,
    path: v.nullable(path),
    template: v.nullable(id),
    stored: v.boolean(),
  }),
  'template.read': MAPPING_REQUESTS['mapping.read'],
  'template.save': v.strictObject({ token: id, name, mapping: mappingSchema }),
  'template.formulas': v.strictObject({ at: sheetAt, template: id, cells: cellList, numbers: v.boolean() }),
  'template.close': v.strictObject({ token: id }),
  'template.preview': v.strictObject(fill),
  'template.fill': v.strictObject({
    ...fill,
    path: v.nullable(path),
    also: v.optional(v.pipe(v.array(v.strictObject(fill)), v.maxLength(100))),
  }),
} as const;

export const TEMPLATE_QUESTION_REQUESTS = {
  'template.list': v.strictObject({ at: sheetAt }),
  'template.body': v.strictObject({ template: id }),
  'template.siblings': v.strictObject({ at: sheetAt, template: id }),
} as const;
