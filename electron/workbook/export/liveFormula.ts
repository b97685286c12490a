import { type Decimal, decimalPlaces } from '../../../shared/domain/decimal';
import {
  add,
  div,
  type Fraction,
  fraction,
  fractionFromDecimal,
  hundred,
  mul,
  sub,
} from '../../../shared/domain/fraction';
import { meanGrowth, sameAmount } from '../../../shared/form/calculate';
import type { Calculation } from '../../../shared/form/columns';
import type { ViewCell, ViewRow } from '../../../shared/form/types';
import { isRateUnit } from '../../../shared/target/unitFamily';
import { type Operand, percentFormula, percentPlaces, roundFormula } from './percentFormula';
import { operandsAt, type Places } from './rowContents';

/** A formula with the result that it is cached with. */
export interface LiveFormula {
  readonly formula: string;
  readonly result: number;
}

/** An exact number, and the largest one met on the way to it. */
interface Worked {
  readonly exact: Fraction;
  readonly largest: Fraction;
}

const PLACES = 2;

/**
 * The formula that gives the number of a calculated cell from cells of its row; null when no formula explains it, and
 * the number is written as it is. Attainment comes as a share (1,0052) unless `hundredfold`, all else as shown.
 */
export const liveFormula = (
  places: Places,
  row: ViewRow,
  cell: ViewCell,
  calculation: Calculation,
  hundredfold = false,
): LiveFormula | null => {
  if (cell.value === null) return null;
  const one = (id: string): Operand | null => operandsAt(places, row, id, row.rangeRule)[0] ?? null;
  switch (calculation.kind) {
    case 'ratio':
      return ratioFormula(places, row, calculation, cell, hundredfold);
    case 'compare':
      return compareFormula(one(calculation.of), one(calculation.over), calculation.as, row, cell.value);
    case 'growth':
      return growthFormula(one(calculation.first), one(calculation.last), calculation.years, cell.value);
    case 'sum':
      return sumFormula(places, row, calculation.of, cell.value);
    case 'mean':
      return meanFormula(places, row, calculation.of, cell.value);
    case 'gap': {
      const total = one(calculation.total);
      const parts = terms(places, row, calculation.parts);
      if (total === null || parts === null) return null;
      const exact = sub(fractionFromDecimal(total.value), parts.sum);
      return rounded(
        `${total.address}-SUM(${parts.list})`,
        { exact, largest: exact },
        placesOf(cell.value),
        cell.value,
      );
    }
  }
};

const placesOf = (...values: readonly Decimal[]): number => Math.max(...values.map(decimalPlaces));

/** ROUND around an expression, when it comes to the expected number. */
const rounded = (
  expression: string,
  { exact, largest }: Worked,
  places: number,
  expected: Decimal,
): LiveFormula | null => {
  const scale = 10n ** BigInt(places);
  const off = sub(exact, fractionFromDecimal(expected));
  const isNear = 2n * scale * (off.numerator < 0n ? -off.numerator : off.numerator) <= off.denominator;
  return isNear ? { formula: roundFormula(expression, exact, largest, places), result: Number(expected) } : null;
};

/**
 * The quotient of figure and target that gives the percent. What the direction and the range rule ask for is tried
 * first: at 100% the other way round would fit as well, but would go wrong as soon as a number changes.
 */
const ratioFormula = (
  places: Places,
  row: ViewRow,
  calculation: Extract<Calculation, { kind: 'ratio' }>,
  cell: ViewCell,
  hundredfold: boolean,
): LiveFormula | null => {
  for (const figure of operandsAt(places, row, calculation.figure, row.rangeRule)) {
    for (const target of operandsAt(places, row, calculation.target, row.rangeRule)) {
      const direct = [figure, target] as const;
      const inverse = [target, figure] as const;
      for (const [over, under] of row.direction === 'lower' ? [inverse, direct] : [direct, inverse]) {
        const found = percentFormula(over, under, cell.value ?? '', percentPlaces(cell.text), hundredfold);
        if (found) return found;
      }
    }
  }
  return null;
};

const compareFormula = (
  of: Operand | null,
  over: Operand | null,
  as: Extract<Calculation, { kind: 'compare' }>['as'],
  row: ViewRow,
  expected: Decimal,
): LiveFormula | null => {
  if (of === null || over === null) return null;
  const [a, b] = [fractionFromDecimal(of.value), fractionFromDecimal(over.value)];
  if (as === 'difference' || (as === 'change' && isRateUnit(row.unitLabel))) {
    const exact = sub(a, b);
    return rounded(
      `${of.address}-${over.address}`,
      { exact, largest: exact },
      placesOf(of.value, over.value),
      expected,
    );
  }
  const quotient = div(a, b);
  if (quotient === null) return null;
  const ratio = `${of.address}/${over.address}`;
  if (as === 'times') return rounded(ratio, { exact: quotient, largest: quotient }, PLACES, expected);
  const percent = mul(quotient, hundred);
  if (as === 'percent') return rounded(`${ratio}*100`, { exact: percent, largest: percent }, PLACES, expected);
  return rounded(
    `${ratio}*100-100`,
    { exact: sub(percent, hundred), largest: add(percent, hundred) },
    PLACES,
    expected,
  );
};

/** The result is no fraction, so the root is worked out anew; near a half the number itself is written. */
const growthFormula = (
  first: Operand | null,
  last: Operand | null,
  years: number,
  expected: Decimal,
): LiveFormula | null => {
  if (first === null || last === null) return null;
  const found = meanGrowth(first, last, years);
  if ('reason' in found || !sameAmount(found.value, expected)) return null;
  const drawn = ((Number(last.value) / Number(first.value)) ** (1 / years) - 1) * 100;
  if (Math.abs(Math.abs(drawn - Number(expected)) - 0.005) < 1e-9) return null;
  return {
    formula: `ROUND(((${last.address}/${first.address})^(1/${years})-1)*100,${PLACES})`,
    result: Number(expected),
  };
};

interface Terms {
  /** "D8:G8" or "D8,F8". */
  readonly list: string;
  readonly sum: Fraction;
  readonly count: number;
}

const total = (operands: readonly Operand[]): Fraction =>
  operands.reduce<Fraction>((sum, { value }) => add(sum, fractionFromDecimal(value)), fraction(0n, 1n) ?? hundred);

/** Numbers of one row: as a range where all of the columns stand side by side and none needs its hidden cell. */
const terms = (places: Places, row: ViewRow, ids: readonly string[]): Terms | null => {
  const operands = ids.flatMap((id) => operandsAt(places, row, id, row.rangeRule).slice(0, 1));
  if (operands.length === 0) return null;
  const at = places.rowAt.get(row.id) ?? 0;
  const numbers = ids.flatMap((id) => places.columns.printed.find((column) => column.key === id) ?? []);
  const isRun =
    numbers.length === ids.length && numbers.every(({ number }, index) => number === (numbers[0]?.number ?? 0) + index);
  const isShown = operands.every(({ address }) => numbers.some(({ letter }) => `${letter}${at}` === address));
  const [first, last] = [numbers[0]?.letter ?? '', numbers.at(-1)?.letter ?? ''];
  const list =
    isRun && isShown && ids.length > 1
      ? `${first}${at}:${last}${at}`
      : operands.map(({ address }) => address).join(',');
  return { list, sum: total(operands), count: operands.length };
};

const sumFormula = (places: Places, row: ViewRow, ids: readonly string[], expected: Decimal): LiveFormula | null => {
  const found = terms(places, row, ids);
  return found && isExactly(found.sum, expected) ? { formula: `SUM(${found.list})`, result: Number(expected) } : null;
};

const isExactly = (sum: Fraction, expected: Decimal): boolean =>
  sub(sum, fractionFromDecimal(expected)).numerator === 0n;

const meanFormula = (places: Places, row: ViewRow, ids: readonly string[], expected: Decimal): LiveFormula | null => {
  const found = terms(places, row, ids);
  const exact = found && div(found.sum, fraction(BigInt(found.count), 1n) ?? hundred);
  if (!found || !exact) return null;
  return rounded(`AVERAGE(${found.list})`, { exact, largest: exact }, placesOf(expected), expected);
};

/** The sum of the rows right below a row that adds: blank ones are in it, so that they count once they are filled. */
export const totalFormula = (
  places: Places,
  column: string,
  cell: ViewCell,
  below: readonly ViewRow[],
): LiveFormula | null => {
  const letter = places.columns.printed.find((one) => one.key === column)?.letter;
  if (cell.value === null || letter === undefined) return null;
  const operands = below.map((child) => operandsAt(places, child, column, child.rangeRule)[0] ?? null);
  const known = operands.filter((operand) => operand !== null);
  const exact = total(known);
  const addresses = below.map(
    (child, index) => operands[index]?.address ?? `${letter}${places.rowAt.get(child.id) ?? 0}`,
  );
  const sum = `SUM(${toRanges(addresses).join(',')})`;
  return isExactly(exact, cell.value)
    ? { formula: sum, result: Number(cell.value) }
    : rounded(sum, { exact, largest: exact }, placesOf(cell.value), cell.value);
};

/** F9, F10, F11, F15 → F9:F11, F15. */
const toRanges = (addresses: readonly string[]): string[] => {
  const ranges: { letter: string; from: number; to: number }[] = [];
  for (const address of addresses) {
    const letter = address.replace(/\d+$/, '');
    const row = Number(address.slice(letter.length));
    const last = ranges.at(-1);
    if (last && last.letter === letter && last.to === row - 1) last.to = row;
    else ranges.push({ letter, from: row, to: row });
  }
  return ranges.map(({ letter, from, to }) => (from === to ? `${letter}${from}` : `${letter}${from}:${letter}${to}`));
};
