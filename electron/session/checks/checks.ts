import { checkSteps } from '../../../shared/check/checkScope';
import { checkDates, checkOverdue } from '../../../shared/check/entries';
import { findMissingFigures, findMissingTargets, type Presence, presenceOf } from '../../../shared/check/missing';
import type { CheckRow, RawFinding } from '../../../shared/check/types';
import type { CheckReport } from '../../../shared/contract/checks';
import type { Period } from '../../../shared/domain/period';
import { REGISTERS } from '../../../shared/form/definition';
import { deriveFigure } from '../../../shared/series/derive';
import type { Change } from '../../db/changes';
import { type SqlDb, type SqlRow, textOf } from '../../db/sqlDb';
import { LoadedSeries } from '../load/loadSeries';
import { definitionOf } from '../load/sheetContext';
import { type CheckFile, type CheckPlan, loadCheckFile, loadEntries, loadScope } from './checksLoad';
import { CheckTeller } from './checksReport';

/** A piece of the work, small enough that nobody waits for it: rows that belong together, or the registers of a plan. */
interface Job {
  readonly plan: CheckPlan;
  /** None: tasks and documents. */
  readonly rows: readonly CheckRow[];
  /** What its result rests on beside figures and targets. */
  readonly basis: string;
  result: { readonly findings: readonly RawFinding[]; readonly presences: readonly Presence[] } | null;
}

/** Tables whose changes no check looks at. */
const UNSEEN: ReadonlySet<string> = new Set([
  'setting',
  'cell_note',
  'verdict_override',
  'import_batch',
  'sheet_snapshot',
  'period_close',
  'period_cutoff',
  'row_alias',
  'report_due',
]);

/**
 * The data checks of an open file, kept up to date: a change dirties only the rows that share its series, and the work is
 * done piece by piece, so that commands come in between. Writes nothing.
 */
export class PlanChecks {
  readonly #db: SqlDb;
  readonly today: string;
  #file: CheckFile | null = null;
  #jobs = new Map<string, Job>();
  /** Keys of jobs by the indicators that they look at, weights too. */
  #jobsOf = new Map<string, string[]>();
  #sharing = new Map<string, CheckPlan[]>();
  #missing = new Map<string, readonly RawFinding[]>();
  #teller: CheckTeller | null = null;
  /** What is being worked on; forgotten when it changes meanwhile. */
  #running: { readonly job: Job; readonly steps: Generator<void, NonNullable<Job['result']>> } | null = null;

  /** @param today ISO date that deadlines are held against. */
  constructor(db: SqlDb, today: string) {
    this.#db = db;
    this.today = today;
  }

  /** Forgets what changes may have made untrue. */
  touch(changes: readonly Change[]): void {
    for (const change of changes) {
      const images = [change.before, change.after].filter((image): image is SqlRow => image !== null);
      switch (change.table) {
        case 'figure':
        case 'figure_correction':
        case 'target':
        case 'indicator_version':
          for (const image of images) this.#forget(textOf(image, 'indicator_id'));
          break;
        case 'indicator':
          this.#forget(change.id);
          break;
        case 'row_text':
          for (const job of this.#jobs.values()) if (job.rows.length === 0) this.#drop(job);
          break;
        default:
          if (!UNSEEN.has(change.table)) this.#file = null;
      }
    }
  }

  #forget(indicator: string): void {
    for (const key of this.#jobsOf.get(indicator) ?? []) {
      const job = this.#jobs.get(key);
      if (!job) continue;
      this.#drop(job);
      this.#missing.delete(job.plan.id);
    }
  }

  #drop(job: Job): void {
    job.result = null;
    if (this.#running?.job === job) this.#running = null;
  }

  /** Works until all is done or `isOver` says to stop, at least one piece; true when all is done. */
  work(isOver: () => boolean): boolean {
    const file = this.#prepare();
    for (const job of this.#jobs.values()) {
      while (!job.result) {
        if (this.#running?.job !== job) this.#running = { job, steps: this.#run(file, job) };
        const step = this.#running.steps.next();
        if (step.done) {
          job.result = step.value;
          this.#running = null;
        }
        if (isOver()) return false;
      }
    }
    for (const plan of file.plans) {
      if (this.#missing.has(plan.id)) continue;
      this.#missing.set(plan.id, this.#findMissing(plan));
      if (isOver()) return false;
    }
    return true;
  }

  /** All findings, in the order of sheets and rows. Call when the work is done. */
  report(): CheckReport {
    const file = this.#prepare();
    this.#teller ??= new CheckTeller(this.#db, file);
    const found = file.plans.map((plan) => ({
      plan,
      findings: [
        ...[...this.#jobs.values()].filter((job) => job.plan === plan).flatMap((job) => job.result?.findings ?? []),
        ...(this.#missing.get(plan.id) ?? []),
      ],
    }));
    return this.#teller.report(found);
  }

  /** Which pieces there are. A piece whose rows stayed as they were keeps what was found in it. */
  #prepare(): CheckFile {
    if (this.#file) return this.#file;
    const file = loadCheckFile(this.#db);
    const before = this.#jobs;
    // Dates of validity and mergers decide what may be added up.
    const common = JSON.stringify([
      [...file.units.values()],
      file.plans.map(({ rows: _rows, ...plan }) => plan),
      this.today,
    ]);
    // Of the registers also which columns are of days.
    const dates = [...this.#dateFields()];
    this.#jobs = new Map();
    this.#jobsOf = new Map();
    this.#sharing = new Map();
    this.#missing = new Map();
    this.#teller = null;
    this.#running = null;
    for (const plan of file.plans) {
      for (const { indicator } of plan.rows) {
        if (indicator === null) continue;
        const plans = this.#sharing.get(indicator) ?? [];
        if (!plans.includes(plan)) this.#sharing.set(indicator, [...plans, plan]);
      }
    }
    for (const plan of file.plans) {
      for (const [key, rows] of [...branchesOf(plan), [`entries ${plan.id}`, []] as const]) {
        const registers = rows.length === 0 ? plan.rows.filter(({ tree }) => REGISTERS.has(tree)) : rows;
        const basis = `${common} ${JSON.stringify([registers, rows.length === 0 ? dates : []])}`;
        const old = before.get(key);
        this.#jobs.set(key, { plan, rows, basis, result: old?.basis === basis ? old.result : null });
        for (const { indicator } of rows) if (indicator !== null) push(this.#jobsOf, indicator, key);
      }
    }
    const weighted = this.#db.all(
      'SELECT id, weight_indicator_id FROM indicator WHERE weight_indicator_id IS NOT NULL',
    );
    for (const row of weighted) {
      for (const key of [...(this.#jobsOf.get(textOf(row, 'id')) ?? [])])
        push(this.#jobsOf, textOf(row, 'weight_indicator_id'), key);
    }
    this.#file = file;
    return file;
  }

  *#run(file: CheckFile, { plan, rows }: Job): Generator<void, NonNullable<Job['result']>> {
    if (rows.length === 0) {
      const entries = loadEntries(this.#db, plan, this.#dateFields());
      const findings = [...checkDates(entries, plan.period), ...checkOverdue(entries, plan.period, this.today)];
      return { findings, presences: [] };
    }
    const scope = yield* loadScope(this.#db, file, plan, rows, this.#sharing);
    const findings = yield* checkSteps(scope);
    this.#missing.delete(plan.id);
    return { findings, presences: presenceOf(scope) };
  }

  #dateFields(): ReadonlySet<string> {
    const fields = new Set<string>();
    for (const row of this.#db.all('SELECT definition FROM form')) {
      for (const column of definitionOf(textOf(row, 'definition'))?.columns ?? []) {
        if (column.kind === 'text' && column.type === 'date') fields.add(column.field);
      }
    }
    return fields;
  }

  #findMissing(plan: CheckPlan): readonly RawFinding[] {
    const presences = [...this.#jobs.values()]
      .filter((job) => job.plan === plan)
      .flatMap((job) => job.result?.presences ?? []);
    const series = new LoadedSeries(this.#db, this.#file?.units ?? new Map());
    const isDerived = (indicator: string, unit: string, period: Period): boolean => {
      const point = { indicator, unit, period, basis: 'cumulative' as const, item: '', nature: null };
      const found = series.settle(() => deriveFigure(series, point));
      return found !== undefined && found.kind !== 'none';
    };
    return [...findMissingFigures(presences, isDerived), ...findMissingTargets(presences, plan)];
  }
}

/** Rows that add up or are parts of one another, by the row that stands above them all. */
const branchesOf = (plan: CheckPlan): Map<string, CheckRow[]> => {
  const known = new Map(plan.rows.map((row) => [row.id, row]));
  const rootOf = (row: CheckRow): string => {
    let top = row;
    for (let depth = 0; depth < plan.rows.length; depth++) {
      const above = known.get(top.under ?? '');
      if (!above || (above.indicator === null && !above.adds)) break;
      top = above;
    }
    return top.id;
  };
  const branches = new Map<string, CheckRow[]>();
  for (const row of plan.rows) {
    if (row.indicator === null && !row.adds) continue;
    push(branches, `rows ${rootOf(row)}`, row);
  }
  return branches;
};

const push = <V>(map: Map<string, V[]>, key: string, value: V): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};
