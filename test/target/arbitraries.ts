import fc from 'fast-check';
import { formatVi } from '../../shared/domain/decimal';

/** Canonical decimals with up to two places. */
export const decimal = fc
  .tuple(fc.integer({ min: -5000, max: 900_000 }), fc.integer({ min: 0, max: 99 }))
  .map(([whole, places]) =>
    places === 0 ? `${whole}` : `${whole}.${String(places).padStart(2, '0').replace(/0$/, '')}`,
  );

/** Decimals above zero. */
export const positive = fc
  .integer({ min: 1, max: 90_000_000 })
  .map((hundredths) =>
    hundredths % 100 === 0 ? `${hundredths / 100}` : (hundredths / 100).toFixed(2).replace(/0$/, ''),
  );

const pieces = [
  '5',
  '39.500',
  '6,8',
  '1.5',
  '1,234.5',
  '09',
  '12 500',
  ' ',
  '\u00a0',
  '\u202f',
  '-',
  '–',
  '—',
  '÷',
  '~',
  '>',
  '<',
  '=',
  '≥',
  '≤',
  '>=',
  '%',
  '‰',
  '/',
  '(',
  ')',
  ',',
  ';',
  '.',
  '+',
  'x',
  'từ ',
  ' đến ',
  'trên ',
  'dưới ',
  'không quá ',
  'ít nhất ',
  'khoảng ',
  ' trở lên',
  ' trở xuống',
  'giảm ',
  'còn ',
  'tăng ',
  'duy trì ',
  'đạt ',
  'ước ',
  'HTTNV',
  'hoàn thành ',
  'tốt ',
  'nhiệm vụ',
  ' xã',
  ' triệu đồng',
  '/năm',
  '/10.000 dân',
  'E5',
  '⁹',
  '\u0338',
  '\u0301',
  '\ud83d',
  '😀',
];

/** Texts built of pieces of the language, and any text: astral characters, lone surrogates, NFD. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: fc.constantFrom('\ud800', '\udc00', 'a', '1') })), {
      maxLength: 9,
    })
    .map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...pieces), { maxLength: 9 }).map((parts) => parts.join('').normalize('NFD')),
);

const unit = fc.constantFrom('', '%', ' %', '‰', ' xã', ' triệu đồng', '/năm', ' lao động');
const before = fc.constantFrom(
  '',
  '>',
  '< ',
  '≥',
  '≤ ',
  '>=',
  '=<',
  'trên ',
  'dưới ',
  'không quá ',
  'không dưới ',
  'ít nhất ',
  'tối đa ',
  'khoảng ',
  'từ ',
  'giảm ',
  'giảm còn ',
  'tăng ít nhất ',
  'tăng lên ',
  'duy trì ',
  'đạt trên ',
);

/** Well-formed targets: one number with what may stand around it, or a range. */
export const targetText = fc.oneof(
  fc.tuple(before, decimal, unit).map(([words, value, name]) => words + formatVi(value) + name),
  fc.tuple(decimal, unit).map(([value, name]) => `${formatVi(value)}${name} trở lên`),
  fc.tuple(decimal, positive, fc.constantFrom(' - ', ' đến ', ' – '), unit).map(([low, width, dash, name]) => {
    const high = (Number(low) + Number(width)).toFixed(2).replace(/\.?0+$/, '');
    return `${formatVi(low)}${dash}${formatVi(high)}${name}`;
  }),
);
