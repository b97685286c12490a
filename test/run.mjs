/**
 * `npm test`: prepares the machine, builds, type-checks, lints and runs every test. Every step runs even when an earlier
 * one failed, and the exit code tells. `npm test -- test/target` runs only the tests whose path contains that.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensurePackages, ensureSystemParts, findPython, root, TEST_PARTS } from '../electron/fresh.mjs';

const say = (line) => process.stdout.write(`${line}\n`);
const tool = (...parts) => path.join(root, 'node_modules', ...parts);
const failed = [];

/** Runs a script in this Node, its output going straight to the terminal; true when it succeeded. */
function step(name, script, args, extra = {}) {
  say(`\n== ${name}`);
  const env = { ...process.env, ...extra };
  const { status } = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit', env });
  if (status !== 0) failed.push(name);
  return status === 0;
}

function run() {
  try {
    ensurePackages(say);
  } catch (error) {
    say(error.message);
    failed.push('npm ci');
    return;
  }
  ensureSystemParts(TEST_PARTS, say);
  if (!step('build', path.join(root, 'electron', 'build.mjs'), [])) return;
  step('tsc -b', tool('typescript', 'bin', 'tsc'), ['-b']);
  const plain = process.stdout.isTTY ? [] : ['--colors=off'];
  step('biome ci', tool('@biomejs', 'biome', 'bin', 'biome'), ['ci', '--diagnostic-level=warn', ...plain]);
  // Tests that check a workbook with openpyxl ask for the Python that has it.
  const python = findPython();
  step('vitest', tool('vitest', 'vitest.mjs'), ['run', ...process.argv.slice(2)], python ? { SKH_PYTHON: python } : {});
}

run();
say(failed.length === 0 ? '\nTất cả các bước đều đạt.' : `\nKhông đạt: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
