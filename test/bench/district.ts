import { statSync } from 'node:fs';
import path from 'node:path';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { PlanSession } from '../../electron/session/planSession';
import type { SheetView } from '../../shared/form/types';
import { DISTRICT, type DistrictSize, districtPlan, LAST_YEAR } from './districtPlan';
import { median, report, timed } from './measure';

/** A whole district over six years, at a tenth, as it is, and at three times the size. */
export const districtFigures = async (folder: string): Promise<void> => {
  for (const factor of [0.1, 1, 3]) {
    const size: DistrictSize = { ...DISTRICT, indicators: Math.round(DISTRICT.indicators * factor) };
    await oneDistrict(folder, size);
  }
};

const MONTH = `${LAST_YEAR}-M06`;

const oneDistrict = async (folder: string, size: DistrictSize): Promise<void> => {
  const file = path.join(folder, `huyen-${size.indicators}.skh`);
  const { db, figures } = await districtPlan(size);
  const options = { fileSystem: nodeFileSystem };
  const made = await PlanSession.create(options, file, db, true);
  if (!made.ok) throw new Error(made.error.code);
  await made.value.close();
  const name = `${size.indicators} indicators, ${figures} figures`;
  report(`${name}: file, MB`, statSync(file).size / 1e6);
  const open = async (): Promise<PlanSession> => {
    const opened = await PlanSession.open(options, file, 'write');
    if (!opened.ok) throw new Error(opened.error.code);
    return opened.value;
  };
  report(
    `${name}: open`,
    await median(3, async () => {
      let session: PlanSession | null = null;
      const ms = await timed(async () => {
        session = await open();
      });
      await (session as PlanSession | null)?.close();
      return ms;
    }),
  );
  const session = await open();
  const view = (sheet: string, period: string | null, unit: string | null = null): SheetView => {
    const shown = session.view(sheet, period, unit);
    if (!shown.ok) throw new Error(JSON.stringify(shown.error));
    return shown.value;
  };
  let turn = 0;
  /** Another commune each time, so that nothing is resolved already. */
  const other = (): string => `xa-${turn++ % size.communes}`;
  report(
    `${name}: a month's Biểu of a commune`,
    await median(5, () => timed(() => view('bao-cao-thang', MONTH, other()))),
  );
  report(
    `${name}: quarter from months, district`,
    await fresh(session, () => view('bao-cao-thang', `${LAST_YEAR}-Q2`)),
  );
  report(`${name}: targets of ${size.communes} communes`, await fresh(session, () => view('giao-chi-tieu', null)));
  session.run(
    { type: 'setCells', sheet: 'bao-cao-thang', period: MONTH, edits: clearMonth(view('bao-cao-thang', MONTH)) },
    null,
  );
  report(
    `${name}: consolidation of a month from the communes`,
    await fresh(session, () => view('bao-cao-thang', MONTH)),
  );
  report(
    `${name}: one edit in a commune, sheet of the district open`,
    await median(9, () =>
      timed(() => {
        const edits = [{ row: 'r-5', column: 'current', text: String(100 + turn++) }];
        const step = session.run(
          { type: 'setCells', sheet: 'bao-cao-thang', period: MONTH, unit: 'xa-1', edits },
          null,
        );
        if (!step.ok) throw new Error(JSON.stringify(step.error));
      }),
    ),
  );
  report(`${name}: memory of the process, MB`, process.memoryUsage().rss / 1e6);
  await session.save();
  await session.close(true);
};

/** Nothing typed for the district in the month: its figures then come from the communes. */
const clearMonth = (view: SheetView) =>
  view.rows.flatMap((row) =>
    ['current', 'cumulative'].flatMap((column) =>
      row.cells[column]?.typed ? [{ row: row.id, column, text: '' }] : [],
    ),
  );

/** Resolved anew each time: other sheets push it out of those that are kept. */
const fresh = async (session: PlanSession, show: () => unknown): Promise<number> =>
  median(3, () => {
    for (let index = 0; index < 6; index++) session.view('bao-cao-thang', `2024-M0${index + 1}`, 'xa-0');
    return timed(show);
  });
