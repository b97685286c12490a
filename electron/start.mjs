/**
 * `npm start`: prepares the machine, builds, and runs the app: in real Electron where that is to be had, else over
 * Chromium; without a display it does the main job by itself (open the sample, export, take a picture) and says where
 * the results are.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import {
  ensurePackages,
  ensureSystemParts,
  findChromium,
  findElectron,
  hasDisplay,
  root,
  START_PARTS,
  tryElectronDownload,
} from './fresh.mjs';

const say = (line) => process.stdout.write(`${line}\n`);
/** `--sample ID` becomes one word: the app takes plain words for files. */
const given = process.argv
  .slice(2)
  .flatMap((word, at, all) =>
    word === '--sample' && /^[a-z-]+$/.test(all[at + 1] ?? '')
      ? [`--sample=${all[at + 1]}`]
      : all[at - 1] === '--sample' && /^[a-z-]+$/.test(word)
        ? []
        : [word],
  );
/** What the app is started with: the usual sample when neither a file nor a sample is named; other switches name nothing. */
const isNamed = given.some((word) => !word.startsWith('-') || /^--sample(?:=|$)/.test(word));
const passedOn = isNamed ? given : ['--sample', ...given];

async function main() {
  ensurePackages(say);
  // Only now: the bundler is one of the packages.
  const { ensureBuilt } = await import('./build.mjs');
  say('Đang biên dịch …');
  if (!hasDisplay()) {
    needChromium();
    await ensureBuilt();
    return runHeadless();
  }
  await ensureBuilt(['main', 'renderer']);
  if (!process.env.CI) tryElectronDownload(say);
  const electron = findElectron();
  if (electron) return runElectron(electron);
  needChromium();
  await ensureBuilt(['standin']);
  return runInChromium();
}

function needChromium() {
  ensureSystemParts(START_PARTS, say);
  if (findChromium() === null) throw new Error('Cần có Chromium (hoặc Electron) để chạy Sổ Kế hoạch trên máy này.');
}

function runElectron(binary) {
  // Chromium refuses its sandbox to root; a person does not work as root.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const child = spawn(binary, [...(asRoot ? ['--no-sandbox'] : []), root, ...passedOn], { stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

const loadHost = () => createRequire(import.meta.url)(path.join(root, 'dist', 'standin', 'host.cjs'));

/** A window of Chromium; native menus and dialogs do not exist there, the toolbar and the keys do. */
async function runInChromium() {
  const settings = process.env.XDG_CONFIG_HOME ?? path.join(os.homedir(), '.config');
  const { launchApp } = loadHost();
  const app = await launchApp({
    appDir: root,
    headless: false,
    userData: path.join(settings, 'so-ke-hoach-chromium'),
    argv: passedOn,
    dialogs: 'desktop',
  });
  say('Sổ Kế hoạch đang chạy trong cửa sổ Chromium. Đóng cửa sổ để thoát.');
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void app.close().catch(() => undefined));
  return app.exited;
}

/** The main job without a screen. */
async function runHeadless() {
  say('Không có màn hình: chạy công việc chính ở chế độ nền …');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'so-ke-hoach-'));
  const screenshot = path.join(folder, 'man-hinh.png');
  const workbook = path.join(folder, 'bieu-ket-qua.xlsx');
  const { launchApp } = loadHost();
  const app = await launchApp({
    appDir: root,
    headless: true,
    viewport: { width: 1366, height: 768 },
    userData: path.join(folder, 'cai-dat'),
    argv: passedOn,
  });
  try {
    await app.page.locator('.ag-row').first().waitFor({ timeout: 30_000 });
    await app.page.evaluate('document.fonts.ready');
    await app.page.screenshot({ path: screenshot });
    await exportBySheetOfSample(app, workbook);
    // A warning of the page is for the tests to fail on; here the results count.
    for (const problem of app.host.problems.splice(0)) process.stderr.write(`Cảnh báo: ${problem}\n`);
    await app.close();
  } catch (error) {
    await app.kill();
    throw error;
  }
  const { size } = fs.statSync(workbook);
  say(`Ảnh màn hình: ${screenshot}`);
  say(`Biểu đã xuất: ${workbook} (${size} byte)`);
  return 0;
}

/** Exports as a person does: the menu, then the save dialog, here answered by script. */
async function exportBySheetOfSample(app, workbook) {
  app.answerDialogs({ filePath: workbook });
  const answer = await app.page.evaluate(async () => {
    const start = await window.api.invoke('app.start', {});
    const sheet = start.value.plan.sheets[0].id;
    return window.api.invoke('workbook.export', { sheet, profile: null, layout: 'phu-luc', path: null });
  });
  if (!answer.ok) throw new Error(`Không xuất được biểu: ${JSON.stringify(answer.error)}`);
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
