import { unitFamily } from '../target/unitFamily';

const MONEY: readonly (readonly [RegExp, string])[] = [
  [/^(?:tr|triệu)\.?\s*(?:đồng|đ|vnđ)\.?$/u, 'triệu đồng'],
  [/^(?:tỷ|tỉ)\.?\s*(?:đồng|đ|vnđ)?\.?$/u, 'tỷ đồng'],
  [/^(?:ng|nghìn|ngàn)\.?\s*(?:đồng|đ|vnđ)\.?$/u, 'nghìn đồng'],
  [/^1\.000\.000 đồng$/u, 'triệu đồng'],
];

/** A unit of measure as it is written inside a sentence: "Tr. đồng" → "triệu đồng", "Tấn" → "tấn"; "USD" and "HTX" stay. */
export const unitInText = (label: string): string => {
  const text = label.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const [amount = '', ...per] = text.toLocaleLowerCase('vi').split('/');
  const money = MONEY.find(([pattern]) => pattern.test(amount.trim()));
  if (money) return [money[1], ...per].join('/');
  const [first = '', second = ''] = text;
  const isName = second !== '' && second !== second.toLocaleLowerCase('vi');
  return isName ? text : first.toLocaleLowerCase('vi') + text.slice(first.length);
};

/** "8,5%", "41.550 tấn", "42 triệu đồng/năm". */
export const withUnit = (number: string, unit: string): string =>
  unit === '' ? number : /^[%‰]/u.test(unit) ? `${number}${unit}` : `${number} ${unit}`;

/** What the change of a share is told in: "điểm %", and of a per-mille "điểm ‰"; '' for amounts, which change by a percentage. */
export const pointsOf = (unitLabel: string): string => {
  const family = unitFamily(unitLabel);
  return family === '%' || family === '‰' ? `điểm ${family}` : '';
};
