import type { TaskInfo, TaskList } from '../../../shared/contract/unitAnswers';
import { lastYear, type Period } from '../../../shared/domain/period';
import { agenciesOf, agencyFinder, type FindAgency, standingOf } from '../../../shared/domain/tasks';
import { foldText } from '../../../shared/target/tokenize';
import { numberOf, type SqlDb, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import type { SheetContext } from '../load/sheetContext';
import { aliasesOf, inTreeOrder, isThereIn } from '../units/unitsList';

/** Text fields that say how a task stands, kept at the plan's own unit and period. */
const FIELDS = ['lead', 'due', 'state', 'doneOn'] as const;

/** Before any deadline: how a task stands by what was written of it alone. */
export const BEFORE_ALL = '0000-01-01';

/** Whether nothing more is to be done about a task of a plan of that year: it is done, or was given up. */
export const isOver = (task: TaskInfo, year: number | null): boolean =>
  ['done', 'doneLate', 'stopped'].includes(standingOf(task, year, BEFORE_ALL).state);

/** The tasks of a plan in their order, with the agencies that their texts name. */
export const taskList = (db: SqlDb, { plan }: SheetContext): TaskList => ({
  year: lastYear(plan.period) ?? 0,
  tasks: tasksOf(db, plan.id, agencies(db, plan.period)),
});

/**
 * Finds a unit by its name, short name or another spelling; areas and offices alike. Names were used again in the mergers:
 * of two units of one name the one that exists in the period is meant.
 */
export const agencies = (db: SqlDb, period: Period): FindAgency => {
  const rows = db.all('SELECT id, name, short_name, aliases, valid_from, valid_to FROM org_unit ORDER BY sort_key, id');
  const isThere = (row: SqlRow): boolean => isThereIn(row, period);
  return agencyFinder(
    [...rows.filter(isThere), ...rows.filter((row) => !isThere(row))].map((row) => ({
      id: textOf(row, 'id'),
      name: textOf(row, 'name'),
      names: [textOf(row, 'name'), textOf(row, 'short_name')],
      aliases: aliasesOf(row),
    })),
    foldText,
  );
};

/** Tasks of one plan; headings are none. */
export const tasksOf = (db: SqlDb, plan: string, find: FindAgency): TaskInfo[] => {
  const rows = db.all("SELECT * FROM plan_row WHERE plan_id = ? AND tree = 'tasks' ORDER BY sort_key, id", [plan]);
  const byId = new Map(rows.map((row) => [textOf(row, 'id'), row]));
  const texts = new Map<string, Map<string, string>>();
  for (const text of db.all(
    `SELECT t.row_id, t.field, t.typed FROM row_text t JOIN plan_row r ON r.id = t.row_id JOIN plan p ON p.id = r.plan_id
     WHERE r.plan_id = ? AND r.tree = 'tasks' AND t.unit_id = p.unit_id AND t.period = p.period`,
    [plan],
  )) {
    const row = textOf(text, 'row_id');
    const known = texts.get(row) ?? new Map<string, string>();
    texts.set(row, known.set(textOf(text, 'field'), textOf(text, 'typed')));
  }
  return inTreeOrder(rows)
    .filter(({ row }) => textOf(row, 'kind') !== 'heading' && numberOf(row, 'label_only') === 0)
    .map(({ row }): TaskInfo => {
      const own = texts.get(textOf(row, 'id'));
      const [lead, due, state, doneOn] = FIELDS.map((field) => own?.get(field) ?? '');
      return {
        row: textOf(row, 'id'),
        name: textOf(row, 'name'),
        group: groupOf(row, byId),
        lead: lead ?? '',
        due: due ?? '',
        state: state ?? '',
        doneOn: doneOn ?? '',
        agencies: agenciesOf(lead ?? '', find),
      };
    });
};

const groupOf = (row: SqlRow, byId: ReadonlyMap<string, SqlRow>): string => {
  const names: string[] = [];
  let above = byId.get(textOrNull(row, 'parent_id') ?? '');
  while (above) {
    names.unshift(textOf(above, 'name'));
    above = byId.get(textOrNull(above, 'parent_id') ?? '');
  }
  return names.join(' › ');
};
