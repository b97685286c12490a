import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { sheetContext } from '../../electron/session/load/sheetContext';
import { logList } from '../../electron/session/story/logList';
import { exportSheet } from '../../electron/workbook/export/exportSheet';
import { EVERY_STEP } from '../../shared/contract/story';
import { LogBench } from '../helpers/logBench';
import { SHEET } from '../helpers/openSample';

test('the log goes out as a list to be signed: every change a line, oldest first, formulas as text', async () => {
  const bench = await LogBench.open();
  const [row] = bench.rows.rows();
  const formula = '=HYPERLINK("http://x";"bấm")';
  for (const text of [formula, '@x', '']) {
    bench.run({ type: 'setCells', edits: [{ row: row?.id ?? '', column: 'note', text }] }, 'Lò Văn Hùng');
  }
  bench.run({ type: 'overruleVerdict', row: row?.id ?? '', verdict: 'unmet', reason: 'Chưa nghiệm thu' });
  const context = sheetContext(bench.db, SHEET, null, null);
  if (!context.ok) throw new Error(context.error.code);
  const list = logList(bench.db, context.value, bench.history, EVERY_STEP);
  if (!list.ok) throw new Error(list.error.code);
  const bytes = await exportSheet(list.value, { layout: 'bieu', profile: 'nha-nuoc' });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes).buffer);
  const cells: ExcelJS.Cell[] = [];
  for (const sheet of book.worksheets) {
    sheet.eachRow((one) => {
      if (!one.hidden) one.eachCell((cell) => cells.push(cell));
    });
  }
  expect(cells.filter(({ type }) => type === ExcelJS.ValueType.Formula)).toEqual([]);
  const texts = cells.map(({ text }) => text);
  for (const text of [
    'NHẬT KÝ SỬA ĐỔI SỐ LIỆU',
    'STT',
    'Người sửa',
    'Giá trị cũ',
    'Nguồn',
    formula,
    '@x',
    'NGƯỜI LẬP BIỂU',
  ]) {
    expect(texts).toContain(text);
  }
  expect(texts.filter((text) => text === 'Lò Văn Hùng')).toHaveLength(3);
  expect(list.value.rows.map(({ cells: own }) => [own['before']?.text, own['after']?.text])).toEqual([
    ['(trống)', formula],
    [formula, '@x'],
    ['@x', '(trống)'],
    ['Theo tính toán', 'Chưa đạt'],
    ['(trống)', 'Chưa nghiệm thu'],
  ]);
  const newest = logList(bench.db, context.value, bench.history, EVERY_STEP, 1);
  expect(newest.ok && newest.value.rows).toHaveLength(2);
  // Never cut without a word: neither by steps nor by what one step changed.
  for (const most of [1, list.value.rows.length - 1]) {
    expect(logList(bench.db, context.value, bench.history, EVERY_STEP, Number.POSITIVE_INFINITY, most)).toEqual({
      ok: false,
      error: { code: 'logTooLong', limit: most },
    });
  }
});
