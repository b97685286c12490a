import { copyFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { PlanSession } from '../../electron/session/planSession';
import { faultyFileSystem } from '../helpers/faultyFileSystem';
import { openSample, type, viewOf } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();

test('a file that somebody else wrote meanwhile is not overwritten; the plan goes on under another name', async () => {
  const other = await openSample(path.join(folder, 'bản khác.skh'));
  type(other, 'thu-nhap-binh-quan', 'figure', '99');
  await other.close();
  const mine = await openSample(path.join(folder, 'của tôi.skh'));
  copyFileSync(other.path, mine.path);
  type(mine, 'thu-nhap-binh-quan', 'figure', '43');
  expect((await mine.save()).error).toEqual({ code: 'changedOutside', path: mine.path });
  expect(readFileSync(mine.path).equals(readFileSync(other.path))).toBe(true);

  const elsewhere = path.join(folder, 'tiếp tục.skh');
  expect((await mine.saveAs(elsewhere)).ok).toBe(true);
  expect(mine.saveState).toMatchObject({ state: 'saved', error: null });
  await mine.close();
  const again = await PlanSession.open({ fileSystem: nodeFileSystem }, elsewhere, 'read');
  if (!again.ok) throw new Error(again.error.code);
  expect(viewOf(again.value).rows[0]?.cells['figure']?.text).toBe('43');
  await again.value.close();
});

test('writing that fails is told, tried again, and loses nothing', { timeout: 30_000 }, async () => {
  const file = path.join(folder, 'đầy đĩa.skh');
  await (await openSample(file)).close();
  let full = true;
  const disk = faultyFileSystem((operation, at) =>
    full && ['writeNew', 'grow'].includes(operation) && !at.includes('.lock') ? 'ENOSPC' : null,
  );
  const states: string[] = [];
  const opened = await PlanSession.open(
    { fileSystem: disk, onSaveState: ({ state }) => states.push(state) },
    file,
    'write',
  );
  if (!opened.ok) throw new Error(opened.error.code);
  type(opened.value, 'thu-nhap-binh-quan', 'figure', '44');
  await expect.poll(() => states.at(-1), { timeout: 5000 }).toBe('failed');
  expect(await opened.value.close()).toMatchObject({ ok: false, error: { code: 'cannotWrite', system: 'ENOSPC' } });
  full = false;
  await expect.poll(() => states.at(-1), { timeout: 15_000 }).toBe('saved');
  expect((await opened.value.close()).ok).toBe(true);
  const again = await PlanSession.open({ fileSystem: nodeFileSystem }, file, 'read');
  if (!again.ok) throw new Error(again.error.code);
  expect(viewOf(again.value).rows[0]?.cells['figure']?.text).toBe('44');
  await again.value.close();
});
