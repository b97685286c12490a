import { readLogged } from './changeLog';
import type { Change } from './changes';
import { numberOf, type SqlRow, textOf } from './sqlDb';
import type { FoundTable } from './tableFinder';

/** What the log of changes says about the rows of a file. */
export interface LoggedRows {
  /** The last image of a row, null when it was deleted; undefined for a row that no step touched. */
  last(table: string, id: string): SqlRow | null | undefined;
  /** Whether a row was once so, before a later step. */
  wasOnce(table: string, row: SqlRow): boolean;
  /** Ids of a table's rows that the log knows. */
  ids(table: string): Iterable<string>;
  /** Every step that was ever written could be read, as far as that can be known. */
  readonly whole: boolean;
  /** Steps that cannot be read. */
  readonly lost: number;
}

/**
 * Reads the log's steps in their order; a step that is not what it should be is left out and counted.
 * @param lastStep the number of the last step, by SQLite's count; 0 when it is not known.
 */
export const readLog = (log: FoundTable | undefined, lastStep: number): LoggedRows => {
  const latest = new Map<string, Map<string, SqlRow | null>>();
  const steps = [...(log?.rows.values() ?? [])].sort((a, b) => numberOf(a.row, 'seq') - numberOf(b.row, 'seq'));
  let lost = log ? [...log.keys].filter((id) => !log.rows.has(id)).length : 0;
  const last = numberOf(steps.at(-1)?.row ?? {}, 'seq');
  if (lost === 0) lost = Math.max(0, lastStep - last);
  for (const { row, brokenText } of steps) {
    const changes = brokenText ? null : changesOf(row);
    if (changes === null) lost += 1;
    for (const { table, id, after } of changes ?? []) {
      const rows = latest.get(table) ?? new Map<string, SqlRow | null>();
      rows.set(id, after);
      latest.set(table, rows);
    }
  }
  return {
    last: (table, id) => latest.get(table)?.get(id),
    ids: (table) => latest.get(table)?.keys() ?? [],
    wasOnce: (table, row) => {
      const id = textOf(row, 'id');
      return steps.some(({ row: step }) => {
        // The id stands there as a JSON string of its own: most steps need no reading.
        if (!textOf(step, 'changes').includes(JSON.stringify(id))) return false;
        return (changesOf(step) ?? []).some(
          (change) =>
            change.table === table && change.id === id && change.before !== null && agrees(row, change.before),
        );
      });
    },
    // Steps beyond SQLite's own count are of a later state than the page of the count, and others may be too.
    whole: log !== undefined && lost === 0 && (lastStep === 0 || lastStep === last) && (log.whole || log.keysWhole),
    lost,
  };
};

const changesOf = (row: SqlRow): readonly Change[] | null => {
  try {
    return readLogged(textOf(row, 'changes'))?.changes ?? null;
  } catch {
    return null;
  }
};

/** Two images of one row that say the same in every column that both have: older images lack newer columns. */
export const agrees = (a: SqlRow, b: SqlRow): boolean =>
  Object.keys(a).every((column) => !(column in b) || (a[column] ?? null) === (b[column] ?? null));
