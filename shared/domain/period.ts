/** Period ids (domain.md §4): `2022`, `2022-Q1`, `2022-H1`, `2022-9M`, `2022-M01`, `2020..2025`. */
export type Period = string;

export type PeriodKind = 'term' | 'year' | 'nineMonths' | 'half' | 'quarter' | 'month';
export const PERIOD_KINDS: readonly PeriodKind[] = ['term', 'year', 'nineMonths', 'half', 'quarter', 'month'];

/** A period id taken apart; `number` counts within the year (quarter 1–4, half 1–2, month 1–12), else 1. */
export interface PeriodParts {
  readonly kind: PeriodKind;
  readonly firstYear: number;
  readonly lastYear: number;
  readonly number: number;
}

const PERIOD = /^(\d{4})(?:-(Q[1-4]|H[12]|9M|M(?:0[1-9]|1[0-2])))?$/;
const SPAN = /^(\d{4})\.\.(\d{4})$/;
const LETTERS: Readonly<Record<string, PeriodKind>> = { Q: 'quarter', H: 'half', M: 'month', '9': 'nineMonths' };

/** The same few periods are asked for again and again. */
const known = new Map<string, PeriodParts | null>();
const KEPT = 5000;

/** No plan runs longer, and a file may say anything: each year of a span becomes columns. */
const LONGEST_SPAN = 100;

/** Takes a period id apart; null when it is malformed. A span runs forwards, over a hundred years at most. */
export const parsePeriod = (text: string): PeriodParts | null => {
  let parts = known.get(text);
  if (parts === undefined) {
    parts = readPeriod(text);
    if (known.size >= KEPT) known.clear();
    known.set(text, parts);
  }
  return parts;
};

const readPeriod = (text: string): PeriodParts | null => {
  const span = SPAN.exec(text);
  if (span) {
    const [firstYear, lastYear] = [Number(span[1]), Number(span[2])];
    const isSpan = firstYear <= lastYear && lastYear - firstYear < LONGEST_SPAN;
    return isSpan ? { kind: 'term', firstYear, lastYear, number: 1 } : null;
  }
  const match = PERIOD.exec(text);
  if (!match) return null;
  const year = Number(match[1]);
  const part = match[2];
  const kind = part === undefined ? 'year' : (LETTERS[part.slice(0, 1)] ?? 'year');
  const number = kind === 'year' || kind === 'nineMonths' ? 1 : Number(part?.slice(1));
  return { kind, firstYear: year, lastYear: year, number };
};

/** True for a well-formed period id. */
export const isPeriod = (text: string): boolean => parsePeriod(text) !== null;

/** The id of a period taken apart. */
export const periodId = ({ kind, firstYear, lastYear, number }: PeriodParts): Period => {
  const year = String(firstYear).padStart(4, '0');
  switch (kind) {
    case 'term':
      return `${year}..${String(lastYear).padStart(4, '0')}`;
    case 'year':
      return year;
    case 'nineMonths':
      return `${year}-9M`;
    case 'half':
      return `${year}-H${number}`;
    case 'quarter':
      return `${year}-Q${number}`;
    case 'month':
      return `${year}-M${String(number).padStart(2, '0')}`;
  }
};

/** The id of a month, 1–12. */
export const monthOf = (year: number, month: number): Period =>
  periodId({ kind: 'month', firstYear: year, lastYear: year, number: month });

const ROMAN = ['I', 'II', 'III', 'IV'];

/** The period as it is written in a heading: "Năm 2023", "Quý I năm 2022", "Giai đoạn 2020 - 2025". */
export const formatPeriod = (period: Period): string => {
  const parts = parsePeriod(period);
  if (!parts) return period;
  const { kind, firstYear, lastYear: last, number } = parts;
  switch (kind) {
    case 'term':
      return `Giai đoạn ${firstYear} - ${last}`;
    case 'year':
      return `Năm ${firstYear}`;
    case 'nineMonths':
      return `9 tháng năm ${firstYear}`;
    case 'half':
      return number === 1 ? `6 tháng đầu năm ${firstYear}` : `6 tháng cuối năm ${firstYear}`;
    case 'quarter':
      return `Quý ${ROMAN[number - 1]} năm ${firstYear}`;
    case 'month':
      return `Tháng ${number} năm ${firstYear}`;
  }
};

/** As within a sentence: "quý I năm 2022"; only its first letter becomes small. */
export const periodWithin = (period: Period): string => {
  const text = formatPeriod(period);
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
};

/** The last calendar year a period touches; null when the id is malformed. */
export const lastYear = (period: Period): number | null => parsePeriod(period)?.lastYear ?? null;

/** The same period so many years later ("cùng kỳ" is −1); a malformed id comes back unchanged. */
export const shiftYears = (period: Period, years: number): Period => {
  const parts = parsePeriod(period);
  if (!parts) return period;
  return periodId({ ...parts, firstYear: parts.firstYear + years, lastYear: parts.lastYear + years });
};

const PER_YEAR: Readonly<Partial<Record<PeriodKind, number>>> = { month: 12, quarter: 4, half: 2 };

/** The period so many steps later, of the same length (kỳ trước is −1): month 1 of 2022 → month 12 of 2021. */
export const shiftPeriod = (period: Period, steps: number): Period => {
  const parts = parsePeriod(period);
  if (!parts) return period;
  const perYear = PER_YEAR[parts.kind];
  if (perYear === undefined) {
    const length = parts.kind === 'term' ? parts.lastYear - parts.firstYear + 1 : 1;
    return shiftYears(period, steps * length);
  }
  const index = parts.firstYear * perYear + parts.number - 1 + steps;
  const year = Math.floor(index / perYear);
  return periodId({ ...parts, firstYear: year, lastYear: year, number: (index % perYear) + 1 });
};

/** First and last month, 1–12, that a period within one year covers. A span of years covers all twelve of each. */
export const monthsOf = ({ kind, number }: PeriodParts): { readonly first: number; readonly last: number } => {
  switch (kind) {
    case 'nineMonths':
      return { first: 1, last: 9 };
    case 'half':
      return { first: number * 6 - 5, last: number * 6 };
    case 'quarter':
      return { first: number * 3 - 2, last: number * 3 };
    case 'month':
      return { first: number, last: number };
    default:
      return { first: 1, last: 12 };
  }
};

/** First and last calendar day of a period, as ISO dates, where no cut-off dates of its own are set. */
export const calendarDays = (period: Period): { readonly from: string; readonly to: string } | null => {
  const parts = parsePeriod(period);
  if (!parts) return null;
  const { first, last } = monthsOf(parts);
  const day = new Date(Date.UTC(parts.lastYear, last, 0)).getUTCDate();
  const two = (n: number): string => String(n).padStart(2, '0');
  return {
    from: `${String(parts.firstYear).padStart(4, '0')}-${two(first)}-01`,
    to: `${String(parts.lastYear).padStart(4, '0')}-${two(last)}-${two(day)}`,
  };
};

/** Every period of a year a report may be for, shortest first: 12 months, 4 quarters, 2 halves, 9 months, the year. */
export const periodsOfYear = (year: number): Period[] => {
  const make = (kind: PeriodKind, number: number): Period =>
    periodId({ kind, firstYear: year, lastYear: year, number });
  return [
    ...Array.from({ length: 12 }, (_, index) => make('month', index + 1)),
    ...Array.from({ length: 4 }, (_, index) => make('quarter', index + 1)),
    make('half', 1),
    make('half', 2),
    make('nineMonths', 1),
    make('year', 1),
  ];
};

/** The years of a period, first to last. */
export const yearsOf = (period: Period): number[] => {
  const parts = parsePeriod(period);
  if (!parts) return [];
  return Array.from({ length: parts.lastYear - parts.firstYear + 1 }, (_, index) => parts.firstYear + index);
};

/** Whether a period ends within the years of another; false where one of them is malformed. */
export const isWithinYears = (outer: Period, period: Period): boolean => {
  const [years, year] = [parsePeriod(outer), lastYear(period)];
  return years !== null && year !== null && years.firstYear <= year && year <= years.lastYear;
};
