import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ensureBuilt } from '../../electron/build.mjs';
import { journalOf } from '../../electron/file/journal';
import { openSample, SHEET, type } from '../helpers/openSample';
import { skh } from '../helpers/runSkh';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();

test('steps that wait beside a file are shown and told; a journal of another file is a problem', {
  timeout: 60_000,
}, async () => {
  await ensureBuilt(['main']);
  const session = await openSample(path.join(folder, 'sổ.skh'));
  const file = session.path;
  type(session, 'thu-nhap-binh-quan', 'figure', '49');
  await expect.poll(() => session.saveState.state).toBe('saved');
  const killed = path.join(folder, 'bị ngắt.skh');
  copyFileSync(file, killed);
  copyFileSync(journalOf(file), journalOf(killed));
  await session.close();
  expect(JSON.parse((await skh('verify', killed, '--json')).out)).toMatchObject({
    ok: true,
    journal: { steps: 1, problem: null },
  });
  expect(JSON.parse((await skh('show', killed, '--sheet', SHEET, '--json')).out).rows[0].cells.figure.text).toBe('49');
  copyFileSync(file, killed);
  const foreign = await skh('verify', killed, '--json');
  expect([foreign.code, JSON.parse(foreign.out).journal.problem]).toEqual([1, 'otherFile']);
});
