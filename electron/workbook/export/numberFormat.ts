import { type Decimal, parseViNumber } from '../../../shared/domain/decimal';

/** A number for a cell and the number format that shows it as it was typed. */
export interface NumberCell {
  readonly value: number;
  readonly decimal: Decimal;
  readonly format: string;
}

const numberToken = /\d[\d.]*(?:,\d+)?/g;
/** Excel keeps 15 significant digits; longer numbers stay text. */
export const MOST_DIGITS = 15;
const maxWords = 60;

const literal = (words: string): string => (words === '' ? '' : `"${words}"`);

/** `#,##0` with as many decimals as were typed; "09" keeps its leading zero. */
export const digitsFormat = (token: string, decimals: number): string => {
  const places = decimals === 0 ? '' : `.${'0'.repeat(decimals)}`;
  const padded = /^0\d+/.exec(token)?.[0];
  return padded === undefined ? `#,##0${places}` : `${'0'.repeat(padded.length)}${places}`;
};

/**
 * ">58" → 58 with the format `">"#,##0`; "58,30" → 58.3 with `#,##0.00`; "trên 90" → 90 with `"trên "#,##0`.
 * Null when the text holds no or several numbers, or one that a spreadsheet cannot keep exactly.
 */
export const toNumberCell = (text: string, expected: Decimal | null): NumberCell | null => {
  const shown = text.normalize('NFC').trim();
  const tokens = [...shown.matchAll(numberToken)];
  const token = tokens[0];
  if (tokens.length !== 1 || token === undefined) return null;
  const body = token[0].replace(/\.$/, '');
  const parsed = parseViNumber(body);
  if (!parsed.ok || body.replace(/\D/g, '').length > MOST_DIGITS) return null;
  const before = shown.slice(0, token.index);
  const negative = /(?:^|[\s<>≤≥=])[-−–]$/u.test(before);
  const prefix = negative ? before.slice(0, -1) : before;
  const suffix = shown.slice(token.index + body.length);
  if (/["\r\n]/.test(prefix + suffix) || prefix.length + suffix.length > maxWords) return null;
  const decimal = negative && parsed.value.value !== '0' ? `-${parsed.value.value}` : parsed.value.value;
  if (expected !== null && Number(expected) !== Number(decimal)) return null;
  const digits = digitsFormat(body, parsed.value.decimals);
  return { value: Number(decimal), decimal, format: `${literal(prefix)}${digits}${literal(suffix)}` };
};
