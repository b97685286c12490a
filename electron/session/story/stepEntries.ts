import type { StepChange, StepEntry } from '../../../shared/contract/channels';
import { readLogged } from '../../db/changeLog';
import { numberOf, type SqlDb, type SqlRow, textOf } from '../../db/sqlDb';
import { parsePlace } from '../load/place';
import type { History } from './history';
import { named, tellChanges } from './stepStory';
import { WAY_COLUMNS, wayOf } from './stepWay';
import { Teller } from './teller';

/** Changes of a step that the list of steps tells one by one; the others are counted. */
const TOLD = 3;

/** Steps that wrote more than this, in characters, are told by their label in the list: reading many would hold it up. */
const LONGEST = 200_000;

/** Steps by their numbers, each with where it happened and the first things that it changed, in the order given. */
export const stepEntries = (db: SqlDb, history: History, steps: readonly number[]): StepEntry[] => {
  const rows = db.all(
    `SELECT seq, id, at, actor, label, source, place, ${WAY_COLUMNS}, length(changes) AS size,
       CASE WHEN length(changes) <= ${LONGEST} THEN changes END AS changes
     FROM change_log WHERE seq IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(steps)],
  );
  const bySeq = new Map(rows.map((row) => [numberOf(row, 'seq'), row]));
  const teller = new Teller(db);
  return steps.flatMap((seq) => {
    const row = bySeq.get(seq);
    return row ? [toEntry(teller, history, row)] : [];
  });
};

const toEntry = (teller: Teller, history: History, row: SqlRow): StepEntry => {
  const place = parsePlace(textOf(row, 'place'));
  const isLong = row['changes'] === null;
  const logged = isLong ? null : readLogged(textOf(row, 'changes'));
  const changes = logged?.changes ?? [];
  const context = teller.context(place?.sheet ?? null, place?.period ?? null, place?.unit ?? null);
  const told = context ? tellChanges(teller, context, changes) : [];
  return {
    ...history.entryOf(row),
    place,
    way: wayOf(row),
    changes: named(teller, told.slice(0, TOLD), changes),
    more: isLong ? MANY : Math.max(0, told.length - TOLD),
    compacted: logged?.compacted ?? false,
  };
};

/** Said of a step that is too long to be counted in passing; `stepChanges` counts it. */
const MANY = -1;

/** All that one step changed, from the `from`-th on, `limit` of them at most. */
export const stepChanges = (
  teller: Teller,
  step: number,
  from: number,
  limit: number,
): { readonly changes: readonly StepChange[]; readonly all: number } => {
  const row = teller.db.one('SELECT place, changes FROM change_log WHERE seq = ?', [step]);
  const changes = (row && readLogged(textOf(row, 'changes'))?.changes) ?? [];
  const place = row ? parsePlace(textOf(row, 'place')) : null;
  const context = teller.context(place?.sheet ?? null, place?.period ?? null, place?.unit ?? null);
  const told = context ? tellChanges(teller, context, changes) : [];
  return { changes: named(teller, told.slice(from, from + limit), changes), all: told.length };
};
