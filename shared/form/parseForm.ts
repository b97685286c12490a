import * as v from 'valibot';
import { err, type Result } from '../contract/result';
import {
  filledText,
  findRepeated,
  formatPath,
  idText,
  type LocatedError,
  nfcText,
  parseLocated,
} from '../domain/located';
import type { ColumnDefinition, FormDefinition } from './types';

/** Column widths are those of a spreadsheet: at most 255 characters. */
const width = v.pipe(
  v.number(),
  v.check((value) => value > 0 && value <= 255, 'độ rộng phải lớn hơn 0 và không quá 255 ký tự'),
);

const filledList = v.pipe(
  v.array(filledText),
  v.check((list) => list.length > 0, 'cần ít nhất một dòng chữ'),
);

const base = {
  id: idText,
  header: filledList,
  width,
  synonyms: v.exactOptional(v.array(filledText)),
  internal: v.exactOptional(v.boolean()),
};

const columnSchema = v.variant('kind', [
  v.strictObject({ ...base, kind: v.literal('marker') }),
  v.strictObject({ ...base, kind: v.literal('name') }),
  v.strictObject({ ...base, kind: v.literal('unit') }),
  v.strictObject({
    ...base,
    kind: v.literal('target'),
    authority: v.literal('own'),
    period: v.picklist(['plan', 'sheet']),
  }),
  v.strictObject({
    ...base,
    kind: v.literal('figure'),
    basis: v.picklist(['cumulative', 'period']),
    period: v.literal('sheet'),
  }),
  v.strictObject({ ...base, kind: v.literal('ratio'), figure: idText, target: idText }),
  v.strictObject({ ...base, kind: v.literal('text'), field: idText }),
]);

const formSchema: v.GenericSchema<unknown, FormDefinition> = v.strictObject({
  id: idText,
  version: v.pipe(v.number(), v.integer('số hiệu phiên bản là số nguyên'), v.minValue(1, 'phiên bản đầu tiên là 1')),
  name: filledText,
  number: nfcText,
  rows: v.literal('plan'),
  columns: v.pipe(
    v.array(columnSchema),
    v.check((columns) => columns.length > 0, 'biểu phải có ít nhất một cột'),
  ),
  columnNumbers: v.boolean(),
  paper: v.picklist(['A4', 'A3']),
  orientation: v.picklist(['portrait', 'landscape']),
  counts: v.nullable(idText),
});

/** Placeholders that a header or a synonym may carry. */
const PLACEHOLDERS: ReadonlySet<string> = new Set(['endYear']);
/** Columns that a table has once at most; without a name column no row could be told from another. */
const SINGLE = ['marker', 'name', 'unit'] as const;

const findUnknownPlaceholder = (columns: readonly ColumnDefinition[]): LocatedError | null => {
  for (const [index, column] of columns.entries()) {
    for (const list of ['header', 'synonyms'] as const) {
      for (const [line, text] of (column[list] ?? []).entries()) {
        for (const [, name = ''] of text.matchAll(/\{([^}]*)\}/g)) {
          if (!PLACEHOLDERS.has(name)) {
            return { at: formatPath(['columns', index, list, line]), detail: `không có chỗ điền nào tên {${name}}` };
          }
        }
      }
    }
  }
  return null;
};

const findWrongCount = (columns: readonly ColumnDefinition[]): LocatedError | null => {
  for (const kind of SINGLE) {
    const places = [...columns.entries()].filter(([, column]) => column.kind === kind);
    const [, second] = places;
    if (second) return { at: formatPath(['columns', second[0], 'kind']), detail: `đã có một cột "${kind}" ở trước` };
    if (kind === 'name' && places.length === 0) return { at: 'columns', detail: 'thiếu cột "name" (tên chỉ tiêu)' };
  }
  return null;
};

/** A ratio names the column it divides and the one it divides by. */
const findBadReference = ({ columns, counts }: FormDefinition): LocatedError | null => {
  const kinds = new Map(columns.map(({ id, kind }) => [id, kind]));
  for (const [index, column] of columns.entries()) {
    if (column.kind !== 'ratio') continue;
    for (const part of ['figure', 'target'] as const) {
      if (kinds.get(column[part]) !== part) {
        return { at: formatPath(['columns', index, part]), detail: `không có cột "${part}" nào mã "${column[part]}"` };
      }
    }
  }
  if (counts === null || kinds.get(counts) === 'ratio') return null;
  return { at: 'counts', detail: `không có cột "ratio" nào mã "${counts}"` };
};

/** Reads a form definition (`seeds/forms`, or an office's own); the format is described in seeds/README.md. */
export const parseForm = (json: unknown): Result<FormDefinition, LocatedError> => {
  const read = parseLocated(formSchema, json);
  if (!read.ok) return read;
  const { columns } = read.value;
  const error =
    findRepeated('columns', columns) ??
    findWrongCount(columns) ??
    findUnknownPlaceholder(columns) ??
    findBadReference(read.value);
  return error ? err(error) : read;
};
