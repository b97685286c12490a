import { formatVi } from '../domain/decimal';

/** What the status bar tells of a selection; numbers are canonical decimal text. */
interface Figures {
  readonly filled: number;
  readonly numbers: number;
  readonly sum: string | null;
  readonly mean: string | null;
  readonly min: string | null;
  readonly max: string | null;
  readonly unit: string | null;
  readonly noSum: 'ratio' | 'mixedUnits' | null;
}

export interface StatusPart {
  readonly id: 'count' | 'sum' | 'mean' | 'min' | 'max' | 'why';
  readonly name: string;
  readonly value: string;
  readonly title: string;
}

const WHY = {
  ratio: 'Tỷ lệ, số bình quân không cộng và không lấy trung bình.',
  mixedUnits: 'Các ô khác đơn vị tính nên không cộng, không so sánh.',
} as const;
const WHY_SHORT = { ratio: 'Không cộng tỷ lệ', mixedUnits: 'Khác đơn vị tính' } as const;

export const SELECTION_TEXT = {
  label: 'Tổng hợp vùng chọn',
  size: (rows: number, columns: number): string => `${formatVi(String(rows))} dòng × ${formatVi(String(columns))} cột`,
} as const;

/** "Đếm 12", "Tổng 1.234,5", "TB 102,9", "Nhỏ nhất 3", "Lớn nhất 50": what makes sense for this selection. */
export const explainSelection = ({ filled, numbers, sum, mean, min, max, unit, noSum }: Figures): StatusPart[] => {
  const withUnit = (value: string): string => (unit === null ? value : `${value} ${unit}`);
  const whole = (count: number): string => formatVi(String(count));
  const counted = numbers === filled ? '' : `, trong đó ${whole(numbers)} ô là số`;
  const parts: StatusPart[] = [
    { id: 'count', name: 'Đếm', value: whole(filled), title: `${whole(filled)} ô có nội dung${counted}` },
  ];
  if (numbers < 2) return parts;
  const add = (id: StatusPart['id'], name: string, full: string, value: string | null): void => {
    if (value !== null)
      parts.push({ id, name, value: formatVi(value), title: `${full}: ${withUnit(formatVi(value))}` });
  };
  add('sum', 'Tổng', `Tổng của ${whole(numbers)} số`, sum);
  add('mean', 'TB', `Trung bình của ${whole(numbers)} số`, mean);
  if (noSum !== null) parts.push({ id: 'why', name: WHY_SHORT[noSum], value: '', title: WHY[noSum] });
  add('min', 'Nhỏ nhất', 'Nhỏ nhất', min);
  add('max', 'Lớn nhất', 'Lớn nhất', max);
  return parts;
};
