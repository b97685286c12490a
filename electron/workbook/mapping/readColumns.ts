import type { ReadColumn } from '../../../shared/contract/mappingAnswers';
import type { MappedColumn } from '../../../shared/contract/workbookMapping';
import type { Measure } from '../../../shared/domain/measure';
import type { ViewColumn } from '../../../shared/form/columns';
import type { SheetView } from '../../../shared/form/types';
import { foldHeader } from '../../../shared/reading/headerWords';
import { HEADER_PERIOD } from '../../../shared/text/mapping';
import { headerTexts } from '../import/findTable';
import {
  columnsForPeriod,
  contradicts,
  type HeaderPeriod,
  periodWords,
  readHeaderPeriod,
} from '../import/headerPeriod';
import { headerShown, otherUnits, unitIn } from '../import/headerUnits';
import { columnLetters } from '../read/cellPlaces';
import type { SheetIndex } from '../read/sheetModel';

const widest = 200;

/** Where the columns that are known came from: keys, the header's words, an earlier import, or the person. */
export type KnownFrom = 'key' | 'header' | 'saved' | 'person';

/**
 * Each column of a sheet with what it is taken for and why. Columns that the words of the Biểu do not know are proposed
 * by what their heading says of kind and time ("TH T10", "Lũy kế 10 tháng"), where one column of the Biểu is just that;
 * a heading of another time than the sheet's is proposed as not read.
 */
export const readColumns = (
  index: SheetIndex,
  view: SheetView,
  header: { readonly top: number; readonly bottom: number },
  known: readonly MappedColumn[],
  from: KnownFrom,
  measures: readonly Measure[],
): readonly ReadColumn[] => {
  const byNumber = new Map(known.map((one) => [one.column, one]));
  const taken = new Set(known.flatMap(({ meaning }) => (meaning?.kind === 'cell' ? [meaning.column] : [])));
  const others = otherUnits(view);
  const columns = Array.from({ length: Math.min(index.lastColumn, widest) }, (_, at): ReadColumn => {
    const column = at + 1;
    const texts = headerTexts(index, header.top, header.bottom, column);
    const said = readHeaderPeriod(texts?.path ?? '', view);
    const shown = headerShown(index, header, column);
    const base = {
      column,
      letter: columnLetters(column),
      hidden: index.sheet.hiddenColumns.has(column),
      header: shown,
      period: periodWords(said),
      unit: unitIn(shown, measures, others),
    };
    const own = byNumber.get(column);
    if (own && !(from === 'saved' && isOtherTime(own, said, view))) return { ...base, ...own, why: from };
    const none = { meaning: null, factor: null };
    if (own) return { ...base, ...none, why: 'otherPeriod' };
    // Whoever chose the columns has left this one out.
    if (from === 'saved' || from === 'person') return { ...base, ...none, why: shown === '' ? 'blank' : from };
    if (base.hidden) return { ...base, ...none, why: 'hidden' };
    if (shown === '') return { ...base, ...none, why: isUnworked(index, header, column) ? 'noResult' : 'blank' };
    const meant = columnsForPeriod(said, view).filter(({ editable }) => editable);
    const [match, another] = meant.length > 1 ? byTheirWords(meant, texts?.path ?? '') : meant;
    if (match && !another && !taken.has(match.id) && from === 'header')
      return { ...base, meaning: { kind: 'cell', column: match.id }, factor: null, why: 'period' };
    if (meant.length > 0) return { ...base, ...none, why: 'several' };
    const why = said.kind === 'ratio' ? 'calculated' : said.periods.length > 0 ? 'otherPeriod' : 'unknown';
    return { ...base, ...none, why };
  });
  return columns.map((one) => (isContested(one, columns) ? { ...one, meaning: null, why: 'several' } : one));
};

const shortestWord = 5;

/** "KH 2022" → "kế hoạch 2022". */
const spelledOut = (text: string): string =>
  HEADER_PERIOD.shortWords.reduce((left, [short, long]) => left.replace(short, long), foldHeader(text));

/** "Kế hoạch tỉnh giao" is the one of two targets of a year that has "Tỉnh giao" among its own words; else all of them. */
const byTheirWords = (columns: readonly ViewColumn[], path: string): readonly ViewColumn[] => {
  const heading = spelledOut(path);
  const named = columns.filter(({ header, synonyms }) =>
    [header.at(-1) ?? '', ...synonyms]
      .map(spelledOut)
      .some((word) => word.length >= shortestWord && heading.includes(word)),
  );
  return named.length === 1 ? named : columns;
};

/** Two headings that speak of one time: nobody but a person knows which of them is meant. */
const isContested = ({ column, why, meaning }: ReadColumn, columns: readonly ReadColumn[]): boolean =>
  why === 'period' &&
  meaning?.kind === 'cell' &&
  columns.some(
    (other) => other.column !== column && other.meaning?.kind === 'cell' && other.meaning.column === meaning.column,
  );

/** A heading that is a formula which nobody has worked out yet. */
const isUnworked = (
  index: SheetIndex,
  { top, bottom }: { readonly top: number; readonly bottom: number },
  column: number,
): boolean =>
  Array.from({ length: bottom - top + 1 }, (_, at) => index.at(top + at, column)).some(
    (cell) => cell?.kind === 'formulaWithoutResult',
  );

const isOtherTime = ({ meaning }: MappedColumn, said: HeaderPeriod, view: SheetView): boolean => {
  if (meaning?.kind !== 'cell') return false;
  const column = view.columns.find(({ id }) => id === meaning.column);
  return column === undefined || contradicts(said, column, view);
};
