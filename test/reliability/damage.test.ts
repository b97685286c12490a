import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { verifyCommand } from '../../electron/cli/verifyCommand';
import { rescueRows } from '../../electron/db/rescue';
import { TABLE_NAMES } from '../../electron/db/schema';
import { SqlDb, type SqlRow, textOf } from '../../electron/db/sqlDb';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { PlanSession } from '../../electron/session/planSession';
import { STAND_IN } from '../../shared/text/rescue';
import { newestSteps } from '../helpers/newestSteps';
import { openSample, SHEET, type } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';
import { HARMS, harm, KEEPS_BLOCKS, type Material } from './damages';

const folder = tempFolder();
const long = process.env['SKH_LONG'] !== undefined;
const CASES = long ? 2000 : 16;
const FIRST_SEED = Number(process.env['SKH_SEED'] ?? 1);

type Rows = ReadonlyMap<string, SqlRow>;
const rowsOf = (db: SqlDb): Rows =>
  new Map(
    TABLE_NAMES.flatMap((table) =>
      db.all(`SELECT * FROM ${table}`).map((row) => [`${table} ${textOf(row, 'id')}`, row]),
    ),
  );

/** A file with steps in it, the same file earlier, and another one. */
const material = await (async (): Promise<Material> => {
  const session = await openSample(path.join(folder, 'sổ.skh'));
  const saved = async (): Promise<Buffer> => {
    await session.save();
    return readFileSync(session.path);
  };
  type(session, 'thu-nhap-binh-quan', 'figure', '46');
  for (let at = 0; at < 40; at++) {
    session.run({ type: 'insertRows', sheet: SHEET, after: 'thu-nhap-binh-quan', count: 1 }, null);
  }
  const older = await saved();
  for (const text of ['47', '48,5', '49']) type(session, 'thu-nhap-binh-quan', 'figure', text);
  session.undo();
  type(session, 'thu-nhap-binh-quan', 'target', '>50');
  session.run(
    { type: 'setCellNote', sheet: SHEET, row: 'thu-nhap-binh-quan', column: 'figure', body: 'xem lại' },
    null,
  );
  for (let at = 0; at < 20; at++) {
    session.run({ type: 'insertRows', sheet: SHEET, after: 'thu-nhap-binh-quan', count: 1 }, null);
  }
  const good = await saved();
  await session.close();
  const second = await openSample(path.join(folder, 'khác.skh'), 'tan-uyen');
  await second.close();
  return { good, older, other: readFileSync(second.path) };
})();

const original = await (async (): Promise<{ readonly now: Rows; readonly before: Rows }> => {
  const read = async (bytes: Buffer): Promise<Rows> => {
    const db = await SqlDb.open(Uint8Array.from(bytes));
    const rows = rowsOf(db);
    db.close();
    return rows;
  };
  return { now: await read(material.good), before: await read(material.older) };
})();

const same = (a: SqlRow | undefined, b: SqlRow): boolean =>
  a !== undefined && Object.keys(b).every((column) => a[column] === b[column]);

/** How opening ended; throws when the file was taken for a good one. */
const opened = async (file: string): Promise<string> => {
  const session = await PlanSession.open({ fileSystem: nodeFileSystem }, file, 'try');
  if (!session.ok) return session.error.code;
  expect(session.value.readOnly).toBe('checksum');
  for (const sheet of session.value.sheets()) session.value.view(sheet.id, null, null);
  await newestSteps(session.value, 50);
  const step = session.value.run(
    { type: 'setCells', sheet: SHEET, edits: [{ row: 'thu-nhap-binh-quan', column: 'figure', text: '1' }] },
    null,
  );
  expect(step.ok).toBe(false);
  await session.value.close();
  return 'readOnly';
};

const rescued = async (file: string, bytes: Buffer, kind: string): Promise<string> => {
  const result = await rescueRows({ path: file, bytes, proven: false, names: STAND_IN, known: () => null });
  if (!result.ok) {
    expect(result.error).toMatchObject({ code: 'damaged', detail: 'nothing' });
    return 'nothing';
  }
  const { db, report } = result.value;
  const rows = rowsOf(db);
  db.close();
  expect(report.proven).toBe(false);
  const told = new Set(report.notes.map(({ table, id }) => `${table} ${id}`));
  if (KEEPS_BLOCKS.has(kind)) {
    for (const [key, row] of rows) {
      const stored = same(original.now.get(key), row) || same(original.before.get(key), row);
      if (!stored && !told.has(key) && row['name'] !== STAND_IN.heading)
        expect(row, `${key} is in no version`).toBeNull();
    }
    // Against one key at a time, so that a failure names the row.
    if (report.complete) {
      const wrong = [...original.now].filter(([key, row]) => JSON.stringify(rows.get(key)) !== JSON.stringify(row));
      if (wrong.length > 0) throw new Error(JSON.stringify(wrong.map(([key, row]) => [row, rows.get(key)])));
    }
  }
  return report.complete ? 'whole' : 'partly';
};

const kinds = Object.keys(HARMS);
const tally = new Map<string, number>();

test.each(kinds)(
  '%s: never opened as if it were good, and what is readable is saved',
  { timeout: long ? 1_200_000 : 60_000 },
  async (kind) => {
    for (let at = 0; at < CASES / kinds.length; at++) {
      const seed = FIRST_SEED + at;
      const bytes = harm(kind, seed, material);
      if (bytes.equals(material.good) || bytes.equals(material.older)) continue;
      const file = path.join(folder, `${kind}.skh`);
      writeFileSync(file, bytes);
      try {
        const how = await opened(file);
        const verified = await verifyCommand({ words: [file], values: {}, flags: new Set() });
        expect(verified.code).toBeGreaterThan(0);
        const saved = await rescued(file, bytes, kind);
        expect(readFileSync(file).equals(bytes)).toBe(true);
        const key = `${kind}: ${how}, rescued ${saved}`;
        tally.set(key, (tally.get(key) ?? 0) + 1);
      } catch (error) {
        throw new Error(`${kind}, SKH_SEED=${seed}: ${String(error)}`, { cause: error });
      }
    }
    if (long)
      console.info(
        [...tally]
          .filter(([key]) => key.startsWith(`${kind}:`))
          .map(([key, n]) => `${key} ${n}`)
          .join('\n'),
      );
  },
);
