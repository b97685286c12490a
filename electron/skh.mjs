#!/usr/bin/env node
/**
 * The command line `skh`, ready right after `npm ci`: builds itself when its sources are newer than dist/, then hands
 * over to dist/main/cli.cjs (electron/cli.ts), whose `main` returns the exit code.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** As promised for `skh`: bad use, unreadable input or unwritable output. */
const EXIT_UNUSABLE = 2;

async function run() {
  const { ensureBuilt } = await import('./build.mjs');
  await ensureBuilt(['main']);
  const cli = fileURLToPath(new URL('../dist/main/cli.cjs', import.meta.url));
  if (!fs.existsSync(cli)) throw new Error(`không có ${cli}`);
  return createRequire(import.meta.url)(cli).main(process.argv.slice(2));
}

try {
  // Not process.exit: output that goes to a pipe would be cut off.
  process.exitCode = await run();
} catch (error) {
  process.stderr.write(`skh: ${error.message}\n`);
  process.exitCode = EXIT_UNUSABLE;
}
