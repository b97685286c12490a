import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { convert } from '../../workbook/libreOffice';
import { deskOf, PYTHON } from './desk';
import { COMMUNES } from './firstRun';
import type { Office } from './office';

const SCRIPT = path.join(import.meta.dirname, 'fillForms.py');
const TABLE = path.join(import.meta.dirname, '../../fixtures/legacy/bang-ma-cu.tsv');

const formsOf = (office: Office): string => path.join(office.folder, 'Biểu mẫu tháng 1');

/** Where what the communes send is put. */
export const returnedOf = (office: Office): string => path.join(office.folder, 'Xã gửi về');

/** What the communes do with their forms on their own PCs. */
export const communesSend = (office: Office, when: 'first' | 'again'): void => {
  execFileSync(PYTHON, [SCRIPT, when, formsOf(office), returnedOf(office), TABLE]);
};

/** A reporting form for January for each commune, filled in outside the app and sent back. */
export const reportingForms = async (office: Office): Promise<void> => {
  const { page } = office;
  const { byId, sheet, shot } = deskOf(office);
  mkdirSync(formsOf(office));
  await sheet('Báo cáo tháng');
  await office.app.clickAction('returns.issue');
  const requests = byId('requests-dialog');
  await requests.getByLabel('Hạn gửi').fill('25/01/2022');
  await shot('07-requests');
  await office.app.answerDialogs({ filePaths: [formsOf(office)] });
  await requests.getByRole('button', { name: 'Lập 10 biểu mẫu…' }).click();
  await expect.poll(() => byId('message-bar').innerText()).toContain('Đã lập biểu mẫu báo cáo');
  expect(readdirSync(formsOf(office)).toSorted()).toEqual(COMMUNES.map((name) => `T01-2022 ${name}.xlsx`).toSorted());
  await page.getByTestId('message-bar').getByRole('button', { name: 'Đóng thông báo' }).click();

  communesSend(office, 'first');
  // One commune has LibreOffice.
  const own = path.join(returnedOf(office), 'T01-2022 Xã Hố Mít.xlsx');
  const [saved = ''] = await convert([own], 'xlsx', path.join(returnedOf(office), 'LibreOffice'));
  expect(existsSync(saved)).toBe(true);
};
