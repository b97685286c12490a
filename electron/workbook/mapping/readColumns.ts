import type { ReadColumn } from '../../../shared/contract/mappingAnswers';
import type { MappedColumn } from '../../../shared/contract/workbookMapping';
import { isKnownMeasure, type Measure } from '../../../shared/domain/measure';
import type { SheetView } from '../../../shared/form/types';
import { tidyText } from '../../../shared/reading/labelText';
import { UNIT_LINE } from '../../../shared/text/mapping';
import { UNIT_CATALOGUE } from '../../../shared/text/units';
import { columnLetter } from '../export/sheetColumns';
import { headerTexts } from '../import/findTable';
import {
  columnsForPeriod,
  contradicts,
  type HeaderPeriod,
  periodWords,
  readHeaderPeriod,
} from '../import/headerPeriod';
import { cellText } from '../import/tableRows';
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
  const others = [...UNIT_CATALOGUE, ...new Set(view.rows.map(({ unitLabel }) => unitLabel))];
  return Array.from({ length: Math.min(index.lastColumn, widest) }, (_, at): ReadColumn => {
    const column = at + 1;
    const texts = headerTexts(index, header.top, header.bottom, column);
    const said = readHeaderPeriod(texts?.path ?? '', view);
    const shown = headerShown(index, header, column);
    const base = {
      column,
      letter: columnLetter(column),
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
    if (shown === '') return { ...base, ...none, why: 'blank' };
    const [match, another] = columnsForPeriod(said, view).filter(({ id, editable }) => editable && !taken.has(id));
    if (match && !another && from === 'header') {
      taken.add(match.id);
      return { ...base, meaning: { kind: 'cell', column: match.id }, factor: null, why: 'period' };
    }
    const why = said.kind === 'ratio' ? 'calculated' : said.periods.length > 0 ? 'otherPeriod' : 'unknown';
    return { ...base, ...none, why };
  });
};

const isOtherTime = ({ meaning }: MappedColumn, said: HeaderPeriod, view: SheetView): boolean => {
  if (meaning?.kind !== 'cell') return false;
  const column = view.columns.find(({ id }) => id === meaning.column);
  return column === undefined || contradicts(said, column, view);
};

/** The heading over a column in one line, group first, as it is written. */
const headerShown = (
  index: SheetIndex,
  { top, bottom }: { readonly top: number; readonly bottom: number },
  column: number,
): string => {
  const lines: string[] = [];
  for (let row = top; row <= bottom; row++) {
    const text = tidyText(cellText(index.at(row, column)));
    if (text !== '' && lines.at(-1) !== text) lines.push(text);
  }
  return lines.join(' › ');
};

/** "Giá trị (triệu đồng)" → "triệu đồng"; "" where the brackets hold something else. */
const unitIn = (header: string, measures: readonly Measure[], others: readonly string[]): string => {
  const unit = UNIT_LINE.sure.exec(header)?.[1] ?? /\(([^()]+)\)[^()]*$/u.exec(header)?.[1] ?? '';
  return isKnownMeasure(unit, measures, others) ? tidyText(unit.replace(UNIT_LINE.sure, '$1')) : '';
};
