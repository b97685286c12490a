import type { Comparison, OtherDifference, SheetDifferences } from '../../../shared/contract/backups';
import type { Change } from '../../db/changes';
import type { TableName } from '../../db/schema';
import { type SqlDb, textOf, textOrNull } from '../../db/sqlDb';
import { allRefusedByClose } from '../periods/closing';
import { named, tellChanges } from '../story/stepStory';
import { Teller } from '../story/teller';
import { asSeen, differences } from './differences';
import { type Home, Homes } from './homes';

/** Told one by one, over all sheets; the others are counted. */
const TOLD = 3000;

/** Differences that no cell shows, by table. */
const OTHERS: Readonly<Record<TableName, OtherDifference>> = {
  setting: 'settings',
  unit_kind: 'units',
  org_unit: 'units',
  unit_link: 'units',
  authority: 'units',
  scale: 'indicators',
  scale_rank: 'indicators',
  measure: 'indicators',
  indicator: 'indicators',
  indicator_version: 'indicators',
  plan: 'plans',
  plan_row: 'order',
  row_alias: 'order',
  form: 'forms',
  sheet: 'forms',
  import_batch: 'origin',
  target: 'origin',
  figure: 'origin',
  figure_correction: 'closings',
  row_text: 'origin',
  cell_note: 'origin',
  verdict_override: 'origin',
  period_close: 'closings',
  sheet_snapshot: 'closings',
  period_cutoff: 'calendar',
  report_due: 'calendar',
  request_form: 'returns',
  returned_file: 'returns',
  workbook_template: 'workbooks',
  import_mapping: 'workbooks',
  report_set: 'sets',
};

/** What a comparison is at: reading the other version, finding rows that differ, telling them by cell; 0 to 1 of it. */
export interface CompareStep {
  readonly stage: 'read' | 'rows' | 'cells';
  readonly share: number;
}

/** Holds another version against the open plan. Reads both, changes neither. */
export const compare = (open: SqlDb, other: SqlDb, tell: (step: CompareStep) => void = () => undefined): Comparison => {
  const changes = differences(open, other, (share) => tell({ stage: 'rows', share }));
  const seen = asSeen(open, changes);
  const homes = new Homes(open, other);
  const groups = new Map<string, { readonly home: Home; readonly changes: Change[] }>();
  const counts = new Map<OtherDifference, number>();
  const count = (table: TableName): void => {
    counts.set(OTHERS[table], (counts.get(OTHERS[table]) ?? 0) + 1);
  };
  for (const change of seen) {
    const home = homes.of(change);
    if (!home) {
      count(change.table);
      continue;
    }
    const group = groups.get(home.key) ?? { home, changes: [] };
    group.changes.push(change);
    groups.set(home.key, group);
  }
  const whole = seen.filter(isWholeRow);
  const indicators = new Set(
    whole.flatMap(({ before, after }) => textOrNull(after ?? before ?? {}, 'indicator_id') ?? []),
  );
  const rows = new Set(whole.map(({ id }) => id));
  const tellers = new Map<SqlDb, Teller>();
  const tellerOf = (db: SqlDb): Teller => {
    const teller = tellers.get(db) ?? new Teller(db);
    tellers.set(db, teller);
    return teller;
  };
  let left = TOLD;
  const sheets: SheetDifferences[] = [];
  let looked = 0;
  for (const { home, changes: own } of groups.values()) {
    tell({ stage: 'cells', share: looked++ / groups.size });
    // Of rows that came or went every group has to know, so that what hangs on them is told with them and nowhere else.
    const here = new Set(own);
    const others = whole.filter((change) => !here.has(change) && isOfPlan(change, home.context.plan.id));
    const away = new Set(others.map(({ id }) => id));
    const teller = tellerOf(home.db);
    const all = [...others, ...own];
    const told = tellChanges(teller, home.context, all).filter(({ row, what }) => what !== 'record' && !away.has(row));
    for (const change of own) {
      const image = change.after ?? change.before ?? {};
      const withRow =
        rows.has(change.table === 'plan_row' ? change.id : textOf(image, 'row_id')) ||
        indicators.has(change.table === 'indicator' ? change.id : textOf(image, 'indicator_id'));
      if (!withRow && !isShown(change)) count(change.table);
    }
    if (told.length === 0) continue;
    const shown = named(teller, told.slice(0, left), all);
    left -= shown.length;
    const { sheet, form, plan, period, unit } = home.context;
    const of = { sheet, formName: form.name, planTitle: plan.title, period, unit: unit.name };
    sheets.push({ ...of, changes: shown, more: told.length - shown.length });
  }
  sheets.sort((a, b) => homes.orderOf(a.sheet) - homes.orderOf(b.sheet) || (a.period < b.period ? -1 : 1));
  return {
    rows: changes.length,
    cells: sheets.reduce((sum, { changes: own, more }) => sum + own.length + more, 0),
    sheets,
    others: [...counts].map(([what, number]) => ({ what, count: number })),
    closed: allRefusedByClose(open, changes),
    closes: changes.flatMap(({ table, before, after }) => {
      const becomes = table === 'period_close' && after?.['reopened_at'] === null && before?.['reopened_at'] !== null;
      if (!becomes) return [];
      const unit = textOrNull(after, 'unit_id');
      const named = unit === null ? null : other.one('SELECT name FROM org_unit WHERE id = ?', [unit]);
      return [{ period: textOf(after, 'period'), unit: named ? textOf(named, 'name') : '' }];
    }),
  };
};

const isWholeRow = ({ table, before, after }: Change): boolean =>
  table === 'plan_row' && (before === null || after === null);

const isOfPlan = ({ before, after }: Change, plan: string): boolean => (after ?? before)?.['plan_id'] === plan;

/** The columns that a cell shows. */
const SHOWN: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  figure: ['typed', 'nature'],
  target: ['typed'],
  row_text: ['typed'],
  cell_note: ['body'],
  verdict_override: ['verdict', 'reason'],
  indicator: ['unit_label', 'direction', 'range_rule', 'direction_set', 'name'],
  plan_row: ['name', 'marker'],
};

/** Whether a cell tells all there is to a change; a row's place or an indicator's rule is more than its cells show. */
const isShown = ({ table, before, after }: Change): boolean => {
  const shown = SHOWN[table] ?? [];
  const image = after ?? before ?? {};
  const differing = Object.keys(image).filter((column) => (before?.[column] ?? null) !== (after?.[column] ?? null));
  const hasMore = differing.some((column) => !shown.includes(column));
  if (table === 'plan_row' || table === 'indicator') return !hasMore;
  return shown.some((column) => differing.includes(column));
};
