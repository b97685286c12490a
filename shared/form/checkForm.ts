import { formatPath, type LocatedError } from '../domain/located';
import { FORM_REFUSAL as TEXT } from '../text/formDesign';
import { type ColumnDefinition, type FormDefinition, NUMERIC_KINDS, readsOf } from './definition';
import { PLACEHOLDER } from './placeholders';

/** Columns that a table has once at most; without a name column no row could be told from another. */
const SINGLE = ['marker', 'name', 'unit'] as const;

/** What a definition may name wrongly although each of its parts is well formed: the first such place, or null. */
export const checkReferences = (form: FormDefinition): LocatedError | null =>
  findWrongCount(form.columns) ??
  findUnknownPlaceholder(form) ??
  findBadReference(form) ??
  findCycle(form.columns) ??
  findLooseEach(form.columns);

const findWrongCount = (columns: readonly ColumnDefinition[]): LocatedError | null => {
  for (const kind of SINGLE) {
    const places = [...columns.entries()].filter(([, column]) => column.kind === kind);
    const [, second] = places;
    if (second) return { at: formatPath(['columns', second[0], 'kind']), detail: TEXT.second(kind) };
    if (kind === 'name' && places.length === 0) return { at: 'columns', detail: TEXT.noName };
  }
  return null;
};

const unknownPlaceholder = (text: string): string | null => {
  const rest = text.replace(PLACEHOLDER, '');
  return /\{[^{}]*\}/.exec(rest)?.[0] ?? null;
};

const findUnknownPlaceholder = (form: FormDefinition): LocatedError | null => {
  const report = (at: readonly (string | number)[], text: string): LocatedError | null => {
    const name = unknownPlaceholder(text);
    return name === null ? null : { at: formatPath(at), detail: TEXT.noPlaceholder(name) };
  };
  for (const [index, column] of form.columns.entries()) {
    for (const list of ['header', 'synonyms'] as const) {
      for (const [line, text] of (column[list] ?? []).entries()) {
        const error = report(['columns', index, list, line], text);
        if (error) return error;
      }
    }
  }
  return form.title === undefined ? null : report(['title'], form.title);
};

/** Which kinds of column each part of a calculation may name. */
const wanted = (column: ColumnDefinition, part: string): ReadonlySet<string> =>
  column.kind === 'ratio' ? new Set([part]) : NUMERIC_KINDS;

const findBadReference = ({ columns, counts }: FormDefinition): LocatedError | null => {
  const kinds = new Map(columns.map(({ id, kind }) => [id, kind]));
  for (const [index, column] of columns.entries()) {
    for (const id of readsOf(column)) {
      const part = Object.entries(column).find(
        ([key, value]) =>
          key !== 'id' &&
          key !== 'kind' &&
          (value === id || (Array.isArray(value) && key === 'of' && value.includes(id))),
      )?.[0];
      const kind = kinds.get(id);
      if (part !== undefined && (kind === undefined || !wanted(column, part).has(kind))) {
        const detail = kind === undefined ? TEXT.gone : column.kind === 'ratio' ? TEXT.otherKind(part) : TEXT.noNumber;
        return { at: formatPath(['columns', index, part]), detail };
      }
    }
  }
  if (counts === null || kinds.get(counts) === 'ratio') return null;
  return { at: 'counts', detail: TEXT.noCounted };
};

/** Calculations that read each other in a circle, by name. */
const findCycle = (columns: readonly ColumnDefinition[]): LocatedError | null => {
  const byId = new Map(columns.map((column) => [column.id, column]));
  const done = new Set<string>();
  const circleFrom = (id: string, trail: readonly string[]): readonly string[] | null => {
    if (trail.includes(id)) return [...trail.slice(trail.indexOf(id)), id];
    const column = byId.get(id);
    if (!column || done.has(id)) return null;
    for (const input of readsOf(column)) {
      const circle = circleFrom(input, [...trail, id]);
      if (circle) return circle;
    }
    done.add(id);
    return null;
  };
  for (const { id } of columns) {
    const circle = circleFrom(id, []);
    if (circle) return { at: 'columns', detail: TEXT.cycle(circle.map((one) => byId.get(one)?.header.at(-1) ?? one)) };
  }
  return null;
};

/** "each" has a meaning only in a repeated column. */
const findLooseEach = (columns: readonly ColumnDefinition[]): LocatedError | null => {
  for (const [index, column] of columns.entries()) {
    const period = 'period' in column ? column.period : '';
    const byPeriod = column.repeat === 'years' || column.repeat === 'months';
    if (period.startsWith('each') && !byPeriod) {
      return { at: formatPath(['columns', index, 'period']), detail: TEXT.eachPeriod };
    }
    const byUnit = column.repeat === 'areas' || column.repeat === 'offices';
    if ('unit' in column && column.unit === 'each' && !byUnit) {
      return { at: formatPath(['columns', index, 'unit']), detail: TEXT.eachUnit };
    }
  }
  return null;
};
