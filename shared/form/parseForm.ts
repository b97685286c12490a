import * as v from 'valibot';
import { err, type Result } from '../contract/result';
import { filledText, findRepeated, idText, type LocatedError, nfcText, parseLocated } from '../domain/located';
import { isKnownMeasure } from '../domain/measure';
import { PERIOD_KINDS } from '../domain/period';
import { FORM_REFUSAL } from '../text/formDesign';
import { checkReferences } from './checkForm';
import { COMPARISONS, type FormDefinition, ROW_TREES, STAGES } from './definition';
import { isPeriodRef } from './periodRef';

/** Column widths are those of a spreadsheet: at most 255 characters. */
const width = v.pipe(
  v.number(),
  v.check((value) => value > 0 && value <= 255, 'độ rộng phải lớn hơn 0 và không quá 255 ký tự'),
);

const filledList = v.pipe(
  v.array(filledText),
  v.check((list) => list.length > 0, 'cần ít nhất một dòng chữ'),
);

/** A column that another one reads. */
const columnRef = v.pipe(
  v.string(),
  v.check((id) => id !== '', FORM_REFUSAL.gone),
  idText,
);

/** Far more than any Biểu has; a file from elsewhere may carry any number. */
const MOST_COLUMNS = 500;

const periodRef = v.pipe(v.string(), v.check(isPeriodRef, FORM_REFUSAL.noPeriod));

const month = v.pipe(
  v.number(),
  v.check((value) => Number.isInteger(value) && value >= 1 && value <= 12, 'tháng là số từ 1 đến 12'),
);

const base = {
  id: idText,
  header: filledList,
  width,
  synonyms: v.exactOptional(v.array(filledText)),
  internal: v.exactOptional(v.boolean()),
  optional: v.exactOptional(v.boolean()),
  when: v.exactOptional(
    v.strictObject({
      kinds: v.exactOptional(v.array(v.picklist(PERIOD_KINDS))),
      months: v.exactOptional(v.array(month)),
    }),
  ),
  repeat: v.exactOptional(v.picklist(['areas', 'offices', 'years', 'months'])),
};

const unitRef = v.exactOptional(v.picklist(['sheet', 'each']));
const item = v.exactOptional(v.string());
const listOfIds = v.pipe(
  v.array(columnRef),
  v.check((list) => list.length > 0, FORM_REFUSAL.gone),
);

const columnSchema = v.variant('kind', [
  v.strictObject({ ...base, kind: v.literal('marker') }),
  v.strictObject({ ...base, kind: v.literal('name') }),
  v.strictObject({ ...base, kind: v.literal('unit') }),
  v.strictObject({
    ...base,
    kind: v.literal('text'),
    field: idText,
    type: v.exactOptional(v.picklist(['text', 'date', 'unit', 'choice'])),
    choices: v.exactOptional(v.array(filledText)),
    scope: v.exactOptional(v.picklist(['row', 'period'])),
  }),
  v.strictObject({ ...base, kind: v.literal('property'), property: v.picklist(['owner', 'provider']) }),
  v.strictObject({
    ...base,
    kind: v.literal('target'),
    authority: idText,
    period: periodRef,
    unit: unitRef,
    stage: v.exactOptional(v.picklist(STAGES)),
    item,
  }),
  v.strictObject({
    ...base,
    kind: v.literal('figure'),
    basis: v.picklist(['cumulative', 'period']),
    period: periodRef,
    unit: unitRef,
    nature: v.exactOptional(v.picklist(['actual', 'preliminary', 'estimate'])),
    typedAs: v.exactOptional(v.picklist(['actual', 'preliminary', 'estimate'])),
    item,
  }),
  v.strictObject({
    ...base,
    kind: v.literal('ratio'),
    figure: columnRef,
    target: columnRef,
    judged: v.exactOptional(v.boolean()),
  }),
  v.strictObject({ ...base, kind: v.literal('compare'), of: columnRef, over: columnRef, as: v.picklist(COMPARISONS) }),
  v.strictObject({
    ...base,
    kind: v.literal('growth'),
    first: columnRef,
    last: columnRef,
    years: v.union([v.literal('plan'), v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))]),
  }),
  v.strictObject({ ...base, kind: v.literal('mean'), of: listOfIds }),
  v.strictObject({ ...base, kind: v.literal('sum'), of: listOfIds }),
  v.strictObject({ ...base, kind: v.literal('gap'), total: columnRef, parts: columnRef }),
  v.strictObject({
    ...base,
    kind: v.literal('return'),
    field: v.picklist(['state', 'receivedOn', 'dueOn', 'note']),
    period: periodRef,
  }),
]);

const formSchema: v.GenericSchema<unknown, FormDefinition> = v.strictObject({
  id: idText,
  version: v.pipe(v.number(), v.integer('số hiệu phiên bản là số nguyên'), v.minValue(1, 'phiên bản đầu tiên là 1')),
  name: filledText,
  number: nfcText,
  title: v.exactOptional(filledText),
  rows: v.picklist([...ROW_TREES, 'units']),
  periods: v.exactOptional(v.array(v.picklist(PERIOD_KINDS))),
  columns: v.pipe(
    v.array(columnSchema),
    v.check((columns) => columns.length > 0, 'biểu phải có ít nhất một cột'),
    v.maxLength(MOST_COLUMNS, `biểu có nhiều nhất ${MOST_COLUMNS} cột`),
  ),
  columnNumbers: v.boolean(),
  unitLine: v.exactOptional(nfcText),
  displayUnit: v.exactOptional(
    v.pipe(
      filledText,
      v.check((unit) => isKnownMeasure(unit), 'đơn vị hiển thị phải là một đơn vị đo, ví dụ “tỷ đồng”'),
    ),
  ),
  paper: v.picklist(['A4', 'A3']),
  orientation: v.picklist(['portrait', 'landscape']),
  counts: v.nullable(idText),
});

/** Reads a form definition (`seeds/forms`, or an office's own); the format is described in seeds/README.md. */
export const parseForm = (json: unknown): Result<FormDefinition, LocatedError> => {
  const read = parseLocated(formSchema, json);
  if (!read.ok) return read;
  const error = findRepeated('columns', read.value.columns) ?? checkReferences(read.value);
  return error ? err(error) : read;
};
