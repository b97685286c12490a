import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { LogRow } from '../../electron/db/changeLog';
import { openDatabase } from '../../electron/db/openDatabase';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { Journal, journalOf } from '../../electron/file/journal';
import { decodePlanFile } from '../../electron/file/planFile';
import { PlanSession } from '../../electron/session/planSession';
import { faultyFileSystem } from '../helpers/faultyFileSystem';
import { openSample, type, viewOf } from '../helpers/openSample';
import { figure, INCOME, newHome, open, safe } from '../helpers/savedPlans';

/** A file as a power cut left it: these texts were typed and are in its journal only. */
const cutFile = async (...texts: readonly string[]): Promise<string> => {
  const home = newHome();
  const file = path.join(home, 'sổ.skh');
  const session = await openSample(path.join(newHome(), 'sổ.skh'));
  copyFileSync(session.path, file);
  for (const text of texts) {
    type(session, INCOME, 'figure', text);
    await safe(session);
  }
  copyFileSync(journalOf(session.path), journalOf(file));
  await session.close();
  return file;
};
const others = (file: string): string[] =>
  readdirSync(path.dirname(file)).filter((name) => name !== path.basename(file) && !name.endsWith('.bak'));

test('what was in the journal only is there again, is said, and is in the file from then on', async () => {
  const file = await cutFile('51', '52', '53');
  const session = await open(file);
  expect(figure(session)).toBe('53');
  expect(session.info().recovery).toMatchObject({ steps: 3, problem: null, setAside: null });
  expect(session.info().recovery?.at).toBe(session.history(1)[0]?.at);
  expect(session.undo().ok).toBe(true);
  expect(figure(session)).toBe('52');
  await session.close();
  expect(others(file)).toEqual([]);
  const again = await open(file);
  expect(again.info().recovery).toBeNull();
  expect(figure(again)).toBe('52');
  await again.close();
});

test('whoever only reads sees the steps of the journal and touches nothing', async () => {
  const file = await cutFile('51', '52');
  const before = [readFileSync(file), readFileSync(journalOf(file))];
  const session = await open(file, 'read');
  expect(figure(session)).toBe('52');
  // A writer may be at work: nothing is said to have come to an end.
  expect(session.info().recovery).toBeNull();
  await session.close();
  expect([readFileSync(file), readFileSync(journalOf(file))]).toEqual(before);
  expect(others(file)).toEqual([path.basename(journalOf(file))]);
});

test('a journal of another file is set aside: never applied, never deleted', async () => {
  const file = await cutFile('51');
  const kept = readFileSync(journalOf(file));
  const other = await openSample(path.join(newHome(), 'khác.skh'));
  type(other, INCOME, 'figure', '60');
  await other.close();
  copyFileSync(other.path, file);

  const reader = await open(file, 'read');
  expect(figure(reader)).toBe('60');
  await reader.close();
  const session = await open(file);
  expect(figure(session)).toBe('60');
  const recovery = session.info().recovery;
  expect(recovery).toMatchObject({ steps: 0, problem: 'otherFile' });
  expect(readFileSync(recovery?.setAside ?? '').equals(kept)).toBe(true);
  type(session, INCOME, 'figure', '61');
  await session.close();
  expect(others(file)).toEqual([path.basename(recovery?.setAside ?? '')]);
});

test('an older version put back in the place of a file does not get the steps that were made after it', async () => {
  const home = newHome();
  const file = path.join(home, 'sổ.skh');
  const first = await openSample(file);
  await first.close();
  const older = readFileSync(file);
  const session = await open(file);
  type(session, INCOME, 'figure', '51');
  await session.save();
  type(session, INCOME, 'figure', '52');
  await safe(session);
  const journal = readFileSync(journalOf(file));
  await session.close();
  writeFileSync(file, older);
  writeFileSync(journalOf(file), journal);
  const restored = await open(file);
  expect(figure(restored)).toBe('42');
  expect(restored.info().recovery?.problem).toBe('otherFile');
  await restored.close();
});

test('of a journal damaged in the middle the steps before are taken, and a copy is kept', async () => {
  const file = await cutFile('51', '52', '53');
  const journal = readFileSync(journalOf(file));
  const lines = journal.toString('latin1').split('\n');
  const place = lines.slice(0, 3).join('\n').length + 60;
  journal[place] = (journal[place] ?? 0) ^ 1;
  writeFileSync(journalOf(file), journal);
  const session = await open(file);
  expect(figure(session)).toBe('51');
  const recovery = session.info().recovery;
  expect(recovery).toMatchObject({ steps: 1, problem: 'damaged' });
  expect(readFileSync(recovery?.setAside ?? '').equals(journal)).toBe(true);
  // From here on it is an ordinary plan again.
  type(session, INCOME, 'figure', '54');
  await session.close();
  const again = await open(file);
  expect([figure(again), again.info().recovery]).toEqual(['54', null]);
  await again.close();
});

test('a last line that was cut off was promised to nobody: it goes without a word', async () => {
  const file = await cutFile('51', '52');
  const journal = readFileSync(journalOf(file));
  writeFileSync(journalOf(file), journal.subarray(0, journal.length - 9));
  const session = await open(file);
  expect(session.info().recovery).toMatchObject({ steps: 1, problem: null });
  type(session, INCOME, 'figure', '53');
  await safe(session);
  // Killed again before the whole file was written.
  const copy = path.join(newHome(), 'sổ.skh');
  copyFileSync(file, copy);
  copyFileSync(journalOf(file), journalOf(copy));
  await session.close();
  const again = await open(copy);
  expect(figure(again)).toBe('53');
  await again.close();
});

test('steps that do not fit their file, or would break it, are refused one and all', async () => {
  const change = (table: string, id: string, after: unknown): string =>
    JSON.stringify([{ table, id, before: null, after }]);
  const hostile = [
    change('sqlite_schema', 'x', { id: 'x' }),
    change('figure', '__proto__', JSON.parse('{"__proto__":{"polluted":1},"id":"x"}')),
    change('plan_row', 'lạc', { id: 'lạc', plan_id: 'không có', parent_id: null }),
    'không phải JSON',
    '[{"table":"figure","same":{},"columns":["id"],"rows":[["a",null,[{}]]]}]',
  ];
  for (const changes of hostile) {
    const file = await cutFile('51');
    const decoded = decodePlanFile(readFileSync(file), file);
    if (!decoded.ok) throw new Error(decoded.error.code);
    rmSync(journalOf(file));
    const journal = new Journal<LogRow>(nodeFileSystem, file, null, { seq: 0, sha256: decoded.value.sha256 }, null);
    const row = { id: 'b1', at: '', actor: '', label: '', source: '', place: '{}', command: '{}', undoes: null };
    await journal.append([{ ...row, seq: 1, changes }]);
    await journal.close(false);
    const session = await open(file);
    expect(session.info().recovery).toMatchObject({ steps: 0, problem: 'damaged' });
    expect(session.stepCount()).toBe(0);
    expect(figure(session)).toBe('42');
    await session.close();
  }
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test('steps made on an older schema are played before the file is migrated', async () => {
  const released = path.join(import.meta.dirname, '../fixtures/plans/v2.skh');
  const grown = path.join(newHome(), 'mới.skh');
  copyFileSync(released, grown);
  const session = await open(grown);
  const before = session.stepCount();
  type(session, INCOME, 'figure', '71');
  await session.close();
  const written = decodePlanFile(readFileSync(grown), grown);
  const original = decodePlanFile(readFileSync(released), released);
  if (!written.ok || !original.ok) throw new Error('fixture');
  const db = await openDatabase(written.value.image, grown);
  if (!db.ok) throw new Error(db.error.code);
  const step = db.value.one('SELECT * FROM change_log ORDER BY seq DESC') as unknown as LogRow;
  db.value.close();

  const file = path.join(newHome(), 'cũ.skh');
  copyFileSync(released, file);
  const base = { seq: before, sha256: original.value.sha256 };
  const journal = new Journal<LogRow>(nodeFileSystem, file, null, base, null);
  await journal.append([step]);
  await journal.close(false);
  const opened = await open(file);
  expect(opened.info().recovery).toMatchObject({ steps: 1, problem: null });
  expect(figure(opened)).toBe('71');
  await opened.close();
  expect(others(file)).toEqual([]);
});

test('a file that cannot be replaced keeps its steps in the journal, and says so when it is closed', async () => {
  const home = newHome();
  const file = path.join(home, 'sổ.skh');
  await (await openSample(file)).close();
  const disk = faultyFileSystem((operation, at) => (operation === 'rename' && at === file ? 'EROFS' : null));
  const session = await open(file, 'write', disk);
  type(session, INCOME, 'figure', '81');
  await safe(session);
  expect(await session.close()).toEqual({ ok: false, error: { code: 'onlyInJournal', path: file, system: 'EROFS' } });
  expect((await session.close(true)).ok).toBe(true);
  const again = await open(file);
  expect([figure(again), again.info().recovery?.steps]).toEqual(['81', 1]);
  await again.close();
});

test('where the journal cannot be written the whole file is', async () => {
  const file = path.join(newHome(), 'sổ.skh');
  await (await openSample(file)).close();
  const disk = faultyFileSystem((operation) => (operation === 'openGrowing' ? 'EACCES' : null));
  const session = await open(file, 'write', disk);
  type(session, INCOME, 'figure', '82');
  await safe(session);
  expect(existsSync(journalOf(file))).toBe(false);
  const reader = await open(file, 'read');
  expect(figure(reader)).toBe('82');
  await reader.close();
  await session.close();
});

test('a file deleted under us is written anew; with its folder gone nothing is said to be saved', async () => {
  const file = path.join(newHome(), 'sổ.skh');
  const session = await openSample(file);
  rmSync(file);
  type(session, INCOME, 'figure', '83');
  await safe(session);
  const reader = await open(file, 'read');
  expect(figure(reader)).toBe('83');
  await reader.close();

  rmSync(path.dirname(file), { recursive: true });
  type(session, INCOME, 'figure', '84');
  await expect.poll(() => session.saveState).toMatchObject({ state: 'failed', error: { system: 'ENOENT' } });
  const elsewhere = path.join(newHome(), 'khác.skh');
  expect((await session.saveAs(elsewhere)).ok).toBe(true);
  expect(session.saveState.state).toBe('saved');
  await session.close();
  const again = await open(elsewhere);
  expect(figure(again)).toBe('84');
  expect(viewOf(again).rows.length).toBe(37);
  await again.close();
});

test('the first line of a journal that never reached the disk is no journal of another file', async () => {
  const file = await cutFile('51');
  rmSync(journalOf(file));
  for (const torn of ['', 'SKHJ1\n', '\0'.repeat(700), 'SKHJ1\n85 0123']) {
    writeFileSync(journalOf(file), torn);
    const session = await open(file);
    expect(session.info().recovery).toBeNull();
    await session.close();
    expect(others(file)).toEqual([]);
  }
});

test('a passing file that may be the last good version outlives the look at a damaged file', async () => {
  const file = path.join(newHome(), 'sổ.skh');
  await (await openSample(file)).close();
  const passing = path.join(path.dirname(file), `.${path.basename(file)}.999999.0a1b2c3d.tmp`);
  copyFileSync(file, passing);
  const good = readFileSync(file);
  writeFileSync(file, good.subarray(0, 9000));
  expect((await PlanSession.open({ fileSystem: nodeFileSystem }, file, 'try')).ok).toBe(false);
  expect(existsSync(passing)).toBe(true);
  writeFileSync(file, good);
  await (await open(file)).close();
  expect(existsSync(passing)).toBe(false);
});
