/**
 * What a fresh machine lacks, for `npm start` and `npm test`: npm packages are installed anywhere; system packages only
 * on Debian as root, and everywhere else it is said what is missing. Only what Node ships, for nothing else is there yet.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const CHROMIUM_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
];

/** Path of a Chromium or Chrome on this machine, or null. SKH_CHROMIUM names another one. */
export function findChromium() {
  const places = [process.env.SKH_CHROMIUM, ...CHROMIUM_PLACES];
  return places.find((file) => file && fs.existsSync(file)) ?? null;
}

/** The real Electron binary, or null when npm's package came without it. */
export function findElectron() {
  const folder = path.join(root, 'node_modules', 'electron');
  const pointer = path.join(folder, 'path.txt');
  if (!fs.existsSync(pointer)) return null;
  const binary = path.join(folder, 'dist', fs.readFileSync(pointer, 'utf8').trim());
  return fs.existsSync(binary) ? binary : null;
}

export function hasDisplay() {
  if (process.platform === 'win32' || process.platform === 'darwin') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function onPath(command) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.some((folder) => folder !== '' && fs.existsSync(path.join(folder, command)));
}

/** A Python 3 that has openpyxl: one that the person put first on the path, or the system's own; null when neither has. */
export function findPython() {
  const hasOpenpyxl = (python) => spawnSync(python, ['-c', 'import openpyxl']).status === 0;
  return ['python3', '/usr/bin/python3'].find(hasOpenpyxl) ?? null;
}

/** System parts by Debian package; `found` looks for the thing itself, so another system's packages count as well. */
const PARTS = {
  chromium: { why: 'Chromium', found: () => findChromium() !== null },
  'fonts-liberation2': {
    why: 'phông chữ Liberation 2 (có đủ chữ tiếng Việt)',
    found: () => fs.existsSync('/usr/share/fonts/truetype/liberation2'),
  },
  'fonts-noto-core': { why: 'phông chữ Noto', found: () => fs.existsSync('/usr/share/fonts/truetype/noto') },
  'libreoffice-calc': { why: 'LibreOffice Calc', found: () => onPath('soffice') || onPath('localc') },
  'poppler-utils': { why: 'pdftotext (poppler)', found: () => onPath('pdftotext') },
  'python3-openpyxl': {
    why: 'Python 3 có openpyxl',
    found: () => findPython() !== null,
  },
  xvfb: { why: 'Xvfb', found: () => onPath('Xvfb') && onPath('xvfb-run') },
  xauth: { why: 'xauth', found: () => onPath('xauth') },
};
export const START_PARTS = ['chromium', 'fonts-liberation2', 'fonts-noto-core'];
export const TEST_PARTS = Object.keys(PARTS);

const isDebianRoot = () =>
  process.platform === 'linux' && process.getuid?.() === 0 && onPath('apt-get') && fs.existsSync('/etc/debian_version');

/**
 * Sees to it that these system parts are there. Returns the names of those still missing; only Chromium is worth
 * stopping for, and that is for the caller to decide.
 */
export function ensureSystemParts(names, say) {
  const missing = names.filter((name) => !PARTS[name].found());
  if (missing.length === 0 || process.platform !== 'linux') return missing;
  if (!isDebianRoot()) {
    say(`Máy này còn thiếu: ${missing.map((name) => PARTS[name].why).join(', ')}.`);
    say(`Trên Debian hoặc Ubuntu: sudo apt-get install ${missing.join(' ')}`);
    return missing;
  }
  say(`Đang cài các gói hệ thống còn thiếu: ${missing.join(' ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) =>
    execFileSync('apt-get', args, { env, stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28 });
  try {
    apt('update', '-q');
    apt('install', '-y', '-q', '--no-install-recommends', ...missing);
  } catch (error) {
    say(
      `apt-get không cài được: ${String(error.stderr ?? error.message)
        .trim()
        .split('\n')
        .slice(-3)
        .join(' ')}`,
    );
  }
  return missing.filter((name) => !PARTS[name].found());
}

/** True when what is installed is what the lock file asks for; times say nothing after a clone or a switch of branch. */
function packagesAreCurrent() {
  const read = (file) => JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')).packages;
  try {
    const installed = read('node_modules/.package-lock.json');
    const wanted = Object.entries(read('package-lock.json'));
    return wanted.every(([name, entry]) => name === '' || entry.optional || installed[name]?.version === entry.version);
  } catch {
    return false;
  }
}

/** npm ci, where the packages are missing or not those of the lock file. Throws when npm fails. */
export function ensurePackages(say) {
  if (packagesAreCurrent()) return;
  say('Đang cài các gói npm (npm ci) …');
  const cli = process.env.npm_execpath;
  const [command, args] = cli?.endsWith('.js') ? [process.execPath, [cli, 'ci']] : ['npm', ['ci']];
  const done = spawnSync(command, [...args, '--no-audit', '--no-fund'], {
    cwd: root,
    encoding: 'utf8',
    // npm is a script on Windows, which only a shell can start.
    shell: command === 'npm' && process.platform === 'win32',
    maxBuffer: 1 << 28,
  });
  if (done.status !== 0) throw new Error(`npm ci không chạy được.\n${done.stdout ?? ''}${done.stderr ?? done.error}`);
}

/** Fetches the Electron binary by the electron package's own installer, once; quietly goes without it when offline. */
export function tryElectronDownload(say) {
  if (findElectron() !== null) return;
  say('Đang tải Electron …');
  const installer = path.join(root, 'node_modules', 'electron', 'install.js');
  spawnSync(process.execPath, [installer], { cwd: root, stdio: 'ignore', timeout: 300_000 });
}
