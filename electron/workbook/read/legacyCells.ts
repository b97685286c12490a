import type { LegacyCharset } from '../../../shared/legacy/charsets';
import { decodeLegacy } from '../../../shared/legacy/codec';
import { guessCharset, type LegacyFont, legacyFontOf, weighLegacy } from '../../../shared/legacy/detect';
import type { CellModel, SheetModel, TextRun } from './sheetModel';

/**
 * A sheet with the texts of old encodings as Unicode; each such cell keeps what stood there in `original`. By font, cell by
 * cell and run by run, and confirmed by content: a text that is Unicode already stays, whatever its font; words that both
 * readings allow follow the clear ones of the sheet.
 */
export const decodeByFont = (sheet: SheetModel): SheetModel => {
  const fonts = new FontNames();
  const evidence = new Map<LegacyCharset, { legacy: number; unicode: number }>();
  for (const { cells } of sheet.rows) {
    for (const cell of cells) {
      if (cell.kind !== 'text') continue;
      for (const { text, font } of piecesOf(cell)) {
        const legacy = fonts.find(font);
        if (!legacy) continue;
        const found = weighLegacy(text, legacy.charset);
        const sum = evidence.get(legacy.charset) ?? { legacy: 0, unicode: 0 };
        sum.legacy += found.legacy;
        sum.unicode += found.unicode;
        evidence.set(legacy.charset, sum);
      }
    }
  }
  const isLegacy = (charset: LegacyCharset): boolean => {
    const sum = evidence.get(charset);
    return sum !== undefined && sum.legacy > 0 && sum.legacy >= sum.unicode;
  };
  if (![...evidence.keys()].some((charset) => (evidence.get(charset)?.legacy ?? 0) > 0)) return sheet;
  return mapTexts(sheet, (piece) => {
    const legacy = fonts.find(piece.font);
    if (!legacy || isAscii.test(piece.text)) return piece.text;
    const { legacy: clear, unicode } = weighLegacy(piece.text, legacy.charset);
    const decodes = clear === unicode ? unicode === 0 && isLegacy(legacy.charset) : clear > unicode;
    return decodes ? decodeLegacy(piece.text, legacy.charset, legacy.capitals) : piece.text;
  });
};

/** The same for a file that does not tell its fonts: one encoding for the whole sheet, by its words alone. */
export const decodeByContent = (sheet: SheetModel): SheetModel => {
  const texts = sheet.rows.flatMap(({ cells }) => cells.flatMap(({ kind, text }) => (kind === 'text' ? [text] : [])));
  const charset = guessCharset(texts);
  if (charset === null) return sheet;
  return mapTexts(sheet, ({ text }) => {
    const { legacy, unicode } = weighLegacy(text, charset);
    return unicode > legacy ? text : decodeLegacy(text, charset);
  });
};

const isAscii = /^[\0-~]*$/;

const piecesOf = (cell: CellModel): readonly TextRun[] => cell.runs ?? [{ text: cell.text, font: cell.font }];

const mapTexts = (sheet: SheetModel, decode: (piece: TextRun) => string): SheetModel => {
  const rows = sheet.rows.map((row) => {
    const cells = row.cells.map((cell) => (cell.kind === 'text' ? decodeCell(cell, decode) : cell));
    return cells.every((cell, index) => cell === row.cells[index]) ? row : { ...row, cells };
  });
  return { ...sheet, rows };
};

const decodeCell = (cell: CellModel, decode: (piece: TextRun) => string): CellModel => {
  const pieces = piecesOf(cell);
  const decoded = pieces.map(decode);
  if (decoded.every((text, index) => text === pieces[index]?.text)) return cell;
  const text = decoded.join('').normalize('NFC');
  const runs = cell.runs?.map((run, index) => ({ ...run, text: decoded[index] ?? run.text }));
  return { ...cell, text, original: cell.text, ...(runs ? { runs } : {}) };
};

/** What fonts mean, asked once a font. */
class FontNames {
  readonly #known = new Map<string, LegacyFont | null>();

  find(font: string | null): LegacyFont | null {
    if (font === null) return null;
    const known = this.#known.get(font);
    if (known !== undefined) return known;
    const found = legacyFontOf(font);
    this.#known.set(font, found);
    return found;
  }
}
