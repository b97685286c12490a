import path from 'node:path';
import { expect, test } from 'vitest';
import { importCommand } from '../../electron/handlers/workbookHandlers';
import { previewImport } from '../../electron/workbook/import/previewImport';
import { openSample } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';
import { foreignBook } from '../workbook/foreignBook';

test('the first rows of a sheet come with their groups and parts, as one step that undo takes back', async () => {
  const session = await openSample(path.join(tempFolder(), 'mới.skh'), null);
  const sheet = session.info().sheets.find(({ form }) => form === 'bieu-ket-qua')?.id ?? '';
  const rows = () => {
    const view = session.view(sheet, null, null);
    if (!view.ok) throw new Error(view.error.code);
    return view.value;
  };
  const empty = rows();
  expect(empty.rows).toEqual([]);
  const titles = ['target', 'figure'].map(
    (id) => empty.columns.find((column) => column.id === id)?.header.at(-1) ?? '',
  );
  const model = await foreignBook({
    lines: [
      ['TT', 'Chỉ tiêu', null, 'ĐVT', ...titles],
      ['I', 'Kinh tế', null, null, null, null],
      [1, 'Tổng sản lượng lương thực', null, 'tấn', 28950, 30000],
      [null, '- Lúa', null, 'tấn', 20000, 21000],
      ['II', 'Xã hội', null, null, null, null],
      [1, 'Tỷ lệ học sinh đến trường', 'Mẫu giáo', '%', '>98', 99.5],
      [null, null, 'Tiểu học', '%', '>98', 100],
      [2, 'Tỷ lệ hộ nghèo', null, '%', 3, 2.5],
    ],
    merges: ['B1:C1', 'B6:B7', 'A6:A7'],
  });
  const preview = previewImport(model, empty, { file: 'cũ.xlsx', sha256: '' });
  if (!preview.ok) throw new Error(preview.error.code);
  const step = session.run(importCommand({ sheet }, preview.value), null);
  if (!step.ok) throw new Error(JSON.stringify(step.error));
  const told = rows().rows.map(({ kind, level, marker, name, part, cells }) => [
    kind,
    level,
    marker,
    part ?? name,
    cells['target']?.typed,
    cells['figure']?.typed,
  ]);
  expect(told).toEqual([
    ['heading', 0, 'I', 'Kinh tế', '', ''],
    ['indicator', 1, '1', 'Tổng sản lượng lương thực', '28.950', '30.000'],
    ['indicator', 2, '-', 'Lúa', '20.000', '21.000'],
    ['heading', 0, 'II', 'Xã hội', '', ''],
    ['part', 2, '1', 'Mẫu giáo', '>98', '99,5'],
    ['part', 2, '1', 'Tiểu học', '>98', '100'],
    ['indicator', 1, '2', 'Tỷ lệ hộ nghèo', '3', '2,5'],
  ]);
  expect(session.undo().ok).toBe(true);
  expect(rows().rows).toEqual([]);
  await session.close();
});
