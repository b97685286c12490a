import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, it } from 'vitest';
import { ensureBuilt } from '../../electron/build.mjs';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();
const hook = path.join(import.meta.dirname, 'noNetwork.cjs');
const record = path.join(folder, 'asked.txt');
const cli = path.resolve('dist/main/cli.cjs');
const workbookThread = path.resolve('dist/main/workbookWorker.cjs');
const JOBS = `
const { Worker } = require('node:worker_threads');
const skh = (...words) => require(${JSON.stringify(cli)}).main(words);
(async () => {
  const codes = [];
  for (const words of JSON.parse(process.argv[1])) codes.push(await skh(...words));
  const thread = new Worker(${JSON.stringify(workbookThread)});
  await new Promise((done) => thread.once('online', done));
  await thread.terminate();
  process.stdout.write('\\ncodes ' + codes.join());
})();`;

beforeAll(() => ensureBuilt(['main']));

it('a day of skh and its threads ask nothing of the network and start no program', async () => {
  const plan = path.join(folder, 'kế hoạch.skh');
  const book = path.join(folder, 'biểu.xlsx');
  const jobs = [
    ['new', plan, '--sample', 'tam-duong'],
    ['export', plan, '--sheet', 'bieu-ket-qua', '-o', book],
    ['import', plan, book, '--sheet', 'bieu-ket-qua'],
    ['check', plan],
  ];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--require', hook, '-e', JOBS, JSON.stringify(jobs)],
    { env: { ...process.env, SKH_ASKED: record }, maxBuffer: 1 << 26 },
  );
  expect(stdout).toMatch(/codes 0,0,0,0$/);
  const asked = fs.readFileSync(record, 'utf8').trim().split('\n');
  expect(asked).toContain('process');
  expect(asked).toContain('thread');
  expect(asked.filter((line) => line !== 'process' && line !== 'thread')).toEqual([]);
});
