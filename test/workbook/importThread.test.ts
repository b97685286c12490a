import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../electron/build.mjs';
import type { ReadingStep } from '../../electron/workbook/mapping/readingStep';
import { WorkbookClient } from '../../electron/workbook/workbookClient';
import { foreignBytes, NOTHING_KNOWN } from './foreignBook';
import { scratchFolder } from './libreOffice';
import { sampleView } from './sampleView';

const worker = path.join(import.meta.dirname, '../../dist/main/workbookWorker.cjs');
const { folder, remove } = scratchFolder();
afterAll(remove);
const view = sampleView();
const file = path.join(folder, 'xa.xlsx');
const other = path.join(folder, 'xã khác.xlsx');

beforeAll(async () => {
  await ensureBuilt(['main']);
  const bytes = await foreignBytes({
    lines: [
      ['TT', 'Chỉ tiêu', 'ĐVT', 'Mục tiêu', 'Kết quả'],
      [2, 'Diện tích chè trồng mới', 'nghìn ha', 0.4, 0.31],
    ],
  });
  for (const name of [file, other]) writeFileSync(name, bytes);
}, 120_000);

describe('a workbook that waits in its own thread', () => {
  it('is read once, looked at again and again, previewed, and let go', async () => {
    const client = new WorkbookClient(worker);
    const { imports } = client;
    const steps: ReadingStep[] = [];
    const opened = await imports.open(file, view, NOTHING_KNOWN, (step) => steps.push(step));
    if (!opened.ok) throw new Error(opened.error.code);
    const shares = steps.map(({ share }) => share);
    expect([shares.toSorted((a, b) => a - b), new Set(steps.map(({ stage }) => stage)).size]).toEqual([shares, 2]);
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
    expect(shares.at(-1)).toBeGreaterThan(0.35);
    // The file itself is not needed any more.
    writeFileSync(file, 'khác');
    const { sheetName } = opened.value.mapping;
    const again = await imports.read(view, NOTHING_KNOWN, { sheetName, header: { top: 1, bottom: 1 }, columns: null });
    expect(again).toEqual({ ok: true, value: { ...opened.value, file } });
    const done = await imports.preview(view, opened.value.mapping, []);
    expect(done).toMatchObject({
      ok: true,
      value: {
        preview: { changed: [{ to: '310', converted: { theirs: '0,31 nghìn ha', unit: 'Ha' } }] },
        remember: { name: 'xa.xlsx', mapping: { sheetName } },
      },
    });
    await imports.close();
    expect(await imports.preview(view, opened.value.mapping, [])).toEqual({
      ok: false,
      error: { code: 'previewGone' },
    });
    await client.close();
  });

  it('gives way to one that is opened right behind it', async () => {
    const { imports } = new WorkbookClient(worker);
    const none = path.join(folder, 'none.xlsx');
    const [first, second] = await Promise.all([
      imports.open(file, view, NOTHING_KNOWN),
      imports.open(none, view, NOTHING_KNOWN),
    ]);
    expect(first).toEqual({ ok: false, error: { code: 'previewGone' } });
    expect(second).toEqual({ ok: false, error: { code: 'fileNotFound', path: none } });
    // Nor does one that is given up while it is read take along the one that came instead.
    const slow = imports.open(other, view, NOTHING_KNOWN);
    await new Promise((resolve) => setImmediate(resolve));
    expect(await imports.open(other, view, NOTHING_KNOWN)).toMatchObject({ ok: true, value: { file: other } });
    expect(await slow).toMatchObject({ ok: false });
    const choice = { sheetName: '', header: null, columns: null };
    expect(await imports.read(view, NOTHING_KNOWN, choice)).toMatchObject({ ok: true, value: { file: other } });
    await imports.close();
  });

  it('that is closed while it is read ends quietly; a broken file is told', async () => {
    const { imports } = new WorkbookClient(worker);
    const opening = imports.open(file, view, NOTHING_KNOWN);
    await new Promise((resolve) => setImmediate(resolve));
    await imports.close();
    expect(await opening).toMatchObject({ ok: false });
    expect(await imports.open(path.join(folder, 'none.xlsx'), view, NOTHING_KNOWN)).toEqual({
      ok: false,
      error: { code: 'fileNotFound', path: path.join(folder, 'none.xlsx') },
    });
    expect(await imports.open(file, view, NOTHING_KNOWN)).toMatchObject({
      ok: false,
      error: { code: 'workbookUnreadable' },
    });
  });
});
