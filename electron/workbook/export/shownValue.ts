import type { CellValue } from './sheetWriter';

/** The digits of a number format, its words left out: "#,##0.00". */
const digitsOf = /[#0](?:[#0,.]*[#0])?/;

/** What a cell shows on a PC with Vietnamese regional settings: its value in its number format. */
export const shownValue = (value: CellValue, format = 'General'): string => {
  if (value === null) return '';
  const plain = typeof value === 'object' ? value.result : value;
  return typeof plain === 'string' ? plain : shownNumber(plain, format);
};

const shownNumber = (value: number, format: string): string => {
  const bare = format.replace(/"[^"]*"/g, (words) => '\u0001'.repeat(words.length));
  const found = digitsOf.exec(bare);
  if (!found) return String(value).replace('.', ',');
  const [digits] = found;
  const before = format.slice(0, found.index).replaceAll('"', '');
  const after = format.slice(found.index + digits.length).replaceAll('"', '');
  const isPercent = bare.includes('%');
  const [wholeFormat = '', placesFormat = ''] = digits.split('.');
  const [whole = '0', places = ''] = Math.abs(isPercent ? value * 100 : value)
    .toFixed(placesFormat.length)
    .split('.');
  const padded = whole.padStart(wholeFormat.replace(/[^0]/g, '').length, '0');
  const grouped = wholeFormat.includes(',') ? padded.replace(/\B(?=(?:\d{3})+$)/g, '.') : padded;
  const sign = value < 0 && /[1-9]/.test(whole + places) ? '-' : '';
  return `${sign}${before}${grouped}${places === '' ? '' : `,${places}`}${after}`;
};
