import { decimalPlaces, readPlainNumber, scaledBy } from '../domain/decimal';
import {
  compare,
  type Fraction,
  fraction,
  fractionFromDecimal,
  roundHalfUp,
  toDecimal,
  zero,
} from '../domain/fraction';
import { measureKey } from '../domain/measure';
import { readInUnit } from '../form/displayUnit';
import { parseFigure } from '../target/parseFigure';
import { unitFamily } from '../target/unitFamily';
import { isNumberColumn, isRateColumn } from './columnKinds';
import { foldText } from './foldText';
import { isInside, type Rect } from './geometry';
import type { SheetModel } from './sheetModel';

/** Why selected numbers are not added up. */
export type NoSum = 'ratio' | 'mixedUnits';

/** What the selection amounts to; numbers are exact, as decimal text. */
export interface SelectionSummary {
  /** Cells that have something in them, a merged one once. */
  readonly filled: number;
  /** Of those, plain numbers: no comparators, ranges, fractions or ranks. */
  readonly numbers: number;
  readonly sum: string | null;
  readonly mean: string | null;
  readonly min: string | null;
  readonly max: string | null;
  /** The unit that all numbers share; null when they have none or several. */
  readonly unit: string | null;
  readonly noSum: NoSum | null;
}

const FOLD = { matchCase: false, matchAccents: true } as const;
const PERCENT = '%';

const TIME = /^(năm|quý|tháng|tuần|ngày|giờ)$/u;

/** Shares and yields ("%", "‰", "tạ/ha", "lần", "triệu đồng/người/năm") do not add up; "tấn/năm" does. */
const isRate = (unitLabel: string): boolean => {
  const unit = foldText(unitLabel.trim().replace(/\s+/gu, ' '), FOLD).text;
  const family = unitFamily(unit);
  if (family === '%' || family === '‰' || unit === 'lần' || unit.startsWith('điểm')) return true;
  return unit
    .split('/')
    .slice(1)
    .some((per) => !TIME.test(per.trim()));
};

interface Reading {
  readonly value: string;
  readonly unit: string | null;
}

const readings = new Map<string, Reading | null>();
const READINGS_LIMIT = 20_000;

/** The number a typed text is, with a unit of its own if it has one; null for anything that is not one plain number. */
const readNumber = (typed: string): Reading | null => {
  const plain = readPlainNumber(typed);
  if (plain !== null) return { value: plain, unit: null };
  const known = readings.get(typed);
  if (known !== undefined) return known;
  const figure = parseFigure(typed);
  const isNumber = figure.kind === 'number' && figure.comparator === null && figure.wording === null;
  const reading = isNumber && figure.value !== null ? { value: figure.value, unit: figure.unit } : null;
  if (readings.size > READINGS_LIMIT) readings.clear();
  readings.set(typed, reading);
  return reading;
};

/** Adds decimal texts exactly; whole numbers of the smallest unit so far are cheaper than fractions. */
class Total {
  private scale = 0;
  private sum = 0n;
  count = 0;
  min: Fraction | null = null;
  max: Fraction | null = null;
  private minText = '';
  private maxText = '';

  add(value: string): void {
    const own = decimalPlaces(value);
    if (own > this.scale) {
      this.sum *= 10n ** BigInt(own - this.scale);
      this.scale = own;
    }
    this.sum += scaledBy(value, this.scale);
    this.count += 1;
    if (value === this.minText || value === this.maxText) return;
    const exact = fractionFromDecimal(value);
    if (this.min === null || compare(exact, this.min) < 0) [this.min, this.minText] = [exact, value];
    if (this.max === null || compare(exact, this.max) > 0) [this.max, this.maxText] = [exact, value];
  }

  get total(): Fraction {
    return fraction(this.sum, 10n ** BigInt(this.scale)) ?? zero;
  }

  /** Two more places than the numbers have, without zeros that say nothing. */
  get mean(): string | null {
    const mean = fraction(this.sum, 10n ** BigInt(this.scale) * BigInt(Math.max(1, this.count)));
    if (!mean) return null;
    const exact = toDecimal(mean);
    if (exact !== null && decimalPlaces(exact) <= this.scale + 2) return exact;
    return roundHalfUp(mean, this.scale + 2).replace(/\.?0+$/, '');
  }
}

const NOTHING: SelectionSummary = {
  filled: 0,
  numbers: 0,
  sum: null,
  mean: null,
  min: null,
  max: null,
  unit: null,
  noSum: null,
};

/**
 * Goes through the selected cells and yields after each row of them, so that a window can do a large selection in
 * pieces. Cells in two ranges count once. There is no sum or mean of ratios, of shares and rates, or over several units.
 */
export function* tallySelection(model: SheetModel, rects: readonly Rect[]): Generator<void, SelectionSummary, void> {
  const unitColumn = model.view.columns.find((column) => column.kind === 'unit')?.id ?? '';
  const totals = new Map<string, { readonly unit: string; readonly isRate: boolean; readonly total: Total }>();
  let filled = 0;
  // Few units stand in thousands of rows.
  const keys = new Map<string, string>();
  const keyOf = (unit: string): string => {
    const key = keys.get(unit) ?? measureKey(unit);
    keys.set(unit, key);
    return key;
  };

  const take = (r: number, c: number): void => {
    const text = model.textAt({ r, c });
    if (text === '') return;
    filled += 1;
    const column = model.columns[c]?.column;
    const cell = column && isNumberColumn(column) ? model.cellAt({ r, c }) : null;
    if (!cell || !column) return;
    const isRatio = isRateColumn(column);
    const reading =
      isRatio || cell.state === 'computed'
        ? cell.value === null
          ? null
          : { value: cell.value, unit: isRatio ? PERCENT : null }
        : cell.state === 'ok'
          ? readNumber(cell.typed)
          : null;
    if (!reading) return;
    const row = model.rows[r];
    const read = reading.unit !== null || !row ? null : readInUnit(model.view, row, column, reading.value);
    const unit = read?.unit ?? reading.unit ?? row?.cells[unitColumn]?.text ?? '';
    // A percent of attainment is another thing than a share in %.
    const key = isRatio ? 'ratio' : keyOf(unit);
    let group = totals.get(key);
    if (!group) {
      group = { unit: unit.trim(), isRate: isRatio || isRate(unit), total: new Total() };
      totals.set(key, group);
    }
    group.total.add(read?.value ?? reading.value);
  };

  for (const [index, rect] of rects.entries()) {
    const before = rects.slice(0, index);
    for (let r = rect.r0; r <= rect.r1; r += 1) {
      for (let c = rect.c0; c <= rect.c1; c += 1) {
        if (before.some((other) => isInside(other, { r, c }))) continue;
        const merge = model.mergeOf({ r, c });
        if (merge.r0 === r && merge.c0 === c) take(r, c);
      }
      yield;
    }
  }
  return conclude(filled, [...totals.values()]);
}

const conclude = (
  filled: number,
  groups: readonly { readonly unit: string; readonly isRate: boolean; readonly total: Total }[],
): SelectionSummary => {
  const numbers = groups.reduce((sum, { total }) => sum + total.count, 0);
  const [only] = groups;
  if (!only) return { ...NOTHING, filled };
  if (groups.length > 1) return { ...NOTHING, filled, numbers, noSum: 'mixedUnits' };
  const { total } = only;
  const ends = {
    min: total.min && toDecimal(total.min),
    max: total.max && toDecimal(total.max),
    unit: only.unit === '' ? null : only.unit,
  };
  if (only.isRate) return { ...NOTHING, ...ends, filled, numbers, noSum: 'ratio' };
  return { ...NOTHING, ...ends, filled, numbers, sum: toDecimal(total.total), mean: total.mean };
};
