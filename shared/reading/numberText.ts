import type { Decimal } from '../domain/decimal';

const significant = 15;

/** A double as exact decimal text with at most 15 significant digits: 0.1 + 0.2 → "0.3". Null beyond 10^21. */
export const decimalFromNumber = (value: number): Decimal | null => {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e21) return null;
  const short = String(value);
  if (short.length <= significant && !short.includes('e')) return short;
  const [mantissa = '0', exponentText = '0'] = value.toExponential(significant - 1).split('e');
  const negative = mantissa.startsWith('-');
  const digits = mantissa.replace(/\D/g, '');
  const point = Number(exponentText) + 1;
  const whole = point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0');
  const places = (point <= 0 ? '0'.repeat(-point) + digits : digits.slice(point)).replace(/0+$/, '');
  const text = (whole.replace(/^0+(?=\d)/, '') || '0') + (places === '' ? '' : `.${places}`);
  return negative && /[1-9]/.test(text) ? `-${text}` : text;
};

/** Equal in 15 significant digits, all that a spreadsheet keeps. */
export const sameNumber = (a: Decimal | null, b: Decimal | null): boolean => {
  if (a === null || b === null) return a === b;
  return Number(a).toPrecision(significant) === Number(b).toPrecision(significant);
};

/** 100 times apart or more; false where one of them is zero. */
export const isHundredfold = (a: Decimal | null, b: Decimal | null): boolean => {
  const [x, y] = [Math.abs(Number(a ?? 0)), Math.abs(Number(b ?? 0))];
  return x > 0 && y > 0 && (x / y >= 99.995 || y / x >= 99.995);
};
