import type { AppError } from '../../shared/contract/appError';
import { err, ok, type Result } from '../../shared/contract/result';
import { MIGRATIONS } from './migrations';
import { APPLICATION_ID, SCHEMA_SQL, SCHEMA_VERSION, TABLE_NAMES, type TableName } from './schema';
import { numberOf, SqlDb, textOf } from './sqlDb';

/** A new, empty plan database with the current schema. */
export const createDatabase = async (): Promise<SqlDb> => {
  const db = await SqlDb.open(null);
  db.script(SCHEMA_SQL);
  stamp(db);
  return db;
};

const stamp = (db: SqlDb): void => {
  db.script(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SCHEMA_VERSION};`);
};

export interface OpenHow {
  /**
   * The bytes are those that were written: their checksum fits. SQLite's own check of every page of the large tables, which
   * takes seconds for a district of many years, is then left out.
   */
  readonly proven?: boolean;
  /** Steps that the file does not hold yet: played onto the schema they were made with, before the contents are checked. */
  readonly play?: (db: SqlDb) => void;
}

/**
 * Opens a database image and proves that it is a plan of this version before anything uses it: application id, version
 * (older ones are migrated in one transaction, newer ones refused), integrity, foreign keys, and the schema itself, so
 * that a stranger's triggers, views or virtual tables never run.
 * @param path only for the error's data.
 */
export const openDatabase = async (
  image: Uint8Array,
  path: string,
  { proven = false, play }: OpenHow = {},
): Promise<Result<SqlDb, AppError>> => {
  const db = await SqlDb.open(image);
  const refuse = (error: AppError): Result<SqlDb, AppError> => {
    db.close();
    return err(error);
  };
  try {
    const applicationId = numberOf(db.one('PRAGMA application_id') ?? {}, 'application_id');
    const version = numberOf(db.one('PRAGMA user_version') ?? {}, 'user_version');
    if (applicationId !== APPLICATION_ID && applicationId !== 0) {
      return refuse({ code: 'notAPlan', path, found: 'otherDatabase' });
    }
    if (applicationId === APPLICATION_ID && version > SCHEMA_VERSION) {
      return refuse({ code: 'newerVersion', path, found: version, supported: SCHEMA_VERSION });
    }
    const stranger = strangeObject(db);
    if (stranger !== null && applicationId === APPLICATION_ID) {
      return refuse({ code: 'wrongSchema', path, detail: stranger });
    }
    // A plain copy of the tables (for instance from a dump) has lost both numbers; the schema decides then.
    const isOlder = applicationId === APPLICATION_ID && version > 0 && version < SCHEMA_VERSION;
    if (isOlder) {
      play?.(db);
      migrate(db, version);
    }
    const difference = await schemaDifference(db);
    if (difference !== null) {
      return refuse(
        applicationId === APPLICATION_ID
          ? { code: 'wrongSchema', path, detail: difference }
          : { code: 'notAPlan', path, found: 'otherDatabase' },
      );
    }
    if (!isOlder) play?.(db);
    const damage = proven ? contentProblem(db) : integrityProblem(db);
    if (damage !== null) return refuse({ code: 'damaged', path, detail: damage });
    const beyond = boundsProblem(db) ?? treeProblem(db);
    if (beyond !== null) return refuse({ code: 'damaged', path, detail: beyond });
    if (applicationId === 0 || version !== SCHEMA_VERSION) stamp(db);
    return ok(db);
  } catch (error) {
    return refuse({ code: 'damaged', path, detail: error instanceof Error ? error.message : String(error) });
  }
};

/** The mark that a plan file's own writer leaves: such a file has a checksum behind it. */
const SEAL = 'sealed';

/** Whether a setting is that mark, which belongs to the file and not to what it says. */
export const isSeal = (id: string): boolean => id === SEAL;

/** Whether this version of the program has left its mark in the database (see `seal`). */
export const isSealed = (db: SqlDb): boolean => db.one('SELECT id FROM setting WHERE id = ?', [SEAL]) !== null;

/** Leaves the mark before the first write; nothing to undo, so it is not a step. */
export const seal = (db: SqlDb): void => {
  if (!isSealed(db)) db.run('INSERT INTO setting (id, value) VALUES (?, ?)', [SEAL, '1']);
};

/** Rows that are listed whole whenever a plan is shown: many times as many as the largest district has. */
const MOST: Readonly<Partial<Record<TableName, number>>> = {
  plan: 200,
  sheet: 5000,
  form: 500,
  org_unit: 20_000,
  unit_kind: 500,
  unit_link: 20_000,
  authority: 1000,
  measure: 2000,
  setting: 20_000,
  plan_row: 200_000,
};

/** The first table with more rows than any plan has, which would keep the session busy for ever, or null. */
const boundsProblem = (db: SqlDb): string | null => {
  for (const table of TABLE_NAMES) {
    const most = MOST[table];
    if (most === undefined) continue;
    const rows = numberOf(db.one(`SELECT count(*) AS n FROM ${table}`) ?? {}, 'n');
    if (rows > most) return `${table}: ${rows} > ${most}`;
  }
  return null;
};

/** No table has so many levels; whatever walks through a tree goes down it level by level. */
const DEEPEST = 100;

/**
 * The first row or unit that no walk through its tree reaches: what it belongs to is itself, below it, or in another plan, or
 * the way there is longer than any tree is deep. Null when all are reached.
 */
export const lostInTree = (db: SqlDb): { readonly table: 'plan_row' | 'org_unit'; readonly id: string } | null => {
  const row = db.one(
    `WITH RECURSIVE reached(id, plan_id, depth) AS (
      SELECT id, plan_id, 0 FROM plan_row WHERE parent_id IS NULL
      UNION ALL SELECT r.id, r.plan_id, p.depth + 1 FROM plan_row r
        JOIN reached p ON r.parent_id = p.id AND r.plan_id = p.plan_id WHERE p.depth < ?
    ) SELECT id FROM plan_row WHERE id NOT IN (SELECT id FROM reached) LIMIT 1`,
    [DEEPEST],
  );
  if (row) return { table: 'plan_row', id: textOf(row, 'id') };
  const unit = db.one(
    `WITH RECURSIVE reached(id, depth) AS (
      SELECT id, 0 FROM org_unit WHERE parent_id IS NULL
      UNION ALL SELECT u.id, p.depth + 1 FROM org_unit u JOIN reached p ON u.parent_id = p.id WHERE p.depth < ?
    ) SELECT id FROM org_unit WHERE id NOT IN (SELECT id FROM reached) LIMIT 1`,
    [DEEPEST],
  );
  return unit && { table: 'org_unit', id: textOf(unit, 'id') };
};

const treeProblem = (db: SqlDb): string | null => {
  const lost = lostInTree(db);
  return lost && `${lost.table} ${lost.id}`;
};

/** All steps in one transaction; references are checked afterwards, so that a step may drop a table and make it anew. */
const migrate = (db: SqlDb, from: number): void => {
  db.script('PRAGMA foreign_keys = OFF');
  db.transaction(() => {
    for (let version = from; version < SCHEMA_VERSION; version++) {
      const step = MIGRATIONS.find((migration) => migration.from === version);
      if (!step) throw new Error(`no migration from version ${version}`);
      step.up(db);
    }
  });
  db.script('PRAGMA foreign_keys = ON');
  stamp(db);
};

/** First problem that SQLite's own checks find, or null. A flipped bit may pass: the file's SHA-256 is for that. */
export const integrityProblem = (db: SqlDb): string | null => {
  const check = textOf(db.one('PRAGMA integrity_check(1)') ?? {}, 'integrity_check');
  return check === 'ok' ? referenceProblem(db) : check;
};

/** Tables that hold hundreds of thousands of rows; what reads them takes any text that may stand there. */
const LARGE: ReadonlySet<TableName> = new Set(['figure', 'target', 'row_text']);

/**
 * What a checksum does not prove, since anybody can make one: that the rows keep the rules of their tables (JSON that is
 * JSON, kinds that there are). A file from elsewhere may have been written with them switched off.
 */
const contentProblem = (db: SqlDb): string | null => {
  for (const table of TABLE_NAMES) {
    if (LARGE.has(table)) continue;
    const check = textOf(db.one(`PRAGMA integrity_check(${table})`) ?? {}, 'integrity_check');
    if (check !== 'ok') return check;
  }
  return referenceProblem(db);
};

/** The first row that refers to one that is not there, or null. */
const referenceProblem = (db: SqlDb): string | null => {
  const orphan = db.one('PRAGMA foreign_key_check');
  return orphan ? `foreign key: ${textOf(orphan, 'table')} row ${String(orphan['rowid'])}` : null;
};

let expected: Promise<readonly string[]> | undefined;

/** Name of the first object in which the schema differs from this version's, or null. */
export const schemaDifference = async (db: SqlDb): Promise<string | null> => {
  expected ??= createDatabase().then((fresh) => {
    const lines = schemaLines(fresh);
    fresh.close();
    return lines;
  });
  const want = await expected;
  const have = schemaLines(db);
  const missing = want.find((line) => !have.includes(line));
  const extra = have.find((line) => !want.includes(line));
  const first = missing ?? extra;
  return first === undefined ? null : (first.split(' ', 2)[1] ?? first);
};

/**
 * SQLite's own tables (numbering, statistics) and the indexes of its keys. Only those: with `writable_schema` a stranger can
 * give a trigger or a view a name that begins as theirs do.
 */
const SQLITE_OWN = `((type = 'table' AND name IN ('sqlite_sequence', 'sqlite_stat1', 'sqlite_stat4'))
  OR (type = 'index' AND sql IS NULL AND name GLOB 'sqlite_autoindex_*'))`;

/** Name of the first object that no plan of any version has, or null. Looked for before a migration touches anything. */
const strangeObject = (db: SqlDb): string | null => {
  const row = db.one(`SELECT name FROM sqlite_schema WHERE NOT ${SQLITE_OWN} AND (type NOT IN ('table', 'index')
    OR name GLOB '*[^a-z_]*' OR tbl_name GLOB '*[^a-z_]*' OR (type = 'table' AND sql NOT LIKE 'CREATE TABLE %')
    OR sql LIKE '%GENERATED ALWAYS%') LIMIT 1`);
  return row ? textOf(row, 'name') : null;
};

const schemaLines = (db: SqlDb): string[] =>
  db
    .all(`SELECT type, name, ifnull(sql, '') AS sql FROM sqlite_schema WHERE NOT ${SQLITE_OWN}`)
    .map((row) => `${textOf(row, 'type')} ${textOf(row, 'name')} ${textOf(row, 'sql').replace(/\s+/g, ' ').trim()}`);
