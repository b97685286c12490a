import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { copyBlock } from '../../shared/grid/copyBlock';
import { readBlock } from '../../shared/grid/pasteBlock';
import { planPaste } from '../../shared/grid/pastePlan';
import { buildSheetModel } from '../../shared/grid/sheetModel';
import { sampleView } from '../renderer/sampleView';

const run = promisify(execFile);
const folder = mkdtempSync(path.join(tmpdir(), 'skh-clip-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const soffice = (file: string, ...args: readonly string[]): Promise<unknown> =>
  run('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', ...args, '--outdir', folder, file], {
    timeout: 100_000,
  });

/** LibreOffice reads and writes the clipboard's HTML with the same code as HTML files. */
it('a copied block comes into LibreOffice as numbers and texts, and home again as it was', {
  timeout: 120_000,
}, async () => {
  const view = sampleView();
  const [first, second, third] = view.rows;
  if (!first || !second || !third) throw new Error('sample');
  const with_ = (row: typeof first, target: string, figure: string) => {
    const { cells } = row;
    const cell = (id: string, text: string) => ({ ...(cells[id] ?? first.cells['target']), text, typed: text });
    return {
      ...row,
      cells: { ...cells, target: cell('target', target), figure: cell('figure', figure) },
    } as typeof first;
  };
  const model = buildSheetModel({
    ...view,
    rows: [with_(first, '5-6', '39.500'), with_(second, '>58', '1.234,5'), with_(third, '21/36', '0,505')],
  });
  const area = { r0: 0, c0: 0, r1: 2, c1: 6 };
  const html = path.join(folder, 'copied.html');
  writeFileSync(html, copyBlock(model, area, false).html);
  await soffice(html, '--infilter=HTML (StarCalc)', '--convert-to', 'xlsx:Calc MS Excel 2007 XML');
  const { stdout } = await run('/usr/bin/python3', [
    '-c',
    `import sys, json, openpyxl
sheet = openpyxl.load_workbook(sys.argv[1]).active
print(json.dumps([[c.value for c in row] for row in sheet.iter_rows()] + [[str(m) for m in sheet.merged_cells.ranges]]))`,
    path.join(folder, 'copied.xlsx'),
  ]);
  const [top, middle, bottom, merged] = JSON.parse(stdout) as unknown[][];
  expect(top?.slice(4)).toEqual(['5-6', 39500, 1]);
  expect(middle?.slice(4)).toEqual(['>58', 1234.5, 1]);
  expect(bottom?.slice(4)).toEqual(['21/36', 0.505, 1]);
  expect(merged).toEqual(expect.arrayContaining(['A1:A3', 'B1:C1', 'B2:B3']));

  await soffice(path.join(folder, 'copied.xlsx'), '--convert-to', 'html:HTML (StarCalc)');
  const back = readBlock(readFileSync(path.join(folder, 'copied.html'), 'utf8'), '');
  const plan = planPaste(model, back, area, { canGrow: false, isOwn: false });
  expect(plan).toMatchObject({ edits: [], problems: [], covered: 0, outside: 0 });
  expect(plan.unchanged).toBeGreaterThan(10);
});
