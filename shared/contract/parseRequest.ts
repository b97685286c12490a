import * as v from 'valibot';
import { PLACE_RANGES } from '../domain/command';
import { LONGEST_NAME } from '../domain/personName';
import { isSettingKey } from '../domain/settings';
import type { Channel, RequestOf } from './channels';
import { MAPPING_COMMANDS, MAPPING_QUESTION_REQUESTS, MAPPING_REQUESTS } from './mappingRequests';
import { PERIOD_COMMANDS, PERIOD_REQUESTS } from './periodRequests';
import { at, id, nature, path, period, sheetAt } from './requestParts';
import { err, ok, type Result } from './result';
import { RETURNS_REQUESTS } from './returnsRequests';
import { PRINT_LOOK, PRINT_REQUESTS, SET_COMMANDS } from './setRequests';
import { STORY_COMMANDS, STORY_REQUESTS } from './storyRequests';
import { TEMPLATE_COMMANDS, TEMPLATE_QUESTION_REQUESTS, TEMPLATE_REQUESTS } from './templateRequests';
import { UNIT_COMMANDS } from './unitRequests';

/** A request is data from another process: each argument is parsed before anything runs. */
const text = v.pipe(v.string(), v.maxLength(100_000));
const personText = v.pipe(v.string(), v.maxLength(LONGEST_NAME));
const empty = v.strictObject({});
const edit = { row: id, column: id, text };
const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000));
const level = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000));
const rows = v.pipe(v.array(id), v.minLength(1), v.maxLength(100_000));
const indexes = v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0))), v.maxLength(1_000_000));

const edits = v.pipe(v.array(v.strictObject(edit)), v.maxLength(1_000_000));

const command = v.variant('type', [
  v.strictObject({
    type: v.literal('setCells'),
    ...at,
    edits,
    gesture: v.optional(v.picklist(['type', 'paste', 'move', 'clear', 'fill', 'replace'])),
    addRows: v.optional(
      v.strictObject({
        after: v.nullable(id),
        count,
        level: v.optional(level),
        shape: v.optional(v.pipe(v.array(v.strictObject({ level, isHeading: v.boolean() })), v.maxLength(100_000))),
      }),
    ),
  }),
  v.strictObject({
    type: v.literal('replaceInPlan'),
    ...at,
    sheets: v.pipe(v.array(v.strictObject({ ...at, edits })), v.minLength(1), v.maxLength(1000)),
  }),
  v.strictObject({
    type: v.literal('overruleVerdict'),
    ...at,
    row: id,
    verdict: v.nullable(v.picklist(['exceeded', 'met', 'unmet'])),
    reason: text,
  }),
  v.strictObject({
    type: v.literal('setFigureNature'),
    ...at,
    row: id,
    column: v.optional(id),
    nature,
  }),
  v.strictObject({
    type: v.literal('setIndicator'),
    ...at,
    row: id,
    direction: v.optional(v.picklist(['higher', 'lower'])),
    rangeRule: v.optional(v.picklist(['upper', 'lower', 'inside'])),
    decimals: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(12)))),
    overUnits: v.optional(v.picklist(['sum', 'weighted', 'none'])),
    overTime: v.optional(v.picklist(['sum', 'last', 'mean', 'none'])),
    weightRow: v.optional(v.nullable(id)),
  }),
  v.strictObject({
    type: v.literal('insertRows'),
    ...at,
    after: v.nullable(id),
    count,
    kind: v.optional(v.picklist(['indicator', 'heading'])),
    like: v.optional(id),
  }),
  v.strictObject({ type: v.literal('deleteRows'), ...at, rows, keepBelow: v.optional(v.boolean()) }),
  v.strictObject({ type: v.literal('duplicateRows'), ...at, rows }),
  v.strictObject({ type: v.literal('moveRows'), ...at, rows, after: v.nullable(id), level: v.optional(level) }),
  v.strictObject({ type: v.literal('shiftLevel'), ...at, rows, by: v.picklist(['down', 'up']) }),
  v.strictObject({ type: v.literal('groupRows'), ...at, rows, name: text }),
  v.strictObject({ type: v.literal('ungroupRows'), ...at, rows }),
  v.strictObject({
    type: v.literal('splitRow'),
    ...at,
    row: id,
    parts: v.pipe(v.array(text), v.minLength(2), v.maxLength(50)),
  }),
  v.strictObject({ type: v.literal('joinParts'), ...at, row: id }),
  v.strictObject({ type: v.literal('renumberMarkers'), ...at }),
  v.strictObject({ type: v.literal('setCellNote'), ...at, row: id, column: id, body: text }),
  v.strictObject({ type: v.literal('saveForm'), ...at, definition: v.unknown() }),
  v.strictObject({ type: v.literal('removeSheet'), ...at }),
  v.strictObject({ type: v.literal('setPlanSettings'), ...at, values: v.record(id, v.nullable(text)) }),
  v.strictObject({
    type: v.literal('setSetting'),
    ...at,
    key: v.pipe(v.string(), v.maxLength(1000), v.check(isSettingKey)),
    value: v.nullable(text),
  }),
  v.strictObject({
    type: v.literal('takeProse'),
    ...at,
    column: id,
    edits: v.array(v.strictObject({ row: id, text, words: text })),
    added: v.array(
      v.strictObject({
        name: text,
        unit: text,
        text,
        words: text,
        under: v.nullable(v.union([v.pipe(v.number(), v.integer(), v.minValue(0)), id])),
      }),
    ),
    after: v.nullable(id),
  }),
  ...MAPPING_COMMANDS,
  ...PERIOD_COMMANDS,
  ...SET_COMMANDS,
  ...STORY_COMMANDS,
  ...TEMPLATE_COMMANDS,
  ...UNIT_COMMANDS,
]);
const spot = v.strictObject({ row: id, column: id });
const range = v.strictObject({ anchor: spot, head: spot, whole: v.nullable(v.picklist(['rows', 'columns'])) });
const place = v.strictObject({
  sheet: id,
  row: v.nullable(id),
  column: v.nullable(id),
  ranges: v.optional(v.pipe(v.array(range), v.maxLength(PLACE_RANGES))),
  period: v.optional(period),
  unit: v.optional(id),
});

const newPlan = v.strictObject({
  year: v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2199)),
  unit: v.pipe(v.string(), v.maxLength(200)),
});

/** The parser of each channel's request. */
export const REQUESTS = {
  'app.start': empty,
  'file.new': v.strictObject({ sample: v.nullable(id), about: v.nullable(newPlan) }),
  'file.open': v.strictObject({ path: v.nullable(path) }),
  'file.save': empty,
  'file.saveAs': empty,
  'file.close': empty,
  'file.damage': v.strictObject({ path }),
  'file.rescue': v.strictObject({ path }),
  'file.openVersion': v.strictObject({ path, version: path }),
  'file.forgetRecent': v.strictObject({ path }),
  'sheet.view': v.strictObject({ sheet: id, period: v.nullable(period), unit: v.nullable(id) }),
  'plan.info': empty,
  'plan.edit': v.strictObject({ takeOver: v.nullable(id) }),
  'plan.run': v.strictObject({ command, place: v.nullable(place) }),
  'plan.undo': empty,
  'plan.redo': empty,
  'plan.checks': empty,
  'plan.settings': v.strictObject({ prefix: v.pipe(v.string(), v.check(isSettingKey)) }),
  'plan.weigh': v.strictObject({ command }),
  'form.definition': v.strictObject({ sheet: id }),
  'cell.details': v.strictObject({ at: sheetAt, row: id, column: id }),
  'workbook.export': v.strictObject({
    ...at,
    ...PRINT_LOOK,
    path: v.nullable(path),
  }),
  'workbook.previewImport': v.strictObject({ ...at, path: v.nullable(path) }),
  'workbook.applyImport': v.strictObject({ token: id, changed: indexes, added: indexes }),
  'shell.showItem': v.strictObject({ path }),
  'edit.paste': empty,
  'job.cancel': v.strictObject({ job: id }),
  'person.get': empty,
  'person.set': v.strictObject({ name: personText, office: personText }),
  ...PRINT_REQUESTS,
  ...TEMPLATE_REQUESTS,
  ...TEMPLATE_QUESTION_REQUESTS,
  ...MAPPING_REQUESTS,
  ...MAPPING_QUESTION_REQUESTS,
  ...PERIOD_REQUESTS,
  ...RETURNS_REQUESTS,
  'backup.list': empty,
  'backup.make': empty,
  'backup.compare': v.strictObject({ path }),
  'compare.stop': empty,
  'backup.restore': v.strictObject({ path }),
  'backup.openCopy': v.strictObject({ path }),
  'backup.folder': v.strictObject({ usual: v.boolean() }),
  'outside.look': empty,
  'outside.keep': v.strictObject({ way: v.picklist(['mine', 'theirs']) }),
  ...STORY_REQUESTS,
} satisfies Record<Channel, v.GenericSchema>;

/** A request as its channel declares it, or the place where it is not. Never throws. */
export const parseRequest = <C extends Channel>(channel: C, raw: unknown): Result<RequestOf<C>, string> => {
  const parsed = v.safeParse(REQUESTS[channel] as v.GenericSchema, raw);
  if (parsed.success) return ok(parsed.output as RequestOf<C>);
  const issue = parsed.issues[0];
  return err(`${channel}: ${v.getDotPath(issue) ?? ''} ${issue.message}`);
};
