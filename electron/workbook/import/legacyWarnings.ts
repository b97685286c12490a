import type { ImportWarning } from '../../../shared/contract/importPreview';
import { legacyFontOf, weighLegacy } from '../../../shared/legacy/detect';
import { IMPORT_WARNING } from '../../../shared/text/workbook';
import type { CellModel, SheetModel } from '../read/sheetModel';

type Finding = Omit<ImportWarning, 'code'>;

/** So many decoded cells are shown before and after; the last of them says how many more there are. */
const shownCells = 5;
const longestShown = 80;

/** One line of a text, enough of it to know it by. The soft hyphen is a letter in TCVN3. */
const shorten = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longestShown ? `${line.slice(0, longestShown)}…` : line;
};

/** An old font over words that stand as they are, rightly or not. */
const isKept = (font: string, text: string): boolean => {
  const legacy = legacyFontOf(font);
  if (!legacy) return false;
  const { unicode, either } = weighLegacy(text, legacy.charset);
  return unicode + either > 0;
};

/**
 * Texts of old encodings from a row on: what was decoded, before and after, and fonts of which nothing was decoded because
 * their text is Unicode already, each once at its first cell.
 */
export const legacyFindings = (sheet: SheetModel, fromRow: number): readonly Finding[] => {
  const decoded: { readonly cell: CellModel; readonly from: string }[] = [];
  const kept = new Map<string, CellModel>();
  for (const row of sheet.rows) {
    if (row.number < fromRow) continue;
    for (const cell of row.cells) {
      if (cell.kind !== 'text') continue;
      if (cell.original !== undefined) decoded.push({ cell, from: cell.original });
      else if (cell.font !== null && !kept.has(cell.font) && isKept(cell.font, cell.text)) kept.set(cell.font, cell);
    }
  }
  const count = decoded.length;
  const shown = decoded.slice(0, shownCells).map(({ cell, from }, index): Finding => {
    const more = index === shownCells - 1 ? count - shownCells : 0;
    const data = { font: cell.font ?? '', from, to: cell.text, count: String(count) };
    const message = IMPORT_WARNING.legacyDecoded(data.font, shorten(from), shorten(cell.text), more);
    return { address: cell.address, data, message };
  });
  const stays = [...kept].map(([font, cell]): Finding => {
    return { address: cell.address, data: { font }, message: IMPORT_WARNING.legacyFont(font) };
  });
  return [...shown, ...stays];
};
