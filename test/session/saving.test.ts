import { copyFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { journalOf } from '../../electron/file/journal';
import { faultyFileSystem } from '../helpers/faultyFileSystem';
import { openSample, SHEET, type } from '../helpers/openSample';
import { figure, INCOME, newHome, open, safe } from '../helpers/savedPlans';

test('steps made while the plan moves to another file go with it, and are safe there', async () => {
  const home = newHome();
  const session = await openSample(path.join(home, 'cũ.skh'));
  type(session, INCOME, 'figure', '91');
  const moving = session.saveAs(path.join(home, 'mới.skh'));
  await new Promise((resolve) => setTimeout(resolve, 1));
  type(session, INCOME, 'figure', '92');
  expect((await moving).ok).toBe(true);
  type(session, INCOME, 'figure', '93');
  await safe(session);
  const killed = path.join(newHome(), 'mới.skh');
  copyFileSync(session.path, killed);
  if (existsSync(journalOf(session.path))) copyFileSync(journalOf(session.path), journalOf(killed));
  await session.close();
  const again = await open(killed);
  expect([figure(again), again.info().recovery?.problem ?? null]).toEqual(['93', null]);
  expect(again.undo().ok).toBe(true);
  expect(figure(again)).toBe('92');
  await again.close();
});

test('while the file is held by another program each step is safe at once in the journal', async () => {
  const file = path.join(newHome(), 'sổ.skh');
  await (await openSample(file)).close();
  const disk = faultyFileSystem((operation, at) => (operation === 'rename' && at === file ? 'EIO' : null));
  const session = await open(file, 'write', disk);
  type(session, INCOME, 'figure', '85');
  await safe(session);
  expect((await session.save()).error?.code).toBe('onlyInJournal');
  type(session, INCOME, 'figure', '86');
  await safe(session);
  const reader = await open(file, 'read');
  expect(figure(reader)).toBe('86');
  await reader.close();
  await session.close(true);
});

test('a move that fails leaves the file that was there known as our own', async () => {
  const home = newHome();
  const file = path.join(home, 'sổ.skh');
  await (await openSample(file)).close();
  let fails = false;
  const disk = faultyFileSystem((operation) => (fails && operation === 'syncFolder' ? 'EIO' : null));
  const session = await open(file, 'write', disk);
  type(session, INCOME, 'figure', '94');
  await safe(session);
  fails = true;
  expect((await session.saveAs(path.join(home, 'khác.skh'))).ok).toBe(false);
  fails = false;
  type(session, INCOME, 'figure', '95');
  await expect.poll(() => session.saveState.error, { timeout: 8000 }).toBeNull();
  expect((await session.save()).error).toBeNull();
  await session.close();
  const again = await open(file, 'read');
  expect(figure(again)).toBe('95');
  await again.close();
});

test('a plan that is being closed takes no more steps', async () => {
  const session = await openSample(path.join(newHome(), 'sổ.skh'));
  const closing = session.close();
  const edits = [{ row: INCOME, column: 'figure', text: '87' }];
  expect(session.run({ type: 'setCells', sheet: SHEET, edits }, null)).toEqual({
    ok: false,
    error: { code: 'noOpenPlan' },
  });
  expect((await closing).ok).toBe(true);
});

test('a file that is in place though its folder could not be flushed is known as our own', async () => {
  const file = path.join(newHome(), 'sổ.skh');
  await (await openSample(file)).close();
  let fails = 0;
  const disk = faultyFileSystem((operation) => (operation === 'syncFolder' && fails-- > 0 ? 'EIO' : null));
  const session = await open(file, 'write', disk);
  type(session, INCOME, 'figure', '88');
  await safe(session);
  fails = 1;
  expect((await session.save()).error?.code).toBe('onlyInJournal');
  expect((await session.save()).error).toBeNull();
  await session.close();
});
