import { type Change, columnsOf, sameRow } from '../../db/changes';
import { isSeal } from '../../db/openDatabase';
import { TABLE_NAMES, type TableName } from '../../db/schema';
import { numberOf, type SqlDb, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { COMPACTION_KEY } from '../story/compactLog';

/** Rows read at a time of each side: two districts of a million figures are never in memory as objects at once. */
const PAGE = 5000;

/**
 * What makes one plan database say what another says: one change for each row that differs, table by table. The log is not
 * looked at, nor the mark of the file's own writer. Both have this version's schema.
 * @param from the one that is to change; `before` are its rows.
 * @param tell hears what share of its rows has been looked at, 0 to 1.
 */
export const differences = (from: SqlDb, to: SqlDb, tell: (share: number) => void = () => undefined): Change[] => {
  const counts = TABLE_NAMES.map((table) => countOf(from, table));
  const all = counts.reduce((sum, count) => sum + count, 0);
  let behind = 0;
  return TABLE_NAMES.flatMap((table, index) => {
    const count = counts[index] ?? 0;
    const found = tableDifferences(from, to, table, (rows) => tell((behind + Math.min(rows, count)) / all));
    behind += count;
    if (count > 0) tell(behind / all);
    return found;
  });
};

const countOf = (db: SqlDb, table: TableName): number =>
  numberOf(db.one(`SELECT count(*) AS n FROM ${table}`) ?? {}, 'n');

const tableDifferences = (from: SqlDb, to: SqlDb, table: TableName, tellRows: (rows: number) => void): Change[] => {
  const columns = columnsOf(from, table);
  const rows = `SELECT ${columns.join(', ')} FROM ${table}`;
  const found: Change[] = [];
  let after: string | null = null;
  for (let pages = 1; ; pages++) {
    const behind: string = after === null ? '' : 'WHERE id > ?';
    const start: readonly string[] = after === null ? [] : [after];
    // The last row of this page on the one side; the other side may have more or fewer up to there.
    const end = from.one(`SELECT id FROM ${table} ${behind} ORDER BY id LIMIT 1 OFFSET ${PAGE - 1}`, start);
    const upTo: string | null = end && textOf(end, 'id');
    const until = upTo === null ? behind : `${behind === '' ? 'WHERE' : `${behind} AND`} id <= ?`;
    const sql = `${rows} ${until} ORDER BY id`;
    const params = upTo === null ? start : [...start, upTo];
    const [mine, theirs] = [from.text(sql, params), to.text(sql, params)];
    if (mine !== theirs) found.push(...pageDifferences(table, columns, from.parsed(sql, mine), to.parsed(sql, theirs)));
    if (upTo === null) return found;
    tellRows(pages * PAGE);
    after = upTo;
  }
};

const pageDifferences = (
  table: TableName,
  columns: readonly string[],
  mine: readonly SqlRow[],
  theirs: readonly SqlRow[],
): Change[] => {
  const found: Change[] = [];
  const left = new Map(theirs.map((row) => [textOf(row, 'id'), row]));
  for (const before of mine) {
    const id = textOf(before, 'id');
    const after = left.get(id) ?? null;
    left.delete(id);
    if (!sameRow(before, after, columns)) found.push({ table, id, before, after });
  }
  for (const [id, after] of left) found.push({ table, id, before: null, after });
  return table === 'setting' ? found.filter(({ id }) => !isSeal(id) && id !== COMPACTION_KEY) : found;
};

/**
 * The same differences as a step that can be applied: what takes a unique place away goes before what needs it, also where
 * two rows change places; references are checked at the end of the transaction, so that tables need no order.
 */
export const inApplicableOrder = (db: SqlDb, changes: readonly Change[]): Change[] => {
  const [gone, plain, come]: [Change[], Change[], Change[]] = [[], [], []];
  const uniqueOf = new Map<TableName, readonly string[]>();
  for (const change of changes) {
    const { table, before, after } = change;
    const unique = uniqueOf.get(table) ?? uniqueColumns(db, table);
    uniqueOf.set(table, unique);
    if (after === null) gone.push(change);
    else if (before === null) come.push(change);
    else if (sameRow(before, after, unique)) plain.push(change);
    else {
      gone.push({ ...change, after: null });
      come.push({ ...change, before: null });
    }
  }
  return [...gone, ...plain, ...come];
};

/** Columns that a unique index of a table speaks of, its key left out. */
const uniqueColumns = (db: SqlDb, table: TableName): string[] => {
  const indexes = db.all(
    `SELECT l.name, s.sql FROM pragma_index_list(?) l LEFT JOIN sqlite_schema s ON s.name = l.name
     WHERE l."unique" = 1 AND l.origin <> 'pk'`,
    [table],
  );
  const named = new Set<string>();
  for (const index of indexes) {
    const parts = db.all('SELECT name FROM pragma_index_info(?)', [textOf(index, 'name')]);
    // An expression has no name: the columns that the index's own text speaks of.
    const words = parts.some((part) => textOrNull(part, 'name') === null)
      ? (textOf(index, 'sql').match(/\w+/g) ?? [])
      : parts.map((part) => textOf(part, 'name'));
    for (const word of words) named.add(word);
  }
  return columnsOf(db, table).filter((column) => named.has(column));
};

/**
 * The differences as a person sees them: a value that both versions have at the same place, each under an id of its own, is one
 * that differs and not one that went and one that came. What then says the same is left out.
 */
export const asSeen = (db: SqlDb, changes: readonly Change[]): Change[] => {
  const gone = new Map<string, Change>();
  const keyOf = placeKeys(db);
  for (const change of changes) {
    const key = change.after === null && change.before ? keyOf(change.table, change.before) : null;
    if (key !== null) gone.set(key, change);
  }
  const pairs = new Map<Change, Change>();
  for (const change of changes) {
    const key = change.before === null && change.after ? keyOf(change.table, change.after) : null;
    const other = key === null ? undefined : gone.get(key);
    if (other) pairs.set(other, change);
  }
  const taken = new Set(pairs.values());
  return changes.flatMap((change) => {
    if (taken.has(change)) return [];
    const now = pairs.get(change)?.after;
    if (!now) return [change];
    const after = { ...now, id: change.id };
    return sameRow(change.before, after, columnsOf(db, change.table)) ? [] : [{ ...change, after }];
  });
};

/** The place of a value among those of its table; null where a table has no such places. */
const placeKeys = (db: SqlDb): ((table: TableName, row: SqlRow) => string | null) => {
  const known = new Map<TableName, readonly string[]>();
  return (table, row) => {
    const columns = known.get(table) ?? uniqueColumns(db, table);
    known.set(table, columns);
    return columns.length === 0 ? null : JSON.stringify([table, ...columns.map((column) => row[column] ?? null)]);
  };
};
