import { execFileSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { journalOf } from '../../electron/file/journal';
import { createPlan } from '../../electron/session/createPlan';
import { PlanSession } from '../../electron/session/planSession';

const SHEET = 'bieu-ket-qua';
const EDITS = 400;
const STEPS = 10_000;

/** SQLite itself, on a file of its own: one changed row and one log entry a transaction, flushed at each commit. */
const PEER = `
import sqlite3, sys, time
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute('PRAGMA journal_mode=WAL'); db.execute('PRAGMA synchronous=FULL')
db.execute('CREATE TABLE figure(id TEXT PRIMARY KEY, typed TEXT)'); db.execute('CREATE TABLE log(seq INTEGER PRIMARY KEY, changes TEXT)')
db.execute("INSERT INTO figure VALUES ('a', '0')")
times = []
for i in range(int(sys.argv[2])):
    start = time.perf_counter()
    db.execute('BEGIN'); db.execute("UPDATE figure SET typed=? WHERE id='a'", (str(i),)); db.execute('INSERT INTO log(changes) VALUES (?)', ('x' * 700,)); db.execute('COMMIT')
    times.append((time.perf_counter() - start) * 1000)
times.sort()
print(times[len(times) // 2], times[int(len(times) * .95)])
`;

const line = (what: string, ours: readonly number[], peer?: readonly number[]): void => {
  const text = (values: readonly number[]): string => values.map((value) => value.toFixed(1)).join(' / ');
  const ratio = peer ? `   SQLite ${text(peer)} ms   ratio ${((ours[0] ?? 0) / (peer[0] ?? 1)).toFixed(2)}` : '';
  process.stdout.write(`${what.padEnd(58)} ${text(ours)} ms${ratio}\n`);
};

const quantiles = (times: number[]): number[] => {
  times.sort((a, b) => a - b);
  return [times[times.length >> 1] ?? 0, times[Math.floor(times.length * 0.95)] ?? 0];
};

/** What the journal costs at each edit, and what it takes to play ten thousand steps. */
export const journalFigures = async (folder: string): Promise<void> => {
  const file = path.join(folder, 'nhat-ky.skh');
  let told: (() => void) | null = null;
  const options = {
    fileSystem: nodeFileSystem,
    onSaveState: ({ state }: { state: string }) => {
      if (state === 'saved') told?.();
    },
  };
  const created = await createPlan(options, file, 'tam-duong', false);
  if (!created.ok) throw new Error(created.error.code);
  const session = created.value;
  const edit = (text: number): void => {
    const edits = [{ row: 'thu-nhap-binh-quan', column: 'figure', text: String(text) }];
    session.run({ type: 'setCells', sheet: SHEET, edits }, null);
  };
  const applied: number[] = [];
  const safe: number[] = [];
  for (let index = 0; index < EDITS; index++) {
    const start = performance.now();
    const saved = new Promise<void>((resolve) => {
      told = resolve;
    });
    edit(index + 100);
    applied.push(performance.now() - start);
    await saved;
    safe.push(performance.now() - start);
  }
  line('one edit, command to patch, p50 / p95', quantiles(applied));
  const script = ['-c', PEER, path.join(folder, 'peer.db'), String(EDITS)];
  const peer = execFileSync(process.env['SKH_PYTHON'] ?? '/usr/bin/python3', script, { encoding: 'utf8' });
  line('one edit, command to flushed in the journal, p50 / p95', quantiles(safe), peer.split(' ').map(Number));

  // A journal that was never taken into its file: a copy of the file, and of the journal after many steps.
  await session.save();
  const killed = path.join(folder, 'bi-ngat.skh');
  copyFileSync(file, killed);
  for (let index = 0; index < STEPS; index++) edit(index);
  const all = new Promise<void>((resolve) => {
    told = resolve;
  });
  await all;
  copyFileSync(journalOf(file), journalOf(killed));
  await session.close();
  const start = performance.now();
  const opened = await PlanSession.open({ fileSystem: nodeFileSystem }, killed, 'write');
  if (!opened.ok) throw new Error(opened.error.code);
  const steps = opened.value.info().recovery?.steps ?? 0;
  line(`opening with ${steps} steps to play`, [performance.now() - start]);
  await opened.value.close();
};
