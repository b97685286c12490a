import { isPeriod, monthOf, type Period, periodId } from './period';

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };
/** What stands before the period in the heads of columns and does not change it. */
const LEAD =
  /^(?:ước\s+|kết quả\s+|số liệu\s+|lũy kế\s+)*(?:thực hiện|th|uth|ước th|kq|giá trị|trong)?(?=\s|$)\s*(?:đến hết|hết|đến|trong|của)?\s*/u;

const between = (number: number, last: number): boolean => number >= 1 && number <= last;

/**
 * A period as the head of a column names it: "2019", "Năm 2019", "TH 2019", "01/2021", "T1/2021", "Tháng 1 năm 2021",
 * "Quý I/2021", "6 tháng đầu năm 2021", "9 tháng 2021", "2021-M01". Null for anything else, a month without its year too.
 */
export const readPeriod = (text: string): Period | null => {
  const plain = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (isPeriod(plain)) return plain;
  const folded = plain.toLocaleLowerCase('vi').replace(LEAD, '');
  const year = /^(?:năm\s*)?(\d{4})$/u.exec(folded);
  if (year) return year[1] ?? null;
  const month = /^(?:tháng\s*|t\.?\s*)?(\d{1,2})\s*(?:[/.-]|\s*năm)\s*(\d{4})$/u.exec(folded);
  if (month) {
    const number = Number(month[1]);
    return between(number, 12) ? monthOf(Number(month[2]), number) : null;
  }
  const quarter = /^(?:quý|q\.?)\s*(iv|iii|ii|i|[1-4])\s*(?:[/.-]|\s*năm|\s)\s*(\d{4})$/u.exec(folded);
  if (quarter) return inYear('quarter', Number(quarter[2]), ROMAN[quarter[1] ?? ''] ?? Number(quarter[1]));
  const long = /^(6|9)\s*(?:tháng|t)\s*(đầu năm|cuối năm|năm)?\s*[/.-]?\s*(\d{4})$/u.exec(folded);
  if (!long) return null;
  if (long[1] === '9') return long[2] === 'cuối năm' ? null : inYear('nineMonths', Number(long[3]), 1);
  return inYear('half', Number(long[3]), long[2] === 'cuối năm' ? 2 : 1);
};

const inYear = (kind: 'quarter' | 'half' | 'nineMonths', year: number, number: number): Period =>
  periodId({ kind, firstYear: year, lastYear: year, number });

/** Months and quarters are told in themselves or since January; anything longer begins in January and is both. */
export const basisWithin = (period: Period, basis: 'period' | 'cumulative'): 'period' | 'cumulative' =>
  /-(?:M|Q)/.test(period) ? basis : 'cumulative';
