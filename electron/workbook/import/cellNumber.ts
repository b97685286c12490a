import type { Decimal } from '../../../shared/domain/decimal';
import { decimalFromNumber } from '../../../shared/reading/numberText';
import { type FormatReading, readNumberFormat } from '../export/numberFormat';
import type { CellModel } from '../read/sheetModel';

/** What a cell of a number says: its value, in % where its format is a percentage, and what the format adds to it. */
export interface CellNumber {
  /** Exact, 15 significant digits; null beyond what a spreadsheet keeps. */
  readonly value: Decimal | null;
  readonly format: FormatReading;
}

/** The number of a cell of the kind `number`. */
export const cellNumber = ({ number, format: code }: CellModel): CellNumber => {
  const raw = number ?? 0;
  const format = readNumberFormat(code, raw < 0);
  return { value: decimalFromNumber(format.percent ? raw * 100 : raw), format };
};
