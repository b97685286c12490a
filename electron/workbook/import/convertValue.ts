import { type Decimal, formatVi, parseViNumber } from '../../../shared/domain/decimal';
import { timesFactor } from '../../../shared/domain/measure';
import { parseFigure } from '../../../shared/target/parseFigure';
import { parseTarget } from '../../../shared/target/parseTarget';

const numbers = /\d+(?:\.\d{3})*(?:,\d+)?/g;

/**
 * A typed amount in another unit of measure, each of its numbers times the factor, exact: ">43.600" × 0,001 → ">43,6",
 * "5-6" × 1.000 → "5.000-6.000". Null where that would say something else: fractions, ranks, a unit inside the text.
 */
export const convertTyped = (text: string, factor: Decimal, kind: 'target' | 'figure'): string | null => {
  if (!isAmount(text, kind)) return null;
  let isExact = true;
  const converted = text.replace(numbers, (token) => {
    const read = parseViNumber(token);
    const value = read.ok ? timesFactor(read.value.value, factor) : null;
    if (value === null) isExact = false;
    return value === null ? token : formatVi(value);
  });
  return isExact && isAmount(converted, kind) ? converted : null;
};

const isAmount = (text: string, kind: 'target' | 'figure'): boolean => {
  if (kind === 'target') {
    const { kind: sort, unit, rank, notes, low, high } = parseTarget(text);
    return sort !== 'unreadable' && unit === null && rank === null && notes.length === 0 && (low ?? high) !== null;
  }
  const { kind: sort, unit, notes } = parseFigure(text);
  return (sort === 'number' || sort === 'bound' || sort === 'range') && unit === null && notes.length === 0;
};
