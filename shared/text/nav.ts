import { formatPeriod, parsePeriod } from '../domain/period';
import type { Validity } from '../domain/validity';
import { UNITS } from './unitsDialog';

/** Words of the list at the left, the tabs and the two switchers. */
export const NAV = {
  sheets: 'Kế hoạch và biểu',
  units: 'Đơn vị',
  unitsOf: 'Xem biểu này của đơn vị',
  work: 'Công việc',
  tabs: 'Các biểu đang mở',
  closeTab: (name: string): string => `Đóng biểu ${name}`,
  rows: (count: number): string => `${count} dòng`,
  noRows: 'chưa có dòng',
} as const;

export const PERIOD_PICKER = {
  label: 'Chọn kỳ báo cáo',
  years: 'Năm',
  previousYear: 'Năm trước',
  nextYear: 'Năm sau',
  month: 'Tháng',
  quarter: 'Quý',
  longer: '6 tháng, 9 tháng, cả năm',
  whole: 'Cả giai đoạn',
  hasData: 'đã có số liệu',
  noData: 'chưa có số liệu',
  legend: 'Kỳ đã có số liệu',
  fixed: 'Biểu này dùng chung cho cả kế hoạch, không tách theo kỳ.',
} as const;

export const UNIT_PICKER = {
  label: 'Chọn đơn vị',
  search: 'Tìm đơn vị',
  areas: 'Địa bàn',
  offices: 'Phòng, ban, cơ quan',
  none: 'Không có đơn vị nào khớp.',
  closed: 'Đơn vị không hoạt động trong kỳ đang xem',
} as const;

const ROMAN = ['I', 'II', 'III', 'IV'];

/** The period on a button, beside the year that stands above it: "T1", "Quý I", "6 tháng đầu năm", "Cả năm". */
export const shortPeriod = (period: string): string => {
  const parts = parsePeriod(period);
  switch (parts?.kind) {
    case 'month':
      return `T${parts.number}`;
    case 'quarter':
      return `Quý ${ROMAN[parts.number - 1]}`;
    case 'half':
      return parts.number === 1 ? '6 tháng đầu năm' : '6 tháng cuối năm';
    case 'nineMonths':
      return '9 tháng';
    case 'year':
      return 'Cả năm';
    default:
      return formatPeriod(period);
  }
};

/** What tells two sheets of one name apart: the years of the plan, "2022" or "2021 - 2025". */
export const planYears = (period: string): string => {
  const parts = parsePeriod(period);
  if (!parts) return period;
  return parts.firstYear === parts.lastYear ? String(parts.firstYear) : `${parts.firstYear} - ${parts.lastYear}`;
};

/** A sheet without rows, by what its rows are. */
export const EMPTY_SHEET = {
  plan: {
    title: 'Biểu chưa có chỉ tiêu nào.',
    next: 'Thêm dòng đầu tiên, dán bảng đã chép từ Excel, hoặc nhập tệp Excel đang có.',
  },
  tasks: {
    title: 'Chưa có nhiệm vụ nào.',
    next: 'Thêm nhiệm vụ đầu tiên, dán bảng đã chép từ Excel, hoặc nhập tệp Excel đang có.',
  },
  documents: {
    title: 'Chưa có văn bản nào.',
    next: 'Thêm văn bản đầu tiên, dán danh mục đã chép từ Excel, hoặc nhập tệp Excel đang có.',
  },
  capital: {
    title: 'Chưa có nguồn vốn, dự án nào.',
    next: 'Thêm nguồn vốn hoặc dự án đầu tiên, dán bảng đã chép từ Excel, hoặc nhập tệp Excel đang có.',
  },
  budget: {
    title: 'Chưa có khoản thu, chi nào.',
    next: 'Thêm khoản đầu tiên, dán bảng đã chép từ Excel, hoặc nhập tệp Excel đang có.',
  },
  units: {
    title: 'Chưa có đơn vị nào phải gửi báo cáo.',
    next: 'Dòng của biểu này là các đơn vị cấp dưới; hãy thêm đơn vị trong danh mục đơn vị.',
  },
  paste: 'Dán bảng đã chép',
} as const;

/** Its name; with the day it begins or ends where another one shown is called the same, as old and new communes are. */
export const unitLabel = (
  { id, name, validFrom, validTo }: Validity & { readonly id: string; readonly name: string },
  shown: readonly { readonly id: string; readonly name: string }[],
): string => {
  const days = validTo !== null ? UNITS.until(validTo) : validFrom !== null ? UNITS.from(validFrom) : '';
  const isShared = days !== '' && shown.some((other) => other.id !== id && other.name === name);
  return isShared ? `${name} (${days})` : name;
};
