import * as v from 'valibot';
import { err, ok, type Result } from '../contract/result';

/** What is wrong in a JSON document, and where: `columns[3].kind`, or "" for the document as a whole. */
export interface LocatedError {
  readonly at: string;
  readonly detail: string;
}

type PathKey = string | number;

/** `['columns', 3, 'kind']` → `columns[3].kind`. */
export const formatPath = (keys: readonly PathKey[]): string =>
  keys.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`;
    return path === '' ? key : `${path}.${key}`;
  }, '');

const pathOf = (issue: v.BaseIssue<unknown>): string =>
  formatPath((issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key))));

const describe = (issue: v.BaseIssue<unknown>): string => {
  if (issue.kind === 'validation') return issue.message;
  if (issue.type === 'strict_object' && issue.expected === 'never') return 'mục này không có trong mẫu';
  if (issue.received === 'undefined') return 'thiếu mục này';
  return `cần ${issue.expected ?? 'giá trị khác'}, gặp ${issue.received}`;
};

/** Reads a JSON value by a schema; the first thing that does not fit is returned with its place. */
export const parseLocated = <T>(schema: v.GenericSchema<unknown, T>, json: unknown): Result<T, LocatedError> => {
  const read = v.safeParse(schema, json, { abortEarly: true });
  if (read.success) return ok(read.output);
  const [issue] = read.issues;
  return err({ at: pathOf(issue), detail: describe(issue) });
};

/** Text in the composed form (NFC), the only form stored. */
export const nfcText = v.pipe(
  v.string(),
  v.check((text) => text === text.normalize('NFC'), 'chữ chưa ở dạng dựng sẵn (NFC)'),
);

/** Text with something in it. */
export const filledText = v.pipe(
  nfcText,
  v.check((text) => text.trim() !== '', 'không được để trống'),
);

/** A readable id: Latin letters, digits, `-` and `_`; it never changes once a file carries it. */
export const idText = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/, 'mã chỉ gồm chữ không dấu, chữ số, "-" và "_"'),
);

/** The place of the first id that occurs a second time. */
export const findRepeated = (list: string, items: readonly { readonly id: string }[]): LocatedError | null => {
  const seen = new Set<string>();
  for (const [index, { id }] of items.entries()) {
    if (seen.has(id)) return { at: formatPath([list, index, 'id']), detail: `mã "${id}" bị trùng` };
    seen.add(id);
  }
  return null;
};
