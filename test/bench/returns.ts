import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { PlanSession } from '../../electron/session/planSession';
import { ReturnsDesk } from '../returns/returnsDesk';
import { districtPlan } from './districtPlan';
import { median, report, timed } from './measure';

const SIZE = { communes: 53, departments: 4, indicators: 60, years: 1 } as const;
const PERIOD = '2026-M01';
/** TT, chỉ tiêu, đơn vị tính, kế hoạch (none that year), kỳ trước, cùng kỳ: the open column is the sixth. */
const COLUMN = '6';
const RUNS = 5;

/** 53 reporting forms out, and their returns read, matched, compared, accepted and added up, against openpyxl adding them. */
export const returnsFigures = async (folder: string): Promise<void> => {
  const file = path.join(folder, 'bao-cao.skh');
  const { db } = await districtPlan(SIZE);
  const made = await PlanSession.create({ fileSystem: nodeFileSystem }, file, db, true);
  if (!made.ok) throw new Error(made.error.code);
  await made.value.close();
  const desk = await ReturnsDesk.openFile(folder, file, 'bao-cao-thang');
  let turn = 0;
  let out = '';
  report(
    `${SIZE.communes} reporting forms of ${SIZE.indicators} rows into a folder`,
    await median(3, () =>
      timed(async () => {
        out = await desk.issue(PERIOD, `gui-${turn++}`);
      }),
    ),
  );
  const python = (what: 'fill' | 'sum'): string =>
    execFileSync('/usr/bin/python3', [path.resolve('test/bench/returns.py'), what, out, COLUMN], { encoding: 'utf8' });
  python('fill');
  const times = { read: 0, accept: 0, total: 0 };
  const run = async (): Promise<number> => {
    const start = performance.now();
    const read = await desk.read(PERIOD, out);
    times.read = performance.now() - start;
    const take = read.files.map((_, index) => ({ file: index, cells: null, byHand: false }));
    await desk.ask('returns.accept', { token: read.token, take, receivedOn: '2022-01-20' });
    times.accept = performance.now() - start - times.read;
    const view = await desk.view(PERIOD, null);
    times.total = performance.now() - start - times.read - times.accept;
    const found = read.files.reduce((count, { preview }) => count + (preview?.changed.length ?? 0), 0);
    if (found !== SIZE.communes * SIZE.indicators) throw new Error(`${found} figures`);
    if (!view.rows.some((row) => row.cells['current']?.derived?.from === SIZE.communes)) throw new Error('no total');
    const all = performance.now() - start;
    await desk.ask('plan.undo', {});
    return all;
  };
  // Turn by turn, so that what else the machine does weighs on both alike.
  const sums: number[] = [];
  const ours = await median(RUNS, async () => {
    sums.push(await timed(() => python('sum')));
    return run();
  });
  const sum = sums.sort((a, b) => a - b)[sums.length >> 1] ?? 0;
  report('53 returns: read, matched, compared, accepted, added up', ours, { name: 'openpyxl, adding only', ms: sum });
  report('  of the last run: reading and comparing', times.read);
  report('  accepting in one step', times.accept);
  report('  the district’s Biểu', times.total);
  await desk.close();
};
