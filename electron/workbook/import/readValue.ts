import type { ImportWarning } from '../../../shared/contract/importPreview';
import { type Decimal, decimalPlaces, formatVi, parseViNumber, toCanonical } from '../../../shared/domain/decimal';
import { fractionFromDecimal, roundHalfUp } from '../../../shared/domain/fraction';
import { timesFactor } from '../../../shared/domain/measure';
import type { ViewRow } from '../../../shared/form/types';
import { tidyText } from '../../../shared/reading/labelText';
import { isHundredfold, sameNumber } from '../../../shared/reading/numberText';
import { type Reading, readTyped, sameReading } from '../../../shared/reading/typedReading';
import { convertTyped } from '../../../shared/target/convertTyped';
import { IMPORT_WARNING } from '../../../shared/text/workbook';
import { type FormatReading, readNumberFormat } from '../read/formatReading';
import type { CellModel } from '../read/sheetModel';
import { cellNumber } from './cellNumber';
import { withoutFootnotes } from './footnotes';

export type Warning = Omit<ImportWarning, 'address'>;

/** What a cell of the workbook means for a cell of the plan. */
export interface CellOutcome {
  /** Null: nothing to import. */
  readonly text: string | null;
  readonly unreadable: boolean;
  readonly warnings: readonly Warning[];
  /** What the cell says in its own unit of measure, where `text` was converted. */
  readonly theirs?: string;
}

/** The cell of the plan that a value would go to. */
export interface Slot {
  readonly kind: 'target' | 'figure';
  readonly row: ViewRow | null;
  readonly typed: string;
  readonly unit: string;
  /** The other number of the row (the target of a figure), to notice a slip of a hundred times. */
  readonly neighbour: Decimal | null;
}

const nothing: CellOutcome = { text: null, unreadable: false, warnings: [] };
/** More decimals than this come from a division, not from a person. */
const typedDecimals = 6;
/** Decimals of such a number where neither the plan nor its format says how many. */
const derivedDecimals = 2;

const warn = (code: ImportWarning['code'], message: string, data: Readonly<Record<string, string>> = {}): Warning => ({
  code,
  message,
  data,
});

/**
 * Compares a cell with the plan's text by value; keeps the plan's text when the value is the same. Total. `factor`: theirs
 * times this is ours, exact; null for the same unit of measure.
 */
export const readValue = (given: CellModel, slot: Slot, factor: Decimal | null = null): CellOutcome => {
  const noted = withoutFootnotes(given);
  if (!noted || readTyped(slot, tidyText(noted.cell.text)).state !== 'ok') return readCell(given, slot, factor);
  const outcome = readCell(noted.cell, slot, factor);
  const { text } = outcome;
  if (text === null) return outcome;
  const told = warn('footnote', IMPORT_WARNING.footnote(text, noted.marks), { read: text, marks: noted.marks });
  return { ...outcome, warnings: [told, ...outcome.warnings] };
};

const readCell = (cell: CellModel, slot: Slot, factor: Decimal | null): CellOutcome => {
  const current = readTyped(slot, slot.typed);
  if (factor !== null && (cell.kind === 'number' || cell.kind === 'text'))
    return converted(cell, slot, factor, current);
  switch (cell.kind) {
    case 'error':
      return {
        ...nothing,
        warnings: [warn('formulaError', IMPORT_WARNING.formulaError(cell.text), { error: cell.text })],
      };
    case 'formulaWithoutResult':
      return { ...nothing, warnings: [warn('formulaError', IMPORT_WARNING.formulaError(''), { error: '' })] };
    case 'date':
      return fromDate(cell, slot, current);
    case 'number':
      return fromNumber(cell, slot, current);
    case 'boolean':
    case 'text':
      return fromText(tidyText(cell.text), slot, current);
  }
};

/** What a person reads in a cell of another unit of measure, and what that is in ours. */
const converted = (cell: CellModel, slot: Slot, factor: Decimal, current: Reading): CellOutcome => {
  const theirs = cell.kind === 'number' ? numberWords(cell) : tidyText(cell.text);
  if (theirs === '') return nothing;
  const plain = readTyped(slot, theirs);
  if (plain.state !== 'ok' || plain.value === null) return fromText(theirs, slot, current);
  const text = convertTyped(theirs, factor, slot.kind);
  if (text === null) {
    return { ...nothing, warnings: [warn('unitDiffers', IMPORT_WARNING.notConverted(theirs), { text: theirs })] };
  }
  const derived = cell.kind === 'number' ? derivedAmount(cell, factor, slot) : null;
  const read = readTyped(slot, derived?.text ?? text);
  if (sameReading(read, current) || (derived && sameNumber(derived.exact, exactOf(current)))) return nothing;
  const warnings = distanceWarnings(read.value, current, slot);
  if (derived) warnings.unshift(roundedWarning(derived.exact, derived.shown));
  return { text: derived?.text ?? text, unreadable: false, warnings, theirs };
};

/** A number as its format words it; of the rest of a division so many decimals that nobody takes it for another number. */
const numberWords = (cell: CellModel): string => {
  const { value, format } = cellNumber(cell);
  if (value === null) return String(cell.number);
  const shown = decimalPlaces(value) <= typedDecimals ? value : roundHalfUp(fractionFromDecimal(value), typedDecimals);
  return `${format.prefix}${formatVi(toCanonical(shown))}`.trim();
};

/** The rest of a division in our unit, rounded there: in theirs the last digit may stand for a thousand of ours. */
const derivedAmount = (
  cell: CellModel,
  factor: Decimal,
  { row }: Slot,
): { readonly exact: Decimal; readonly shown: string; readonly text: string } | null => {
  const { value, format } = cellNumber(cell);
  const exact = value === null || decimalPlaces(value) <= typedDecimals ? null : timesFactor(value, factor);
  if (exact === null) return null;
  const places = row?.decimals ?? decimalPlaces(factor) + derivedDecimals;
  const shown = formatVi(toCanonical(roundHalfUp(fractionFromDecimal(exact), places)));
  return { exact, shown, text: `${format.prefix}${shown}`.trim() };
};

/** A number with the words of its format ('">"0' shows ">58"); in % where the format is a percentage. */
const fromNumber = (cell: CellModel, slot: Slot, current: Reading): CellOutcome => {
  const { value, format } = cellNumber(cell);
  if (value === null) return fromText(String(cell.number), slot, current);
  const rounded = roundDerived(value, format, slot.row);
  const bare = readTyped(slot, formatVi(rounded, placesOf(rounded, format)));
  const words = `${format.prefix}${bare.text}${format.suffix}`.trim();
  const worded = words === bare.text ? bare : readTyped(slot, words);
  const read = worded.state === 'ok' ? worded : bare;
  const isSame = sameReading(read, current) || (read === bare && sameNumber(value, exactOf(current)));
  if (isSame) return nothing;
  const isPercentUnit = slot.unit.trim() === '%';
  const text = format.percent && !isPercentUnit ? `${read.text}%` : read.text;
  const warnings = distanceWarnings(rounded, current, slot);
  if (rounded !== value) warnings.unshift(roundedWarning(value, read.text));
  if (format.percent)
    warnings.unshift(warn('percentScaled', IMPORT_WARNING.percentScaled(read.text), { read: read.text }));
  if (format.thousands > 0)
    warnings.unshift(warn('thousandsScaled', IMPORT_WARNING.thousandsScaled(read.text), { read: read.text }));
  return { text, unreadable: false, warnings };
};

const exactOf = (reading: Reading): Decimal | null => (reading.comparable ? reading.value : null);

/** 58.3333333333333 is the result of a division: published decimals, else those that its format shows, else two. */
const roundDerived = (value: Decimal, format: FormatReading, row: ViewRow | null): Decimal => {
  if (decimalPlaces(value) <= typedDecimals) return value;
  return roundHalfUp(fractionFromDecimal(value), row?.decimals ?? format.decimals ?? derivedDecimals);
};

const roundedWarning = (value: Decimal, read: string): Warning => {
  const exact = formatVi(value);
  return warn('rounded', IMPORT_WARNING.rounded(exact, read), { exact, read });
};

/** Decimals as the number format shows them, but never fewer than the number has. */
const placesOf = (value: Decimal, format: FormatReading): number =>
  Math.max(decimalPlaces(value), Math.min(format.decimals ?? 0, typedDecimals));

const oneDot = /^[^\d]*[1-9]\d{0,2}\.\d{3}(?![\d.])[^\d]*$/;

const fromText = (text: string, slot: Slot, current: Reading): CellOutcome => {
  if (text === '' || text === tidyText(slot.typed)) return nothing;
  const read = readTyped(slot, text);
  if (read.state === 'ok') {
    if (sameReading(read, current)) return nothing;
    const warnings = distanceWarnings(read.value, current, slot);
    if (warnings.length === 0 && oneDot.test(text) && isNeighbourFar(read.value, current, slot)) {
      const shown = formatVi(read.value ?? '0');
      warnings.push(warn('ambiguousNumber', IMPORT_WARNING.ambiguousNumber(text, shown), { text, read: shown }));
    }
    return { text, unreadable: false, warnings };
  }
  const foreign = foreignReadings(text);
  if (foreign !== null) {
    const isSame = foreign.some((value) => current.comparable && sameNumber(value, current.value));
    const meant = foreign[0] === undefined ? '' : formatVi(foreign[0]);
    const warning = warn('foreignNumber', IMPORT_WARNING.foreignNumber(text, meant), { text, meant });
    return isSame ? { ...nothing, warnings: [warning] } : { text, unreadable: true, warnings: [warning] };
  }
  return { text, unreadable: true, warnings: [warn('unreadable', IMPORT_WARNING.unreadable(text), { text })] };
};

/** "1,234.5", "12.5": what the number may mean; null when it is not such a number. */
const foreignReadings = (text: string): readonly Decimal[] | null => {
  const token = /[-−]?\d[\d.,]*/.exec(text)?.[0] ?? '';
  const parsed = parseViNumber(token);
  if (parsed.ok || (parsed.error.code !== 'foreignForm' && parsed.error.code !== 'ambiguousDot')) return null;
  return parsed.error.readings;
};

const distanceWarnings = (value: Decimal | null, current: Reading, slot: Slot): Warning[] => {
  if (value === null || !isHundredfold(value, current.value)) return [];
  const [from, to] = [slot.typed, formatVi(value)];
  return [warn('hundredfold', IMPORT_WARNING.hundredfold(from, to), { from, to })];
};

const isNeighbourFar = (value: Decimal | null, current: Reading, slot: Slot): boolean =>
  current.value === null && isHundredfold(value, slot.neighbour);

/** Excel makes 5 June of "5-6": the range is offered back, its smaller number first. */
const fromDate = (cell: CellModel, slot: Slot, current: Reading): CellOutcome => {
  const date = new Date(cell.text);
  const [day, month, year] = [date.getUTCDate(), date.getUTCMonth() + 1, date.getUTCFullYear()];
  const isMonthYear = readNumberFormat(cell.format).monthYear && day === 1;
  const second = isMonthYear ? year % 100 : day;
  const range = `${Math.min(month, second)}-${Math.max(month, second)}`;
  const shown = `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`;
  const warnings = [warn('dateForRange', IMPORT_WARNING.dateForRange(shown, range), { shown, range })];
  const read = readTyped(slot, range);
  if (sameReading(read, current)) return { ...nothing, warnings };
  return { text: range, unreadable: read.state !== 'ok', warnings };
};
