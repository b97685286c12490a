import type { SheetView } from '../../../shared/form/types';
import { foldHeader } from '../../../shared/reading/headerWords';
import { tidyText } from '../../../shared/reading/labelText';
import type { SheetIndex } from '../read/sheetModel';
import type { TablePlace } from './findTable';
import { columnsForPeriod, readHeaderPeriod } from './headerPeriod';
import { type HeaderWords, headerWords, scoreHeader } from './headerWords';

/** Headers of a sheet beside that of the table that is read. */
interface OtherHeaders {
  /** Rows that say the same of the same columns in other words: a page's own header. */
  readonly repeated: ReadonlySet<number>;
  /** Row below where another table begins, whose columns mean something else; null for none. */
  readonly other: number | null;
  /** Row above where another table begins; null for none. */
  readonly above: number | null;
}

/** A heading is short; a row of a register is not. */
const longest = 60;
const enough = 3;
/** By a word of its own, not by a mere beginning. */
const known = 2;

const alone = (text: string) => ({ last: text, path: text, first: text });

/** Looks for further headers: rows of short texts only, one of which is the name column's own word. */
export const otherHeaders = (index: SheetIndex, view: SheetView, place: TablePlace): OtherHeaders => {
  const words = headerWords(view);
  const repeated = new Set<number>();
  let above: number | null = null;
  for (const row of index.sheet.rows) {
    const isInside = row.number >= place.headerTop && row.number <= place.headerBottom;
    if (isInside || row.cells.length < enough) continue;
    if (row.cells.some(({ kind, text }) => kind !== 'text' || text.length > longest)) continue;
    const texts = new Map(row.cells.map(({ column, text }) => [column, foldHeader(tidyText(text))]));
    if (!isHeader([...texts.values()], words, view)) continue;
    if (row.number < place.headerTop) above ??= row.number;
    else if (saysTheSame(texts, words, view, place, index)) repeated.add(row.number);
    else return { repeated, other: row.number, above };
  }
  return { repeated, other: null, above };
};

const isHeader = (texts: readonly string[], words: readonly HeaderWords[], view: SheetView): boolean => {
  let hasName = false;
  const hits = texts.filter((text) => {
    const found = words.filter((word) => scoreHeader(word, alone(text)) >= known);
    hasName ||= found.some(({ column }) => column.kind === 'name');
    return found.length > 0 || readHeaderPeriod(text, view).kind !== null;
  });
  return hasName && hits.length >= enough;
};

/** Each column that is read stands under a heading that means it, or one that it has above. */
const saysTheSame = (
  texts: ReadonlyMap<number, string>,
  words: readonly HeaderWords[],
  view: SheetView,
  place: TablePlace,
  index: SheetIndex,
): boolean => {
  const byId = new Map(words.map((word) => [word.column.id, word]));
  return [...place.columns].every(([id, column]) => {
    const text = texts.get(column) ?? '';
    const word = byId.get(id);
    if (text === '' || !word) return word?.column.kind !== 'name';
    if (scoreHeader(word, alone(text)) >= known) return true;
    for (let row = place.headerTop; row <= place.headerBottom; row++) {
      if (foldHeader(index.at(row, column)?.text ?? '') === text) return true;
    }
    return columnsForPeriod(readHeaderPeriod(text, view), view).some((one) => one.id === id);
  });
};
