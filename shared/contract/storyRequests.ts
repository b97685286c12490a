import * as v from 'valibot';
import { at, id, path } from './requestParts';
import { STEP_WAYS } from './story';

const time = v.pipe(v.string(), v.isoTimestamp());
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

const query = v.strictObject({
  words: v.pipe(v.string(), v.maxLength(500)),
  matchAccents: v.boolean(),
  actor: v.nullable(v.pipe(v.string(), v.maxLength(500))),
  from: v.nullable(time),
  until: v.nullable(time),
  sheet: v.nullable(id),
  way: v.nullable(v.picklist(STEP_WAYS)),
});

export const STORY_REQUESTS = {
  'story.steps': v.strictObject({
    query,
    before: v.nullable(whole),
    limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5000)),
  }),
  'story.changes': v.strictObject({
    step: whole,
    from: whole,
    limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
  }),
  'story.facts': v.strictObject({}),
  'story.deleted': v.strictObject({}),
  'story.export': v.strictObject({
    sheet: id,
    query,
    path: v.nullable(path),
  }),
  'story.compact': v.strictObject({}),
} as const;

export const STORY_COMMANDS = [
  v.strictObject({
    type: v.literal('restoreRows'),
    ...at,
    rows: v.pipe(v.array(v.strictObject({ row: id, step: whole })), v.minLength(1), v.maxLength(10_000)),
  }),
  v.strictObject({
    type: v.literal('restoreValue'),
    ...at,
    row: id,
    column: id,
    step: whole,
    what: v.picklist(['text', 'nature', 'verdict', 'note', 'direction', 'rangeRule']),
  }),
] as const;
