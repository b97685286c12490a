import { type Decimal, formatVi } from '../domain/decimal';
import type { Target, TargetKind, Wording } from './types';

const verbs: Readonly<Record<Wording, string>> = {
  maintain: 'duy trì',
  decreaseBy: 'giảm',
  decreaseTo: 'giảm còn',
  increaseBy: 'tăng',
  increaseTo: 'tăng lên',
};

/** The sign, and the words used after a verb: "giảm ít nhất 3%". */
const comparators: Readonly<Partial<Record<TargetKind, { readonly sign: string; readonly words: string }>>> = {
  moreThan: { sign: '>', words: 'trên' },
  atLeast: { sign: '≥', words: 'ít nhất' },
  lessThan: { sign: '<', words: 'dưới' },
  atMost: { sign: '≤', words: 'không quá' },
};

/** A number with its unit as it is written: "90%", "12 xã", "78/năm". */
export function formatQuantity(value: Decimal | null, unit: string | null): string {
  const number = formatVi(value ?? '0');
  if (unit === null) return number;
  return /^[%‰/]/u.test(unit) ? number + unit : `${number} ${unit}`;
}

function formatRange(low: Decimal, high: Decimal, unit: string | null): string {
  const separator = low.startsWith('-') || high.startsWith('-') ? ' - ' : '-';
  return formatVi(low) + separator + formatQuantity(high, unit);
}

function formatValue(target: Target): string {
  const { kind, low, high, unit, wording } = target;
  if (kind === 'between') return formatRange(low ?? '0', high ?? '0', unit);
  const quantity = formatQuantity(low ?? high, unit);
  const spelling = comparators[kind];
  if (spelling !== undefined) return wording === null ? spelling.sign + quantity : `${spelling.words} ${quantity}`;
  return kind === 'about' ? `khoảng ${quantity}` : quantity;
}

/**
 * The one canonical spelling of a target; reading it again gives the same meaning. An ordinal, an unreadable text and
 * an empty one ("", "-", "x") are their own spelling, only without outer blanks.
 */
export function formatTarget(target: Target): string {
  const { kind, text, wording } = target;
  if (kind === 'ordinal' || kind === 'unreadable' || kind === 'empty') return text.trim();
  const value = formatValue(target);
  return wording === null ? value : `${verbs[wording]} ${value}`;
}
