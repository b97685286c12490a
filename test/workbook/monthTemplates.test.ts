import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findTable } from '../../electron/workbook/import/findTable';
import { readWorkbook } from '../../electron/workbook/read/readWorkbook';
import { indexSheet, type SheetIndex } from '../../electron/workbook/read/sheetModel';
import { formSheets, toView } from './formSheets';

/** Monthly forms that a trade department really sends (mau-bao-cao-thang): which months each of them is for. */
const TEMPLATES: readonly (readonly [file: string, months: readonly number[]])[] = [
  ['1', [1]],
  ['234', [2, 3, 4]],
  ['5', [5]],
  ['678911', [6, 7, 8, 9, 11]],
  ['10', [10]],
  ['12', [12]],
];

/** Columns of the form that no template has: what an office writes beside its numbers. */
const OWN: ReadonlySet<string> = new Set(['reason', 'proposal', 'note']);

const sheetsOf = async (file: string): Promise<readonly SheetIndex[]> => {
  const full = path.join(import.meta.dirname, '../fixtures/workbooks/mau-bao-cao-thang', `${file}.xlsx`);
  const model = await readWorkbook(full, readFileSync(full));
  if (!model.ok) throw new Error(model.error.code);
  return model.value.sheets.map(indexSheet);
};

describe('the monthly report has the columns of the month', () => {
  for (const [file, months] of TEMPLATES) {
    for (const month of months) {
      it(`month ${month}, as ${file}.xlsx`, async () => {
        const period = `2022-M${String(month).padStart(2, '0')}`;
        const [sheet] = await formSheets('tan-uyen', 'ke-hoach-2022--bao-cao-thang', period);
        if (!sheet) throw new Error('no sheet');
        const view = toView(sheet);
        for (const index of await sheetsOf(file)) {
          const place = findTable(index, view);
          expect(place?.headerTop).toBe(1);
          const known = new Map([...(place?.columns ?? [])].map(([id, column]) => [column, id]));
          const headers = Array.from({ length: index.lastColumn }, (_, at) => at + 1).filter(
            (column) => !index.sheet.hiddenColumns.has(column),
          );
          expect(headers.filter((column) => !known.has(column)).map((column) => index.at(1, column)?.text)).toEqual([]);
          const missing = view.columns.filter(({ id }) => !place?.columns.has(id) && !OWN.has(id));
          expect(missing.map(({ id }) => id)).toEqual([]);
        }
      });
    }
  }
});

it('each header stands for what it says', async () => {
  const [sheet] = await formSheets('tan-uyen', 'ke-hoach-2022--bao-cao-thang', '2022-M10');
  const [index] = await sheetsOf('10');
  if (!sheet || !index) throw new Error('no sheet');
  const place = findTable(index, toView(sheet));
  const pairs = [...(place?.columns ?? [])].map(([id, column]) => [id, index.at(1, column)?.text]);
  expect(Object.fromEntries(pairs)).toMatchObject({
    lastYear: 'Thực hiện năm trước',
    samePeriod: 'Thực hiện cùng kỳ',
    sameCumulative: 'Lũy kế cùng kỳ',
    plan: 'Kế hoạch năm',
    previous: 'Thực hiện kỳ trước',
    current: 'Thực hiện kỳ báo cáo',
    cumulative: 'Lũy kế kỳ báo cáo',
    estimate: 'Ước thực hiện năm',
    next: 'Kế hoạch năm sau',
    nextToEstimate: 'Kế hoạch năm sau so với ước thực hiện năm',
  });
});
