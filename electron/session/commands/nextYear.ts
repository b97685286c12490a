import type { AppError } from '../../../shared/contract/appError';
import { err, ok, type Result } from '../../../shared/contract/result';
import { parseViNumber } from '../../../shared/domain/decimal';
import { lastYear, type Period, parsePeriod, shiftPeriod, yearsOf } from '../../../shared/domain/period';
import type { CarriedRows, NextYear } from '../../../shared/domain/periodCommands';
import { ROW_TREES } from '../../../shared/form/definition';
import { parseTarget } from '../../../shared/target/parseTarget';
import { scaleTarget } from '../../../shared/target/scaleTarget';
import { PERIOD_STEPS } from '../../../shared/text/periodSteps';
import { newId } from '../../db/newId';
import { keysBetween } from '../../db/orderKey';
import { jsonIn, numberOf, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { usualPeriod } from '../load/planSheets';
import { definitionOf } from '../load/sheetContext';
import { storedTargetFor } from '../load/storedValues';
import { agencies, isOver, tasksOf } from '../periods/calendarTasks';
import type { Planner, Workbench } from './planned';
import { scaleOf } from './valueWriter';

/**
 * Lập kế hoạch năm sau: a plan of its own with the rows of this one. The rows keep their indicators, so that ƯTH of this
 * year is TH N-1 of the next without copying a figure.
 */
export const planNextYear: Planner<NextYear> = (bench, command) => {
  const { set, context } = bench;
  const plan = set.get('plan', context.plan.id);
  if (!plan) throw new Error(`no plan ${context.plan.id}`);
  const period = shiftPeriod(context.plan.period, 1);
  const percent = percentOf(command);
  if (!percent.ok) return percent;
  const title = command.title.trim();
  const taken = bench.db.one('SELECT id FROM plan WHERE period = ? AND unit_id = ? AND title = ?', [
    period,
    context.plan.unit,
    title,
  ]);
  if (title === '' || taken) return err({ code: 'titleTaken', title: command.title });
  const id = set.add('plan', {
    ...plan,
    title,
    period,
    document_id: null,
    print: nextPrint(textOf(plan, 'print')),
    sort_key: lastKeys(bench, 'plan', 1)[0] ?? 'i',
  });
  const copies = copyRows(bench, command, id, period);
  copyTargets(bench, command, percent.value, copies.indicators, id, period);
  const first = addSheets(bench, id, period);
  const place = first === null ? null : { sheet: first, row: null, column: null };
  return ok({ label: PERIOD_STEPS.nextYear(title), place, source: '' });
};

const percentOf = ({ targets }: NextYear): Result<string | null, AppError> => {
  if (targets.how !== 'scaled') return ok(null);
  const read = parseViNumber(targets.percent);
  if (!read.ok) return err({ code: 'badNumber', text: targets.percent });
  return ok(read.value.value);
};

/** The new plan comes with another document: its title and number are not this one's. */
const nextPrint = (print: string): string => {
  const settings = jsonIn(print);
  if (typeof settings !== 'object' || settings === null) return '{}';
  const { title: _title, attachedTo: _attachedTo, ...rest } = settings as Record<string, unknown>;
  return JSON.stringify(rest);
};

const lastKeys = ({ db }: Workbench, table: 'plan' | 'sheet', count: number): string[] => {
  const last = db.one(`SELECT max(sort_key) AS key FROM ${table}`);
  return keysBetween(last ? textOrNull(last, 'key') : null, null, count);
};

interface Copies {
  /** Indicators of the rows that went along. */
  readonly indicators: ReadonlySet<string>;
}

const copyRows = (bench: Workbench, { trees }: NextYear, plan: string, period: Period): Copies => {
  const { db, set, context } = bench;
  const rows = db.many('SELECT * FROM plan_row WHERE plan_id = ? ORDER BY tree, sort_key, id', [context.plan.id]);
  const kept = keptRows(bench, rows, trees);
  const copyOf = new Map([...kept].map((id) => [id, newId()]));
  const indicators = new Set<string>();
  for (const row of parentsFirst(rows)) {
    const copy = copyOf.get(textOf(row, 'id'));
    if (copy === undefined) continue;
    const parent = textOrNull(row, 'parent_id');
    set.put('plan_row', copy, {
      ...row,
      plan_id: plan,
      parent_id: parent === null ? null : (copyOf.get(parent) ?? null),
    });
    const indicator = textOrNull(row, 'indicator_id');
    if (indicator !== null) indicators.add(indicator);
  }
  for (const alias of db.many(
    'SELECT a.* FROM row_alias a JOIN plan_row r ON r.id = a.row_id WHERE r.plan_id = ? ORDER BY a.id',
    [context.plan.id],
  )) {
    const copy = copyOf.get(textOf(alias, 'row_id'));
    if (copy !== undefined) set.add('row_alias', { ...alias, row_id: copy });
  }
  const fields = rowFields(bench);
  for (const text of db.many(
    `SELECT t.*, r.tree FROM row_text t JOIN plan_row r ON r.id = t.row_id
     WHERE r.plan_id = ? AND t.unit_id = ? AND t.period = ? ORDER BY t.id`,
    [context.plan.id, context.plan.unit, context.plan.period],
  )) {
    const copy = copyOf.get(textOf(text, 'row_id'));
    const { tree, ...image } = text;
    if (copy === undefined || !fields.has(`${tree} ${textOf(text, 'field')}`)) continue;
    set.add('row_text', { ...image, row_id: copy, period });
  }
  return { indicators };
};

/** A reference to a row that is not there yet would be refused. */
const parentsFirst = (rows: readonly SqlRow[]): SqlRow[] => {
  const children = new Map<string | null, SqlRow[]>();
  for (const row of rows) {
    const parent = textOrNull(row, 'parent_id');
    children.set(parent, [...(children.get(parent) ?? []), row]);
  }
  const result: SqlRow[] = [];
  const visit = (parent: string | null): void => {
    for (const row of children.get(parent) ?? []) {
      result.push(row);
      visit(textOf(row, 'id'));
    }
  };
  visit(null);
  return result;
};

/** Rows that go along, with everything they stand below; of the unfinished ones no heading that would be empty. */
const keptRows = ({ db, context }: Workbench, rows: readonly SqlRow[], trees: NextYear['trees']): Set<string> => {
  const wayOf = (row: SqlRow): CarriedRows => trees[ROW_TREES.find((tree) => tree === row['tree']) ?? 'plan'];
  const year = lastYear(context.plan.period);
  const over = tasksOf(db, context.plan.id, agencies(db, context.plan.period)).filter((task) => isOver(task, year));
  const done = new Set(over.map(({ row }) => row));
  const byId = new Map(rows.map((row) => [textOf(row, 'id'), row]));
  const kept = new Set<string>();
  for (const row of rows) {
    const way = wayOf(row);
    const stays = way === 'all' || (way === 'unfinished' && row['kind'] !== 'heading' && !done.has(textOf(row, 'id')));
    let at: SqlRow | undefined = stays ? row : undefined;
    while (at && !kept.has(textOf(at, 'id'))) {
      kept.add(textOf(at, 'id'));
      at = byId.get(textOf(at, 'parent_id'));
    }
  }
  return kept;
};

/** Text fields that belong to a row whatever the period, as "tree field": the others speak of last year. */
const rowFields = ({ db, context }: Workbench): ReadonlySet<string> => {
  const sheets = db.all('SELECT f.definition FROM sheet s JOIN form f ON f.id = s.form_id WHERE s.plan_id = ?', [
    context.plan.id,
  ]);
  return new Set(
    sheets.flatMap((row) => {
      const form = definitionOf(textOf(row, 'definition'));
      return (form?.columns ?? []).flatMap((column) =>
        column.kind === 'text' && column.scope === 'row' ? [`${form?.rows} ${column.field}`] : [],
      );
    }),
  );
};

/** The targets of the new plan, all of them proposals until somebody assigns them. */
const copyTargets = (
  bench: Workbench,
  { targets }: NextYear,
  percent: string | null,
  indicators: ReadonlySet<string>,
  plan: string,
  period: Period,
): void => {
  if (targets.how === 'empty') return;
  const { db, set, context } = bench;
  const old = context.plan;
  const wanted = targets.how === 'drafted' ? period : old.period;
  const stored = db.many('SELECT * FROM target WHERE plan_id = ? AND period = ? ORDER BY id', [old.id, wanted]);
  const groups = new Map<string, SqlRow[]>();
  for (const row of stored) {
    if (!indicators.has(textOf(row, 'indicator_id'))) continue;
    const key = JSON.stringify([row['indicator_id'], row['authority_id'], row['unit_id'], row['item']]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  for (const rows of groups.values()) {
    const [any] = rows;
    if (!any) continue;
    const address = {
      kind: 'target',
      authority: textOf(any, 'authority_id'),
      unit: textOf(any, 'unit_id'),
      period: wanted,
      stage: null,
      item: textOf(any, 'item'),
    } as const;
    const last = storedTargetFor(rows, address, old.id, `${lastYear(wanted) ?? ''}`);
    const indicator = last && set.get('indicator', textOf(last, 'indicator_id'));
    if (!last || !indicator) continue;
    const scale = scaleOf(bench, indicator);
    const places = indicator['decimals'];
    const about = {
      unit: textOf(indicator, 'unit_label'),
      decimals: typeof places === 'number' ? numberOf(indicator, 'decimals') : null,
      scale,
    };
    const typed = percent === null ? textOf(last, 'typed') : scaleTarget(textOf(last, 'typed'), percent, about);
    const read = parseTarget(typed, { scale });
    set.add('target', {
      ...last,
      plan_id: plan,
      period,
      stage: 'proposed',
      version: 1,
      valid_from: null,
      document_id: null,
      typed,
      value: read.low ?? read.high,
      parse_state: read.kind,
      source: '',
    });
  }
};

/** The sheets of this plan once more, each in the period its form usually opens with; the first of them. */
const addSheets = (bench: Workbench, plan: string, period: Period): string | null => {
  const { db, set, context } = bench;
  const sheets = db.all(
    'SELECT s.*, f.definition FROM sheet s JOIN form f ON f.id = s.form_id WHERE s.plan_id = ? ORDER BY s.sort_key, s.id',
    [context.plan.id],
  );
  const keys = lastKeys(bench, 'sheet', sheets.length);
  let first: string | null = null;
  for (const [index, { definition, ...sheet }] of sheets.entries()) {
    const form = typeof definition === 'string' ? definitionOf(definition) : null;
    if (!form) continue;
    const own = textOf(sheet, 'title');
    // A title with the year of this plan written out would be wrong next year.
    const dated = yearsOf(context.plan.period).some((year) => own.includes(String(year)));
    const id = set.add('sheet', {
      ...sheet,
      plan_id: plan,
      title: dated ? (form.title ?? form.name.toLocaleUpperCase('vi')) : own,
      period: firstPeriod(form, textOf(sheet, 'period'), period),
      sort_key: keys[index] ?? 'i',
    });
    first ??= id;
  }
  return first;
};

/** January again for a sheet by months; else what the form is made for. */
const firstPeriod = (form: Parameters<typeof usualPeriod>[0], old: Period, plan: Period): Period => {
  const kind = parsePeriod(old)?.kind;
  return kind === undefined || kind === 'year' || kind === 'term'
    ? usualPeriod(form, plan)
    : usualPeriod({ ...form, periods: [kind, ...(form.periods ?? [])] }, plan);
};
