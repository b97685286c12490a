import { applyChanges, invertChanges } from '../../electron/db/changes';
import { textOf } from '../../electron/db/sqlDb';
import { sheetContext } from '../../electron/session/load/sheetContext';
import { refusedByClose } from '../../electron/session/periods/closing';
import { planCommand } from '../../electron/session/planCommand';
import { History } from '../../electron/session/story/history';
import type { Command } from '../../shared/domain/command';
import { SHEET } from './openSample';
import { RowBench, type RowCommand } from './rowBench';

/** A plan in memory whose steps go into its log as a session writes them: the gate, one transaction, undo and redo. */
export class LogBench {
  history: History;
  #clock = Date.parse('2024-01-01T00:00:00Z');

  private constructor(readonly rows: RowBench) {
    this.history = new History(rows.db);
  }

  static async open(lines: readonly string[] | null = null): Promise<LogBench> {
    return new LogBench(await RowBench.open(lines));
  }

  /** On a copy of a database. */
  static async of(image: Uint8Array): Promise<LogBench> {
    return new LogBench(await RowBench.of(image));
  }

  get db() {
    return this.rows.db;
  }

  /** Runs a command as one step, a minute after the last; the error code when it is refused. */
  run(command: RowCommand, actor = 'Lan', period: string | null = null, sheet = SHEET): string | null {
    const context = sheetContext(this.db, sheet, period, null);
    if (!context.ok) throw new Error(context.error.code);
    const whole = { ...command, sheet, ...(period === null ? {} : { period }) } as Command;
    const planned = planCommand(this.db, context.value, whole);
    if (!planned.ok) return planned.error.code;
    const { changes, label, source, place } = planned.value;
    const refused = refusedByClose(this.db, changes);
    if (refused) return refused.code;
    if (changes.length === 0) return null;
    const row = this.db.transaction(() => {
      applyChanges(this.db, changes);
      return this.history.append({
        at: this.#now(),
        actor,
        label,
        source,
        place: place ?? { sheet, row: null, column: null },
        command: whole,
        changes,
        undoes: null,
      });
    });
    this.history.accept(row.id, label, null);
    this.rows.check();
    return null;
  }

  /** Undoes the last step; why not, when it cannot be. */
  undo(): string | null {
    const entry = this.history.lastUndoable;
    if (entry === null) return 'nothing';
    if (entry === 'compacted' || entry === 'unreadable') return entry;
    const changes = invertChanges(entry.changes);
    const refused = refusedByClose(this.db, changes);
    if (refused) return refused.code;
    const row = this.db.transaction(() => {
      applyChanges(this.db, changes);
      return this.history.append({
        at: this.#now(),
        actor: 'Lan',
        label: entry.label,
        source: '',
        place: { sheet: SHEET, row: null, column: null },
        command: { type: 'invert' },
        changes,
        undoes: entry.id,
      });
    });
    this.history.accept(row.id, entry.label, entry.id);
    return null;
  }

  /** The log as it is stored, newest last. */
  log(): readonly string[] {
    return this.db.all('SELECT * FROM change_log ORDER BY seq').map((row) => JSON.stringify(row));
  }

  lastStep(): number {
    return Number(textOf(this.db.one('SELECT max(seq) AS seq FROM change_log') ?? {}, 'seq'));
  }

  #now(): string {
    this.#clock += 60_000;
    return new Date(this.#clock).toISOString();
  }
}
