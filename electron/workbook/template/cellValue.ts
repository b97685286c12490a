import type { FillFate, FillItem } from '../../../shared/contract/templateAnswers';
import { type Decimal, formatVi, toCanonical } from '../../../shared/domain/decimal';
import { div, fractionFromDecimal, toDecimal } from '../../../shared/domain/fraction';
import type { ViewColumn } from '../../../shared/form/columns';
import { NUMERIC_KINDS } from '../../../shared/form/definition';
import type { ViewCell, ViewRow } from '../../../shared/form/types';
import { isRateUnit, unitFamily } from '../../../shared/target/unitFamily';
import { type CellContent, textContent, valueContent } from '../export/cellContent';
import { MOST_DIGITS } from '../export/numberFormat';
import { shownFactor } from '../import/cellNumber';
import { readNumberFormat } from '../read/formatReading';
import { serialFromTime } from '../read/numberFormats';
import { LONGEST_TEXT } from '../workbookText';
import type { CellWrite } from './sheetXml';

/** The cell of a template that a value goes to. */
export interface Slot {
  /** Number format code of its style. */
  readonly format: string;
  /** A number there times this is ours; null: their units have no conversion. */
  readonly factor: Decimal | null;
  readonly date1904: boolean;
}

/** What is written for a cell of ours, or why nothing is. */
export type CellOutcome =
  | { readonly write: CellWrite; readonly shown: string; readonly asText: FillItem['asText'] }
  | { readonly refused: FillFate };

/** The content of a cell that is worked out: its number as it is rounded on screen, else its words. */
export const calculatedContent = ({ value, text }: ViewCell): CellContent =>
  value === null ? textContent(text) : valueContent(value, text);

/** Whether a column's number is a share, so that a format in % takes its hundredth part. */
const isShare = (column: ViewColumn, row: ViewRow): boolean => {
  const { calculation } = column;
  if (calculation?.kind === 'ratio' || calculation?.kind === 'growth') return true;
  if (calculation?.kind === 'compare' && calculation.as !== 'difference') return calculation.as !== 'times';
  return unitFamily(row.unitLabel) === '%';
};

/** Whether a column's numbers are amounts in the row's unit, which a conversion may change. */
const isAmount = (column: ViewColumn, row: ViewRow): boolean => {
  const { calculation } = column;
  if (calculation?.kind === 'ratio' || calculation?.kind === 'growth') return false;
  if (calculation?.kind === 'compare') return calculation.as === 'difference' && !isRateUnit(row.unitLabel);
  return NUMERIC_KINDS.has(column.kind);
};

/**
 * What stands for a cell of ours in a cell of theirs, whose style stays: a number for a plain number, in the measure of the
 * template and exact; a date as its day number where the style shows dates; text for all else, also what begins with
 * = + - @. The content is what our own export would write.
 */
export const valueFor = (
  column: ViewColumn,
  row: ViewRow,
  content: CellContent,
  cell: ViewCell,
  slot: Slot,
): CellOutcome => {
  const format = readNumberFormat(slot.format, Number(content.low ?? 1));
  if (!NUMERIC_KINDS.has(column.kind))
    return format.date ? (asDate(cell.text, slot) ?? asText(cell.text)) : asText(cell.text);
  const number = content.kind === 'number' ? plainNumber(content, row) : null;
  const factor = isAmount(column, row) ? slot.factor : '1';
  if (number === null) return wordsFor(content, cell, factor);
  if (factor === null) return { refused: 'otherUnit' };
  if (format.date) return { refused: 'dateFormat' };
  if (format.percent && !isShare(column, row) && !saysPercent(content)) return { refused: 'percentFormat' };
  const theirs = over(number, factor);
  if (theirs === null) return { refused: 'notExact' };
  const written = over(theirs, shownFactor(format));
  const shown = formatVi(theirs) + (format.percent ? '%' : '');
  if (written === null || digitsOf(written) > MOST_DIGITS) {
    return { write: { kind: 'text', text: shown }, shown, asText: 'digits' };
  }
  return { write: { kind: 'number', decimal: written }, shown, asText: null };
};

const over = (value: Decimal, by: Decimal): Decimal | null => {
  const quotient = div(fractionFromDecimal(value), fractionFromDecimal(by));
  const decimal = quotient === null ? null : toDecimal(quotient);
  return decimal === null ? null : toCanonical(decimal);
};

const digitsOf = (value: Decimal): number => value.replace(/\D/g, '').replace(/^0+/, '').length;

const saysPercent = ({ format }: CellContent): boolean => readNumberFormat(format).suffix.trim() === '%';

/** The number of a content that is nothing but a number; "%" may stand behind a share. */
const plainNumber = (content: CellContent, row: ViewRow): Decimal | null => {
  const { prefix, suffix } = readNumberFormat(content.format);
  const rest = (prefix + suffix).trim();
  const isPlain = rest === '' || (rest === '%' && unitFamily(row.unitLabel) === '%') || / ?điểm [%‰]$/u.test(rest);
  return isPlain ? content.low : null;
};

/** A range, a comparator, a fraction, a dash: as text. Numbers in it cannot be converted. */
const wordsFor = (content: CellContent, cell: ViewCell, factor: Decimal | null): CellOutcome => {
  const hasNumber = /\d/.test(cell.text);
  if (hasNumber && factor === null) return { refused: 'otherUnit' };
  if (hasNumber && factor !== '1') return { refused: 'notExact' };
  const digits = content.kind === 'text' && content.low !== null && content.low === content.high;
  const isLong = digits && digitsOf(content.low ?? '') > MOST_DIGITS;
  const outcome = asText(cell.text);
  return 'refused' in outcome ? outcome : { ...outcome, asText: hasNumber ? (isLong ? 'digits' : 'words') : null };
};

const asText = (text: string): CellOutcome =>
  text.length > LONGEST_TEXT ? { refused: 'tooLong' } : { write: { kind: 'text', text }, shown: text, asText: null };

const wholeDay = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/;

/** The day number of "5/1/2022"; null for any other text, and for days before March 1900, which Excel counts otherwise. */
const asDate = (text: string, slot: Slot): CellOutcome | null => {
  const [, day, month, year] = wholeDay.exec(text)?.map(Number) ?? [];
  if (day === undefined || month === undefined || year === undefined) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCDate() !== day || date.getUTCMonth() !== month - 1) return null;
  const serial = serialFromTime(date.getTime(), slot.date1904);
  if (serial === null) return null;
  return { write: { kind: 'number', decimal: String(serial) }, shown: text.trim(), asText: null };
};
