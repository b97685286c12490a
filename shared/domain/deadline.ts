import { calendarDays, lastYear, monthOf, type Period, periodId } from './period';

/** What a deadline says: a last day, or that it never ends ("thường xuyên", "hằng năm"). */
export type Deadline = { readonly kind: 'day'; readonly last: string } | { readonly kind: 'ongoing' };

const ONGOING =
  /thường xuyên|liên tục|định kỳ|lâu dài|h[aà]ng (ngày|tuần|tháng|quý|năm)|hằng (ngày|tuần|tháng|quý|năm)/u;
/** Words before a day that do not change which day it is. */
const LEAD = /^(?:(?:chậm nhất|hoàn thành|xong|trước|trong|đến|tới|hết|cuối|ngày|là|vào|:|-)\s*)+/u;
const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, '1': 1, '2': 2, '3': 3, '4': 4 };

/**
 * Reads a deadline as the documents write them: "15/11/2021", "ngày 15 tháng 11 năm 2021", "tháng 2/2021", "Quý II/2022",
 * "6 tháng đầu năm", "đến năm 2025", "thường xuyên". Null when no day can be told.
 * @param year taken where the text names none; null: then it cannot be read.
 */
export const readDeadline = (text: string, year: number | null): Deadline | null => {
  const folded = text.normalize('NFC').toLocaleLowerCase('vi').replace(/\s+/gu, ' ').trim().replace(/[.;]$/u, '');
  if (folded === '') return null;
  if (ONGOING.test(folded)) return { kind: 'ongoing' };
  const last = lastDayOf(folded.replace(LEAD, ''), year);
  return last === null ? null : { kind: 'day', last };
};

/**
 * The last day by which something about a period is to come, or on which it came; null when no day can be told. A day without
 * a year is one from the period's first on: "15/01" for the report of December is in the year after.
 */
export const dayAbout = (text: string, period: Period): string | null => {
  const days = calendarDays(period);
  const year = lastYear(period);
  const dayIn = (of: number | null): string | null => {
    const read = readDeadline(text, of);
    return read?.kind === 'day' ? read.last : null;
  };
  const day = dayIn(year);
  return day !== null && year !== null && days !== null && day < days.from ? dayIn(year + 1) : day;
};

const lastDayOf = (text: string, year: number | null): string | null => {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const full = /^(\d{1,2})(?:\s*[/.-]\s*|\s*tháng\s*)(\d{1,2})(?:(?:\s*[/.-]\s*|,?\s*năm\s*)(\d{4}))?$/u.exec(text);
  if (full) return day(full[3] === undefined ? year : Number(full[3]), Number(full[2]), Number(full[1]));
  const month = /^(?:tháng\s*)?(\d{1,2})(?:\s*[/.-]\s*|\s*năm\s*)(\d{4})$|^tháng\s*(\d{1,2})$/u.exec(text);
  if (month) return endOfMonth(month[2] === undefined ? year : Number(month[2]), Number(month[1] ?? month[3]));
  const quarter = /^quý\s*(iv|iii|ii|i|[1-4])(?:(?:\s*[/.-]\s*|\s*năm\s*|\s*)(\d{4}))?$/u.exec(text);
  if (quarter)
    return endOf('quarter', quarter[2] === undefined ? year : Number(quarter[2]), ROMAN[quarter[1] ?? ''] ?? 1);
  const half = /^6 tháng (đầu|cuối) năm(?:\s*(\d{4}))?$/u.exec(text);
  if (half) return endOf('half', half[2] === undefined ? year : Number(half[2]), half[1] === 'đầu' ? 1 : 2);
  const whole = /^(?:năm\s*)?(\d{4})$/u.exec(text);
  if (whole) return endOf('year', Number(whole[1]), 1);
  return text === 'năm' ? endOf('year', year, 1) : null;
};

const two = (n: number): string => String(n).padStart(2, '0');

/** An ISO date, or null when there is no such day. */
const day = (year: number | null, month: number, date: number): string | null => {
  const end = endOfMonth(year, month);
  if (year === null || end === null || date < 1) return null;
  const iso = `${year}-${two(month)}-${two(date)}`;
  return iso <= end ? iso : null;
};

const endOfMonth = (year: number | null, month: number): string | null =>
  year === null || month < 1 || month > 12 ? null : lastDay(monthOf(year, month));

const endOf = (kind: 'quarter' | 'half' | 'year', year: number | null, number: number): string | null =>
  year === null ? null : lastDay(periodId({ kind, firstYear: year, lastYear: year, number }));

const lastDay = (period: Period): string | null => calendarDays(period)?.to ?? null;
