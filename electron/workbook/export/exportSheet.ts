import type { SheetView } from '../../../shared/form/types';
import { type ExportOptions, layOut } from './layOut';
import { writeWorkbook } from './writeWorkbook';

export type { ExportOptions } from './layOut';

/**
 * One Biểu as an .xlsx that prints as the office submits it and that `previewImport` recognises by its hidden keys.
 * Percents are live formulas whose cached results are the view's.
 */
export const exportSheet = (view: SheetView, options: ExportOptions): Promise<Uint8Array> => {
  const sheet = layOut(view, options);
  return writeWorkbook([sheet], { title: sheet.title, subject: sheet.planTitle });
};
