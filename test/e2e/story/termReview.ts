import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { expect } from 'vitest';
import { partText, tablePart, templateBook } from '../../workbook/templateBook';
import { deskOf, PYTHON, shownNumber } from './desk';
import type { Office } from './office';

const REASON = 'Ban Thường vụ thống nhất đánh giá đạt';

/** Every text and number of a workbook's first sheet, as openpyxl reads it: formulas by their results. */
const bookCells = (book: string): readonly (string | number)[] => {
  const script = `import sys, json, openpyxl
sheet = openpyxl.load_workbook(sys.argv[1], data_only=True).active
print(json.dumps([cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, (str, int, float))]))`;
  return JSON.parse(execFileSync(PYTHON, ['-c', script, book], { encoding: 'utf8' })) as (string | number)[];
};

/** The percents printed in the real table at the end of the report. */
const realPercents = (): readonly string[] => {
  const file = path.join(import.meta.dirname, '../../fixtures/golden/bieu-ket-qua.json');
  const table = JSON.parse(readFileSync(file, 'utf8')) as { rows: { printed: string }[] };
  return table.rows.map(({ printed }) => printed).filter((printed) => printed.endsWith('%'));
};

const ratioOf = (percent: string): number => Number((shownNumber(percent.slice(0, -1)) / 100).toFixed(4));

/** Tam Đường's term review: 25 of 37, one verdict overruled, sentences, the annex of a Party body, a superior's template. */
export const termReview = async (office: Office): Promise<void> => {
  // Their plan is the sample: the first screen offers it.
  await office.app.answerDialogs({ filePath: office.planPath });
  await office.page.locator('[data-sample="tam-duong"]').click();
  await office.page.locator('.ag-row').first().waitFor();
  const { app, page } = office;
  const desk = deskOf(office);
  const summary = () => expect.poll(() => desk.byId('summary').innerText());
  await summary().toContain('25/37 đạt và vượt: 17 vượt · 8 đạt · 12 chưa đạt');

  await desk.cell(3, 'attainment').click();
  await app.clickAction('row.overrule');
  const overrule = page.getByRole('dialog');
  await overrule
    .locator('label')
    .filter({ hasText: /^●?\s*Đạt$/ })
    .click();
  await overrule.getByLabel('Lý do').fill(REASON);
  await overrule.getByRole('button', { name: 'Ghi đè' }).click();
  await summary().toContain('26/37 đạt và vượt: 17 vượt · 9 đạt · 11 chưa đạt');
  await expect.poll(() => desk.byId('explanation').innerText()).toContain(`Lý do: ${REASON}`);

  await app.clickAction('column.choose');
  const chooser = desk.byId('column-chooser');
  await chooser.getByText('Khả năng hoàn thành').click();
  await desk.cell(3, 'outlook').waitFor();
  await chooser.getByRole('button', { name: 'Xong' }).click();
  await desk.cell(3, 'outlook').click();
  await desk.press('F2');
  await desk.press('Alt+ArrowDown');
  await desk.press('ArrowDown');
  await desk.press('ArrowDown');
  await desk.press('Enter');
  await expect.poll(() => desk.textAt(3, 'outlook')).toContain('Khó');
  await desk.shot('story-10-review');

  // The sentences of two rows, as Word would get them.
  await desk.cell(2, 'figure').click();
  await desk.press('Shift+ArrowDown');
  await desk.press('Control+Alt+c');
  await expect.poll(() => desk.byId('status-bar').innerText()).toContain('Đã chép câu của 2 dòng');
  await desk.cell(20, 'note').click();
  await desk.press('F2');
  await desk.press('Control+v');
  expect(await page.locator('textarea:focus').inputValue()).toBe(
    'Tổng sản lượng lương thực ước đạt 41.550 tấn/năm, đạt 105,2% Nghị quyết. Diện tích chè trồng mới ước đạt 294,3 ha, đạt 73,6% Nghị quyết, được đánh giá là đạt.',
  );
  await desk.press('Escape');

  const annex = path.join(office.folder, 'Phụ lục 1.xlsx');
  await app.answerDialogs({ filePath: annex });
  await desk.press('Control+e');
  await page.getByLabel('Thể thức').selectOption({ label: 'Cơ quan đảng' });
  await page.getByRole('button', { name: 'Chọn nơi lưu và xuất…' }).click();
  await expect.poll(desk.message).toContain('Đã xuất biểu');
  const cells = bookCells(annex);
  expect(cells).toEqual(expect.arrayContaining(['Phụ lục 1', 'Khả năng hoàn thành', 'Khó']));
  expect(cells.some((text) => String(text).includes(REASON))).toBe(true);
  expect(realPercents()).toHaveLength(36);
  for (const percent of realPercents()) expect(cells).toContain(ratioOf(percent));

  await desk.press('Control+p');
  const preview = desk.byId('print-dialog');
  await expect.poll(() => preview.locator('figcaption').last().innerText()).toBe('Trang 2/2');
  await desk.shot('story-10-preview');
  const pdf = path.join(office.folder, 'Phụ lục 1.pdf');
  await app.answerDialogs({ filePath: pdf });
  await page.getByRole('button', { name: 'Lưu PDF…' }).click();
  await expect.poll(desk.message, { timeout: 15_000 }).toContain('Đã lưu PDF');
  const [first = '', second = ''] = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).split('\f');
  expect(first.trimStart()).toMatch(/^Phụ lục 1\n/);
  // The table is wider than the page and so drawn smaller: no row of it may fall between two pages.
  const ratios = (percents: readonly string[]): readonly number[] => percents.map(ratioOf).sort((a, b) => a - b);
  expect(ratios(`${first}${second}`.match(/\d+,\d{2}%/g) ?? [])).toEqual(ratios(realPercents()));
  // On one line with its mark, which the note below the table explains.
  expect(first).toContain('73,58% (1)');
  expect(second.replace(/\s+/g, ' ')).toContain(
    `(1) Diện tích chè trồng mới: kết luận “Đạt” (theo số liệu: Chưa đạt). Lý do: ${REASON}`,
  );

  // A superior's own workbook: confirmed once, then filled.
  const template = path.join(office.folder, 'Mẫu tỉnh.xlsx');
  const filled = path.join(office.folder, 'Mẫu tỉnh đã điền.xlsx');
  writeFileSync(template, templateBook());
  await desk.press('Control+Shift+e');
  await desk.byId('templates-dialog').getByText('Biểu này chưa có biểu mẫu nào của cấp trên.').waitFor();
  await app.answerDialogs({ filePaths: [template] }, { filePath: filled });
  await desk.press('Enter');
  const mapping = desk.byId('mapping-dialog');
  await mapping.getByRole('button', { name: 'Tiếp' }).click();
  await mapping.getByRole('button', { name: '2. Cột', exact: true }).and(page.locator('[aria-current]')).waitFor();
  await mapping.getByRole('button', { name: 'Tiếp' }).click();
  await mapping.getByRole('button', { name: 'Lưu biểu mẫu' }).click();
  await expect.poll(() => desk.byId('fill-summary').innerText()).toMatch(/^\d+ ô sẽ được điền/);
  await desk.shot('story-10-template');
  await desk.press('Enter');
  await expect.poll(desk.message).toMatch(/Đã điền \d+ ô/);
  const parts = unzipSync(readFileSync(filled));
  expect(partText(parts, tablePart)).toContain('<v>41550</v>');
  expect(Object.keys(parts)).toEqual(Object.keys(unzipSync(templateBook())));
};
