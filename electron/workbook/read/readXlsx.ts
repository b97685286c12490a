import { readBookParts, requirePart } from './bookParts';
import { packageProblem } from './fileKind';
import { decodeByFont } from './legacyCells';
import { WorkbookFault, workbookLimits } from './limits';
import { readSharedStrings } from './richText';
import { nobody, type TellShare, within } from './share';
import type { WorkbookModel } from './sheetModel';
import { readSheet } from './sheetReader';
import { readStyles } from './styles';
import { ZipPackage } from './zipPackage';

/**
 * Reads an Office Open XML workbook: sheets, texts with the fonts of their runs, cached values, merges, what is hidden.
 * Everything else in it (pictures, comments, links, formulas, macros) is left alone. `tell` hears how far it is. Throws WorkbookFault.
 */
export const readXlsx = (bytes: Uint8Array, tell: TellShare = nobody): WorkbookModel => {
  const book = new ZipPackage(bytes);
  if (![...book.names].some((name) => /(?:^|\/)workbook\d*\.xml$/.test(name))) {
    throw WorkbookFault.unreadable(packageProblem(book.names));
  }
  const { sheets, date1904, sharedStrings, styles } = readBookParts(book);
  const context = {
    strings: sharedStrings === null ? [] : readSharedStrings(requirePart(book, sharedStrings)),
    styles: styles === null ? [] : readStyles(requirePart(book, styles)),
    date1904,
    budget: { cells: workbookLimits.cells },
  };
  const whole = Math.max(
    1,
    sheets.reduce((sum, { part }) => sum + book.sizeOf(part), 0),
  );
  let behind = 0;
  return {
    sheets: sheets.map(({ name, hidden, part }) => {
      const from = behind;
      behind += book.sizeOf(part);
      const step = within(tell, from / whole, behind / whole);
      return decodeByFont(readSheet(requirePart(book, part), name, hidden, context, step));
    }),
  };
};
