import type { Decimal } from '../../../shared/domain/decimal';
import type { ViewCell, ViewRow } from '../../../shared/form/types';
import { figureValue } from '../../../shared/target/attain';
import { parseFigure } from '../../../shared/target/parseFigure';
import { parseTarget } from '../../../shared/target/parseTarget';
import { TEXT_FORMAT } from '../workbookText';
import { digitsFormat, MOST_DIGITS, toNumberCell } from './numberFormat';

/** What goes into a cell: a number with its format, or text; and the exact numbers a formula may use. */
export interface CellContent {
  readonly kind: 'number' | 'text' | 'blank';
  readonly number: number;
  readonly format: string;
  readonly text: string;
  /** Exact values behind the cell: the number, or the bounds of a range. */
  readonly low: Decimal | null;
  readonly high: Decimal | null;
}

const toText = (text: string, low: Decimal | null, high: Decimal | null): CellContent => ({
  kind: text === '' ? 'blank' : 'text',
  number: 0,
  format: TEXT_FORMAT,
  text,
  low,
  high,
});

const toNumber = (text: string, value: Decimal | null): CellContent | null => {
  const cell = value === null ? null : toNumberCell(text, value);
  if (cell === null) return null;
  return { kind: 'number', number: cell.value, format: cell.format, text: '', low: cell.decimal, high: cell.decimal };
};

/** "0,5 điểm %": what the change of a rate is measured in. */
const pointsBehind = / điểm [%‰]$/u;

/** A number that was worked out, with as many decimals as are shown; text where a spreadsheet cannot keep it. */
export const valueContent = (value: Decimal, shown: string): CellContent => {
  const places = /,(\d+)\D*$/.exec(shown)?.[1]?.length ?? 0;
  if (value.replace(/\D/g, '').length > MOST_DIGITS) return toText(shown, value, value);
  const unit = pointsBehind.exec(shown)?.[0] ?? '';
  const format = `${digitsFormat('', places)}${unit === '' ? '' : `"${unit}"`}`;
  return { kind: 'number', number: Number(value), format, text: '', low: value, high: value };
};

/** "21/36": shown as the share it comes to. */
export const isFractionText = (typed: string): boolean => typed.includes('/');

/** A plain text cell; text that begins with = + - @ stays text. */
export const textContent = (text: string): CellContent => toText(text, null, null);

/** A target as the table prints it (domain.md §5): a number where it is one, else text with its bounds. */
export const targetContent = (row: ViewRow, cell: ViewCell): CellContent => {
  const target = parseTarget(cell.typed, { scale: row.scale ?? undefined });
  if (target.kind === 'between') return toText(cell.text, target.low, target.high);
  const value = target.low ?? target.high;
  return toNumber(cell.text, value) ?? toText(cell.text, value, value);
};

/** A figure as the table prints it; `targetText` and `unit` tell what a fraction such as 21/36 stands for. */
export const figureContent = (row: ViewRow, cell: ViewCell, targetText: string, unit: string): CellContent => {
  const options = { scale: row.scale ?? undefined, decimals: row.decimals };
  const figure = parseFigure(cell.typed, options);
  if (figure.kind === 'range') return toText(cell.text, null, null);
  if (figure.kind !== 'fraction')
    return toNumber(cell.text, figure.value) ?? toText(cell.text, figure.value, figure.value);
  const target = parseTarget(targetText, { scale: options.scale });
  const value = figureValue(target, figure, { direction: row.direction, decimals: row.decimals, unit });
  // A count ("8/12" communes) prints as typed; a share prints as the percentage it is compared by.
  if (value === null || value === figure.numerator) return toText(cell.text, value, value);
  const [whole = '', places = ''] = value.split('.');
  const padded = places.padEnd(Math.min(6, row.decimals ?? places.length), '0');
  return toNumber(padded === '' ? whole : `${whole},${padded}`, value) ?? toText(cell.text, value, value);
};
