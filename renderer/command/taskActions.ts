import { type AgencyCount, TASK_STATES, type TaskState } from '../../shared/domain/tasks';
import { formatTsv } from '../../shared/grid/tsv';
import { TASK_STATE, TASKS } from '../../shared/text/calendar';
import { arrangeStore } from '../store/arrangeStore';
import { planStore } from '../store/planStore';
import { copyText } from './copying';
import { sayStays } from './saying';
import { filterColumn } from './viewActions';
import { loadSheet } from './workspace';

/** The sheet of tasks of a plan. */
export const taskSheet = (plan: string | undefined): string | null =>
  planStore.get().plan?.sheets.find((sheet) => sheet.source === 'tasks' && sheet.plan === plan)?.id ?? null;

/** Shows just some tasks on their sheet; the filter says which, and is taken away as any other. */
export const showTasks = async (sheet: string, rows: readonly string[], label: string): Promise<void> => {
  if (planStore.get().sheet !== sheet) await loadSheet(sheet, null, null);
  const view = planStore.get().model?.view;
  const column = view?.columns.find(({ address }) => address?.kind === 'text' && address.field === 'lead');
  if (!view || view.sheet !== sheet) return;
  for (const id of Object.keys(arrangeStore.get().filters)) await filterColumn(id, null);
  const at = column?.id ?? view.columns.find(({ kind }) => kind === 'name')?.id;
  if (at !== undefined) await filterColumn(at, { kind: 'rows', rows: new Set(rows), label });
};

/** The counts as a table for Excel. */
const countsTable = (counts: readonly AgencyCount[]): string[][] => [
  [TASKS.agency, TASKS.total, ...TASK_STATES.map((state: TaskState) => TASK_STATE[state])],
  ...counts.map(({ agency, total, counts: own }) => [
    agency.name === '' ? TASKS.nobody : agency.name,
    String(total),
    ...TASK_STATES.map((state) => String(own[state])),
  ]),
];

/** Copies the counts of tasks by agency as a table. */
export const copyCounts = (counts: readonly AgencyCount[]): void => {
  copyText(formatTsv(countsTable(counts)));
  sayStays(TASKS.copied);
};
