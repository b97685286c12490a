/**
 * Smoke test with real Electron, for whoever has a Windows PC (it runs on Linux and macOS as well):
 *
 *   node electron/smoke-windows.mjs                       from a checkout, after npm ci
 *   node electron/smoke-windows.mjs "C:\…\SoKeHoach.exe"  also double-clicks a plan with the installed app
 *
 * Prints one line a check and exits 1 when one fails. Everything it writes is in a temporary folder.
 */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureBuilt } from './build.mjs';
import { findElectron, root, tryElectronDownload } from './fresh.mjs';

const [installed] = process.argv.slice(2);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'skh-smoke-'));
const userData = path.join(folder, 'user data');
const plan = path.join(folder, 'Kế hoạch & thử.skh');
let failures = 0;

async function check(name, run) {
  try {
    const detail = await run();
    console.log(`đạt   ${name}${detail ? `: ${detail}` : ''}`);
  } catch (error) {
    failures += 1;
    console.log(`HỎNG  ${name}: ${error.message}`);
  }
}

function expect(condition, message) {
  if (!condition) throw new Error(message);
}

async function until(what, limitMs, message) {
  const end = Date.now() + limitMs;
  while (Date.now() < end) {
    if (await what()) return;
    await sleep(200);
  }
  throw new Error(message);
}

const openPath = (page) => page.evaluate(async () => (await window.api.invoke('app.start', {})).value?.plan?.path);

async function checkDevelopment(binary) {
  const { _electron } = await import('playwright-core');
  const args = [`--user-data-dir=${userData}`, root];
  const app = await _electron.launch({ executablePath: binary, args: [...args, '--sample'], cwd: root });
  const page = await app.firstWindow();
  const refusedByPolicy = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refusedByPolicy.push(message.text());
  });

  await check('cửa sổ mở ra với bảng', async () => {
    await page.locator('.ag-row').first().waitFor({ timeout: 20_000 });
    const title = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
    expect(title?.includes('Sổ Kế hoạch'), `tiêu đề là "${title}"`);
    return title;
  });
  await check('trang không với được tới Node', async () => {
    const reach = await page.evaluate(() => [typeof window.require, typeof window.process, typeof window.module]);
    expect(
      reach.every((kind) => kind === 'undefined'),
      reach.join(),
    );
  });
  await check('chính sách nội dung không cản bảng của chính mình', async () => {
    expect(refusedByPolicy.length === 0, refusedByPolicy.join('; '));
    const height = await page.evaluate(() => document.querySelector('.ag-row')?.getBoundingClientRect().height ?? 0);
    expect(height > 20 && height < 200, `dòng cao ${height}`);
  });
  await check('chính sách nội dung chặn mã lạ', async () => {
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.head.append(script);
      return window.injected === true;
    });
    expect(!ran, 'mã chèn vào trang đã chạy');
  });
  await check('trang không được quyền gì: thông báo, vị trí, bảng tạm, máy ảnh', async () => {
    const answers = await page.evaluate(async () => {
      const tries = [
        () => Notification.requestPermission().then((answer) => answer === 'granted'),
        () => new Promise((yes, no) => navigator.geolocation.getCurrentPosition(() => yes(true), no)),
        () => navigator.clipboard.readText().then(() => true),
        () => navigator.mediaDevices.getUserMedia({ video: true }).then(() => true),
      ];
      return Promise.all(tries.map((one) => one().catch(() => false)));
    });
    expect(!answers.includes(true), answers.join());
  });
  await check('trang không tự chỉ được tệp nào để mở, ghi hay hiện', async () => {
    const foreign = path.join(folder, 'không ai chọn.skh');
    const codes = await page.evaluate(async (file) => {
      const opened = await window.api.invoke('file.open', { path: file });
      const shown = await window.api.invoke('shell.showItem', { path: file });
      return [opened.error?.code, shown.error?.code];
    }, foreign);
    expect(
      codes.every((code) => code === 'badRequest'),
      codes.join(),
    );
  });
  await check('app:// không đưa ra tệp nào khác của chương trình', async () => {
    const statuses = await page.evaluate(async () => {
      const urls = ['..%2fmain%2fmain.cjs', '%2e%2e/main/main.cjs', 'C%3A/Windows/win.ini'];
      const ask = (url) =>
        fetch(`app://bundle/${url}`)
          .then((answer) => answer.ok)
          .catch(() => false);
      return Promise.all(urls.map(ask));
    });
    expect(!statuses.includes(true), statuses.join());
  });
  await check('không mở cửa sổ khác, không rời trang', async () => {
    await page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), { href: 'https://example.com/', target: '_blank' });
      document.body.append(link);
      link.click();
      link.remove();
      window.open('https://example.com/');
      window.location.href = 'https://example.com/';
    });
    await sleep(1000);
    expect(app.windows().length === 1, `có ${app.windows().length} cửa sổ`);
    expect(page.url().startsWith('app://bundle/'), page.url());
  });
  await check('chạy lần thứ hai: mở tệp trong cửa sổ thứ nhất', async () => {
    fs.copyFileSync(await openPath(page), plan);
    const second = spawn(binary, [...args, plan], { cwd: root, stdio: 'ignore' });
    const code = await Promise.race([new Promise((done) => second.once('exit', done)), sleep(15_000, 'không thoát')]);
    expect(code === 0, `tiến trình thứ hai: ${code}`);
    await until(async () => (await openPath(page)) === plan, 10_000, 'tệp không được mở');
  });
  await check('in ra PDF', async () => {
    const bytes = await app.evaluate(async ({ BrowserWindow }) => {
      const pdf = await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({ landscape: true });
      return [...(pdf ?? [])];
    });
    const file = path.join(folder, 'in-thu.pdf');
    fs.writeFileSync(file, Buffer.from(bytes));
    expect(Buffer.from(bytes).subarray(0, 5).toString() === '%PDF-', 'không phải PDF');
    return file;
  });
  await check('đóng cửa sổ: thoát hẳn, không còn khóa tệp', async () => {
    const ended = new Promise((done) => app.process().once('exit', done));
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()).catch(() => undefined);
    await Promise.race([ended, sleep(15_000).then(() => Promise.reject(new Error('không thoát')))]);
    const left = fs
      .readdirSync(folder)
      .filter((name) => name.startsWith(path.basename(plan)) && name !== path.basename(plan));
    expect(left.length === 0, `còn ${left.join(', ')}`);
  });
}

/** A double click: Explorer opens the file with the program that the installer registered. */
async function checkInstalled(program) {
  const name = path.basename(program);
  const isRunning = () =>
    spawnSync('tasklist', ['/FI', `IMAGENAME eq ${name}`], { encoding: 'utf8' }).stdout.includes(name);
  await check('nhấn đúp tệp .skh: bản đã cài mở ra', async () => {
    expect(process.platform === 'win32', 'chỉ thử được trên Windows');
    expect(fs.existsSync(program), `không có ${program}`);
    spawnSync('cmd', ['/c', 'start', '', plan]);
    await until(isRunning, 20_000, 'chương trình không chạy');
    return 'hãy nhìn xem cửa sổ có đúng kế hoạch thử không, rồi đóng lại';
  });
  await check('bản đã cài không nhận lệnh như Node', async () => {
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    const done = spawnSync(program, ['-p', '6*7'], { env, encoding: 'utf8', timeout: 5000 });
    expect(!String(done.stdout).includes('42'), 'cầu chì RunAsNode chưa tắt');
  });
}

await ensureBuilt(['main', 'renderer']);
tryElectronDownload(console.log);
const binary = findElectron();
if (binary === null) {
  console.log('Không có tệp chạy của Electron và không tải được.');
  process.exit(1);
}
await checkDevelopment(binary);
if (installed) await checkInstalled(installed);
console.log(failures === 0 ? 'Tất cả đều đạt.' : `${failures} mục hỏng. Thư mục thử: ${folder}`);
process.exitCode = failures === 0 ? 0 : 1;
