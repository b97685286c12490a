import { readdirSync, readFileSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
const SOURCE = /\.(ts|tsx|mts|cts|mjs|cjs)$/;

const filesOf = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')))
    .filter((file) => SOURCE.test(file) && statSync(path.join(root, file)).isFile());

const product = ['shared', 'electron', 'renderer'].flatMap(filesOf);
const all = [...product, ...filesOf('test')];
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** Specifiers a file imports, type-only ones left out when asked: those vanish at run time. */
const importsOf = (file: string, types: boolean): string[] => {
  const found: string[] = [];
  for (const match of read(file).matchAll(/(?:^|\n)\s*(import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'/g)) {
    if (types || match[2] === undefined) found.push(match[3] ?? '');
  }
  for (const match of read(file).matchAll(/(?:^|\n)\s*import\s+'([^']+)'/g)) found.push(match[1] ?? '');
  return found;
};

const resolveLocal = (file: string, specifier: string): string | null => {
  if (!specifier.startsWith('.')) return null;
  const base = path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
  const tries = [base, ...['.ts', '.tsx', '.mjs', '.cjs', '/index.ts'].map((ending) => base + ending)];
  return tries.find((candidate) => all.includes(candidate)) ?? base;
};

/** A room is a folder of shared, electron or renderer; files at the top of electron are the desktop layer. */
const roomOf = (file: string): string => {
  const [top = '', second = ''] = file.split('/');
  if (top === 'renderer') return 'renderer';
  return second.includes('.') ? `${top}/main` : `${top}/${second}`;
};

/** Who may import whom. A room not listed may import nothing but itself. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'shared/contract': ['shared/check', 'shared/domain', 'shared/form', 'shared/target'],
  'shared/domain': ['shared/contract', 'shared/target'],
  'shared/target': ['shared/contract', 'shared/domain'],
  'shared/series': ['shared/domain'],
  'shared/form': ['shared/contract', 'shared/domain', 'shared/series', 'shared/target', 'shared/text'],
  'shared/check': ['shared/domain', 'shared/form', 'shared/series', 'shared/target'],
  'shared/legacy': [],
  'shared/grid': [
    'shared/contract',
    'shared/domain',
    'shared/legacy',
    'shared/reading',
    'shared/target',
    'shared/form',
  ],
  'shared/text': ['shared/check', 'shared/contract', 'shared/domain', 'shared/target', 'shared/form'],
  'shared/reading': ['shared/domain', 'shared/form', 'shared/target', 'shared/text'],
  'shared/prose': ['shared/domain', 'shared/form', 'shared/grid', 'shared/target', 'shared/text'],
  'electron/db': ['shared'],
  'electron/file': ['shared'],
  'electron/thread': ['shared'],
  'electron/workbook': ['shared', 'electron/thread'],
  'electron/session': ['shared', 'electron/db', 'electron/file', 'electron/thread', 'seeds'],
  'electron/handlers': ['shared', 'electron/session', 'electron/file'],
  'electron/ipc': ['shared', 'electron/handlers'],
  'electron/cli': [
    'shared',
    'electron/session',
    'electron/handlers',
    'electron/workbook',
    'electron/file',
    'electron/db',
  ],
  'electron/standin': ['electron/main'],
  'electron/main': ['shared', 'electron'],
  renderer: ['shared'],
};

/** The only rooms that may import a package; every other package import of the product is an error. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'sql.js': ['electron/db'],
  exceljs: ['electron/workbook'],
  fflate: ['electron/workbook'],
  saxes: ['electron/workbook'],
  '@e965/xlsx': ['electron/workbook'],
  electron: ['electron/main', 'electron/ipc', 'electron/standin'],
  valibot: [
    'electron/db',
    'shared/contract',
    'shared/domain',
    'shared/form',
    'electron/file',
    'electron/session',
    'electron/main',
  ],
  'playwright-core': ['electron/standin', 'electron/main'],
  'ag-grid-community': ['renderer'],
  'lucide-react': ['renderer'],
  react: ['renderer'],
  'react-dom': ['renderer'],
  vite: ['electron/main'],
};

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

describe('rooms', () => {
  test('imports go only where they may', () => {
    const wrong: string[] = [];
    for (const file of product) {
      const room = roomOf(file);
      for (const specifier of importsOf(file, true)) {
        const target = resolveLocal(file, specifier);
        if (target === null) continue;
        const other = target.startsWith('seeds/') ? 'seeds' : roomOf(target);
        const allowed = ALLOWED[room] ?? [];
        if (other !== room && !allowed.some((one) => other === one || other.startsWith(`${one}/`))) {
          wrong.push(`${file} → ${target}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('packages are imported only where they live; shared is free of Node, Electron and the DOM', () => {
    const wrong: string[] = [];
    for (const file of product) {
      for (const specifier of importsOf(file, true)) {
        if (specifier.startsWith('.')) continue;
        const isNode = specifier.startsWith('node:') || builtinModules.includes(specifier);
        const room = roomOf(file);
        if (isNode ? !room.startsWith('electron') : !(PACKAGES[packageOf(specifier)] ?? []).includes(room)) {
          wrong.push(`${file} → ${specifier}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('AG Grid is imported only by renderer/grid', () => {
    const users = product.filter((file) => importsOf(file, true).some((one) => one.startsWith('ag-grid')));
    expect(users.filter((file) => !file.startsWith('renderer/grid/'))).toEqual([]);
    expect(users.length).toBeGreaterThan(0);
  });

  test('no import cycles at run time', () => {
    const graph = new Map(
      product.map((file) => [file, importsOf(file, false).flatMap((specifier) => resolveLocal(file, specifier) ?? [])]),
    );
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, trail: readonly string[]): void => {
      const at = trail.indexOf(file);
      if (at >= 0) cycles.push([...trail.slice(at), file].join(' → '));
      if (at >= 0 || done.has(file)) return;
      for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
      done.add(file);
    };
    for (const file of product) visit(file, []);
    expect(cycles).toEqual([]);
  });

  test('no file is much over 300 lines', () => {
    const long = all.map((file) => [file, read(file).split('\n').length] as const).filter(([, lines]) => lines > 330);
    expect(long).toEqual([]);
  });

  test('no drawer named utils, no default exports in the product, no switched-off checks', () => {
    expect(all.filter((file) => /\b(utils?|helpers?|misc|common)\.(ts|tsx)$/.test(file))).toEqual([]);
    const marks = /^export default\b|@ts-(ignore|nocheck|expect-error)|biome-ignore/m;
    expect(product.filter((file) => marks.test(read(file)))).toEqual([]);
    const skipped = /\b(test|it|describe)\.(skip|only|todo)\(/;
    expect(filesOf('test').filter((file) => skipped.test(read(file)))).toEqual([]);
  });

  test('the top level is what it is meant to be', () => {
    const allowed = [
      '.ci',
      '.git',
      '.gitignore',
      '.npmrc',
      'README.md',
      'biome.json',
      'electron',
      'electron-builder.yml',
      'package-lock.json',
      'package.json',
      'renderer',
      'seeds',
      'shared',
      'test',
      'tsconfig.json',
      'vite.config.ts',
    ];
    const ignored = ['dist', 'node_modules', 'release', 'test-output'];
    expect(readdirSync(root).filter((name) => !allowed.includes(name) && !ignored.includes(name))).toEqual([]);
  });
});
