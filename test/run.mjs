/**
 * `npm test`: prepares the machine, builds, type-checks, lints and runs every test. Every step runs even when an earlier
 * one failed, and the exit code tells. `npm test -- test/target` runs only the tests whose path contains that.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensurePackages, ensureSystemParts, findPython, root, TEST_PARTS } from '../electron/fresh.mjs';

const say = (line) => process.stdout.write(`${line}\n`);
const tool = (...parts) => path.join(root, 'node_modules', ...parts);
const failed = [];

/**
 * Runs a script in this Node; true when it succeeded. Its output goes straight to the terminal, or, for one that runs beside
 * others, there in one piece when it has ended.
 */
function step(name, script, args, { env = {}, isBeside = false } = {}) {
  if (!isBeside) say(`\n== ${name}`);
  return new Promise((resolve) => {
    const stdio = isBeside ? ['ignore', 'pipe', 'pipe'] : 'inherit';
    const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio, env: { ...process.env, ...env } });
    const told = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => told.push(part));
    child.on('error', (error) => told.push(Buffer.from(`${error.message}\n`)));
    child.on('close', (status) => {
      if (isBeside) say(`\n== ${name}\n${Buffer.concat(told)}`);
      if (status !== 0) failed.push(name);
      resolve(status === 0);
    });
  });
}

async function run() {
  try {
    ensurePackages(say);
  } catch (error) {
    say(error.message);
    failed.push('npm ci');
    return;
  }
  ensureSystemParts(TEST_PARTS, say);
  // The type check keeps one core busy and needs nothing of the build.
  const types = step('tsc -b', tool('typescript', 'bin', 'tsc'), ['-b'], { isBeside: true });
  const isBuilt = await step('build', path.join(root, 'electron', 'build.mjs'), []);
  const plain = process.stdout.isTTY ? [] : ['--colors=off'];
  await step('biome ci', tool('@biomejs', 'biome', 'bin', 'biome'), ['ci', '--diagnostic-level=warn', ...plain]);
  await types;
  if (!isBuilt) return;
  // Tests that check a workbook with openpyxl ask for the Python that has it.
  const python = findPython();
  await step('vitest', tool('vitest', 'vitest.mjs'), ['run', ...process.argv.slice(2)], {
    env: python ? { SKH_PYTHON: python } : {},
  });
}

await run();
say(failed.length === 0 ? '\nTất cả các bước đều đạt.' : `\nKhông đạt: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
