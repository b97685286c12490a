/** Format codes that a file names by number only (ECMA-376 part 1, 18.8.30). Dates as Excel shows them in vi-VN. */
const builtin: ReadonlyMap<number, string> = new Map([
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
  [12, '# ?/?'],
  [13, '# ??/??'],
  [14, 'mm-dd-yy'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'm/d/yy h:mm'],
  [37, '#,##0 ;(#,##0)'],
  [38, '#,##0 ;[Red](#,##0)'],
  [39, '#,##0.00;(#,##0.00)'],
  [40, '#,##0.00;[Red](#,##0.00)'],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mmss.0'],
  [48, '##0.0E+0'],
  [49, '@'],
]);

/** The code of a number format that Excel knows by number (ECMA-376, 18.8.30); General for others. */
export const builtinFormat = (id: number): string => builtin.get(id) ?? 'General';

/** Excel takes no more; a longer code is no format, and reading it would cost the square of its length. */
const LONGEST_FORMAT = 255;

/** A format code as it counts: a longer one than any program writes is none. */
export const shortFormat = (code: string): string => (code.length > LONGEST_FORMAT ? 'General' : code);

/** Whether a number with this format is a date or a time of day: d, m, y, h or s outside quotes, escapes and brackets. */
export const isDateFormat = (code: string): boolean => {
  if (code === 'General') return false;
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '');
  return /[dmyhs]/i.test(bare.replace(/general/gi, '')) || /\[(?:h+|m+|s+)\]/i.test(code);
};

const dayMs = 86_400_000;
/** Day number of 1 January 1970 in the calendar that counts from 1900, and how many days 1904 begins later. */
const EPOCH = 25_569;
const DAYS_TO_1904 = 1_462;
/** 31/12/9999. */
const lastSerial = 2_958_465;

/**
 * ISO time of a serial number; null where Excel shows no date either. Its 1900 calendar has a 29 February that never
 * was, so what lies before it is a day later than counted; files from old Macs count from 1904.
 */
export const dateFromSerial = (serial: number, date1904: boolean): string | null => {
  if (serial < 0 || serial > lastSerial + 1) return null;
  const days = date1904 ? serial + DAYS_TO_1904 : serial < 60 ? serial + 1 : serial;
  return new Date(Math.round((days - EPOCH) * dayMs)).toISOString();
};

/** The serial number of a time in milliseconds since 1970; null for days before March 1900, which Excel counts otherwise. */
export const serialFromTime = (time: number, date1904: boolean): number | null => {
  const serial = time / dayMs + EPOCH - (date1904 ? DAYS_TO_1904 : 0);
  return serial < (date1904 ? 0 : 61) ? null : serial;
};
