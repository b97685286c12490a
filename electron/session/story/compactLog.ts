import * as v from 'valibot';
import type { LogCompaction } from '../../../shared/contract/story';
import { encodeCompacted, readLogged } from '../../db/changeLog';
import { type Change, columnsOf } from '../../db/changes';
import type { TableName } from '../../db/schema';
import { jsonIn, longText, numberOf, type SqlDb, type SqlRow, textOf } from '../../db/sqlDb';
import { forgetFacts } from './stepSearch';

/**
 * The log in bounds. Of older steps who, when, label and place stay, and of what they changed the first and the last change
 * of every stored value: what it was before, what it has been since, and by which step. What came between goes, and with it
 * the undoing of those steps. Closings, corrections and overruled verdicts stay whole, and so does whatever took a row away:
 * it is the last change of that row.
 */
export interface Keeping {
  /** Ids of steps that must stay undoable. */
  readonly undoable: readonly string[];
  /** So many of the newest steps stay as they are. */
  readonly newest: number;
  /** So do all from this time on; null: no such bound. */
  readonly from: string | null;
}

/** Their changes never go: when a period was closed, reopened and why, what was corrected, which verdicts were overruled. */
const RECORDS: ReadonlySet<TableName> = new Set(['period_close', 'figure_correction', 'verdict_override']);

/** Whole documents beside what is told of them; the log need not have a second copy of each. */
const BULKY: Readonly<Partial<Record<TableName, string>>> = {
  sheet_snapshot: 'view',
  workbook_template: 'body',
  form: 'definition',
  request_form: 'sent',
  import_mapping: 'mapping',
};

/** Under which key the plan keeps what was compacted last. */
export const COMPACTION_KEY = 'log.compacted';

/** Makes the log smaller, in one transaction; returns how many steps it touched. Compacting again changes nothing. */
export const compactLog = (db: SqlDb, keeping: Keeping): number => {
  const below = firstKept(db, keeping);
  const kept = changesToKeep(db, below);
  let steps = 0;
  let until = '';
  db.transaction(() => {
    for (const { seq } of stepsBelow(db, below)) {
      const row = db.one('SELECT at, command, changes FROM change_log WHERE seq = ?', [seq]);
      const logged = row && readLogged(textOf(row, 'changes'));
      if (!row || !logged) continue;
      const indexes = kept.get(seq) ?? new Set();
      const left = logged.changes.filter((_, index) => indexes.has(index)).map(slim);
      const isSame = left.length === logged.changes.length && left.every((one, i) => one === logged.changes[i]);
      if (isSame) continue;
      db.run('UPDATE change_log SET changes = CAST(? AS TEXT), command = ? WHERE seq = ?', [
        longText(encodeCompacted(left, logged.all)),
        shortCommand(textOf(row, 'command')),
        seq,
      ]);
      steps += 1;
      until = textOf(row, 'at');
    }
    if (steps === 0) return;
    const record: LogCompaction = {
      at: new Date().toISOString(),
      steps: steps + (compactionOf(db)?.steps ?? 0),
      until,
    };
    db.run('INSERT INTO setting (id, value) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET value = excluded.value', [
      COMPACTION_KEY,
      JSON.stringify(record),
    ]);
  });
  forgetFacts(db);
  return steps;
};

/** The first step that stays as it is. */
const firstKept = (db: SqlDb, { undoable, newest, from }: Keeping): number => {
  const row = db.one(
    `SELECT min(coalesce((SELECT min(seq) FROM (SELECT seq FROM change_log ORDER BY seq DESC LIMIT ?)), 0),
                coalesce((SELECT min(seq) FROM change_log WHERE id IN (SELECT value FROM json_each(?))), 9e15),
                coalesce((SELECT min(seq) FROM change_log WHERE at >= ?), 9e15)) AS seq`,
    [newest, JSON.stringify(undoable), from ?? '~'],
  );
  return row ? numberOf(row, 'seq') : 0;
};

const stepsBelow = (db: SqlDb, below: number): { readonly seq: number }[] =>
  db
    .all('SELECT seq FROM change_log WHERE seq < ? ORDER BY seq', [below])
    .map((row) => ({ seq: numberOf(row, 'seq') }));

/** By step, the places of the changes that stay: for every stored value the first and the last that changed it. */
const changesToKeep = (db: SqlDb, below: number): ReadonlyMap<number, ReadonlySet<number>> => {
  const kept = new Map<number, Set<number>>();
  const keep = (seq: number, index: number): void => {
    const list = kept.get(seq) ?? new Set();
    list.add(index);
    kept.set(seq, list);
  };
  // One entry a row: a step touches many columns of many rows.
  const last = new Map<string, Map<string, readonly [seq: number, index: number]>>();
  for (const { seq } of stepsBelow(db, below)) {
    const row = db.one('SELECT changes FROM change_log WHERE seq = ?', [seq]);
    const changes = (row && readLogged(textOf(row, 'changes'))?.changes) ?? [];
    for (const [index, change] of changes.entries()) {
      if (RECORDS.has(change.table)) keep(seq, index);
      const key = `${change.table}\n${change.id}`;
      const columns = last.get(key) ?? new Map<string, readonly [seq: number, index: number]>();
      last.set(key, columns);
      const here = [seq, index] as const;
      for (const column of changedColumns(db, change)) {
        if (!columns.has(column)) keep(seq, index);
        columns.set(column, here);
      }
    }
  }
  for (const columns of last.values()) for (const [seq, index] of columns.values()) keep(seq, index);
  return kept;
};

const changedColumns = (db: SqlDb, { table, before, after }: Change): readonly string[] =>
  columnsOf(db, table).filter((column) => !before || !after || (before[column] ?? null) !== (after[column] ?? null));

/** A removal has the only copy of what it took away. */
const slim = (change: Change): Change => {
  if (change.after === null) return change;
  const column = BULKY[change.table];
  const isBulky = (row: SqlRow | null): boolean =>
    column !== undefined && row !== null && (row[column] ?? null) !== null;
  if (!isBulky(change.before) && !isBulky(change.after)) return change;
  const without = (row: SqlRow | null): SqlRow | null => row && { ...row, [column ?? '']: null };
  return { ...change, before: without(change.before), after: without(change.after) };
};

/** Of a command, what says how the step came about. */
const shortCommand = (json: string): string => {
  const parsed = v.safeParse(v.record(v.string(), v.unknown()), jsonIn(json));
  const { type, gesture, sheet } = parsed.success ? parsed.output : {};
  return JSON.stringify({ type, gesture, sheet });
};

const stored = v.object({ at: v.string(), steps: v.number(), until: v.string() });

/** What was compacted so far; null when nothing was. */
export const compactionOf = (db: SqlDb): LogCompaction | null => {
  const row = db.one('SELECT value FROM setting WHERE id = ?', [COMPACTION_KEY]);
  const parsed = row ? v.safeParse(stored, jsonIn(textOf(row, 'value'))) : null;
  return parsed?.success ? parsed.output : null;
};

/** Bytes of all changes in the log; told by the headers of the rows, without reading them. */
export const logSize = (db: SqlDb): number => {
  const row = db.one('SELECT coalesce(sum(octet_length(changes)), 0) AS size FROM change_log');
  return row ? numberOf(row, 'size') : 0;
};
