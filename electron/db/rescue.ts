import type { AppError } from '../../shared/contract/appError';
import type { RescuedTable, RescueReport } from '../../shared/contract/rescue';
import { err, ok, type Result } from '../../shared/contract/result';
import { readPlainNumber, toCanonical } from '../../shared/domain/decimal';
import { SCHEMA_2_SQL } from './migrations/schema2';
import { openDatabase } from './openDatabase';
import { type PageFile, pagesOf } from './pages';
import { readLog } from './rescueLog';
import { type MergedTable, mergeTable, type RowNote, tellNotes, valuesOf } from './rescueMerge';
import { insertRow, type Known, Repair, type StandInNames } from './rescueRepair';
import { salvage, storedTables } from './salvage';
import { APPLICATION_ID, SCHEMA_SQL, SCHEMA_VERSION } from './schema';
import { numberOf, SqlDb, type SqlRow, textOf, textOrNull } from './sqlDb';
import { tableShapes } from './tableShapes';

export interface RescueSource {
  readonly path: string;
  /** All bytes of the damaged file, also those behind its database. */
  readonly bytes: Uint8Array;
  /** Its checksum fits: what is read is what was written. */
  readonly proven: boolean;
  readonly names: StandInNames;
  readonly known: Known;
}

/** Tables that hold what people typed; with none of their rows there is nothing to save. */
const CONTENT = ['plan', 'plan_row', 'indicator', 'target', 'figure', 'row_text', 'org_unit'] as const;

/**
 * Saves every readable row of a damaged file into a new database, which opens clean. The file's bytes are only read.
 * Every value is one that stands in the file, in its table or in its log; what stands for lost rows is told as such.
 * Errors: `newerVersion` for a sound file of one; `damaged` with detail "nothing" when no row is readable, or with what keeps the new database from being whole.
 */
export const rescueRows = async (
  source: RescueSource,
): Promise<Result<{ db: SqlDb; report: RescueReport }, AppError>> => {
  const file = pagesOf(source.bytes);
  const found = writtenBy(file);
  if (source.proven && found > SCHEMA_VERSION) {
    return err({ code: 'newerVersion', path: source.path, found, supported: SCHEMA_VERSION });
  }
  const schema = schemaFor(file);
  const target = await SqlDb.open(null);
  try {
    target.script(`PRAGMA foreign_keys = OFF; ${schema.sql}`);
    const salvaged = salvage(file, tableShapes(target), rootsOf(target));
    const log = readLog(salvaged.tables.get('change_log'), salvaged.steps);
    const notes: RowNote[] = [];
    const tables: RescuedTable[] = [];
    const partial = new Set<string>();
    const saved = new Map<string, readonly SqlRow[]>();
    target.transaction(() => {
      for (const [name, table] of salvaged.tables) {
        const merged = mergeTable(table, log);
        const rows = fill(target, name, merged, notes);
        saved.set(name, rows);
        if (merged.expected === null || rows.length < merged.expected) partial.add(name);
        tables.push({ table: name, saved: rows.length, expected: merged.expected });
      }
    });
    if (CONTENT.every((table) => (saved.get(table)?.length ?? 0) === 0)) {
      target.close();
      return err({ code: 'damaged', path: source.path, detail: 'nothing' });
    }
    const repair = new Repair(target, source.names, source.known);
    target.transaction(() => repair.run((name) => partial.has(name)));
    notes.push(...repair.notes, ...misread(saved.get('figure') ?? []));
    for (const row of salvaged.unplaced)
      notes.push({ kind: 'unplaced', table: '', id: '', row: null, detail: valuesOf(row) });
    if (salvaged.isMixed) notes.push({ kind: 'mixed', table: '', id: '', row: null, detail: '' });
    if (log.lost > 0) notes.push({ kind: 'steps', table: 'change_log', id: '', row: null, detail: String(log.lost) });
    target.script(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${schema.version};`);
    const image = target.image();
    target.close();
    const opened = await openDatabase(image, source.path);
    if (!opened.ok) return opened;
    const isSure = notes.every(({ kind }) => (kind === 'fromLog' || kind === 'stale' ? log.whole : false));
    const report: RescueReport = {
      file: source.path,
      proven: source.proven,
      pages: salvaged.pages,
      badPages: salvaged.badPages,
      tables,
      notes: tellNotes(notes, saved),
      complete: isSure && tables.every(({ expected }) => expected !== null),
    };
    return ok({ db: opened.value, report });
  } catch (error) {
    return err({ code: 'damaged', path: source.path, detail: error instanceof Error ? error.message : String(error) });
  }
};

/** Writes the rows of a table; gives back those that it took. */
const fill = (db: SqlDb, table: string, { rows, notes: told }: MergedTable, notes: RowNote[]): SqlRow[] => {
  notes.push(...told);
  return rows.filter((row) => {
    const refusal = insertRow(db, table, row);
    if (refusal !== null) {
      notes.push({ kind: 'refused', table, id: textOf(row, 'id'), row, detail: `${refusal}: ${valuesOf(row)}` });
    }
    return refusal === null;
  });
};

/** Figures whose text is a plain number and whose stored value is another one: one of the two is damaged. */
const misread = (figures: readonly SqlRow[]): RowNote[] =>
  figures.flatMap((row) => {
    const read = readPlainNumber(textOf(row, 'typed'));
    const value = textOrNull(row, 'value');
    const differs = read !== null && value !== null && toCanonical(value) !== read;
    return differs
      ? [{ kind: 'doubt', table: 'figure', id: textOf(row, 'id'), row, detail: `value: ${value}` } as const]
      : [];
  });

/** The version that a file's header tells; the present one where it tells none. */
const writtenBy = ({ bytes, view }: PageFile): number =>
  bytes.length >= 100 && view.getUint32(68) === APPLICATION_ID ? view.getUint32(60) : SCHEMA_VERSION;

/** The schema that a file was written with: its version's, or what is left of its own list of tables. */
const schemaFor = (file: PageFile): { readonly version: number; readonly sql: string } => {
  const version = writtenBy(file);
  if (version === 2) return { version, sql: SCHEMA_2_SQL };
  if (version !== 1) return { version: SCHEMA_VERSION, sql: SCHEMA_SQL };
  return { version, sql: storedTables(file).join(';\n') };
};

const rootsOf = (db: SqlDb): ReadonlyMap<string, number> =>
  new Map(
    db
      .all('SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0')
      .map((row) => [textOf(row, 'name'), numberOf(row, 'rootpage')]),
  );
