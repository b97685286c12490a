import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportSheet } from '../../electron/workbook/export/exportSheet';
import { importFile } from '../../electron/workbook/import/importFile';
import type { ImportPreview } from '../../shared/contract/importPreview';
import type { SheetView } from '../../shared/form/types';
import { convert, openpyxl, scratchFolder } from './libreOffice';
import { sampleView } from './sampleView';

const { folder, remove } = scratchFolder();
afterAll(remove);
const view = sampleView();
const own = path.join(folder, 'phu-luc-dang.xlsx');
/** Row of an indicator in the annex layout: the table begins in row 7. */
const rowOf = (id: string): number => 7 + view.rows.findIndex((row) => row.id === id);

const preview = async (file: string, sheet: SheetView = view): Promise<ImportPreview> => {
  const result = await importFile(file, sheet);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

let edits = 0;
const edited = async (steps: readonly (readonly unknown[])[]): Promise<ImportPreview> => {
  const file = path.join(folder, `edit${edits++}.xlsx`);
  await openpyxl('edit.py', own, file, JSON.stringify(steps));
  return preview(file);
};
const codes = (found: ImportPreview): string[] => found.warnings.map(({ code }) => code);

const variants = (['phu-luc', 'bieu'] as const).flatMap((layout) =>
  (['nha-nuoc', 'dang'] as const).map((profile) => ({ layout, profile, name: `${layout}-${profile}` })),
);

beforeAll(async () => {
  mkdirSync(path.join(folder, 'lo'));
  const files: string[] = [];
  for (const { layout, profile, name } of variants) {
    const file = path.join(folder, `${name}.xlsx`);
    writeFileSync(file, await exportSheet(view, { layout, profile }));
    files.push(file);
  }
  await convert(files, 'xlsx', path.join(folder, 'lo'));
}, 120_000);

describe('an untouched export', () => {
  for (const { name } of variants) {
    for (const place of ['.', 'lo']) {
      it(`changes nothing (${name}${place === 'lo' ? ', saved again by LibreOffice' : ''})`, async () => {
        const found = await preview(path.join(folder, place, `${name}.xlsx`));
        expect(found).toMatchObject({ recognisedBy: 'keys', matched: 37, unchanged: 37 });
        expect([found.changed, found.added, found.unmatched, found.warnings]).toEqual([[], [], [], []]);
      });
    }
  }

  it('changes nothing when its keys are gone and only the labels are left', async () => {
    const found = await edited([
      ['deleteColumns', 9, 4],
      ['delete', 1],
    ]);
    expect(found).toMatchObject({ recognisedBy: 'labels', changed: [], added: [], unmatched: [], warnings: [] });
    expect(found.matched).toBe(37);
  });

  it('is read by labels in another plan', async () => {
    const found = await preview(own, { ...view, plan: 'khac' });
    expect(found).toMatchObject({ recognisedBy: 'labels', matched: 37, changed: [] });
  });

  it('says so when it was exported for another period', async () => {
    const found = await preview(own, { ...view, period: '2024' });
    expect(found.warnings).toEqual([expect.objectContaining({ code: 'labelDiffers' })]);
    expect(found.warnings[0]?.message).toContain('Năm 2023');
  });
});

describe('an edited export', () => {
  it('takes values typed over, with their addresses', async () => {
    const at = (column: string, id: string): string => `${column}${rowOf(id)}`;
    const found = await edited([
      ['set', at('F', 'thu-nhap-binh-quan'), 45.5],
      ['set', at('E', 'truong-dat-chuan-quoc-gia'), 60],
      ['set', at('F', 'hoc-sinh-den-truong--tieu-hoc'), '99,5'],
      ['set', at('H', 'khach-du-lich'), 'đến 30/6'],
      ['set', at('F', 'xep-loai-dang-bo-huyen'), 'HTXSNV'],
      ['set', at('F', 'khach-du-lich'), 300000],
    ]);
    expect(found.changed.map(({ row, column, address, from, to }) => [row, column, address, from, to])).toEqual([
      ['thu-nhap-binh-quan', 'figure', at('F', 'thu-nhap-binh-quan'), '42', '45,5'],
      ['khach-du-lich', 'figure', at('F', 'khach-du-lich'), '280.000', '300.000'],
      ['khach-du-lich', 'note', at('H', 'khach-du-lich'), '', 'đến 30/6'],
      ['truong-dat-chuan-quoc-gia', 'target', at('E', 'truong-dat-chuan-quoc-gia'), '>58', '>60'],
      ['hoc-sinh-den-truong--tieu-hoc', 'figure', at('F', 'hoc-sinh-den-truong--tieu-hoc'), '100', '99,5'],
      ['xep-loai-dang-bo-huyen', 'figure', at('F', 'xep-loai-dang-bo-huyen'), 'HTTNV', 'HTXSNV'],
    ]);
    expect(found).toMatchObject({ matched: 37, unchanged: 32, added: [], unmatched: [], warnings: [] });
  });

  it('never imports the computed column', async () => {
    const found = await edited([['set', `G${rowOf('thu-nhap-binh-quan')}`, 3.5]]);
    expect(found).toMatchObject({ changed: [], warnings: [] });
  });

  it('finds rows again after one was put in, and offers the new one in its place', async () => {
    const row = rowOf('dien-tich-che-trong-moi');
    const found = await edited([
      ['insert', row],
      ['set', `B${row}`, 'Diện tích quế trồng mới'],
      ['set', `D${row}`, 'Ha'],
      ['set', `E${row}`, 120],
      ['set', `F${row}`, '95,5'],
      ['set', `F${row + 1}`, 300],
    ]);
    expect(found.added).toEqual([
      {
        after: 'san-luong-luong-thuc',
        marker: '2',
        name: 'Diện tích quế trồng mới',
        part: null,
        texts: { unit: 'Ha', target: '120', figure: '95,5' },
        address: `B${row}`,
      },
    ]);
    expect(found.changed).toMatchObject([{ row: 'dien-tich-che-trong-moi', to: '300,00', address: `F${row + 1}` }]);
    expect(found.matched).toBe(37);
  });

  it('offers a part put in between parts under its parent', async () => {
    const row = rowOf('hoc-sinh-den-truong--tieu-hoc');
    const found = await edited([
      ['insert', row],
      ['set', `C${row}`, 'Nhà trẻ'],
      ['set', `E${row}`, 40],
    ]);
    expect(found.added).toMatchObject([
      { after: 'hoc-sinh-den-truong--mau-giao', name: 'Tỷ lệ học sinh đến trường', part: 'Nhà trẻ' },
    ]);
  });

  it('reports a deleted row and deletes nothing', async () => {
    const found = await edited([['delete', rowOf('doanh-thu-du-lich')]]);
    expect(found).toMatchObject({ matched: 36, changed: [], added: [], unmatched: [] });
    expect(found.warnings).toMatchObject([{ code: 'missingRow', data: { row: 'doanh-thu-du-lich' } }]);
  });

  it('finds rows again after sorting', async () => {
    const found = await edited([['unmerge'], ['reverse', 7, 43, 12], ['set', 'F43', 1000000]]);
    expect(found).toMatchObject({ matched: 37, added: [], unmatched: [] });
    expect(found.changed).toMatchObject([{ row: 'thu-nhap-binh-quan', to: '1.000.000' }]);
    expect(codes(found)).toEqual(['hundredfold']);
  });

  it('believes the label where sorting left the keys behind', async () => {
    const [first, last] = [rowOf('dan-so-thi-tran-duoc-cap-nuoc-sach'), rowOf('xa-thu-gom-xu-ly-rac')];
    const found = await edited([['unmerge'], ['reverse', first, last, 8]]);
    expect(found).toMatchObject({ matched: 37, changed: [], added: [], unmatched: [] });
  });

  it('does not take a copied row for the row itself', async () => {
    const row = rowOf('ty-le-che-phu-rung');
    const found = await edited([
      ['insert', row],
      ['copyRow', row + 1, row],
      ['set', `B${row}`, 'Tỷ lệ đất được cấp giấy chứng nhận'],
      ['set', `F${row}`, 77],
    ]);
    expect(found.changed).toEqual([]);
    expect(found.added).toMatchObject([{ name: 'Tỷ lệ đất được cấp giấy chứng nhận', texts: { figure: '77,0' } }]);
  });

  it('reads a row copied as it is once and reports the other', async () => {
    const row = rowOf('ty-le-che-phu-rung');
    const found = await edited([
      ['insert', row + 1],
      ['copyRow', row, row + 1],
    ]);
    expect(found).toMatchObject({ matched: 37, changed: [], added: [] });
    expect(found.unmatched).toMatchObject([{ reason: 'duplicate', address: `B${row + 1}` }]);
  });

  it('follows a column put in', async () => {
    const found = await edited([['unmerge'], ['insertColumn', 5], ['set', `G${rowOf('thu-nhap-binh-quan')}`, 43]]);
    expect(found.recognisedBy).toBe('keys');
    expect(found.changed).toMatchObject([{ row: 'thu-nhap-binh-quan', column: 'figure', to: '43' }]);
  });

  it('warns of a changed label, a cleared cell and another unit, and applies none of them', async () => {
    const [label, blank, unit] = [rowOf('khach-du-lich'), rowOf('ty-le-che-phu-rung'), rowOf('thu-ngan-sach-dia-ban')];
    const found = await edited([
      ['set', `B${label}`, 'Số khách đến thăm huyện'],
      ['set', `F${blank}`, null],
      ['set', `D${unit}`, 'Triệu đồng'],
      ['set', `F${unit}`, 43600],
    ]);
    expect(found).toMatchObject({ matched: 37, changed: [], added: [], unmatched: [] });
    expect(found.warnings.map(({ address, code }) => [address, code])).toEqual([
      [`D${unit}`, 'unitDiffers'],
      [`F${blank}`, 'blankKept'],
      [`B${label}`, 'labelDiffers'],
    ]);
  });

  it('takes a row typed over the line under the table for a row', async () => {
    const under = rowOf('xep-loai-dang-bo-huyen') + 1;
    const steps = [
      ['unmerge'],
      ['set', `A${under}`, null],
      ['set', `B${under}`, 'Chỉ tiêu gõ đè'],
      ['set', `E${under}`, 10],
      ['set', `F${under}`, 12],
    ];
    expect((await edited(steps)).added).toMatchObject([
      { name: 'Chỉ tiêu gõ đè', texts: { target: '10', figure: '12' } },
    ]);
  });
});
