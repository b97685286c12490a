import { isKnownMeasure, type Measure } from '../../../shared/domain/measure';
import type { SheetView } from '../../../shared/form/types';
import { tidyText } from '../../../shared/reading/labelText';
import { UNIT_LINE } from '../../../shared/text/mapping';
import { UNIT_CATALOGUE } from '../../../shared/text/units';
import type { SheetIndex } from '../read/sheetModel';
import { cellText } from './tableRows';

type Header = { readonly top: number; readonly bottom: number };

/** The heading over a column in one line, group first, as it is written; "" for none. */
export const headerShown = (index: SheetIndex, { top, bottom }: Header, column: number): string => {
  const lines: string[] = [];
  for (let row = top; row <= bottom; row++) {
    const text = tidyText(cellText(index.at(row, column)));
    if (text !== '' && lines.at(-1) !== text) lines.push(text);
  }
  return lines.join(' › ');
};

/** Words that are units of measure though no catalogue converts them: those of the product and of the Biểu's rows. */
export const otherUnits = (view: SheetView): readonly string[] => [
  ...UNIT_CATALOGUE,
  ...new Set(view.rows.map(({ unitLabel }) => unitLabel)),
];

/** "Giá trị (triệu đồng)" → "triệu đồng"; "" where the brackets hold something else. */
export const unitIn = (header: string, measures: readonly Measure[], others: readonly string[]): string => {
  const unit = UNIT_LINE.sure.exec(header)?.[1] ?? /\(([^()]+)\)[^()]*$/u.exec(header)?.[1] ?? '';
  return isKnownMeasure(unit, measures, others) ? tidyText(unit.replace(UNIT_LINE.sure, '$1')) : '';
};
