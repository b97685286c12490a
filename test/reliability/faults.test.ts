import { setImmediate as turn } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { PlanSession } from '../../electron/session/planSession';
import { openSample, SHEET, viewOf } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';
import { VolatileDisk } from '../helpers/volatileDisk';

const FILE = '/phòng/sổ.skh';
const STEPS = 5;
const folder = tempFolder();
let small: Uint8Array;
let row = '';

beforeAll(async () => {
  const session = await openSample(`${folder}/nhỏ.skh`, null);
  session.run({ type: 'insertRows', sheet: SHEET, after: null, count: 1 }, null);
  row = viewOf(session).rows[0]?.id ?? '';
  await session.close();
  small = await nodeFileSystem.readFile(`${folder}/nhỏ.skh`);
});

const OPERATIONS = [
  'openGrowing',
  'grow',
  'syncGrown',
  'truncate',
  'writeNew',
  'rename',
  'link',
  'remove',
  'syncFolder',
  'stat',
];
const CODES = ['ENOSPC', 'EIO', 'EACCES', 'EBUSY', 'EPERM', 'EROFS'];

interface Outcome {
  /** The person was told that something is not saved. */
  told: boolean;
  safe: number;
  found: number;
}

/** Works on a disk on which one operation fails, once or from then on, and looks at what is there after a power cut. */
const work = async (operation: string, code: string, lasts: boolean): Promise<Outcome> => {
  let isOpen = false;
  let failures = 0;
  const disk = new VolatileDisk(
    (at) => (isOpen && at === operation && (lasts || failures === 0) && ++failures > 0 ? code : null),
    new Map([[FILE, small.slice()]]),
  );
  const outcome: Outcome = { told: false, safe: 0, found: 0 };
  let session: PlanSession | null = null;
  const onSaveState = ({ state }: { readonly state: string }): void => {
    if (state === 'failed') outcome.told = true;
    if (state === 'saved' && session) outcome.safe = session.stepCount();
  };
  const opened = await PlanSession.open({ fileSystem: disk, onSaveState }, FILE, 'write');
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  session = opened.value;
  isOpen = true;
  for (let index = 0; index < STEPS; index++) {
    const edits = [{ row, column: 'figure', text: String(index) }];
    session.run({ type: 'setCells', sheet: SHEET, edits }, null);
    for (let turns = 0; turns < 10; turns++) await turn();
    if (index === 2) await session.save();
  }
  // Either it becomes safe, or the person is told: one of the two, and soon.
  await expect.poll(() => outcome.told || outcome.safe === STEPS + 1, { timeout: 8000, interval: 20 }).toBe(true);
  const { told } = outcome;
  const left = disk.afterPowerCut(() => 0.99);
  disk.die();
  await session.close(true);
  outcome.told = told;
  for (const name of left.keys()) if (name.endsWith('.lock')) left.delete(name);
  const again = await PlanSession.open({ fileSystem: new VolatileDisk(() => null, left) }, FILE, 'write');
  if (!again.ok) throw new Error(`${operation} ${code}: ${JSON.stringify(again.error)}`);
  // Where folders cannot be flushed nothing was promised of the journal: it may lie beside a newer file.
  const { recovery } = again.value.info();
  if (operation !== 'syncFolder') expect(recovery?.problem ?? null, `${operation} ${code} ${lasts}`).toBeNull();
  outcome.found = again.value.stepCount() - 1;
  outcome.safe = Math.max(0, outcome.safe - 1);
  const text = outcome.found === 0 ? '' : String(outcome.found - 1);
  expect(viewOf(again.value).rows[0]?.cells['figure']?.text).toBe(text);
  await again.value.close();
  return outcome;
};

test('whatever fails, once or for good, no step that was said to be saved is lost, and none is said to be that is not', {
  timeout: 120_000,
}, async () => {
  const all = OPERATIONS.flatMap((operation) =>
    [true, false].flatMap((lasts) => CODES.map((code) => ({ operation, code, lasts }))),
  );
  // Every operation, once and for good; with all of the codes in the long form.
  const cases = process.env['SKH_LONG'] === undefined ? all.filter((_, index) => index % 6 === 0) : all;
  const table = new Map<string, number>();
  await Promise.all(
    cases.map(async ({ operation, code, lasts }) => {
      const { told, safe, found } = await work(operation, code, lasts);
      const about = `${operation} ${code} ${lasts ? 'for good' : 'once'}`;
      expect(found, about).toBeGreaterThanOrEqual(safe);
      // What is not safe in the end was told.
      expect(told || safe === STEPS, about).toBe(true);
      const kind = safe === STEPS ? (told ? 'told, then saved' : 'saved all the same') : 'told that it is not saved';
      table.set(kind, (table.get(kind) ?? 0) + 1);
    }),
  );
  console.info(`faults injected: ${cases.length}, ${JSON.stringify(Object.fromEntries(table))}`);
});
