import type { CellChange } from '../../../shared/contract/cellDetails';
import type { HistoryEntry } from '../../../shared/contract/channels';
import { readLogged } from '../../db/changeLog';
import { numberOf, type SqlDb, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import type { SheetContext } from '../load/sheetContext';
import { aspectsOf } from './cellAspects';
import type { CellKey } from './cellKey';
import { WAY_COLUMNS, wayOf } from './stepWay';

/** A step with its changes as text; they are parsed only where one of them can be about the cell. */
const BATCH = 60;

/** Newest first; at most `limit`. `kindOf` tells undo from redo by the id of a log entry. */
export const cellChanges = (
  db: SqlDb,
  context: SheetContext,
  key: CellKey,
  limit: number,
  kindOf: (id: string) => HistoryEntry['kind'],
): { readonly changes: CellChange[]; readonly hasMore: boolean } => {
  const marks = [key.row, key.label, key.indicator ?? key.row].map((id) => JSON.stringify(id));
  const changes: CellChange[] = [];
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    // A plain search in the text first: it is a hundred times faster than reading every entry as JSON.
    const entries = db.all(
      `SELECT seq, id, at, actor, label, source, changes, ${WAY_COLUMNS} FROM change_log
       WHERE seq < ? AND (instr(changes, ?) > 0 OR instr(changes, ?) > 0 OR instr(changes, ?) > 0)
       ORDER BY seq DESC LIMIT ${BATCH}`,
      [before, ...marks],
    );
    for (const entry of entries) {
      for (const found of changesIn(entry, context, key)) {
        if (changes.length === limit) return { changes, hasMore: true };
        changes.push({ ...found, kind: kindOf(textOf(entry, 'id')) });
      }
    }
    const last = entries.at(-1);
    if (!last || entries.length < BATCH) return { changes, hasMore: false };
    before = numberOf(last, 'seq');
  }
};

const changesIn = (entry: SqlRow, context: SheetContext, key: CellKey): Omit<CellChange, 'kind'>[] => {
  const step = {
    seq: numberOf(entry, 'seq'),
    at: textOf(entry, 'at'),
    actor: textOf(entry, 'actor'),
    step: textOf(entry, 'label'),
    way: wayOf(entry),
  };
  const fromFile = textOf(entry, 'source');
  return (readLogged(textOf(entry, 'changes'))?.changes ?? []).flatMap((change) =>
    aspectsOf(change, context, key).map(({ what, from, to }) => ({
      ...step,
      // An import stores file and cell with the value; the step itself knows the file only.
      source: fromFile === '' ? '' : (change.after && textOrNull(change.after, 'source')) || fromFile,
      what,
      from,
      to,
    })),
  );
};
