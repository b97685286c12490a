/**
 * `npm run test:long`: the tests that have a long form (they read SKH_LONG), with it. Slow, so not part of `npm test`.
 * `npm run test:long -- test/workbook` runs only those whose path contains that.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const wanted = process.argv.slice(2);
const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.test\.tsx?$/.test(file))
  .map((file) => path.join('test', file))
  .filter((file) => readFileSync(path.join(root, file), 'utf8').includes("process.env['SKH_LONG']"))
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)));
const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
const env = { ...process.env, SKH_LONG: '1' };
const { status } = spawnSync(process.execPath, [vitest, 'run', ...files], { cwd: root, stdio: 'inherit', env });
process.exitCode = status ?? 1;
