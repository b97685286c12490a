import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createDatabase } from '../../electron/db/openDatabase';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { PlanSession } from '../../electron/session/planSession';
import { plantPlan } from '../../electron/session/start/plant';
import { shippedForms } from '../../electron/session/start/samples';
import { launchApp, type StandinLaunch } from '../../electron/standin/launchApp';
import { exportSheet } from '../../electron/workbook/export/exportSheet';
import { importFile } from '../../electron/workbook/import/importFile';
import type { SheetView } from '../../shared/form/types';
import { bigPlan } from './bigPlan';
import { districtFigures } from './district';
import { journalFigures } from './journal';
import { median, report, timed } from './measure';
import { pasteFigures } from './pasteFigures';
import { returnsFigures } from './returns';
import { workbookFigures as bigWorkbookFigures, workbookTask } from './workbooks';

/** The figures of the README. Run by `npm run bench`; never part of the tests. */
const ROWS = 2000;
const SHEET = 'bieu-ket-qua';
const root = process.cwd();
const folder = mkdtempSync(path.join(os.tmpdir(), 'skh-bench-'));
const bigFile = path.join(folder, 'lon.skh');
const options = { fileSystem: nodeFileSystem };

const main = async (): Promise<void> => {
  if (process.argv.includes('workbook-task')) return workbookTask();
  if (process.argv.includes('workbooks')) return bigWorkbookFigures(folder);
  if (process.argv.includes('returns')) return returnsFigures(folder);
  if (process.argv.includes('journal')) return journalFigures(folder);
  if (process.argv.includes('district')) return districtFigures(folder);
  const db = await createDatabase();
  plantPlan(db, await bigPlan(ROWS), shippedForms());
  const made = await PlanSession.create(options, bigFile, db, true);
  if (!made.ok) throw new Error(made.error.code);
  await made.value.close();
  await sessionFigures();
  await pasteFigures(folder);
  await workbookFigures();
  await windowFigures();
};

const openBig = async (): Promise<PlanSession> => {
  const opened = await PlanSession.open(options, bigFile, 'write');
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
};

const viewOf = (session: PlanSession): SheetView => {
  const view = session.view(SHEET, null, null);
  if (!view.ok) throw new Error(view.error.code);
  return view.value;
};

const sessionFigures = async (): Promise<void> => {
  report(
    `open a plan of ${ROWS} rows: read, check, resolve the sheet`,
    await median(5, async () => {
      let session: PlanSession | null = null;
      const ms = await timed(async () => {
        session = await openBig();
        viewOf(session);
      });
      await (session as PlanSession | null)?.close();
      return ms;
    }),
  );
  const session = await openBig();
  const row = viewOf(session).rows[ROWS >> 1]?.id ?? '';
  let text = 0;
  report(
    `one edit in the session, ${ROWS} rows (command to patch)`,
    await median(15, () =>
      timed(() => {
        const edits = [{ row, column: 'figure', text: String(text++) }];
        session.run({ type: 'setCells', sheet: SHEET, edits }, null);
      }),
    ),
  );
  report(
    `write the file (atomic, flushed), ${ROWS} rows`,
    await median(5, async () => {
      session.run({ type: 'setCells', sheet: SHEET, edits: [{ row, column: 'figure', text: String(text++) }] }, null);
      return timed(() => session.save());
    }),
  );
  await session.close();
};

/** openpyxl doing the same: a bordered table with formulas; and reading every cell of it. */
const PEER_WRITE = `
import sys, time
from openpyxl import Workbook
from openpyxl.styles import Font, Border, Side, Alignment
start = time.perf_counter()
book = Workbook(); sheet = book.active
side = Side(style='thin'); border = Border(left=side, right=side, top=side, bottom=side); font = Font(name='Times New Roman', size=12)
for r in range(1, int(sys.argv[2]) + 1):
    for c, value in enumerate([r // 5, 'Tỷ lệ hộ được sử dụng điện lưới quốc gia', None, '%', 100, 99.5, f'=ROUND(F{r}/E{r},4)', None, 'khoa'], 1):
        cell = sheet.cell(r, c, value); cell.border = border; cell.font = font; cell.alignment = Alignment(wrap_text=True)
book.save(sys.argv[1])
print((time.perf_counter() - start) * 1000)
`;
const PEER_READ = `
import sys, time
from openpyxl import load_workbook
start = time.perf_counter()
book = load_workbook(sys.argv[1], data_only=True)
n = sum(1 for row in book.active.iter_rows() for cell in row if cell.value is not None)
print((time.perf_counter() - start) * 1000)
`;
const python = (script: string, ...args: string[]): number =>
  Number(execFileSync(process.env['SKH_PYTHON'] ?? '/usr/bin/python3', ['-c', script, ...args], { encoding: 'utf8' }));

const workbookFigures = async (): Promise<void> => {
  const session = await openBig();
  const view = viewOf(session);
  await session.close();
  const ours = path.join(folder, 'ours.xlsx');
  const peer = path.join(folder, 'peer.xlsx');
  const options = { layout: 'phu-luc', profile: 'dang' } as const;
  const bytes = await exportSheet(view, options);
  await nodeFileSystem.writeNew(ours, bytes, null);
  report(`export ${ROWS} rows`, await median(5, () => timed(() => exportSheet(view, options))), {
    name: 'openpyxl',
    ms: await median(3, () => python(PEER_WRITE, peer, String(ROWS))),
  });
  report(`import ${ROWS} rows: read, match, compare`, await median(5, () => timed(() => importFile(ours, view))), {
    name: 'openpyxl (read only)',
    ms: await median(3, () => python(PEER_READ, ours)),
  });
};

const inApp = async (argv: readonly string[], work: (app: StandinLaunch) => Promise<number>): Promise<number> => {
  const app = await launchApp({ appDir: root, argv });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
};

const windowFigures = async (): Promise<void> => {
  const paint = (argv: readonly string[]): Promise<number> =>
    median(5, () => {
      const start = performance.now();
      return inApp(argv, async ({ page }) => {
        await page.locator('.ag-row').first().waitFor();
        return performance.now() - start;
      });
    });
  report('start to painted grid, sample plan (stand-in host)', await paint(['--sample']));
  report(`start to painted grid, ${ROWS} rows (stand-in host)`, await paint([bigFile]));
  let ms = 0;
  await inApp([bigFile], async ({ page }) => {
    await page.locator('.ag-row[row-index="3"]').waitFor();
    let text = 100;
    ms = await median(15, async () => {
      await page.locator('.ag-row[row-index="3"] .ag-cell[col-id="figure"]').click();
      await page.keyboard.type(String(text++));
      await page.evaluate(() => {
        const cell = document.querySelector('.ag-row[row-index="3"] .ag-cell[col-id="attainment"]');
        const bench = window as unknown as { benchDone: Promise<number> };
        bench.benchDone = new Promise((resolve) => {
          let start = 0;
          addEventListener(
            'keydown',
            () => {
              start = performance.now();
            },
            { capture: true, once: true },
          );
          const observer = new MutationObserver(() => {
            observer.disconnect();
            requestAnimationFrame(() => resolve(performance.now() - start));
          });
          if (cell) observer.observe(cell, { childList: true, characterData: true, subtree: true });
        });
      });
      await page.keyboard.press('Enter');
      return page.evaluate(() => (window as unknown as { benchDone: Promise<number> }).benchDone);
    });
    return ms;
  });
  report(`one edit from key to repainted result, ${ROWS} rows`, ms);
};

main().finally(() => rmSync(folder, { recursive: true, force: true }));
