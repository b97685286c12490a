import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect } from 'vitest';
import { deskOf, PYTHON } from './desk';
import type { Office } from './office';

/** Shares of the communes in order; what rounding leaves over goes to the last. The numbers are the office's to find. */
const SHARES = [14, 9, 13, 8, 14, 11, 9, 7, 8, 7];
const divided = (total: number): readonly string[] => {
  const parts = SHARES.map((share) => Math.round((total * share) / 100));
  const last = parts.length - 1;
  parts[last] = (parts[last] ?? 0) + total - parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part.toLocaleString('vi-VN'));
};

/** II of the chairman's conclusions (seed 002), in the order in which the office keeps its own list. */
const TASKS: readonly (readonly string[])[] = [
  ['TT', 'Nội dung nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời hạn', 'Sản phẩm'],
  ['I', 'Phát triển kinh tế', '', '', '', ''],
  [
    '1',
    'Đôn đốc, hướng dẫn Nhân dân chăm sóc cây trồng vụ Đông xuân theo đúng cơ cấu, khung thời vụ',
    'Phòng Nông nghiệp',
    'UBND các xã, thị trấn',
    '28/02/2022',
    'Báo cáo',
  ],
  ['2', 'Kiểm tra kiểm soát chặt chẽ giá cả thị trường', 'Phòng Kinh tế - Hạ tầng', '', 'thường xuyên', ''],
  ['II', 'Văn hóa - xã hội', '', '', '', ''],
  ['3', 'Làm tốt công tác khám chữa bệnh cho Nhân dân', 'Trung tâm Y tế', '', '31/01/2022', 'Kế hoạch'],
  ['4', 'Xây dựng phương án dạy và học khi có dịch', 'Phòng Giáo dục và Đào tạo', '', 'tháng 2/2022', 'Phương án'],
];

/** What stands in the exported assignment: the line of a row by its name, texts and numbers as Excel has them. */
const rowInBook = (book: string, name: string): readonly unknown[] =>
  JSON.parse(
    execFileSync(PYTHON, [
      '-c',
      'import sys, json, openpyxl\nsheet = openpyxl.load_workbook(sys.argv[1], data_only=True).active\n' +
        'print(json.dumps([[c.value for c in row if c.value is not None] for row in sheet.iter_rows() if any(c.value == sys.argv[2] for c in row)][0]))',
      book,
      name,
    ]).toString(),
  );

/** Targets to the communes, checked against the district's; tasks to the departments; the assignment as a workbook. */
export const assignment = async (office: Office): Promise<void> => {
  const { page } = office;
  const { byId, cell, paste, press, seen, sheet, shot, status, type } = deskOf(office);
  await sheet('Giao chỉ tiêu cho xã');
  const first = page.locator('.ag-row[row-index="2"] .ag-cell[col-id^="part@"]').first();
  const townColumn = (await first.getAttribute('col-id')) ?? '';
  await first.click();
  const [grain = [], tea = [], ...others] = [28_950, 80, 3333, 26_000, 290].map(divided);
  await paste([grain, ['21', ...tea.slice(1)], ...others]);
  await press('End');
  await seen(2, 'assigned', '28.950');
  await seen(2, 'gap', '0');
  // Ten hectares too many: the gap shows it, and so do the checks.
  await seen(3, 'gap', '-10');
  await shot('05-assigned');
  await press('Home');
  await type(3, townColumn, '11');
  await press('End');
  await seen(3, 'gap', '0');

  const book = path.join(office.folder, 'Giao chỉ tiêu 2022.xlsx');
  await office.app.answerDialogs({ filePath: book });
  await press('Control+e');
  await page.getByRole('button', { name: 'Chọn nơi lưu và xuất…' }).click();
  await page.getByText('Đã xuất biểu').waitFor();
  const numbers = grain.map((text) => Number(text.replaceAll('.', '')));
  // Behind them there is only the hidden key of the row.
  expect(rowInBook(book, 'Tổng sản lượng lương thực').slice(1, -1)).toEqual([
    'Tổng sản lượng lương thực',
    'Tấn',
    28_950,
    ...numbers,
  ]);

  await page.getByTestId('sheet-tree').getByRole('treeitem').filter({ hasText: 'Phân công nhiệm vụ' }).last().click();
  await page.getByRole('button', { name: 'Thêm dòng đầu tiên' }).waitFor();
  await paste(TASKS);
  await byId('paste-dialog')
    .getByRole('button', { name: /^Dán \d+ ô$/ })
    .click();
  await seen(1, 'lead', 'Phòng Nông nghiệp');
  await seen(5, 'due', 'tháng 2/2022');
  expect(await cell(1, 'assignedBy').innerText()).toBe('');
  await shot('06-tasks');
  await expect.poll(status).toContain('4 dòng, 2 nhóm');
};
