import type { Decimal } from '../../../shared/domain/decimal';
import { hundred, mul, one, toDecimal } from '../../../shared/domain/fraction';
import { timesFactor } from '../../../shared/domain/measure';
import { decimalFromNumber } from '../../../shared/reading/numberText';
import { type FormatReading, readNumberFormat } from '../read/formatReading';
import type { CellModel } from '../read/sheetModel';

/**
 * What a person reads in a cell of a number: its value, in % where its format is a percentage, in thousands where its format
 * leaves three digits away, and the words that the format adds.
 */
export interface CellNumber {
  /** Exact, 15 significant digits; null beyond what a spreadsheet keeps. */
  readonly value: Decimal | null;
  readonly format: FormatReading;
}

/** What the number in a cell is to be multiplied by to be what its format shows: 100 for %, 0,001 for thousands. */
export const shownFactor = ({ percent, thousands }: FormatReading): Decimal => {
  if (thousands === 0) return percent ? '100' : '1';
  return toDecimal(mul(percent ? hundred : one, { numerator: 1n, denominator: 1000n ** BigInt(thousands) })) ?? '1';
};

/** The number of a cell of the kind `number`. */
export const cellNumber = ({ number, format: code }: CellModel): CellNumber => {
  const raw = number ?? 0;
  const format = readNumberFormat(code, raw);
  const stored = decimalFromNumber(raw);
  const factor = shownFactor(format);
  return { value: stored === null || factor === '1' ? stored : timesFactor(stored, factor), format };
};

/** A number among texts with what its format shows beside the digits: "100%", "7 xã". "" for one that cannot be written out. */
export const numberAsText = (cell: CellModel): string => {
  const { value, format } = cellNumber(cell);
  if (value === null) return '';
  const [prefix, suffix] = (cell.number ?? 0) < 0 ? ['', ''] : [format.prefix, format.suffix];
  return `${prefix}${value.replace('.', ',')}${format.percent ? '%' : ''}${suffix}`.trim();
};
