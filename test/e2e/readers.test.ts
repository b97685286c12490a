import { copyFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { PlanSession } from '../../electron/session/planSession';
import type {} from '../../renderer/api/client';
import { lockOwner } from '../helpers/lockOwner';
import { openSample, SHEET, type, viewOf } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';
import { type LaunchedApp, launchApp } from './helpers/launchApp';

/** What somebody on another PC writes into the file. */
const writeElsewhere = async (file: string, text: string): Promise<void> => {
  const copy = `${file}.elsewhere.skh`;
  copyFileSync(file, copy);
  const opened = await PlanSession.open({ fileSystem: nodeFileSystem }, copy, 'write');
  if (!opened.ok) throw new Error(opened.error.code);
  const [first] = viewOf(opened.value).rows;
  type(opened.value, first?.id ?? '', 'figure', text);
  await opened.value.close();
  renameSync(copy, file);
};

describe('a file that somebody else has open', { timeout: 60_000 }, () => {
  const file = path.join(tempFolder(), 'kế hoạch chung.skh');
  let app: LaunchedApp;
  beforeAll(async () => {
    await (await openSample(file)).close();
    writeFileSync(`${file}.lock`, lockOwner({ host: 'PHONG-TC', user: 'Nguyễn Văn A', beats: true }));
    app = await launchApp({ argv: [file] });
  });
  afterAll(() => app.close());

  test('is read, follows its writer, and is opened to edit under one name when the writer has left', async () => {
    const { page } = app;
    const cell = (row: number, column: string) =>
      page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);
    const address = (): Promise<string> => page.getByTestId('cell-address').innerText();
    const banner = page.getByTestId('read-only');
    expect(await banner.innerText()).toContain('Nguyễn Văn A đang mở tệp này trên máy PHONG-TC từ');
    await cell(3, 'figure').click();
    const at = await address();
    await writeElsewhere(file, '61,25');
    await expect.poll(() => cell(0, 'figure').innerText(), { timeout: 15_000 }).toContain('61,25');
    expect(await address()).toBe(at);

    // What a dialog was opened on does not move under it; who writes is told all the same.
    await page.keyboard.press('Control+/');
    await writeElsewhere(file, '62,5');
    const known = (): Promise<string> =>
      page.evaluate(async (sheet) => {
        const answer = await window.api.invoke('sheet.view', { sheet, period: null, unit: null });
        return JSON.stringify(answer);
      }, SHEET);
    await expect.poll(known, { timeout: 15_000 }).toContain('62,5');
    rmSync(`${file}.lock`);
    await expect.poll(() => banner.innerText(), { timeout: 15_000 }).toContain('Không còn ai sửa tệp này');
    expect(await cell(0, 'figure').innerText()).toContain('61,25');
    await page.keyboard.press('Escape');
    await expect.poll(() => cell(0, 'figure').innerText()).toContain('62,5');
    await banner.getByRole('button', { name: 'Mở để sửa' }).click();
    await expect.poll(() => banner.count()).toBe(0);
    expect(await address()).toBe(at);

    await page.getByTestId('person-ask').click();
    const dialog = page.getByTestId('person-dialog');
    await dialog.getByLabel('Họ và tên').fill('Trần Thị B');
    await dialog.getByRole('button', { name: 'Ghi tên' }).click();
    await expect.poll(() => page.getByTestId('person-ask').count()).toBe(0);
    await page.keyboard.type('77');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Shift+H');
    await expect.poll(() => page.getByTestId('history-panel').innerText()).toContain('Trần Thị B');
  });
});
