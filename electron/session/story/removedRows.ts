import { readLogged } from '../../db/changeLog';
import { numberOf, type SqlDb, type SqlRow, textOf } from '../../db/sqlDb';

/** A row of a plan that is not there any more, as it last was. */
export interface RemovedRow {
  readonly id: string;
  readonly image: SqlRow;
  /** The step that took it away. */
  readonly step: number;
}

interface Known {
  readonly rows: Map<string, RemovedRow>;
  upTo: number;
}

const known = new WeakMap<SqlDb, Known>();

/** Entries read at a time. */
const BATCH = 50;

/** Every row that a step of the log took away and none has brought back, by id. The log is read once, then what is new of it. */
export const removedRows = (db: SqlDb): ReadonlyMap<string, RemovedRow> => {
  const state = known.get(db) ?? { rows: new Map<string, RemovedRow>(), upTo: 0 };
  known.set(db, state);
  const newest = numberOf(db.one('SELECT coalesce(max(seq), 0) AS seq FROM change_log') ?? {}, 'seq');
  while (state.upTo < newest) {
    const entries = db.all(
      `SELECT seq, changes FROM change_log WHERE seq > ? AND instr(changes, '"plan_row"') > 0 ORDER BY seq LIMIT ${BATCH}`,
      [state.upTo],
    );
    for (const entry of entries) {
      const step = numberOf(entry, 'seq');
      for (const { table, id, before, after } of readLogged(textOf(entry, 'changes'))?.changes ?? []) {
        if (table !== 'plan_row') continue;
        // Set anew, so that the order is that of the deletions.
        state.rows.delete(id);
        if (after === null && before !== null) state.rows.set(id, { id, image: before, step });
      }
      state.upTo = step;
    }
    // Nothing more up to the newest step: the next look begins behind it.
    if (entries.length < BATCH) state.upTo = newest;
  }
  return state.rows;
};
