import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { SessionHost } from '../../electron/session/sessionHost';
import { exportSheet } from '../../electron/workbook/export/exportSheet';
import { previewImport } from '../../electron/workbook/import/previewImport';
import { readWorkbook } from '../../electron/workbook/read/readWorkbook';
import type { SheetView } from '../../shared/form/types';
import { alterPlanFile, HOSTILE_TEXTS, plantHostileTexts } from '../helpers/hostilePlan';
import { openSample, SHEET } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';
import { sampleView, withTyped } from './sampleView';

const isLong = process.env['SKH_LONG'] === '1';
const folder = tempFolder();

const hostileView = async (): Promise<SheetView> => {
  const session = await openSample(path.join(folder, 'mẫu.skh'));
  await session.close();
  const file = path.join(folder, 'lạ.skh');
  writeFileSync(
    file,
    await alterPlanFile(readFileSync(session.path), (db) => {
      plantHostileTexts(db);
      // A number that no program can hold, where a number is looked for.
      db.run(`UPDATE plan_row SET marker = ? WHERE rowid % 5 = 0`, ['9'.repeat(400)]);
    }),
  );
  const host = new SessionHost({ fileSystem: nodeFileSystem });
  const opened = await host.open(file);
  const view = await host.view(SHEET, null, null);
  await host.close(true);
  if (!opened.ok || !view.ok) throw new Error('fixture');
  return view.value;
};

/** What XML can carry of a text; the rest is left out. */
const inXml = (text: string): string => text.replace(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');

it('hostile texts leave in a workbook as texts, and come home unchanged', async () => {
  const view = await hostileView();
  for (const layout of isLong ? (['phu-luc', 'bieu'] as const) : (['bieu'] as const)) {
    const bytes = await exportSheet(view, { layout, profile: 'nha-nuoc', fullHeading: true, recipients: true });
    const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)] as const);
    // Nothing that fetches, runs or links out; formulas only over cells of the sheet.
    expect(parts.filter(([name]) => /external|vba|embeddings|hyperlink|connections/i.test(name))).toEqual([]);
    for (const [name, xml] of parts) {
      expect([name, /TargetMode="External"|<!DOCTYPE|<hyperlink /.test(xml)]).toEqual([name, false]);
      for (const [, formula = ''] of xml.matchAll(/<f[^>]*>([^<]*)<\/f>/g)) {
        expect(formula).toMatch(/^(?:IF|IFERROR|ROUND|SUM|ABS|MAX|MIN|[A-Z]{1,3}\d+|[\d.()+\-*/,:^<>=&;" ])+$/);
      }
      expect([name, /(?:NaN|Infinity)<\/v>/.test(xml)]).toEqual([name, false]);
    }
    const model = await readWorkbook('x.xlsx', bytes);
    if (!model.ok) throw new Error(JSON.stringify(model.error));
    const texts = new Set(
      model.value.sheets.flatMap((sheet) => sheet.rows.flatMap((row) => row.cells.map(({ text }) => text))),
    );
    const lost = view.rows.map(({ name }) => inXml(name)).filter((name) => name.length < 5000 && !texts.has(name));
    expect(lost).toEqual([]);
    const home = previewImport(model.value, view, { file: 'x.xlsx', sha256: '' });
    expect(home).toMatchObject({ ok: true, value: { recognisedBy: 'keys', changed: [] } });
  }
  // Were the texts not there, nothing would have been looked at.
  expect(HOSTILE_TEXTS.filter((text) => !view.rows.some(({ name }) => name.includes(text)))).toEqual([]);
});

it('a long text is no row of # signs, and no cell holds more than it can', async () => {
  const name = 'Tên rất dài '.repeat(40).trim();
  const view = sampleView({
    rows: (rows) =>
      rows.map((row, at) => (at === 2 ? withTyped({ ...row, name }, { note: 'Đã báo cáo. '.repeat(2_800) }) : row)),
  });
  const model = await readWorkbook('x.xlsx', await exportSheet(view, { layout: 'phu-luc', profile: 'nha-nuoc' }));
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const cells = model.value.sheets.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  const long = cells.filter(({ kind, text }) => kind === 'text' && text.length > 255);
  // Excel shows a text of more than 255 letters as #### where the cell is formatted as text.
  expect(long.map(({ format, text }) => [format, text.length])).toEqual([
    ['General', name.length],
    ['General', 32_767],
  ]);
  expect(long.at(-1)?.text.endsWith('…')).toBe(true);
});
