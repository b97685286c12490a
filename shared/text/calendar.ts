import { type DueGroup, isPressing } from '../domain/calendar';
import { daysBetween } from '../domain/days';
import { formatVi } from '../domain/decimal';
import type { TaskState } from '../domain/tasks';

/** Words of the panel of deadlines. */
export const CALENDAR = {
  title: 'Lịch công việc',
  loading: 'Đang đọc…',
  none: 'Không có nhiệm vụ hay báo cáo nào còn hạn.',
  noneHint: 'Hạn lấy từ cột Thời hạn của biểu Phân công nhiệm vụ và từ biểu Theo dõi báo cáo.',
  goTo: 'Bấm để đến biểu',
  setDues: 'Đặt hạn báo cáo…',
  report: (period: string): string => `Báo cáo ${period}`,
  tasks: (count: number): string => `${count} nhiệm vụ`,
  units: (count: number): string => `${count} đơn vị chưa gửi`,
  pressing: (count: number): string => `${count} việc đến hạn hoặc quá hạn`,
} as const;

export const DUE_GROUP: Readonly<Record<DueGroup, string>> = {
  overdue: 'Quá hạn',
  today: 'Hôm nay',
  soon: '15 ngày tới',
  later: 'Sau đó',
  long: 'Quá hạn đã lâu',
};

/** Groups that are open at first. */
export const opensAtFirst = (group: DueGroup): boolean => isPressing(group) || group === 'later';

/** "15/11/2021" for a day as it is kept; what is none stays as it is. */
export const formatDay = (iso: string): string => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? [];
  return year === undefined ? iso : `${day}/${month}/${year}`;
};

/** "còn 5 ngày", "hôm nay", "quá 3 ngày". */
export const awayText = (last: string, today: string): string => {
  const days = daysBetween(today, last);
  if (days === 0) return 'hôm nay';
  const count = formatVi(String(Math.abs(days)));
  return days > 0 ? `còn ${count} ngày` : `quá ${count} ngày`;
};

/** First names of a list, and how many more. */
export const someOf = (names: readonly string[], most: number): string =>
  names.length <= most ? names.join(', ') : `${names.slice(0, most).join(', ')} và ${names.length - most} đơn vị khác`;

export const TASK_STATE: Readonly<Record<TaskState, string>> = {
  done: 'Đã xong',
  doneLate: 'Xong quá hạn',
  running: 'Đang làm',
  dueSoon: 'Sắp đến hạn',
  overdue: 'Quá hạn',
  ongoing: 'Thường xuyên',
  stopped: 'Dừng',
};

/** Words of the panel that counts tasks by agency. */
export const TASKS = {
  title: 'Tổng hợp nhiệm vụ',
  all: 'Tất cả',
  agency: 'Cơ quan',
  total: 'Tổng số',
  nobody: '(chưa ghi cơ quan chủ trì)',
  unknown: 'Chưa có trong danh sách đơn vị; ghi như trong biểu',
  lead: (tasks: number): string => `${tasks} nhiệm vụ, tính theo cơ quan chủ trì; việc có hai cơ quan tính cho cả hai.`,
  none: 'Kế hoạch này chưa có nhiệm vụ nào.',
  noneHint: 'Hãy thêm nhiệm vụ ở biểu Phân công nhiệm vụ.',
  open: 'Mở biểu Phân công nhiệm vụ',
  copy: 'Sao chép bảng tổng hợp',
  copied: 'Đã chép bảng tổng hợp, có thể dán vào Excel',
  filter: (agency: string, state: string): string => `${agency}: ${state}`,
} as const;

/** Words of the dialog that sets a deadline for many units at once. */
export const DUES = {
  title: 'Đặt hạn báo cáo',
  period: 'Kỳ báo cáo',
  what: 'Nội dung báo cáo',
  whatHint: 'Có thể để trống',
  dueOn: 'Hạn gửi',
  units: 'Đơn vị',
  all: 'Chọn tất cả',
  some: (count: number): string => `Đã chọn ${count} đơn vị`,
  submit: (count: number): string => (count === 0 ? 'Chưa chọn đơn vị' : `Đặt hạn cho ${count} đơn vị`),
  cancel: 'Đóng',
  dayMissing: 'Hãy chọn ngày hạn gửi.',
} as const;
