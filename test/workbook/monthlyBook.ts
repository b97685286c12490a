import { previewImport, previewMapped } from '../../electron/workbook/import/previewImport';
import type { WorkbookModel } from '../../electron/workbook/read/sheetModel';
import type { ImportPreview } from '../../shared/contract/importPreview';
import type { WorkbookMapping } from '../../shared/contract/workbookMapping';
import type { SheetView } from '../../shared/form/types';
import { type Cell, type ForeignSheet, foreignBook } from './foreignBook';

export const source = { file: 'khac.xlsx', sha256: '' };
export const HEAD: readonly Cell[] = [
  'TT',
  'Chỉ tiêu',
  'ĐVT',
  'Kế hoạch năm 2022',
  'Ước thực hiện tháng 10',
  'Ghi chú',
];

/** What a mapping reads from a workbook. */
export const mapped = (model: WorkbookModel, view: SheetView, mapping: WorkbookMapping): ImportPreview => {
  const found = previewMapped(model, view, mapping, source);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
};
/** What is read without anybody's word. */
export const unattended = (model: WorkbookModel, view: SheetView): ImportPreview => {
  const found = previewImport(model, view, source);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
};
/** A workbook of somebody else with the usual columns of a month. */
export const book = (lines: readonly (readonly Cell[])[], more: Partial<ForeignSheet> = {}): Promise<WorkbookModel> =>
  foreignBook({ lines: [HEAD, ...lines], ...more });
/** Changes as "row column text". */
export const said = ({ changed }: ImportPreview): readonly string[] =>
  changed.map(({ row, column, to }) => `${row} ${column} ${to}`);
