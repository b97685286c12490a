import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { extractAll, listPackage, statFile } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../electron/build.mjs';
import { launchApp } from '../../electron/standin/launchApp';
import { checkFuses, describeChecklist, type PackedApp } from './securityChecklist';
import { makeStandinDist } from './standinDist';

const root = path.resolve(import.meta.dirname, '../..');
const run = promisify(execFile);
const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: { readonly electron: string };
};
const MAX_ASAR_BYTES = 6 * 1024 * 1024;

let folder = '';
let project = '';
let packed: PackedApp;

/**
 * What electron-builder looks at, set aside: dist/ of the checkout may be rebuilt while it packs. One dependency stands
 * for all, to see that none goes in: asking npm for the tree of every package takes longer than the packing.
 */
function setAside(): void {
  project = path.join(folder, 'project');
  const dependency = 'valibot';
  for (const name of [
    'electron-builder.yml',
    'electron/icon',
    'dist/main',
    'dist/renderer',
    `node_modules/${dependency}`,
  ]) {
    fs.cpSync(path.join(root, name), path.join(project, name), { recursive: true });
  }
  const dependencies = { [dependency]: manifest.dependencies[dependency] };
  fs.writeFileSync(path.join(project, 'package.json'), JSON.stringify({ ...manifest, dependencies }));
}

/** Packs for one system with a stand-in distribution; returns the folder with the unpacked app. */
async function pack(platform: 'linux' | 'win32', program: string): Promise<string> {
  const dist = path.join(folder, `electron-${platform}`);
  const output = path.join(folder, `release-${platform}`);
  makeStandinDist(dist, platform, program, manifest.devDependencies.electron);
  const builder = path.join(root, 'node_modules', 'electron-builder', 'cli.js');
  const settings = [`-c.electronDist=${dist}`, `-c.directories.output=${output}`];
  await run(process.execPath, [builder, platform === 'linux' ? '--linux' : '--win', '--dir', ...settings], {
    cwd: project,
    env: { ...process.env, NODE_ENV: 'production' },
  }).catch((error: { readonly stdout?: string; readonly stderr?: string }) => {
    throw new Error(`electron-builder failed:\n${error.stdout ?? ''}${error.stderr ?? String(error)}`);
  });
  return path.join(output, platform === 'linux' ? 'linux-unpacked' : 'win-unpacked');
}

const filesIn = (asar: string): readonly string[] =>
  listPackage(asar, { isPack: false })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !('files' in statFile(asar, file.slice(1))))
    .sort();

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'skh-pack-'));
  await ensureBuilt();
  setAside();
  const app = await pack('linux', '/bin/true');
  const asar = path.join(app, 'resources', 'app.asar');
  const content = path.join(folder, 'unpacked');
  extractAll(asar, content);
  packed = { program: path.join(app, 'so-ke-hoach'), asar, content, userData: path.join(folder, 'người dùng') };
}, 120_000);

afterAll(() => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));

describeChecklist(() => packed);

describe('packaging', () => {
  it('packs for Linux: the bundles only, small, its SBOM beside them, and what is inside starts', async () => {
    const { asar, program, content } = packed;
    const app = path.dirname(program);
    expect(fs.statSync(asar).size).toBeLessThanOrEqual(MAX_ASAR_BYTES);

    const files = filesIn(asar);
    const expected = ['main', 'preload', 'sessionWorker', 'compareWorker', 'workbookWorker'].map(
      (name) => `/dist/main/${name}.cjs`,
    );
    expect(files).toEqual(expect.arrayContaining(['/package.json', '/dist/main/sql-wasm.wasm', ...expected]));
    expect(files).toContain('/dist/renderer/index.html');
    const outside = (file: string): boolean =>
      !/^\/(package\.json|dist\/(main|renderer)\/[^.][^/]*(\/[^/]+)?)$/.test(file);
    expect(files.filter(outside)).toEqual([]);
    expect(files.filter((file) => /\.(map|ts|md)$/.test(file))).toEqual([]);
    expect(fs.readdirSync(path.join(app, 'locales')).sort()).toEqual(['en-US.pak', 'vi.pak']);

    const sbom = fs.readFileSync(path.join(app, 'resources', 'sbom.cdx.json'), 'utf8');
    expect(sbom).toBe(fs.readFileSync(path.join(project, 'dist', 'main', 'sbom.cdx.json'), 'utf8'));
    expect(fs.readdirSync(app)).toEqual(expect.arrayContaining(['LICENSE.electron.txt', 'LICENSES.chromium.html']));
    await startPacked(content);
  });

  it('packs for Windows: named program, fuses set', async () => {
    // The one PE file with a version resource that the packages bring along.
    const program = path.join(root, 'node_modules', 'electron-winstaller', 'vendor', '7z-x64.exe');
    const app = await pack('win32', program);
    expect(fs.readdirSync(app)).toContain('SoKeHoach.exe');
    expect(fs.existsSync(path.join(app, 'resources', 'app.asar'))).toBe(true);
    await checkFuses(path.join(app, 'SoKeHoach.exe'));
    // Windows' program carries the sum of the archive that it may load (Electron has no such thing for Linux).
    const program_ = fs.readFileSync(path.join(app, 'SoKeHoach.exe'));
    expect(program_.includes('"alg":"SHA256"') && program_.includes('app.asar')).toBe(true);
  });
});

/** The packed content runs by itself, far from the checkout and its node_modules. */
async function startPacked(appDir: string): Promise<void> {
  const app = await launchApp({ appDir, isPackaged: true, argv: ['--sample'] });
  await app.page.locator('.ag-row').first().waitFor();
  await app.close();
}
