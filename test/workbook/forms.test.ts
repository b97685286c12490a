import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLES } from '../../electron/session/start/sampleList';
import { shippedForms } from '../../electron/session/start/samples';
import { exportSheet } from '../../electron/workbook/export/exportSheet';
import { previewImport } from '../../electron/workbook/import/previewImport';
import { columnLetters } from '../../electron/workbook/read/cellPlaces';
import { readWorkbook } from '../../electron/workbook/read/readWorkbook';
import type { CellModel } from '../../electron/workbook/read/sheetModel';
import type { ImportPreview } from '../../shared/contract/importPreview';
import type { SheetView } from '../../shared/form/types';
import { type FormSheet, filled, formSheets, toView } from './formSheets';
import { convert, openpyxl, scratchFolder } from './libreOffice';

const { folder, remove } = scratchFolder();
afterAll(remove);

/** Every form of every sample as it is, and each form once with all sorts of values in it. */
interface Case {
  readonly name: string;
  readonly form: string;
  readonly isFull: boolean;
  readonly view: SheetView;
}

const toCases = (sheets: readonly FormSheet[], isFull: boolean): Case[] =>
  sheets.map((sheet) => ({
    name: `${sheet.sample}--${sheet.context.sheet}${isFull ? '--day' : ''}`,
    form: sheet.context.form.id,
    isFull,
    view: isFull ? toView(sheet, filled(sheet)) : toView(sheet),
  }));

const samples = await Promise.all(SAMPLES.map(({ id }) => formSheets(id)));
const months = ['05', '06', '10', '12'].map((month) => formSheets('tam-duong', 'bao-cao-thang', `2023-M${month}`));
const cases: readonly Case[] = [
  ...samples.flatMap((sheets) => toCases(sheets, false)),
  ...toCases(samples[0] ?? [], true),
  ...(await Promise.all(months)).flatMap((sheets, index) =>
    toCases(sheets, true).map((one) => ({ ...one, name: `${one.name}-${index}` })),
  ),
];
const full = cases.filter(({ isFull }) => isFull);
const sheetPart = 'xl/worksheets/sheet1.xml';

const at = (place: string, name: string): string => path.join(folder, place, `${name}.xlsx`);

const cellsOf = async (file: string): Promise<readonly CellModel[]> => {
  const model = await readWorkbook(file, readFileSync(file));
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  return model.value.sheets[0]?.rows.flatMap((row) => row.cells) ?? [];
};

const preview = async (file: string, view: SheetView): Promise<ImportPreview> => {
  const model = await readWorkbook(file, readFileSync(file));
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const found = previewImport(model.value, view, { file, sha256: '' });
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
};

beforeAll(async () => {
  for (const place of ['own', 'again', 'bare', 'worked-out']) mkdirSync(path.join(folder, place));
  for (const { name, view, isFull } of cases) {
    const bytes = await exportSheet(view, { layout: 'phu-luc', profile: view.print.profile });
    writeFileSync(at('own', name), bytes);
    if (!isFull) continue;
    const parts = unzipSync(bytes);
    const xml = strFromU8(parts[sheetPart] ?? new Uint8Array()).replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1');
    writeFileSync(at('bare', name), zipSync({ ...parts, [sheetPart]: strToU8(xml) }));
  }
  const names = cases.map(({ name }) => name);
  await convert(
    names.map((name) => at('own', name)),
    'xlsx',
    path.join(folder, 'again'),
  );
  await convert(
    full.map(({ name }) => at('bare', name)),
    'xlsx',
    path.join(folder, 'worked-out'),
  );
}, 240_000);

it('every form is there in every sample', () => {
  const forms = new Set(shippedForms().map(({ id }) => id));
  for (const sheets of samples) expect(new Set(sheets.map(({ context }) => context.form.id))).toEqual(forms);
});

describe('an untouched export changes nothing', () => {
  for (const { name, view } of cases) {
    for (const place of ['own', 'again']) {
      it(`${name}${place === 'again' ? ', saved again by LibreOffice' : ''}`, async () => {
        const found = await preview(at(place, name), view);
        expect(found).toMatchObject({ recognisedBy: 'keys', changed: [], added: [], unmatched: [], warnings: [] });
        expect([found.matched, found.unchanged]).toEqual([view.rows.length, view.rows.length]);
      });
    }
  }
});

describe('what is calculated is a live formula', () => {
  for (const { name, view } of full) {
    it(`that LibreOffice works out to what was cached: ${name}`, async () => {
      const ours = (await cellsOf(at('own', name))).filter(({ formula }) => formula);
      const theirs = new Map((await cellsOf(at('worked-out', name))).map((cell) => [cell.address, cell]));
      const different = ours.filter(({ address, number }) => {
        const other = theirs.get(address)?.number ?? null;
        return number === null || other === null || number.toPrecision(12) !== other.toPrecision(12);
      });
      expect(different.map(({ address, number }) => [address, number, theirs.get(address)?.number])).toEqual([]);
      const formulas = new Set(ours.map(({ address }) => address));
      const cells = await cellsOf(at('own', name));
      const columnOf = new Map(
        cells.filter(({ row }) => row === 1).map(({ text, column }) => [text.replace('skh.col ', ''), column]),
      );
      const rowOf = new Map(cells.map(({ text, row }) => [text, row]));
      const dead = view.rows.flatMap((row) =>
        view.columns.flatMap(({ id, calculation }) => {
          const cell = row.cells[id];
          const column = columnOf.get(id);
          const isLive = calculation !== null || cell?.derived?.how === 'total';
          if (!isLive || cell?.value == null || column === undefined) return [];
          return formulas.has(`${columnLetters(column)}${rowOf.get(row.id)}`) ? [] : [`${row.id} ${id} ${cell.text}`];
        }),
      );
      expect(dead).toEqual([]);
    });
  }
});

it('openpyxl reads every form: paper, repeated header, formulas', async () => {
  for (const { name, view } of full) {
    const dump = (await openpyxl('dump.py', at('own', name))) as {
      readonly orientation: string;
      readonly paper: number;
      readonly printTitles: string;
      readonly cells: Readonly<Record<string, { readonly value: unknown; readonly cached: unknown }>>;
    };
    expect([name, dump.orientation]).toEqual([name, view.print.orientation]);
    expect(dump.paper).toBe(view.print.paper === 'A3' ? 8 : 9);
    expect(dump.printTitles).toMatch(/\$\d+:\$\d+/);
    const broken = Object.values(dump.cells).filter(({ cached }) => /^#|NaN|Infinity/.test(String(cached)));
    expect(broken.filter(({ cached }) => !/^#(?:header|heading|note|sign)$/.test(String(cached)))).toEqual([]);
  }
}, 120_000);
