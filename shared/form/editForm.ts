import type { ColumnDefinition, ColumnKind, FormDefinition } from './definition';

/** Kinds of column that a person may add; a form of units has others that only the shipped one uses. */
export const OFFERED_KINDS = [
  'marker',
  'name',
  'unit',
  'target',
  'figure',
  'ratio',
  'compare',
  'growth',
  'mean',
  'sum',
  'gap',
  'text',
  'property',
] as const satisfies readonly ColumnKind[];
export type OfferedKind = (typeof OFFERED_KINDS)[number];

/** An id that no column of the form has: `figure`, `figure2`, `figure3` … */
const freshId = (form: FormDefinition, wanted: string): string => {
  const taken = new Set(form.columns.map(({ id }) => id));
  let id = wanted;
  for (let number = 2; taken.has(id); number++) id = `${wanted}${number}`;
  return id;
};

const firstOf = (form: FormDefinition, ...kinds: readonly ColumnKind[]): string =>
  form.columns.find(({ kind }) => kinds.includes(kind))?.id ?? '';

/** A column of a kind with the usual meaning, ready to be changed; it may still refer to a column that is not there. */
export const newColumn = (form: FormDefinition, kind: OfferedKind, header: string): ColumnDefinition => {
  const base = { id: freshId(form, kind), header: [header], width: 11 };
  switch (kind) {
    case 'marker':
      return { ...base, kind, width: 5 };
    case 'name':
      return { ...base, kind, width: 32 };
    case 'unit':
      return { ...base, kind, width: 10 };
    case 'text':
      return { ...base, kind, width: 16, field: base.id };
    case 'property':
      return { ...base, kind, width: 16, property: 'owner' };
    case 'target':
      return { ...base, kind, authority: 'own', period: 'year' };
    case 'figure':
      return { ...base, kind, basis: 'cumulative', period: 'sheet' };
    case 'ratio':
      return { ...base, kind, figure: firstOf(form, 'figure'), target: firstOf(form, 'target') };
    case 'compare':
      return { ...base, kind, of: firstOf(form, 'figure'), over: firstOf(form, 'target', 'figure'), as: 'percent' };
    case 'growth': {
      const figure = firstOf(form, 'figure');
      return { ...base, kind, first: figure, last: figure, years: 'plan' };
    }
    case 'mean':
    case 'sum':
      return { ...base, kind, of: [firstOf(form, 'figure', 'target')] };
    case 'gap':
      return { ...base, kind, total: firstOf(form, 'target', 'figure'), parts: firstOf(form, 'target', 'figure') };
  }
};

/** With one column changed. */
export const withColumn = (form: FormDefinition, index: number, column: ColumnDefinition): FormDefinition => ({
  ...form,
  columns: form.columns.map((old, at) => (at === index ? column : old)),
});

/** With a column more, right of the one at `after` (-1: first). */
export const withNewColumn = (form: FormDefinition, after: number, column: ColumnDefinition): FormDefinition => ({
  ...form,
  columns: form.columns.toSpliced(after + 1, 0, column),
});

/** Without one column; the count of verdicts goes with the column it rests on. */
export const withoutColumn = (form: FormDefinition, index: number): FormDefinition => {
  const gone = form.columns[index];
  return {
    ...form,
    columns: form.columns.toSpliced(index, 1),
    counts: gone && form.counts === gone.id ? null : form.counts,
  };
};

/** One column some places further; at the ends it stays. */
export const movedColumn = (form: FormDefinition, index: number, by: number): FormDefinition => {
  const to = index + by;
  const column = form.columns[index];
  if (!column || to < 0 || to >= form.columns.length) return form;
  return { ...form, columns: form.columns.toSpliced(index, 1).toSpliced(to, 0, column) };
};

/** An id for a form of that name which no other form of the file has; Latin letters, as ids are. */
export const freshName = (name: string, taken: ReadonlySet<string>): string => {
  const base =
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/đ/giu, 'd')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'bieu';
  let id = base;
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`;
  return id;
};

/** A copy under a name of its own, as version 1 of a new form. */
export const copyOf = (form: FormDefinition, id: string, name: string): FormDefinition => ({
  ...form,
  id,
  version: 1,
  name,
});
