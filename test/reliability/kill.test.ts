import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '../../electron/build.mjs';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { PlanSession } from '../../electron/session/planSession';
import { readPlan } from '../../electron/session/readPlan';
import { openSample, SHEET, viewOf } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';

/** Kills in all; two offices work at a time. */
const KILLS = process.env['SKH_LONG'] === undefined ? 6 : 500;
const LANES = 2;
const folder = tempFolder();
const start = path.join(folder, 'mẫu.skh');

beforeAll(async () => {
  await ensureBuilt(['main']);
  const session = await openSample(start, null);
  const step = session.run({ type: 'insertRows', sheet: SHEET, after: null, count: 8 }, null);
  if (!step.ok) throw new Error(JSON.stringify(step.error));
  await session.close();
}, 60_000);

interface Said {
  readonly steps?: number;
  readonly cells?: readonly string[];
  readonly safe?: number;
  readonly ready?: boolean;
}

interface Office {
  readonly child: ChildProcess;
  /** What was in the cells after so many steps. */
  readonly cells: Map<number, readonly string[]>;
  made: number;
  safe: number;
  readonly ready: Promise<void>;
}

const startOffice = (file: string, seed: number): Office => {
  const script = path.join(import.meta.dirname, 'worker.mjs');
  const child = spawn(process.execPath, [script, file, String(seed)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let begin: () => void = () => undefined;
  const ready = new Promise<void>((resolve, reject) => {
    begin = resolve;
    child.once('exit', (code) => reject(new Error(`the office ended with ${code}`)));
  });
  const office: Office = { child, cells: new Map(), made: 0, safe: 0, ready };
  createInterface({ input: child.stdout }).on('line', (line) => {
    const said = JSON.parse(line) as Said;
    if (said.ready) begin();
    if (said.safe !== undefined) office.safe = Math.max(office.safe, said.safe);
    if (said.steps === undefined || said.cells === undefined) return;
    office.made = said.steps;
    office.cells.set(said.steps, said.cells);
  });
  return office;
};

/** Kills, steps that were said to be saved, and steps that the journal gave back. */
interface Outcome {
  kills: number;
  safe: number;
  recovered: number;
}

const killOnce = async (file: string, seed: number, outcome: Outcome): Promise<void> => {
  const office = startOffice(file, seed);
  await office.ready;
  // However slow the machine is, some work is done first.
  const wanted = office.made + (seed % 7);
  while (office.made < wanted) await delay(2);
  await delay((seed * 7919) % 150);
  const ended = once(office.child, 'close');
  office.child.kill('SIGKILL');
  await ended;

  const opened = await PlanSession.open({ fileSystem: nodeFileSystem }, file, 'write');
  if (!opened.ok) throw new Error(`seed ${seed}: ${JSON.stringify(opened.error)}`);
  const session = opened.value;
  const about = `seed ${seed}`;
  expect(session.readOnly, about).toBeNull();
  const { recovery } = session.info();
  expect(recovery?.problem ?? null, about).toBeNull();
  outcome.recovered += recovery?.steps ?? 0;
  const steps = session.stepCount();
  expect(steps, about).toBeGreaterThanOrEqual(office.safe);
  // One step may have been made whose word was cut off.
  expect(steps, about).toBeLessThanOrEqual(office.made + 1);
  const cells = (): readonly string[] => viewOf(session).rows.map((row) => row.cells['figure']?.text ?? '');
  const known = office.cells.get(steps);
  const now = cells();
  if (known) expect(now, about).toEqual(known);
  expect(session.undo().ok, about).toBe(true);
  expect(session.redo().ok, about).toBe(true);
  expect(cells(), about).toEqual(now);
  expect((await session.close()).ok, about).toBe(true);
  const verified = await readPlan(nodeFileSystem, file, { isLocked: false, isThorough: true });
  if (!verified.ok) throw new Error(`${about}: ${JSON.stringify(verified.error)}`);
  expect([verified.value.image.checksum, verified.value.found.contents], about).toEqual(['ok', null]);
  verified.value.db.close();
  const folderNow = readdirSync(path.dirname(file)).filter((name) => !name.endsWith('.bak'));
  expect(folderNow, about).toEqual([path.basename(file)]);
  outcome.kills++;
  outcome.safe += office.safe;
};

test(`${KILLS} kills at random moments lose no step that was said to be saved`, { timeout: 900_000 }, async () => {
  const outcome: Outcome = { kills: 0, safe: 0, recovered: 0 };
  const lane = async (number: number): Promise<void> => {
    let file = start;
    for (let count = 0; count * LANES + number < KILLS; count++) {
      // The same file again and again; a new one before its history gets long.
      if (count % 20 === 0) {
        file = path.join(mkdtempSync(path.join(folder, `${number}-`)), 'sổ.skh');
        copyFileSync(start, file);
      }
      await killOnce(file, count * LANES + number + 1, outcome);
    }
  };
  await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)));
  expect(outcome.kills).toBe(KILLS);
  // The offices did work, and the journal was needed.
  expect(outcome.safe).toBeGreaterThan(KILLS);
  expect(outcome.recovered).toBeGreaterThan(0);
  console.info(`kills survived: ${JSON.stringify(outcome)}`);
});
