import path from 'node:path';
import { expect, test } from 'vitest';
import { ensureBuilt } from '../../electron/build.mjs';
import { startSessionThread } from '../../electron/session/sessionClient';
import type { SetCells } from '../../shared/domain/command';
import { newestSteps } from '../helpers/newestSteps';
import { SHEET } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();
const script = path.join(import.meta.dirname, '../../dist/main/sessionWorker.cjs');
const edit = (text: string): SetCells => ({
  type: 'setCells',
  sheet: SHEET,
  edits: [{ row: 'thu-nhap-binh-quan', column: 'figure', text }],
});

test('a thread that dies is started again on the file as it is on disk, still for writing', {
  timeout: 60_000,
}, async () => {
  await ensureBuilt(['main']);
  const restarted: unknown[] = [];
  const deaths: unknown[] = [];
  const { session, terminate } = startSessionThread(script, {
    onSaveState: () => undefined,
    onFollowed: () => undefined,
    onRestarted: (reopened) => restarted.push(reopened),
    onDeath: (error) => deaths.push(error),
  });
  const file = path.join(folder, 'luồng.skh');
  expect((await session.create(file, 'tam-duong', false)).ok).toBe(true);
  await session.identify('Nguyễn Văn A');
  expect((await session.run(edit('77'), null)).ok).toBe(true);
  expect((await session.save()).ok).toBe(true);
  await terminate();
  const answers = await Promise.all([session.view(SHEET, null, null), session.undo()]);
  expect(answers).toEqual([
    { ok: false, error: { code: 'sessionLost', path: file } },
    { ok: false, error: { code: 'sessionLost', path: file } },
  ]);
  expect(deaths.length).toBe(1);
  expect(restarted).toMatchObject([{ ok: true, value: { path: file, readOnly: null } }]);
  const view = await session.view(SHEET, null, null);
  expect(view.ok && view.value.rows[0]?.cells['figure']?.text).toBe('77');
  expect((await session.run(edit('78'), null)).ok).toBe(true);
  const steps = await newestSteps(session, 10);
  expect(steps.map(({ actor }) => actor)).toEqual(['Nguyễn Văn A', 'Nguyễn Văn A']);
  expect((await session.close(false)).ok).toBe(true);
  await terminate();
});
