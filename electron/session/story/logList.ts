import type { AppError } from '../../../shared/contract/appError';
import type { StepChange, StepEntry } from '../../../shared/contract/channels';
import { err, ok, type Result } from '../../../shared/contract/result';
import type { StepQuery } from '../../../shared/contract/story';
import { plainCell } from '../../../shared/form/cells';
import type { ViewColumn } from '../../../shared/form/columns';
import type { SheetView, ViewRow } from '../../../shared/form/types';
import { changeWords, describeWay } from '../../../shared/text/details';
import { formatMoment } from '../../../shared/text/moment';
import { describeQuery, LOG_LIST } from '../../../shared/text/story';
import type { SqlDb } from '../../db/sqlDb';
import type { SheetContext } from '../load/sheetContext';
import { listSheets } from '../load/sheetList';
import { printSettings } from '../printSettings';
import type { History } from './history';
import { stepChanges } from './stepEntries';
import { searchSteps } from './stepSearch';
import { Teller } from './teller';

/** Changes that one list may have: more is no list that anybody signs. */
const MOST = 20_000;
const PAGE = 1000;

const column = (id: string, kind: ViewColumn['kind'], header: string, width: number): ViewColumn => ({
  id,
  base: id,
  kind,
  header: [header],
  width,
  align: kind === 'marker' ? 'center' : 'left',
  editable: false,
  synonyms: [],
  internal: false,
  choices: [],
  address: null,
  calculation: null,
});

const COLUMNS: readonly ViewColumn[] = [
  column('number', 'marker', LOG_LIST.number, 6),
  column('at', 'text', LOG_LIST.at, 11),
  column('actor', 'text', LOG_LIST.actor, 14),
  column('sheet', 'text', LOG_LIST.sheet, 16),
  column('row', 'text', LOG_LIST.row, 30),
  column('column', 'text', LOG_LIST.column, 18),
  column('before', 'text', LOG_LIST.before, 14),
  column('after', 'text', LOG_LIST.after, 14),
  column('action', 'text', LOG_LIST.action, 18),
  column('source', 'text', LOG_LIST.source, 18),
];

/**
 * Steps of the log as a table that can be printed and signed, oldest first, a line for each thing that was changed; a step
 * without any has one line; only the `newest` steps where that is given. Heading and signatures are those of the sheet. More than 20,000 lines are refused.
 */
export const logList = (
  db: SqlDb,
  context: SheetContext,
  history: History,
  query: StepQuery,
  newest = Number.POSITIVE_INFINITY,
  most = MOST,
): Result<SheetView, AppError> => {
  const titles = new Map(listSheets(db).map(({ id, formName }) => [id, formName]));
  const entries = allSteps(db, history, query, newest).slice(0, newest);
  if (entries.length > most) return err({ code: 'logTooLong', limit: most });
  const rows: ViewRow[] = [];
  const teller = new Teller(db);
  for (const entry of entries.reverse()) {
    const sheet = (entry.place && titles.get(entry.place.sheet)) ?? '';
    const { changes, all } = stepChanges(teller, entry.seq, 0, most);
    if (rows.length + Math.max(1, all) > most) return err({ code: 'logTooLong', limit: most });
    for (const change of all === 0 ? [null] : changes) rows.push(toRow(rows.length + 1, entry, sheet, change));
  }
  return ok({
    sheet: 'log',
    form: 'log',
    source: 'plan',
    plan: context.plan.id,
    planTitle: context.plan.title,
    title: LOG_LIST.title,
    period: context.period,
    unit: context.unit,
    columns: COLUMNS,
    rows,
    summary: { components: 0, metOrExceeded: 0, exceeded: 0, met: 0, unmet: 0, notComputable: 0, onEstimates: 0 },
    print: {
      ...printSettings(context),
      title: LOG_LIST.title,
      formNumber: LOG_LIST.formNumber,
      unitLine: describeQuery(query, query.sheet === null ? '' : (titles.get(query.sheet) ?? '')),
      paper: 'A4',
      orientation: 'landscape',
    },
    optional: [],
    locks: [],
  });
};

const allSteps = (db: SqlDb, history: History, query: StepQuery, newest: number): StepEntry[] => {
  const entries: StepEntry[] = [];
  for (let before: number | null = null; entries.length <= Math.min(MOST, newest); ) {
    const page = searchSteps(db, history, { query, before, limit: PAGE }, Number.POSITIVE_INFINITY);
    entries.push(...page.entries);
    if (page.before === null) break;
    before = page.before;
  }
  return entries;
};

const toRow = (number: number, entry: StepEntry, sheet: string, change: StepChange | null): ViewRow => {
  const words = change ? changeWords(change) : null;
  const texts: Readonly<Record<string, string>> = {
    at: formatMoment(entry.at),
    actor: entry.actor,
    sheet,
    row: change?.rowName ?? '',
    column: [change?.columnName, words?.name, change?.at].filter((part) => part).join(' · '),
    before: words?.from ?? '',
    after: words?.to ?? '',
    action: entry.label,
    source: [describeWay(entry.way, entry.source, true), entry.compacted ? LOG_LIST.compacted : '']
      .filter((part) => part !== '')
      .join('; '),
  };
  return {
    id: `log-${number}`,
    kind: 'entry',
    marker: String(number),
    level: 0,
    name: '',
    part: null,
    parent: null,
    under: null,
    isComponent: false,
    adds: false,
    owner: '',
    unitLabel: '',
    direction: 'higher',
    rangeRule: 'upper',
    decimals: null,
    scale: null,
    aliases: [],
    span: { marker: 1, name: 1 },
    cells: Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, plainCell(text, null)])),
  };
};
