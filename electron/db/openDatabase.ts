import type { AppError } from '../../shared/contract/appError';
import { err, ok, type Result } from '../../shared/contract/result';
import { MIGRATIONS } from './migrations';
import { APPLICATION_ID, SCHEMA_SQL, SCHEMA_VERSION } from './schema';
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

/**
 * Opens a database image and proves that it is a plan of this version before anything uses it: application id, version
 * (older ones are migrated in one transaction, newer ones refused), integrity, foreign keys, and the schema itself, so
 * that a stranger's triggers, views or virtual tables never run.
 * @param path only for the error's data.
 * @param proven the bytes are those that were written: their checksum fits. SQLite's own check of every page, which takes
 *   seconds for a district of many years, is then left out.
 */
export const openDatabase = async (
  image: Uint8Array,
  path: string,
  proven = false,
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
    // A plain copy of the tables (for instance from a dump) has lost both numbers; the schema decides then.
    if (applicationId === APPLICATION_ID && version > 0 && version < SCHEMA_VERSION) migrate(db, version);
    const difference = await schemaDifference(db);
    if (difference !== null) {
      return refuse(
        applicationId === APPLICATION_ID
          ? { code: 'wrongSchema', path, detail: difference }
          : { code: 'notAPlan', path, found: 'otherDatabase' },
      );
    }
    const damage = proven ? referenceProblem(db) : integrityProblem(db);
    if (damage !== null) return refuse({ code: 'damaged', path, detail: damage });
    const lost = treeProblem(db);
    if (lost !== null) return refuse({ code: 'damaged', path, detail: lost });
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

export const isSealed = (db: SqlDb): boolean => db.one('SELECT id FROM setting WHERE id = ?', [SEAL]) !== null;

/** Leaves the mark before the first write; nothing to undo, so it is not a step. */
export const seal = (db: SqlDb): void => {
  if (!isSealed(db)) db.run('INSERT INTO setting (id, value) VALUES (?, ?)', [SEAL, '1']);
};

/** Rows that no walk through the tree reaches: their parent is themselves, below them, or in another plan. */
export const treeProblem = (db: SqlDb): string | null => {
  const lost = db.one(`
    WITH RECURSIVE reached(id, plan_id) AS (
      SELECT id, plan_id FROM plan_row WHERE parent_id IS NULL
      UNION SELECT r.id, r.plan_id FROM plan_row r JOIN reached p ON r.parent_id = p.id AND r.plan_id = p.plan_id
    ) SELECT id FROM plan_row WHERE id NOT IN (SELECT id FROM reached) LIMIT 1`);
  return lost ? `plan_row ${textOf(lost, 'id')}` : null;
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

const schemaLines = (db: SqlDb): string[] =>
  db
    .all(`SELECT type, name, ifnull(sql, '') AS sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`)
    .map((row) => `${textOf(row, 'type')} ${textOf(row, 'name')} ${textOf(row, 'sql').replace(/\s+/g, ' ').trim()}`);
