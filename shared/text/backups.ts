import type { AppError } from '../contract/appError';
import type { BackupReason, OtherDifference } from '../contract/backups';
import { periodWithin } from '../domain/period';
import { explainError } from './errors';
import { formatMoment } from './moment';
import { systemReason } from './systemReason';

/** Names of files that are kept when somebody else wrote the plan file, and of the folder of backups. */
export const KEPT_FILE = {
  folder: ['Sổ Kế hoạch', 'Sao lưu'],
  theirs: (name: string, time: string): string => `${name} (bản trên đĩa ${time}).skh`,
  mine: (name: string, time: string): string => `${name} (bản của tôi ${time}).skh`,
  copy: (name: string, time: string): string => `${name} (sao lưu ${time}).skh`,
} as const;

/** Labels of the steps. */
export const BACKUP_STEP = {
  restore: (at: string): string => `khôi phục bản sao lưu lúc ${formatMoment(at)}`,
} as const;

const REASON: Readonly<Record<BackupReason, string>> = {
  hand: 'Bấm Sao lưu ngay',
  work: 'Định kỳ khi làm việc',
  migration: 'Trước khi nâng cấp tệp',
  compaction: 'Trước khi thu gọn nhật ký',
  import: 'Trước khi nhập số liệu',
  restore: 'Trước khi khôi phục',
};

const OTHER: Readonly<Record<OtherDifference, string>> = {
  order: 'vị trí, cấp hoặc loại của dòng',
  origin: 'nguồn hoặc thuộc tính của số liệu',
  units: 'danh mục đơn vị, cơ quan giao',
  indicators: 'cách tính, thuộc tính của chỉ tiêu',
  plans: 'thông tin kế hoạch, bản in',
  forms: 'mẫu biểu, danh sách biểu',
  closings: 'chốt số liệu, đính chính',
  calendar: 'hạn và trạng thái báo cáo',
  returns: 'biểu mẫu giao đơn vị, báo cáo đã nhận',
  workbooks: 'biểu mẫu cấp trên, cách đọc tệp',
  sets: 'bộ biểu',
  settings: 'mẫu câu, mục kiểm tra đã bỏ qua',
};

const number = (value: number): string => value.toLocaleString('vi-VN');

/** "1,2 MB", "640 KB". */
export const formatSize = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${number(Math.max(1, Math.round(bytes / 1024)))} KB`
    : `${(bytes / 1024 / 1024).toLocaleString('vi-VN', { maximumFractionDigits: 1 })} MB`;

const MINUTE = 60_000;
/** "vừa xong", "25 phút trước", "3 giờ trước", "12 ngày trước"; blank for a time that is still to come. */
export const formatAge = (at: string, now: number): string => {
  const minutes = Math.floor((now - Date.parse(at)) / MINUTE);
  if (!(minutes >= 0)) return '';
  if (minutes < 1) return 'vừa xong';
  if (minutes < 60) return `${minutes} phút trước`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} giờ trước` : `${number(Math.floor(hours / 24))} ngày trước`;
};

/** Differences between two versions of a plan. */
export const DIFFERENCES = {
  same: 'Không có gì khác với sổ đang mở.',
  counts: (cells: number): string => `${number(cells)} chỗ khác nhau trên các biểu`,
  none: 'Không có ô nào khác nhau trên các biểu',
  others: 'Ngoài các ô',
  other: (what: OtherDifference, count: number): string => `${OTHER[what]}: ${number(count)}`,
  place: (form: string, period: string, unit: string): string => `${form} · ${periodWithin(period)} · ${unit}`,
  more: (count: number): string => `… và ${number(count)} chỗ khác`,
  row: 'Chỉ tiêu, nội dung',
  column: 'Cột',
  loading: 'Đang so sánh với sổ đang mở…',
  stopped: 'Đã dừng so sánh.',
  again: 'So sánh lại',
} as const;

/** The bar while two versions are compared. */
export const COMPARE_JOB = {
  title: 'Đang so sánh hai bản',
  read: 'đọc bản kia',
  rows: 'tìm dòng khác nhau',
  cells: 'tìm ô khác nhau',
} as const;

/** The dialog of backups. */
export const BACKUP_DIALOG = {
  title: 'Bản sao lưu',
  folder: 'Thư mục',
  usual: 'Thư mục thường dùng',
  change: 'Chọn thư mục khác…',
  show: 'Mở thư mục',
  folderTitle: 'Chọn thư mục để sao lưu',
  make: 'Sao lưu ngay',
  made: 'Đã sao lưu.',
  unchanged: 'Bản sao lưu mới nhất đã có đủ nội dung hiện nay.',
  rule: 'Sổ tự sao lưu sau mỗi 15 phút làm việc, trước khi nhập, khôi phục, thu gọn nhật ký và nâng cấp tệp cũ. Giữ 3 bản của ngày gần nhất, mỗi ngày một bản trong 14 ngày, mỗi tháng một bản trong 12 tháng.',
  none: 'Chưa có bản sao lưu nào của sổ này',
  noneNext: 'Bản đầu tiên được ghi sau ít phút làm việc; cũng có thể bấm Sao lưu ngay.',
  loading: 'Đang tìm các bản sao lưu…',
  whyOf: (reason: BackupReason): string => REASON[reason],
  damaged: 'hỏng',
  damagedText: 'Bản sao lưu này bị hỏng nên không dùng được. Hãy chọn bản khác.',
  badFolder: (why: string): string => `Chưa dùng được thư mục này: ${why} Bản sao lưu vẫn ghi vào thư mục cũ.`,
  unchecked: 'chưa kiểm tra',
  elsewhere: 'Của tệp cùng tên ở thư mục khác',
  choose: 'Chọn một bản ở bên trái để xem khác gì với sổ đang mở.',
  openHead: 'Đang mở',
  otherHead: 'Bản sao lưu',
  closed: (periods: readonly string[]): string =>
    `Bản này khác ở số liệu đã chốt (${periods.join('; ')}) nên không khôi phục vào sổ này được. Hãy mở lại kỳ và ghi lý do, hoặc mở bản sao lưu thành tệp mới.`,
  closes: (periods: readonly string[]): string =>
    `Sau khi khôi phục, ${periods.join('; ')} lại ở trạng thái đã chốt; muốn sửa phải mở lại kỳ, hoàn tác không mở lại được.`,
  period: (period: string, unit: string): string =>
    unit === '' ? periodWithin(period) : `${periodWithin(period)} của ${unit}`,
  readOnly: 'Sổ đang mở chỉ cho đọc nên không khôi phục vào đây được; có thể mở bản sao lưu thành tệp mới.',
  undoable: 'Khôi phục là một bước trong nhật ký, hoàn tác được bằng Ctrl+Z. Bản hiện nay được sao lưu trước.',
  restore: 'Khôi phục bản này',
  openCopy: 'Mở thành tệp mới…',
  openCopyTitle: 'Lưu bản sao lưu thành tệp mới',
  close: 'Đóng',
  failing: (why: string): string => `Lần sao lưu gần nhất chưa thực hiện được: ${why} Sổ vẫn được lưu như thường.`,
  restored: 'Đã khôi phục bản sao lưu',
  restoredNext: 'Ctrl+Z để trở lại như trước khi khôi phục.',
  nothing: 'Bản sao lưu giống hệt sổ đang mở, không có gì để khôi phục.',
  unsafe: (why: string): string => `Chưa ghi được bản sao lưu trước khi khôi phục: ${why}`,
} as const;

/** Why a backup could not be made: the folder is at fault, not the plan. */
export const explainBackup = (error: AppError): string =>
  error.code === 'cannotWrite'
    ? `không ghi được vào thư mục sao lưu (${systemReason(error.system)}).`
    : explainError(error).message;

/** When backups cannot be made; the work goes on. */
export const BACKUP_FAILED = {
  title: 'Chưa sao lưu được',
  next: 'Sổ vẫn được lưu như thường. Hãy mở Bản sao lưu để chọn thư mục khác.',
  open: 'Bản sao lưu…',
} as const;

/** Somebody else wrote into the file of the open plan. */
export const OUTSIDE = {
  title: 'Tệp trên đĩa đã bị thay đổi từ bên ngoài',
  noticed: 'Có chương trình hoặc người khác vừa ghi vào tệp của sổ này; chưa có bản nào bị ghi đè.',
  choose: 'Xem khác nhau và chọn…',
  file: (name: string, at: string, size: string): string => `${name}, ghi lúc ${formatMoment(at)}, ${size}`,
  lead: 'Cột “Của tôi” là bản trong cửa sổ này, cột “Trên đĩa” là bản người khác ghi. Chọn cách nào thì bản kia cũng được giữ lại thành một tệp.',
  mineHead: 'Của tôi',
  theirsHead: 'Trên đĩa',
  same: 'Hai bản có nội dung giống nhau.',
  loading: 'Đang so sánh hai bản…',
  mine: 'Giữ bản của tôi',
  mineHint: 'Ghi bản trong cửa sổ này vào tệp; bản trên đĩa được chép thành tệp riêng ở bên cạnh.',
  theirs: 'Lấy bản trên đĩa',
  theirsHint: 'Mở bản trên đĩa; bản trong cửa sổ này được chép thành tệp riêng ở bên cạnh.',
  both: 'Giữ cả hai…',
  bothHint: 'Lưu bản trong cửa sổ này thành tệp tên khác và làm tiếp ở đó; tệp trên đĩa giữ nguyên.',
  later: 'Đóng',
  unreadable: (why: string): string => `Bản trên đĩa không đọc được nên không so sánh được: ${why}`,
  kept: {
    mine: ['Đã ghi bản của bạn', (file: string): string => `Bản trên đĩa được giữ trong “${file}”.`],
    theirs: ['Đang mở bản trên đĩa', (file: string): string => `Bản của bạn được giữ trong “${file}”.`],
  },
  none: 'Tệp trên đĩa không còn khác với bản đã biết.',
} as const;
