import { describe, expect, it } from 'vitest';
import { previewImport } from '../../../electron/workbook/import/previewImport';
import type { ImportPreview } from '../../../shared/contract/importPreview';
import { sampleView } from '../sampleView';
import { packageOf, read, rows } from './packages';

/** Traps of domain.md §6 that only a hand-made package can hold; the others are in importForeign.test.ts. */
const view = sampleView();
const header =
  '<row r="1">' +
  ['TT', 'Chỉ tiêu chủ yếu', 'Đơn vị tính', 'Mục tiêu', 'Kết quả thực hiện']
    .map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`)
    .join('') +
  '</row>';
const text = (value: string): string =>
  `<c t="inlineStr"><is>${value.startsWith('<') ? value : `<t xml:space="preserve">${value}</t>`}</is></c>`;
const raised = (value: string, mark: string): string =>
  `<r><t>${value}</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>${mark}</t></r>`;
const row = (number: number, ...cells: readonly string[]): string => `<row r="${number}">${cells.join('')}</row>`;

const preview = async (...lines: readonly string[]): Promise<ImportPreview> => {
  const styles =
    '<numFmts><numFmt numFmtId="170" formatCode="0.0%"/></numFmts><cellXfs><xf/><xf numFmtId="16"/><xf numFmtId="170"/></cellXfs>';
  const model = await read(packageOf({ styles, sheet: rows(header + lines.join('')) }));
  const result = previewImport(model, view, { file: 'x', sha256: '' });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const warnings = ({ warnings: all }: ImportPreview): readonly string[] =>
  all.filter(({ code }) => code !== 'missingRow').map(({ address, code }) => `${address} ${code}`);

describe('what a reader must not trip over', () => {
  it('takes raised footnote marks off numbers and labels, tells it, and leaves m² alone', async () => {
    const found = await preview(
      row(2, '<c/>', text(raised('Tỷ lệ che phủ rừng', '(1)')), text('%'), text('50,5'), text(raised('51,2', '2'))),
      row(
        3,
        '<c/>',
        text('Thu nhập bình quân đầu người/năm'),
        text('Triệu đồng'),
        '<c/>',
        text(`${raised('diện tích 5 km', '2')}`),
      ),
    );
    expect(found.changed).toMatchObject([
      { row: 'ty-le-che-phu-rung', address: 'E2', to: '51,2', unreadable: false },
      { address: 'E3', to: 'diện tích 5 km2', unreadable: true },
    ]);
    expect(warnings(found)).toContain('E2 footnote');
  });

  it('reads numbers as text with no-break blanks and a line break behind them', async () => {
    const found = await preview(
      row(2, '<c/>', text('Tỷ lệ che phủ rừng&#10;'), text(' %'), text('50,5'), text('\u00a051,2&#10;')),
    );
    expect(found.changed).toMatchObject([{ row: 'ty-le-che-phu-rung', to: '51,2' }]);
    expect(warnings(found)).toEqual([]);
  });

  it('takes a formula in the unit column by its result, and says where one has none or fails', async () => {
    const unit = '<c t="str"><f>LOWER("%")</f><v>%</v></c>';
    const found = await preview(
      row(2, '<c/>', text('Tỷ lệ che phủ rừng'), unit, text('50,5'), '<c><f>40+12</f><v>52</v></c>'),
      row(
        3,
        '<c/>',
        text('Thu nhập bình quân đầu người/năm'),
        text('Triệu đồng'),
        '<c><f>NOW()</f></c>',
        '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>',
      ),
    );
    expect(found.changed).toMatchObject([{ row: 'ty-le-che-phu-rung', to: '52' }]);
    expect(warnings(found)).toEqual(['D3 formulaError', 'E3 formulaError']);
  });

  it('offers 5-6 back from a date and scales a percentage, by the number of their built-in or own format', async () => {
    const found = await preview(
      row(2, '<c/>', text('Tốc độ tăng trưởng đàn đàn gia súc/năm'), text('%'), '<c s="1"><v>45813</v></c>'),
      row(3, '<c/>', text('Tỷ lệ che phủ rừng'), text('%'), text('50,5'), '<c s="2"><v>0.505</v></c>'),
    );
    expect(found.changed).toMatchObject([{ row: 'ty-le-che-phu-rung', to: '50,5' }]);
    expect(warnings(found)).toEqual(['D2 dateForRange', 'E2 blankKept', 'E3 percentScaled']);
  });
});
