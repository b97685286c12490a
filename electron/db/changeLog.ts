import * as v from 'valibot';
import type { Change } from './changes';
import { TABLE_NAMES, type TableName } from './schema';
import { jsonIn, longText, numberOf, type SqlDb, type SqlRow, type SqlValue } from './sqlDb';

/**
 * Changes as the log keeps them. A paste changes thousands of rows that differ in two or three columns, so neighbours of
 * one table make a group: what all their images have in common once, then for each row its id and the other columns
 * before and after. Every id stands there as a JSON string of its own: the log is searched for it as text.
 */
interface Group {
  readonly table: TableName;
  readonly same: Readonly<Record<string, SqlValue>>;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}
type Row = readonly [id: string, before: Image, after: Image];
type Image = readonly SqlValue[] | null;

/** Changes as text for the log. */
export const encodeChanges = (changes: readonly Change[]): string => {
  const groups: Group[] = [];
  for (let from = 0; from < changes.length; ) {
    const table = changes[from]?.table;
    let to = from + 1;
    while (to < changes.length && changes[to]?.table === table) to++;
    if (table) groups.push(groupOf(table, changes.slice(from, to)));
    from = to;
  }
  return JSON.stringify(groups);
};

const groupOf = (table: TableName, changes: readonly Change[]): Group => {
  const varying = new Set<string>();
  const same = commonValues(changes, varying);
  const columns = [...varying];
  const imageOf = (row: SqlRow | null): Image => row && columns.map((column) => row[column] ?? null);
  const rows = changes.map(({ id, before, after }): Row => [id, imageOf(before), imageOf(after)]);
  return { table, same, columns, rows };
};

/** The columns in which no image differs from another; the others go into `varying`. */
const commonValues = (changes: readonly Change[], varying: Set<string>): Record<string, SqlValue> => {
  const same = new Map<string, SqlValue>();
  let count = 0;
  const take = (image: SqlRow | null): void => {
    if (!image) return;
    for (const [column, first] of same) {
      if ((image[column] ?? null) === first) continue;
      same.delete(column);
      varying.add(column);
    }
    for (const column in image) {
      if (column === 'id' || same.has(column) || varying.has(column)) continue;
      // A column that images before this one left out was null in them.
      if (count > 0 && image[column] !== null) varying.add(column);
      else same.set(column, image[column] ?? null);
    }
    count += 1;
  };
  for (const { before, after } of changes) {
    take(before);
    take(after);
  }
  return Object.fromEntries(same);
};

const value = v.union([v.string(), v.number(), v.null()]);
const image = v.nullable(v.record(v.string(), value));
const table = v.picklist(TABLE_NAMES);
const group = v.strictObject({
  table,
  same: v.record(v.string(), value),
  columns: v.array(v.string()),
  // Looked at one by one below, by hand: a schema takes ten times as long over the many values of a large step.
  rows: v.custom<readonly unknown[]>(Array.isArray),
});
/** How files written before groups have it: each change with its whole images. */
const plain = v.strictObject({ table, id: v.string(), before: image, after: image });
const log = v.array(v.union([group, plain]));

/** Changes as they stand in the log: text from a file, so parsed before they may write anything. Null when they are none. */
export const parseChanges = (json: string): readonly Change[] | null => {
  const parsed = v.safeParse(log, jsonIn(json));
  if (!parsed.success) return null;
  const changes: Change[] = [];
  for (const entry of parsed.output) {
    if ('id' in entry) {
      changes.push(entry);
      continue;
    }
    const { table, same, columns } = entry;
    for (const row of entry.rows) {
      if (!isRow(row, columns.length)) return null;
      const [id, before, after] = row;
      const toRow = (image: Image): SqlRow | null => {
        if (image === null) return null;
        const whole: Record<string, SqlValue> = { ...same, id };
        columns.forEach((column, index) => {
          whole[column] = image[index] ?? null;
        });
        return whole;
      };
      changes.push({ table, id, before: toRow(before), after: toRow(after) });
    }
  }
  return changes;
};

/** An entry of the log: its changes, and whether more than those were there before the log was made smaller. */
export interface Logged {
  readonly changes: readonly Change[];
  /** How many changes the step made. */
  readonly all: number;
  readonly compacted: boolean;
}

const compact = v.strictObject({
  compacted: v.pipe(v.number(), v.integer(), v.minValue(0)),
  kept: v.array(v.unknown()),
});

/**
 * What is kept of a step when the log is made smaller. No list of changes: a program that does not know of it takes the
 * entry for unreadable and refuses to undo it.
 */
export const encodeCompacted = (kept: readonly Change[], all: number): string =>
  `{"compacted":${all},"kept":${encodeChanges(kept)}}`;

/** Whether an entry was made smaller. */
export const isCompacted = (json: string): boolean => json.startsWith('{"compacted":');

/** An entry to be told, not to be undone: also one that was made smaller. Null when it cannot be read. */
export const readLogged = (json: string): Logged | null => {
  if (!isCompacted(json)) {
    const changes = parseChanges(json);
    return changes && { changes, all: changes.length, compacted: false };
  }
  const parsed = v.safeParse(compact, jsonIn(json));
  if (!parsed.success) return null;
  const changes = parseChanges(JSON.stringify(parsed.output.kept));
  return changes && { changes, all: parsed.output.compacted, compacted: true };
};

const isRow = (row: unknown, width: number): row is Row =>
  Array.isArray(row) &&
  row.length === 3 &&
  typeof row[0] === 'string' &&
  (row[1] === null || isValues(row[1], width)) &&
  (row[2] === null || isValues(row[2], width));

const isValues = (values: unknown, width: number): values is readonly SqlValue[] =>
  Array.isArray(values) && values.length === width && values.every(isValue);

const isValue = (one: unknown): one is SqlValue => typeof one === 'string' || typeof one === 'number' || one === null;

/** An entry of the log as its row has it; JSON stays text. */
export const LogRow = v.strictObject({
  seq: v.pipe(v.number(), v.safeInteger()),
  id: v.string(),
  at: v.string(),
  actor: v.string(),
  label: v.string(),
  source: v.string(),
  place: v.string(),
  command: v.string(),
  changes: v.string(),
  /** The entry it inverts: undo inverts a step, redo inverts an undo. */
  undoes: v.nullable(v.string()),
});
export type LogRow = v.InferOutput<typeof LogRow>;

/** Number of the newest entry; 0 for none. */
export const lastSeq = (db: SqlDb): number => numberOf(db.one('SELECT max(seq) AS seq FROM change_log') ?? {}, 'seq');

/** Writes an entry into the log, inside the transaction that applies its changes. */
export const writeLogRow = (db: SqlDb, row: LogRow): void => {
  db.run(
    `INSERT INTO change_log (seq, id, at, actor, label, source, place, command, changes, undoes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT), ?)`,
    [
      row.seq,
      row.id,
      row.at,
      row.actor,
      row.label,
      row.source,
      row.place,
      row.command,
      longText(row.changes),
      row.undoes,
    ],
  );
};
