import { type Decimal, formatVi } from '../domain/decimal';
import type { Target, Wording } from './types';

const verbs: Readonly<Record<Wording, string>> = {
  maintain: 'duy trì',
  decreaseBy: 'giảm',
  decreaseTo: 'giảm còn',
  increaseBy: 'tăng',
  increaseTo: 'tăng lên',
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
  const { kind, low, high, unit } = target;
  if (kind === 'between') return formatRange(low ?? '0', high ?? '0', unit);
  const quantity = formatQuantity(low ?? high, unit);
  if (kind === 'moreThan') return `>${quantity}`;
  if (kind === 'atLeast') return `≥${quantity}`;
  if (kind === 'lessThan') return `<${quantity}`;
  if (kind === 'atMost') return `≤${quantity}`;
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
