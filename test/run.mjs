/**
 * `npm test`: prepares the machine, builds, type-checks, lints, runs every test. The exit code is that of the first
 * step that failed. `npm test -- test/target` runs only the tests whose path contains that.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensurePackages, ensureSystemParts, root, TEST_PARTS } from '../electron/fresh.mjs';

const say = (line) => process.stdout.write(`${line}\n`);
const bin = (name, script) => path.join(root, 'node_modules', name, script);

/** Runs a tool of node_modules in this Node, its output going straight to the terminal. */
function step(name, script, args) {
  say(`\n== ${name}`);
  const { status, signal } = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });
  if (status === 0) return;
  say(`\n== ${name}: không đạt${signal ? ` (${signal})` : ''}`);
  process.exit(status ?? 1);
}

try {
  ensurePackages(say);
} catch (error) {
  say(error.message);
  process.exit(1);
}
ensureSystemParts(TEST_PARTS, say);
step('build', path.join(root, 'electron', 'build.mjs'), []);
step('tsc -b', bin('typescript', 'bin/tsc'), ['-b']);
step('biome ci', bin('@biomejs/biome', 'bin/biome'), ['ci', '--diagnostic-level=warn']);
step('vitest', bin('vitest', 'vitest.mjs'), ['run', ...process.argv.slice(2)]);
