import type { Decimal } from '../domain/decimal';
import { formatVi, toCanonical } from '../domain/decimal';
import {
  compare,
  div,
  type Fraction,
  fractionFromDecimal,
  hundred,
  mul,
  one,
  roundHalfUp,
  sub,
} from '../domain/fraction';
import type { Figure, Target } from '../target/types';
import { PROSE } from '../text/prose';
import { pointsOf, unitInText, withUnit } from '../text/unitWords';

/** "84", "79,3": one place, a zero behind the comma dropped (domain.md §3). */
export const onePlace = (value: Fraction): string => formatVi(roundHalfUp(value, 1)).replace(/,0$/u, '');

/** The same for a percentage of which it must stay true that it is not 100: 99,96% never becomes "100%". */
export const percentText = (ratio: Fraction): string => {
  const percent = mul(ratio, hundred);
  const isFull = compare(percent, hundred) === 0;
  for (let places = 1; places <= 4; places++) {
    const text = formatVi(roundHalfUp(percent, places));
    if (isFull || !/^100(?:,0+)?$/u.test(text) || compare(percent, hundred) > 0) return `${text.replace(/,0+$/u, '')}%`;
  }
  return '99,99%';
};

/** Amounts of these are measured; all other units are counted. */
const MEASURED =
  /^(?:%|‰|điểm|đồng|m\d)|[²³]|(?<!\p{L})(?:nghìn|triệu|tỷ|usd|tấn|tạ|yến|kg|gam|ha|km|m|cm|lít|kwh|mw|giờ|năm)(?!\p{L})/iu;

/** Whether a unit is of things that are counted one by one. */
export const isCounted = (unitLabel: string): boolean => {
  const [unit = ''] = unitInText(unitLabel).split('/');
  return unit !== '' && !MEASURED.test(unit);
};

/** Counted things below ten are written with a zero before them: "09 xã". */
const counted = (value: Decimal, unitLabel: string): string =>
  /^[1-9]$/u.test(value) && isCounted(unitLabel) ? `0${value}` : formatVi(value);

/** "43,6 tỷ đồng", "09 xã", "14,3‰". */
export const amountText = (value: Decimal, unitLabel: string): string => {
  return withUnit(counted(toCanonical(value), unitLabel), unitInText(unitLabel));
};

/** A result in words: bounds are spoken, a share keeps both numbers; a text that is no number stays as typed. */
export const figureText = (figure: Figure, unitLabel: string): string => {
  const { kind, value, high, numerator, denominator, comparator, text } = figure;
  if (kind === 'empty' || kind === 'absent' || kind === 'notAssigned') return '';
  if (value === null) return text.trim();
  const amount = amountText(value, unitLabel);
  if (kind === 'range' && high !== null) return `${formatVi(value)} - ${amountText(high, unitLabel)}`;
  if (kind === 'fraction')
    return /^[%‰]/u.test(unitInText(unitLabel)) ? `${amount} (${numerator}/${denominator})` : text.trim();
  if (comparator === null) return amount;
  return comparator === 'atLeast' ? PROSE.atLeast(amount) : `${PROSE.comparators[comparator]} ${amount}`;
};

/** A target in words; one with words of its own stays as typed. */
export const targetText = (target: Target, unitLabel: string): string => {
  const { kind, low, high, text } = target;
  if (kind === 'empty') return '';
  if (/\p{L}/u.test(text) || kind === 'unreadable' || kind === 'ordinal') return text.trim();
  if (kind === 'between' && low !== null && high !== null) return `${formatVi(low)} - ${amountText(high, unitLabel)}`;
  const value = low ?? high;
  if (value === null) return text.trim();
  const amount = amountText(value, unitLabel);
  if (kind === 'exactly') return amount;
  if (kind === 'atLeast') return PROSE.atLeast(amount);
  return kind === 'between' ? text.trim() : `${PROSE.comparators[kind]} ${amount}`;
};

const two = fractionFromDecimal('2');

/**
 * "giảm 23,3%", "tăng 4,3 lần" (from twice as much on), for rates "tăng 0,5 điểm %"; '' where a sign or a zero makes it
 * meaningless.
 */
export const trendText = (of: Decimal, over: Decimal, unitLabel: string): string => {
  const [a, b] = [fractionFromDecimal(of), fractionFromDecimal(over)];
  const order = compare(a, b);
  if (order === 0) return PROSE.unchanged;
  const word = order > 0 ? PROSE.up : PROSE.down;
  const points = pointsOf(unitLabel);
  if (points !== '') return `${word} ${sizeText(sub(a, b), 2)} ${points}`;
  const ratio = div(a, b);
  if (ratio === null || b.numerator < 0n || a.numerator < 0n) return '';
  if (compare(ratio, two) >= 0) return `${word} ${onePlace(ratio)} ${PROSE.times}`;
  return `${word} ${sizeText(mul(sub(ratio, one), hundred), 1)}%`;
};

/** A difference without its sign, to so many places; to more where rounding would leave nothing of it. */
const sizeText = (difference: Fraction, places: number): string => {
  const text = roundHalfUp(difference, places).replace(/^-/u, '');
  return /[1-9]/u.test(text) || difference.numerator === 0n
    ? formatVi(toCanonical(text))
    : sizeText(difference, places + 1);
};

/** Small first letter, for a name that stands inside a sentence; "GRDP" and "HTX" stay. */
export const lowerFirst = (text: string): string => {
  const [first = '', second = ''] = text;
  return second !== '' && second !== second.toLocaleLowerCase('vi')
    ? text
    : first.toLocaleLowerCase('vi') + text.slice(first.length);
};

/** The first letter a capital, the rest as it is. */
export const upperFirst = (text: string): string => {
  const [first = ''] = text;
  return first.toLocaleUpperCase('vi') + text.slice(first.length);
};
