/**
 * An office that works until it is killed: the real session thread on a real file, one random step after the other.
 * `node worker.mjs FILE SEED`. Says on its output, one JSON a line: {"ready":true}, after each step what is in the cells
 * ({"steps":n,"cells":[…]}), and {"safe":n} whenever the status bar would say that everything is saved.
 */
import { writeSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';

const [, , file, seedText] = process.argv;
const SHEET = 'bieu-ket-qua';
const say = (line) => writeSync(1, `${JSON.stringify(line)}\n`);

let seed = Number(seedText);
const draw = (below) => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor((seed / 2147483648) * below);
};

const worker = new Worker(path.join(import.meta.dirname, '../../dist/main/sessionWorker.cjs'));
const waiting = new Map();
let calls = 0;
let steps = 0;
worker.on('message', (message) => {
  if ('event' in message) {
    if (message.event === 'save.state' && message.payload.state === 'saved') say({ safe: steps });
    return;
  }
  waiting.get(message.id)?.(message);
  waiting.delete(message.id);
});
const call = (method, ...args) =>
  new Promise((resolve, reject) => {
    const id = ++calls;
    waiting.set(id, ({ value, thrown }) => (thrown ? reject(new Error(thrown)) : resolve(value)));
    worker.postMessage({ id, method, args });
  });

const cellsNow = async () => {
  const view = await call('view', SHEET, null, null);
  return view.value.rows.map((row) => row.cells.figure?.text ?? '');
};

const opened = await call('open', file);
if (!opened.ok || opened.value.readOnly !== null) throw new Error(JSON.stringify(opened));
const view = await call('view', SHEET, null, null);
const rows = view.value.rows.map(({ id }) => id);
const edit = (row, text) => ({ row, column: 'figure', text, address: 'E5' });
const fresh = () => `${draw(100000)},${draw(100)}`;
steps = (await call('inquire', 'story.facts', {})).value.steps;
say({ steps, cells: await cellsNow() });
say({ ready: true });

/** Steps of this run that can be taken back: those of earlier runs made the rows. */
let depth = 0;
const run = (command) => call('run', { sheet: SHEET, ...command }, null).then((answer) => done(answer, 1));
const done = (answer, deeper) => {
  // One that was refused, or changed nothing, is no step.
  if (!answer.ok || answer.value.label === '') return;
  steps++;
  depth += deeper;
};
const oneCell = () => run({ type: 'setCells', edits: [edit(rows[draw(rows.length)], fresh())], gesture: 'type' });
const paste = () => run({ type: 'setCells', edits: rows.map((row) => edit(row, fresh())), gesture: 'paste' });
const importRows = () => {
  const source = { file: 'báo cáo.xlsx', sheetName: 'Biểu 01', sha256: String(draw(1e9)) };
  const edits = rows.slice(0, 1 + draw(rows.length)).map((row) => edit(row, fresh()));
  return run({ type: 'importRows', edits, added: [], source });
};
const undo = () => (depth > 0 ? call('undo').then((answer) => done(answer, -1)) : null);
const redo = () => call('redo').then((answer) => done(answer, 1));
// Not waited for, so that the next steps come while the whole file is being written.
const save = () => void call('save');
const ACTS = [...Array(9).fill(oneCell), paste, paste, importRows, importRows, undo, undo, undo, redo, redo, save];

for (;;) {
  await ACTS[draw(ACTS.length)]();
  say({ steps, cells: await cellsNow() });
  if (draw(4) === 0) await new Promise((resolve) => setTimeout(resolve, draw(30)));
}
