import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../electron/build.mjs';
import { type LaunchOptions, launchApp, type StandinLaunch } from '../../electron/standin/launchApp';

/** The app's own main bundle: what a start, a second start, a broken file and the close box lead to. */
const appDir = path.resolve(import.meta.dirname, '../..');
const running: StandinLaunch[] = [];
let userData = '';

beforeAll(() => ensureBuilt());
beforeEach(() => {
  userData = fs.mkdtempSync(path.join(os.tmpdir(), 'skh-desktop-'));
});
afterEach(async () => {
  for (const app of running.splice(0)) await app.kill();
  fs.rmSync(userData, { recursive: true, force: true, maxRetries: 3 });
});

async function launch(options: Partial<LaunchOptions> = {}): Promise<StandinLaunch> {
  const app = await launchApp({ appDir, userData, ...options });
  running.push(app);
  return app;
}

interface Api {
  invoke(channel: string, request: unknown): Promise<{ readonly ok: boolean; readonly value?: unknown }>;
}

const invoke = (app: StandinLaunch, channel: string, request: unknown = {}) =>
  app.page.evaluate(([name, body]) => (window as unknown as { api: Api }).api.invoke(name, body), [
    channel,
    request,
  ] as const);

/** The path of the open plan, as the page is told at its start. */
async function openPlan(app: StandinLaunch): Promise<string | undefined> {
  const answer = await invoke(app, 'app.start');
  return (answer.value as { plan: { path: string } | null }).plan?.path;
}

const recentLabels = (app: StandinLaunch): readonly (string | undefined)[] =>
  app.menuItem('Tệp', 'Gần đây').submenu?.items.map((item) => item.label) ?? [];

describe('the desktop app', () => {
  it('opens nothing at a first start: the window greets, asks who works here, offers an empty plan and the samples', async () => {
    const app = await launch();
    expect(await openPlan(app)).toBeUndefined();
    const welcome = app.page.getByTestId('welcome');
    await welcome.getByText('Xin chào').waitFor();
    expect(await welcome.locator('[data-sample]').count()).toBe(3);
    const who = welcome.getByTestId('welcome-person');
    await who.getByLabel('Họ và tên').fill('Lò Thị Hoa');
    // On to a plan without the button below the name, and back: the name was said all the same.
    app.answerDialogs({ filePaths: [] });
    await welcome.locator('[data-action="file.open"]').click();
    await expect
      .poll(() => invoke(app, 'person.get'))
      .toMatchObject({ value: { name: 'Lò Thị Hoa', office: '', asked: true } });
    await welcome.getByText('Xin chào').waitFor();
    await expect.poll(() => who.count()).toBe(0);
    await app.close();
  });

  it('opens the file of a second start in the first window', async () => {
    const app = await launch({ argv: ['--sample'] });
    const sample = (await openPlan(app)) ?? '';
    const copy = path.join(userData, 'bản sao & khác.skh');
    fs.copyFileSync(sample, copy);
    await expect(launchApp({ appDir, userData, argv: [copy] })).rejects.toThrow('before its window');
    await expect.poll(() => openPlan(app)).toBe(copy);
    await expect.poll(() => recentLabels(app)).toEqual([expect.stringContaining('bản sao && khác.skh')]);
    await app.close();
  });

  it('starts all the same when the file given cannot be opened, and leaves that file alone', async () => {
    const broken = path.join(userData, 'hỏng.skh');
    fs.writeFileSync(broken, 'đây không phải sổ kế hoạch');
    const app = await launch({ argv: [broken] });
    expect(await openPlan(app)).toBeUndefined();
    expect(fs.readFileSync(broken, 'utf8')).toBe('đây không phải sổ kế hoạch');
    await app.close();
  });

  it('refuses a request that the contract does not have', async () => {
    const app = await launch({ argv: ['--sample'] });
    expect(await invoke(app, 'file.open', { path: 5 })).toMatchObject({ ok: false, error: { code: 'badRequest' } });
    await expect(invoke(app, 'fs.readFile', { path: '/etc/passwd' })).rejects.toThrow('no channel fs.readFile');
    await app.close();
  });

  it('closed, it asks about texts in a dialog, keeps a note that is being written, remembers itself and lets the plan go', async () => {
    const app = await launch({ argv: ['--sample'] });
    const { page } = app;
    const sample = (await openPlan(app)) ?? '';
    app.electron.BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1200, height: 700 });
    // What stands in a dialog is asked about there; who goes back to it finds it as it was.
    await page.locator('.ag-row[row-index="0"] .ag-cell[col-id="figure"]').click();
    app.clickAction('app.person');
    const name = page.getByTestId('person-dialog').getByLabel('Họ và tên');
    await name.fill('Nguyễn Thị Hoa');
    app.closeWindow();
    await page.getByTestId('dialog-asking').waitFor();
    expect(page.isClosed()).toBe(false);
    expect(await name.inputValue()).toBe('Nguyễn Thị Hoa');
    await page.keyboard.press('Escape');
    await page.getByTestId('person-dialog').waitFor({ state: 'detached' });
    // Work under way would be cut short: it is asked about, and goes on when it is waited for.
    const long = path.join(userData, 'dài.csv');
    fs.writeFileSync(long, `TT,Chỉ tiêu,ĐVT,Mục tiêu,Kết quả\n${'1,Chỉ tiêu khác,ha,5,6\n'.repeat(60_000)}`);
    app.answerDialogs({ filePaths: [long] }, { button: 'Đợi xong' });
    app.clickAction('workbook.import');
    await page.getByTestId('job-bar').waitFor();
    app.closeWindow();
    await expect
      .poll(() => app.host.dialogsShown.map(({ options }) => options['message']))
      .toContain('Có việc đang làm dở');
    await page.getByTestId('job-bar').getByRole('button', { name: 'Hủy' }).click();
    await page.getByTestId('job-bar').waitFor({ state: 'detached' });
    // A note that is being written is kept.
    await page.keyboard.press('Shift+F2');
    await page.getByTestId('note-box').getByRole('textbox').pressSequentially('chờ số của xã');
    app.closeWindow();
    expect(await app.exited).toBe(0);
    expect(app.host.dialogsShown.length).toBe(2);
    expect(fs.readdirSync(path.dirname(sample))).toEqual(['tam-duong.skh', 'tam-duong.skh.bak']);
    const again = await launch({ argv: ['--sample'] });
    const bounds = again.electron.BrowserWindow.getAllWindows()[0]?.getBounds();
    expect(bounds).toEqual({ x: 40, y: 30, width: 1200, height: 700 });
    await again.page.locator('.ag-row[row-index="0"] .ag-cell[col-id="figure"]').click();
    await again.page.keyboard.press('Shift+F2');
    expect(await again.page.getByTestId('note-box').getByRole('textbox').inputValue()).toBe('chờ số của xã');
    await again.page.keyboard.press('Escape');
    await again.close();
  });

  it('asks before changes that could not be written are lost', async () => {
    const app = await launch({ argv: ['--sample'] });
    const sample = (await openPlan(app)) ?? '';
    const view = await invoke(app, 'sheet.view', { sheet: 'bieu-ket-qua', period: null, unit: null });
    const { rows } = view.value as { rows: readonly { id: string; kind: string }[] };
    const row = rows.find((one) => one.kind === 'indicator')?.id ?? '';
    // The folder turns into a file: nothing can be written there any more, for root neither.
    const folder = path.dirname(sample);
    fs.renameSync(folder, `${folder}-xa`);
    fs.writeFileSync(folder, '');
    const edits = [{ row, column: 'note', text: 'ghi chú' }];
    const command = { type: 'setCells', sheet: 'bieu-ket-qua', edits };
    expect(await invoke(app, 'plan.run', { command, place: null })).toMatchObject({ ok: true });
    app.answerDialogs({ button: 'Ở lại' });
    app.closeWindow();
    await expect.poll(() => app.host.dialogsShown.length).toBe(1);
    expect(app.page.isClosed()).toBe(false);
    expect(app.host.dialogsShown[0]?.options).toMatchObject({ message: 'Chưa ghi được thay đổi xuống đĩa' });
    app.answerDialogs({ button: 'Đóng và bỏ thay đổi chưa ghi' });
    app.closeWindow();
    expect(await app.exited).toBe(0);
  });
});
