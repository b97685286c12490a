/**
 * `npm run pictures`: makes the pictures of the help anew, from the app as it looks now, into renderer/help/*.webp
 * (shared/text/help names them). Looked at before they are committed; their words must be readable at 288 px.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { ensureBuilt } from '../electron/build.mjs';

const root = path.resolve(import.meta.dirname, '..');
const target = path.join(root, 'renderer', 'help');
const wanted = process.argv.slice(2);
// Changes in the pictures bear this name.
process.env.SKH_NAME = 'Nguyễn Văn A';
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'skh-pictures-'));

/** Enough for letters of 13 px, small enough to ship. */
const QUALITY = 0.7;

/** No picture is shown wider (SidePanel.module.css), px. */
const WIDEST = 760;

let page;
let app;

/** A piece of the window as WebP; the page itself turns the PNG into it. */
async function picture(name, clip) {
  if (wanted.length > 0 && !wanted.includes(name)) return;
  // What the mouse rests on is not what the picture is about.
  await page.mouse.move(2, page.viewportSize().height - 2);
  await page.evaluate(() => document.fonts.ready);
  const png = (await page.screenshot({ clip, animations: 'disabled', caret: 'hide' })).toString('base64');
  const webp = await page.evaluate(
    async ([data, quality, widest]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      const scale = Math.min(1, widest / image.width);
      [canvas.width, canvas.height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
      const context = canvas.getContext('2d');
      context.imageSmoothingQuality = 'high';
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      return canvas.toDataURL('image/webp', quality).split(',')[1];
    },
    [png, QUALITY, WIDEST],
  );
  const bytes = Buffer.from(webp, 'base64');
  fs.writeFileSync(path.join(target, `${name}.webp`), bytes);
  process.stdout.write(`${name}: ${clip.width} × ${clip.height}, ${(bytes.length / 1024).toFixed(1)} KB\n`);
}

const cell = (row, column) => page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);
const byId = (id) => page.getByTestId(id);

/** The box around some elements, with a margin, inside the window. */
async function around(locators, margin = 0) {
  const boxes = await Promise.all(locators.map((one) => one.boundingBox()));
  const left = Math.max(0, Math.min(...boxes.map((box) => box.x)) - margin);
  const top = Math.max(0, Math.min(...boxes.map((box) => box.y)) - margin);
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + margin;
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + margin;
  const round = Math.round;
  return { x: round(left), y: round(top), width: round(right - left), height: round(bottom - top) };
}

async function start(sample, width, height) {
  const { launchApp } = createRequire(import.meta.url)(path.join(root, 'dist', 'standin', 'host.cjs'));
  const userData = path.join(folder, sample);
  app = await launchApp({
    appDir: root,
    headless: true,
    viewport: { width, height },
    userData,
    argv: [`--sample=${sample}`],
  });
  page = app.page;
  page.setDefaultTimeout(15_000);
  await page.locator('.ag-row').first().waitFor();
}

const paste = (text) =>
  page.evaluate((plain) => {
    const data = new DataTransfer();
    data.setData('text/plain', plain);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
  }, text);

/** Biểu kết quả, and what is around it. */
async function results() {
  await start('tam-duong', 1060, 600);
  await cell(4, 'attainment').click();
  await picture('cua-so', { x: 0, y: 0, width: 1060, height: 600 });
  await picture('danh-gia', await around([page.locator('.ag-header-cell[col-id="target"]'), cell(8, 'attainment')]));
  // Narrow from here on: dialogs fit into a picture that is not made smaller.
  await page.setViewportSize({ width: 740, height: 520 });
  await cell(2, 'target').click();
  await page.keyboard.type('>39.500');
  const line = await byId('formula-line').boundingBox();
  await picture('go-muc-tieu', { x: 0, y: Math.round(line.y - 8), width: 740, height: 260 });
  await page.keyboard.press('Escape');
  await cell(0, 'target').click();
  await paste('1,234.5\t42\n05-Jun\t40\n50\t44');
  await byId('paste-dialog').waitFor();
  await picture('dan-bang', await around([byId('paste-dialog')]));
  await page.keyboard.press('Escape');
  await byId('paste-dialog').waitFor({ state: 'detached' });
  await cell(0, 'figure').click();
  await page.keyboard.type('44,5');
  await page.keyboard.press('Enter');
  await cell(2, 'figure').click();
  await page.keyboard.type('41.800');
  await page.keyboard.press('Enter');
  app.clickAction('view.history');
  await byId('history-panel').getByRole('listitem').nth(1).waitFor();
  await picture('nhat-ky', { ...(await around([byId('history-panel')])), height: 300 });
  app.clickAction('view.tasks');
  await byId('tasks-panel').waitFor();
  await byId('tasks-panel').locator('li').nth(3).waitFor();
  await picture('nhiem-vu', { ...(await around([byId('tasks-panel')])), height: 330 });
  app.clickAction('view.tasks');
  app.clickAction('period.close');
  await byId('closing-dialog').waitFor();
  await picture('chot-so-lieu', await around([byId('closing-dialog')]));
  await page.keyboard.press('Escape');
  await byId('closing-dialog').waitFor({ state: 'detached' });
  app.clickAction('file.print');
  await byId('print-dialog').waitFor();
  await byId('print-dialog').locator('.paper-box').first().waitFor();
  await picture('ban-in', await around([byId('print-dialog')]));
  await app.kill();
}

/** The monthly report of a district, with forms that went out and came back. */
async function returns() {
  await start('tan-uyen', 1180, 640);
  await page.locator('[role="treeitem"]', { hasText: 'Báo cáo tháng' }).first().click();
  await cell(3, 'current').waitFor();
  // The first row is a heading.
  await cell(3, 'current').click();
  await page.keyboard.type('khoảng vài tấn');
  await page.keyboard.press('Enter');
  app.clickAction('view.checks');
  await byId('checks-panel').getByText('khoảng vài tấn').first().waitFor();
  await picture('kiem-tra', { ...(await around([byId('checks-panel')])), height: 330 });
  app.clickAction('view.checks');
  const forms = path.join(folder, 'bieu-mau');
  fs.mkdirSync(forms);
  app.answerDialogs({ filePaths: [forms] });
  await page.setViewportSize({ width: 776, height: 560 });
  app.clickAction('returns.issue');
  const dialog = byId('requests-dialog');
  await dialog.getByText('Xã Hố Mít').first().waitFor();
  await dialog.getByLabel('Hạn gửi').fill('25/01/2022');
  await picture('bieu-mau-don-vi', await around([dialog]));
  await dialog.locator('button[type=submit]').click();
  await byId('message-bar').waitFor();
  for (const file of fs.readdirSync(forms).slice(0, 4)) {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path.join(forms, file));
    const sheet = book.worksheets[0];
    [sheet.getCell('F13').value, sheet.getCell('F15').value] = [125.5 + file.length, 2];
    await book.xlsx.writeFile(path.join(forms, file));
  }
  app.answerDialogs({ filePaths: [forms] });
  app.clickAction('returns.receive');
  const board = byId('returns-dialog');
  await board.getByRole('button', { name: 'Chọn thư mục…' }).click();
  await board.locator('tbody input:enabled').first().waitFor();
  await board.locator('tbody tr').first().click();
  await picture('nhan-bao-cao', await around([board]));
  await page.keyboard.press('Escape');
  await app.kill();
}

try {
  await ensureBuilt();
  fs.mkdirSync(target, { recursive: true });
  await results();
  await returns();
} catch (error) {
  await app?.kill();
  throw error;
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
