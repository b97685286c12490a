#!/usr/bin/env node
/**
 * Builds dist/. As a script: `node electron/build.mjs [target…]`; for others: `ensureBuilt()`.
 * A target is rebuilt only when the contents of its sources changed. It is built into a temporary folder and its files
 * are then renamed into dist/ one by one, entries last, so a process that reads dist/ meanwhile never finds a gap;
 * a lock lets several processes that need the same build do it once.
 */
import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify, stripVTControlCharacters } from 'node:util';
import { MADE_FROM_ALL, writeSupply } from './supply/makeSupply.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(root, 'dist');
const COMMON = [
  'vite.config.ts',
  'package.json',
  'package-lock.json',
  'electron/build.mjs',
  'electron/supply/makeSupply.mjs',
];

const INSTALLED = 'node_modules/.package-lock.json';

/** What is built: modes of vite.config.ts, the source folders that matter, extra files, the file that must come out. */
const TARGETS = {
  main: {
    modes: ['main', 'preload'],
    sources: ['electron', 'shared', 'seeds'],
    assets: ['node_modules/sql.js/dist/sql-wasm.wasm'],
    expected: ['main.cjs', 'preload.cjs', 'sessionWorker.cjs', 'compareWorker.cjs', 'workbookWorker.cjs', 'cli.cjs'],
  },
  renderer: { modes: ['production'], sources: ['renderer', 'shared', 'seeds'], assets: [], expected: ['index.html'] },
  standin: {
    modes: ['standinHost', 'standinPage'],
    sources: ['electron/standin'],
    assets: [],
    expected: ['host.cjs', 'page.js'],
  },
};
const LOCK_STALE_MS = 120_000;

/** Every file below a folder, or the file itself; sorted, relative to the checkout. */
function filesOf(entry) {
  const full = path.join(root, entry);
  const stat = fs.statSync(full, { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [entry];
  return fs
    .readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => path.relative(root, path.join(item.parentPath ?? item.path, item.name)))
    .sort();
}

/** Contents, not times: a fresh clone, a stash or a copied checkout must not fool it. */
function fingerprint(target) {
  const hash = createHash('sha1').update(process.version);
  // What is installed goes into the bundles: another version of a package is another build.
  const entries = [...COMMON, ...filesOf(INSTALLED), ...target.sources.flatMap(filesOf)];
  const isSource = (file) => !/\.(md|mjs|png|icns|ico)$/.test(file) || COMMON.includes(file);
  for (const file of entries.filter(isSource)) {
    if (!target.sources.includes('electron/standin') && file.startsWith(path.join('electron', 'standin'))) continue;
    hash
      .update(file)
      .update('\0')
      .update(fs.readFileSync(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

const stampFile = (name) => path.join(dist, name, '.fingerprint');

function isCurrent(name, print) {
  try {
    return fs.readFileSync(stampFile(name), 'utf8') === print;
  } catch {
    return false;
  }
}

/** True while the process that wrote the lock may still be at work. */
function lockIsHeld(lock) {
  try {
    const { mtimeMs } = fs.statSync(lock);
    if (Date.now() - mtimeMs > LOCK_STALE_MS) return false;
    const pid = Number(fs.readFileSync(lock, 'utf8'));
    // A lock without a number was created a moment ago and is not written yet.
    if (!Number.isInteger(pid) || pid <= 0) return true;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function withLock(run) {
  fs.mkdirSync(dist, { recursive: true });
  const lock = path.join(dist, '.build-lock');
  for (;;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (lockIsHeld(lock)) await sleep(60);
      else fs.rmSync(lock, { force: true });
    }
  }
  try {
    return await run();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

/** Moves a finished build into dist/<name>: chunks and assets first, then what refers to them, then the rest goes. */
function publish(from, name, expected) {
  const to = path.join(dist, name);
  const built = fs
    .readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => path.relative(from, path.join(item.parentPath ?? item.path, item.name)));
  const rank = (file) => (expected.includes(file) ? 1 : 0);
  for (const file of built.sort((a, b) => rank(a) - rank(b))) {
    fs.mkdirSync(path.dirname(path.join(to, file)), { recursive: true });
    fs.renameSync(path.join(from, file), path.join(to, file));
  }
  const kept = new Set([...built, '.fingerprint', ...MADE_FROM_ALL]);
  for (const item of fs.readdirSync(to, { recursive: true, withFileTypes: true })) {
    const file = path.relative(to, path.join(item.parentPath ?? item.path, item.name));
    if (item.isFile() && !kept.has(file)) fs.rmSync(path.join(to, file), { force: true });
  }
}

async function buildTarget(name) {
  const target = TARGETS[name];
  // Taken before the build: a source saved while it runs makes the next call build again.
  const print = fingerprint(target);
  if (isCurrent(name, print)) return;
  const { build } = await import('vite');
  const temporary = path.join(dist, `.tmp-${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    for (const [index, mode] of target.modes.entries()) {
      const outDir = path.join(temporary, mode);
      await build({ configFile: path.join(root, 'vite.config.ts'), mode, logLevel: 'warn', build: { outDir } });
      if (index > 0) fs.cpSync(outDir, path.join(temporary, target.modes[0]), { recursive: true });
    }
    const out = path.join(temporary, target.modes[0]);
    for (const asset of target.assets) {
      fs.copyFileSync(path.join(root, asset), path.join(out, path.basename(asset)));
    }
    const missing = target.expected.filter((file) => !fs.existsSync(path.join(out, file)));
    if (missing.length > 0) throw new Error(`dist/${name} came out without ${missing.join(', ')}`);
    publish(out, name, target.expected);
    fs.writeFileSync(stampFile(name), print);
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true });
  }
}

/**
 * Builds the named targets (all by default) where they are out of date. Runs the bundler in a process of its own: the
 * caller may be a test run with NODE_ENV=test, which would give React's development build. Throws with its output.
 */
export async function ensureBuilt(names = Object.keys(TARGETS)) {
  const stale = names.filter((name) => !isCurrent(name, fingerprint(TARGETS[name])));
  if (stale.length === 0) return;
  const script = fileURLToPath(import.meta.url);
  const env = { ...process.env, NODE_ENV: 'production' };
  try {
    await promisify(execFile)(process.execPath, [script, ...stale], { cwd: root, env, maxBuffer: 1 << 26 });
  } catch (error) {
    const output = stripVTControlCharacters(`${error.stdout ?? ''}${error.stderr ?? error.message}`);
    throw new Error(`Không biên dịch được mã nguồn.\n${output}`);
  }
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.env.NODE_ENV = 'production';
  const names = process.argv.slice(2).filter((name) => name in TARGETS);
  try {
    await withLock(async () => {
      for (const name of names.length > 0 ? names : Object.keys(TARGETS)) await buildTarget(name);
      writeSupply(root, dist);
    });
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
