import { readLogged } from '../../db/changeLog';
import type { Change } from '../../db/changes';
import { type SqlDb, type SqlRow, textOf } from '../../db/sqlDb';

/** The changes of a step of the log; null when it is not there or cannot be read. */
export const changesOfStep = (db: SqlDb, step: number): readonly Change[] | null => {
  const row = db.one('SELECT changes FROM change_log WHERE seq = ?', [step]);
  return (row && readLogged(textOf(row, 'changes'))?.changes) ?? null;
};

/** A row of a table as it last was before a step took it away; null when the log has none. */
export const lastImage = (db: SqlDb, table: Change['table'], id: string): SqlRow | null =>
  removalOf(db, table, id)?.find((one) => one.table === table && one.id === id && one.after === null)?.before ?? null;

/** The changes of the newest step that took a row of a table away; null when the log has none. */
export const removalOf = (db: SqlDb, table: Change['table'], id: string): readonly Change[] | null => {
  const steps = db.all('SELECT seq FROM change_log WHERE instr(changes, ?) > 0 ORDER BY seq DESC', [
    JSON.stringify(id),
  ]);
  for (const { seq } of steps) {
    const changes = changesOfStep(db, Number(seq)) ?? [];
    if (changes.some((one) => one.table === table && one.id === id && one.before && !one.after)) return changes;
  }
  return null;
};
