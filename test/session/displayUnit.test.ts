import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Workbook } from 'exceljs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PlanSession } from '../../electron/session/planSession';
import { shippedForms } from '../../electron/session/start/samples';
import { exportSheet } from '../../electron/workbook/export/exportSheet';
import { importFile } from '../../electron/workbook/import/importFile';
import { packResponse, unpackResponse } from '../../shared/contract/wire';
import { fractionFromDecimal, mul, toDecimal } from '../../shared/domain/fraction';
import type { FormDefinition } from '../../shared/form/definition';
import { DisplayUnit, inDisplayUnit } from '../../shared/form/displayUnit';
import type { ViewRow } from '../../shared/form/types';
import { tallySelection } from '../../shared/grid/selectionSummary';
import { buildSheetModel } from '../../shared/grid/sheetModel';
import { convertTyped } from '../../shared/target/convertTyped';
import { finish } from '../helpers/finish';
import { cellOf, openSample, rowOf, SHEET, type, viewOf } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';

const MONEY = 'thu-ngan-sach-dia-ban';
let session: PlanSession;

const shipped = (): FormDefinition => {
  const form = shippedForms().find(({ id }) => id === SHEET);
  if (!form) throw new Error('no such form');
  return form;
};

const showIn = (displayUnit: string | undefined) => {
  const { displayUnit: _old, ...rest } = shipped();
  const definition = displayUnit === undefined ? rest : { ...rest, displayUnit };
  return session.run({ type: 'saveForm', sheet: SHEET, definition }, null);
};

beforeAll(async () => {
  session = await openSample(path.join(tempFolder(), 'đơn vị.skh'));
});
afterAll(() => session.close());

test('figures are shown in the unit of the Biểu; what was typed, percents and verdicts stay', () => {
  const before = rowOf(session, MONEY);
  expect(before.unitLabel).toBe('Tỷ đồng');
  expect(showIn('triệu đồng').ok).toBe(true);
  const { target, figure, attainment, unit } = rowOf(session, MONEY).cells;
  expect([target?.shown, figure?.shown, unit?.shown]).toEqual(['55.000', '43.600', 'triệu đồng']);
  expect([target?.typed, figure?.typed, figure?.text, unit?.text]).toEqual(['55', '43,6', '43,6', 'Tỷ đồng']);
  expect(figure?.others).toMatchObject([{ text: '13,33', shown: '13.330' }]);
  expect(attainment).toEqual(before.cells['attainment']);
  // Other units, shares of two numbers and texts are none of its business.
  expect(cellOf(session, 'ty-le-che-phu-rung', 'figure').text).toBe(
    cellOf(session, 'ty-le-che-phu-rung', 'figure').typed,
  );
  expect(viewOf(session).summary.metOrExceeded).toBe(25);

  type(session, MONEY, 'figure', '44,25');
  expect(cellOf(session, MONEY, 'figure')).toMatchObject({ shown: '44.250', text: '44,25', typed: '44,25' });
  type(session, MONEY, 'target', '>55');
  expect(cellOf(session, MONEY, 'target').shown).toBe('>55.000');
  // What cannot be converted says its own unit.
  type(session, MONEY, 'figure', '88/2');
  expect(cellOf(session, MONEY, 'figure').shown).toBe('88/2 Tỷ đồng');
  for (let step = 0; step < 3; step++) session.undo();
  expect(cellOf(session, MONEY, 'figure').shown).toBe('43.600');

  // On paper all of it is in that unit, so that formulas agree with what is read.
  const printed = inDisplayUnit(viewOf(session)).rows.find(({ id }) => id === MONEY);
  expect(printed).toMatchObject({ unitLabel: 'triệu đồng' });
  expect(printed?.cells['figure']).toMatchObject({ typed: '43.600', value: '43600' });
  expect(printed?.cells['target']).toMatchObject({ typed: '55.000', value: '55000' });

  expect(session.undo().ok).toBe(true);
  expect(rowOf(session, MONEY)).toEqual(before);
});

test('the window adds up what it shows, and edits and copies what is kept', () => {
  expect(showIn('triệu đồng').ok).toBe(true);
  const packed = unpackResponse('sheet.view', JSON.parse(JSON.stringify(packResponse('sheet.view', viewOf(session)))));
  expect(packed).toEqual(viewOf(session));
  const model = buildSheetModel(packed);
  const place = (id: string) => ({ r: model.rowIndex(id) ?? -1, c: model.columnIndex('figure') ?? -1 });
  const [one, two] = [place(MONEY), place('doanh-thu-du-lich')];
  expect([model.textAt(one), model.typedAt(one)]).toEqual(['43.600', '43,6']);
  const rects = [one, two].map(({ r, c }) => ({ r0: r, c0: c, r1: r, c1: c }));
  expect(finish(tallySelection(model, rects))).toMatchObject({ sum: '146300', unit: 'triệu đồng' });
  // Triệu đồng and tỷ đồng are one unit here.
  const income = place('thu-nhap-binh-quan');
  const both = [...rects, { r0: income.r, c0: income.c, r1: income.r, c1: income.c }];
  expect(finish(tallySelection(model, both))).toMatchObject({ sum: '146342', noSum: null });
  expect(session.undo().ok).toBe(true);
});

test('what was worked out is edited in the unit it is kept in, not in the one it is shown in', () => {
  expect(showIn('triệu đồng').ok).toBe(true);
  const view = viewOf(session);
  const rows = view.rows.map((row): ViewRow => {
    const own = row.cells['figure'];
    if (row.id !== MONEY || !own) return row;
    const { shown: _shown, ...cell } = own;
    const derived = { ...cell, typed: '', text: '43,6', value: '43.6', state: 'computed' as const };
    return new DisplayUnit('triệu đồng', view.columns).shown({ ...row, cells: { ...row.cells, figure: derived } });
  });
  const model = buildSheetModel({ ...view, rows });
  const at = { r: model.rowIndex(MONEY) ?? -1, c: model.columnIndex('figure') ?? -1 };
  expect([model.textAt(at), model.typedAt(at)]).toEqual(['43.600', '43,6']);
  expect(session.undo().ok).toBe(true);
});

test('what is no unit of measure is refused with its reason', () => {
  expect(showIn('xã Bản Bo')).toMatchObject({ ok: false, error: { code: 'formInvalid' } });
});

test('every number of a typed amount is converted exactly, and back again (property)', () => {
  const amount = fc.integer({ min: 0, max: 10 ** 9 }).map((n) => String(n / 1000).replace('.', ','));
  fc.assert(
    fc.property(
      fc.constantFrom('', '>', '≥', 'dưới '),
      amount,
      fc.constantFrom('0.001', '1000', '10000'),
      (sign, n, by) => {
        const back = toDecimal(
          mul(
            fractionFromDecimal('1'),
            fractionFromDecimal(by === '0.001' ? '1000' : by === '1000' ? '0.001' : '0.0001'),
          ),
        );
        const there = convertTyped(`${sign}${n}`, by, 'target');
        const home = there === null ? null : convertTyped(there, back ?? '1', 'target');
        expect(home?.replace(/\./g, '')).toBe(`${sign}${n}`);
      },
    ),
  );
});

test('an export in the display unit comes home unchanged; what was changed in it comes in the row’s own unit', async () => {
  expect(showIn('triệu đồng').ok).toBe(true);
  type(session, MONEY, 'target', '>55');
  const view = viewOf(session);
  const file = path.join(tempFolder(), 'triệu.xlsx');
  writeFileSync(file, await exportSheet(view, { layout: 'phu-luc', profile: 'nha-nuoc' }));
  const same = await importFile(file, view);
  expect(same).toMatchObject({ ok: true, value: { recognisedBy: 'keys', changed: [], unmatched: [], warnings: [] } });

  const book = new Workbook();
  await book.xlsx.readFile(file);
  const [sheet] = book.worksheets;
  sheet?.eachRow((row) =>
    row.eachCell((cell) => {
      if (cell.value === 43600) cell.value = 44250.5;
    }),
  );
  await book.xlsx.writeFile(file);
  const changed = await importFile(file, view);
  expect(changed).toMatchObject({ ok: true, value: { changed: [{ row: MONEY, from: '43,6', to: '44,2505' }] } });
});
