/// <reference types="vitest/config" />
import { statSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import type { TestSequencer, TestSpecification } from 'vitest/node';

/**
 * The one bundler configuration. `electron/build.mjs` builds each mode below into a folder of its own and publishes it
 * under dist/; vitest reads the `test` field. Main, workers and skh are CommonJS because sql.js needs `__dirname`, and
 * a sandboxed preload cannot be a module.
 */
const root = import.meta.dirname;
const at = (file: string): string => path.join(root, file);

/**
 * What is never used of ExcelJS and of the zip writer below it (its reader of streams, CSV, search in folders, tar) stays
 * out with the hundred packages that only they drag in: less to be attacked, reviewed and loaded.
 */
const UNUSED_PARTS =
  /[\\/](?:exceljs[\\/]lib[\\/](?:csv[\\/]csv|stream[\\/]xlsx[\\/]workbook-reader)|glob[\\/]glob|(?:readdir-glob|tar-stream)[\\/]index)\.js$/;
const withoutUnusedParts: Plugin = {
  name: 'without-unused-parts',
  enforce: 'pre',
  load: (id) =>
    UNUSED_PARTS.test(id)
      ? "module.exports = class { constructor() { throw new Error('left out of the bundle'); } };"
      : null,
};

/**
 * Leaves beside a bundle the list of the packages that are really in it, as folders below node_modules: the bundler
 * knows, the installed packages do not. `electron/supply` makes the licences and the SBOM from it.
 */
const listPackages = (bundleName: string): Plugin => ({
  name: 'list-packages',
  generateBundle(_options, bundle) {
    const found = new Set<string>();
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      for (const id of Object.keys(chunk.modules)) {
        if (UNUSED_PARTS.test(id)) continue;
        const [, folder] =
          /.*?[\\/]node_modules[\\/]((?:.*[\\/]node_modules[\\/])?(?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id) ?? [];
        if (folder !== undefined) found.add(folder.replaceAll('\\', '/'));
      }
    }
    const source = JSON.stringify([...found].sort());
    this.emitFile({ type: 'asset', fileName: `.packages-${bundleName}.json`, source });
  },
});

/** Scripts that Node runs, by the name of the bundle in dist/main. */
const mainEntries = {
  main: at('electron/main.ts'),
  sessionWorker: at('electron/session/sessionWorker.ts'),
  compareWorker: at('electron/session/compare/compareWorker.ts'),
  workbookWorker: at('electron/workbook/workbookWorker.ts'),
  cli: at('electron/cli.ts'),
};

const nodeBundle = (input: Record<string, string>, split: boolean, external: readonly string[] = []): UserConfig => ({
  root,
  plugins: [withoutUnusedParts, listPackages(Object.keys(input)[0] ?? '')],
  build: {
    ssr: true,
    target: 'node20',
    minify: true,
    emptyOutDir: true,
    reportCompressedSize: false,
    rolldownOptions: {
      input,
      output: {
        format: 'cjs',
        entryFileNames: '[name].cjs',
        // Flat: a shared chunk that reads __dirname must find the same folder as the entries do.
        chunkFileNames: 'chunk-[name]-[hash].cjs',
        ...(split ? {} : { codeSplitting: false }),
      },
    },
  },
  ssr: { noExternal: true, external: ['electron', 'playwright-core', ...external] },
});

const renderer: UserConfig = {
  root: at('renderer'),
  base: './',
  plugins: [react(), listPackages('renderer')],
  build: {
    target: 'chrome140',
    emptyOutDir: true,
    chunkSizeWarningLimit: 4000,
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
  },
};

/** Runs inside the page of the stand-in host, before anything else; see electron/standin/page.ts. */
const standinPage: UserConfig = {
  root,
  build: {
    target: 'chrome140',
    minify: false,
    emptyOutDir: true,
    lib: { entry: at('electron/standin/page.ts'), formats: ['iife'], name: 'standinPage', fileName: () => 'page.js' },
  },
};

/** Tests of the host, the command line and the packages: each has the process to itself. */
const whole = ['desktop', 'cli', 'standin', 'packaging'].map((room) => `test/${room}/**/*.test.ts`);
const windows = 'test/e2e/**/*.test.ts';

/**
 * Project by project, within one the large files first. A worker that may be shared is kept only while the next file is of its
 * own project: in any other order nearly each file loads its modules, and starts its browser, anew.
 */
class FileOrder implements TestSequencer {
  async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const projects = ['windows', 'app', 'rooms'];
    const placed = files.map((file) => ({
      file,
      order: projects.indexOf(file.project.name),
      size: statSync(file.moduleId).size,
    }));
    return placed.sort((a, b) => a.order - b.order || b.size - a.size).map(({ file }) => file);
  }

  async shard(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files;
  }
}

const modes: Readonly<Record<string, () => UserConfig>> = {
  main: () => nodeBundle(mainEntries, true),
  preload: () => nodeBundle({ preload: at('electron/preload.ts') }, false),
  standinHost: () => nodeBundle({ host: at('electron/standin/launchApp.ts') }, false),
  standinPage: () => standinPage,
  // Not in dist/main: the libraries stay where npm put them, with their own files beside them.
  bench: () => nodeBundle({ bench: at('test/bench/bench.ts') }, false, ['sql.js', 'exceljs', '@e965/xlsx']),
  screens: () => nodeBundle({ screens: at('test/screens/screens.ts') }, false, ['sql.js', 'exceljs', '@e965/xlsx']),
};

export default defineConfig(({ mode }) => ({
  ...(modes[mode]?.() ?? renderer),
  publicDir: false,
  ...(mode === 'test'
    ? {
        root,
        test: {
          testTimeout: 60_000,
          // Two browsers at a time on a slow machine: what is waited for may take its time, and a press that meets a
          // hiccup gets a second try before it counts as a fault.
          expect: { poll: { timeout: 10_000 } },
          retry: 1,
          hookTimeout: 60_000,
          // Much of an end-to-end file is waiting: three of them keep two cores busy.
          maxWorkers: 3,
          sequence: { sequencer: FileOrder },
          projects: [
            { extends: true, test: { name: 'app', include: whole } },
            // Loading the modules anew for each of these files would take longer than the tests themselves; those of the
            // window share a browser as well.
            { extends: true, test: { name: 'windows', include: [windows], isolate: false } },
            {
              extends: true,
              test: { name: 'rooms', include: ['test/**/*.test.ts'], exclude: [...whole, windows], isolate: false },
            },
          ],
        },
      }
    : {}),
}));
