import type { HistoryEntry, UndoState } from '../../../shared/contract/channels';
import type { Place } from '../../../shared/domain/command';
import { STEP_TEXT } from '../../../shared/text/steps';
import { encodeChanges, isCompacted, type LogRow, lastSeq, parseChanges, writeLogRow } from '../../db/changeLog';
import type { Change } from '../../db/changes';
import { newId } from '../../db/newId';
import { numberOf, type SqlDb, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';

export interface LogEntry {
  readonly id: string;
  readonly label: string;
  readonly changes: readonly Change[];
}

/** Why an entry cannot be inverted: it is not what it should be, or the log was made smaller there. */
export type Unusable = 'unreadable' | 'compacted';

export interface NewEntry {
  readonly at: string;
  readonly actor: string;
  readonly label: string;
  readonly source: string;
  readonly place: Place | null;
  readonly command: unknown;
  readonly changes: readonly Change[];
  /** The entry it inverts: undo inverts a step, redo inverts an undo. */
  readonly undoes: string | null;
}

/**
 * Undo and redo over the change log. The log only grows: an undo is a new entry that inverts an older one, so the order
 * of steps, and the ability to undo them, survives closing the file.
 */
export class History {
  readonly #db: SqlDb;
  #undo: string[] = [];
  #redo: string[] = [];
  /** Every entry's label and whether it was done, undone or done again. */
  readonly #entries = new Map<string, { readonly label: string; readonly kind: HistoryEntry['kind'] }>();

  constructor(db: SqlDb) {
    this.#db = db;
    for (const row of db.all('SELECT id, label, undoes FROM change_log ORDER BY seq')) {
      this.accept(textOf(row, 'id'), textOf(row, 'label'), textOrNull(row, 'undoes'));
    }
  }

  get state(): UndoState {
    return { undoLabel: this.#labelOf(this.#undo), redoLabel: this.#labelOf(this.#redo) };
  }

  /** The step that undo would take back; null when there is none. */
  get lastUndoable(): LogEntry | null | Unusable {
    return this.#entry(this.#undo.at(-1));
  }

  get lastRedoable(): LogEntry | null | Unusable {
    return this.#entry(this.#redo.at(-1));
  }

  /** Writes an entry, inside the transaction that applies its changes; `accept` it once that is committed. */
  append({ changes, command, place, ...entry }: NewEntry): LogRow {
    const row: LogRow = {
      ...entry,
      seq: lastSeq(this.#db) + 1,
      id: newId(),
      place: JSON.stringify(place),
      command: JSON.stringify(command, withoutLongLists),
      changes: encodeChanges(changes),
    };
    writeLogRow(this.#db, row);
    return row;
  }

  /** Whether an entry was a step, an undo or a redo. */
  kindOf(id: string): HistoryEntry['kind'] {
    return this.#entries.get(id)?.kind ?? 'do';
  }

  list(limit: number): HistoryEntry[] {
    return this.#db
      .all('SELECT seq, id, at, actor, label, source FROM change_log ORDER BY seq DESC LIMIT ?', [limit])
      .map((row) => this.entryOf(row));
  }

  /** Takes a committed entry into the stacks of undo and redo. */
  accept(id: string, label: string, undoes: string | null): void {
    let kind: HistoryEntry['kind'] = 'do';
    if (undoes === null) {
      this.#undo.push(id);
      this.#redo = [];
    } else if (this.#undo.at(-1) === undoes) {
      kind = 'undo';
      this.#undo.pop();
      this.#redo.push(id);
    } else if (this.#redo.at(-1) === undoes) {
      kind = 'redo';
      this.#redo.pop();
      this.#undo.push(id);
    }
    this.#entries.set(id, { label, kind });
  }

  /** Ids of the newest steps that undo and redo go through, `count` of each. */
  tail(count: number): string[] {
    return [...this.#undo.slice(-count), ...this.#redo.slice(-count)];
  }

  #labelOf(stack: readonly string[]): string | null {
    const id = stack.at(-1);
    return id === undefined ? null : (this.#entries.get(id)?.label ?? null);
  }

  #entry(id: string | undefined): LogEntry | null | Unusable {
    if (id === undefined) return null;
    const row = this.#db.one('SELECT id, label, changes FROM change_log WHERE id = ?', [id]);
    if (!row) return null;
    const text = textOf(row, 'changes');
    if (isCompacted(text)) return 'compacted';
    const changes = parseChanges(text);
    if (changes === null) return 'unreadable';
    return { id, label: textOf(row, 'label'), changes };
  }

  /** A row of the log (seq, id, at, actor, label, source) as it is told. */
  entryOf(row: SqlRow): HistoryEntry {
    const kind = this.kindOf(textOf(row, 'id'));
    const label = textOf(row, 'label');
    return {
      seq: numberOf(row, 'seq'),
      at: textOf(row, 'at'),
      actor: textOf(row, 'actor'),
      label: kind === 'do' ? label : kind === 'undo' ? STEP_TEXT.undo(label) : STEP_TEXT.redo(label),
      kind,
      source: textOf(row, 'source'),
    };
  }
}

const LONG_LIST = 100;
const LONG_TEXT = 100_000;

/** The command is kept to tell what was done; what a large one wrote is in the changes, and need not be there twice. */
const withoutLongLists = (_key: string, value: unknown): unknown => {
  if (Array.isArray(value) && value.length > LONG_LIST) return { count: value.length };
  return typeof value === 'string' && value.length > LONG_TEXT ? { length: value.length } : value;
};
