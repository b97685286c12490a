import type { AppError, RestoreRefusal } from '../contract/appError';
import type { StepQuery, StepWay } from '../contract/story';
import { periodWithin } from '../domain/period';
import { formatDay, formatMoment } from './moment';

/** How a step came about, in the words of a person. */
export const WAY_WORDS: Readonly<Record<StepWay, string>> = {
  typed: 'Nhập tay',
  cleared: 'Xóa nội dung',
  pasted: 'Dán',
  filled: 'Điền',
  moved: 'Chuyển ô',
  replaced: 'Thay thế',
  imported: 'Nhập Excel',
  returned: 'Báo cáo của đơn vị',
  prose: 'Từ văn bản',
  carried: 'Chép từ kỳ khác',
  rows: 'Thêm, bớt, xếp dòng',
  restored: 'Khôi phục',
  closed: 'Chốt, đính chính',
  setup: 'Thiết lập sổ',
  undone: 'Hoàn tác, làm lại',
};

/** Labels of steps that bring something back. */
export const STORY_STEP = {
  restoreRow: (name: string): string => (name === '' ? 'đưa lại dòng đã xóa' : `đưa lại dòng “${name}”`),
  restoreRows: (rows: number): string => `đưa lại ${rows} dòng đã xóa`,
  /** Behind the label, where links to things that are gone were left blank. */
  withoutLinks: (links: number): string => ` (bỏ trống ${links} liên kết tới mục đã xóa)`,
  restoreValue: (column: string): string => `trả lại giá trị cũ của ${column}`,
} as const;

const MEGABYTE = 1_048_576;

/** The search and the upkeep of the panel "Nhật ký". */
export const LOG_TEXT = {
  search: 'Tìm trong nhật ký',
  placeholder: 'Tìm chỉ tiêu, giá trị, tệp…',
  filters: 'Lọc theo người, ngày, biểu, thao tác',
  actor: 'Người sửa',
  anyActor: 'Mọi người',
  sheet: 'Biểu',
  anySheet: 'Mọi biểu',
  way: 'Thao tác',
  anyWay: 'Mọi thao tác',
  fromDay: 'Từ ngày',
  untilDay: 'Đến ngày',
  day: 'ngày/tháng/năm',
  clear: 'Bỏ lọc',
  none: 'Không có bước nào khớp.',
  looking: 'Đang tìm tiếp…',
  noName: '(chưa ghi tên)',
  tabs: 'Nội dung nhật ký',
  steps: 'Các bước',
  deleted: 'Dòng đã xóa',
  findDeleted: 'Tìm dòng đã xóa',
  noDeleted: 'Không có dòng nào đã xóa.',
  unnamed: '(dòng chưa đặt tên)',
  withBelow: (rows: number): string => `cùng ${rows} dòng cấp dưới`,
  deletedBy: (actor: string, at: string): string => `Xóa ${formatMoment(at)}${actor === '' ? '' : ` · ${actor}`}`,
  bringBack: 'Đưa lại',
  bringBackName: (name: string): string => `Đưa lại dòng “${name}”`,
  noSheet: 'Biểu chứa dòng này không còn trong sổ, nên không đưa lại được.',
  allOf: 'Xem mọi thay đổi của bước này',
  more: (changes: number): string => `Xem tiếp, còn ${changes.toLocaleString('vi-VN')} thay đổi`,
  fewer: 'Thu lại',
  export: 'Xuất nhật ký ra Excel…',
  compact: 'Thu gọn nhật ký',
  compactAsk:
    'Các bước cũ sẽ chỉ còn người, thời gian, nội dung việc làm và giá trị đầu, cuối của mỗi ô; những bước đó không hoàn tác được nữa. Số liệu hiện tại, các lần chốt và đính chính giữ nguyên.',
  compactDo: 'Thu gọn',
  cancel: 'Giữ nguyên',
  compactDone: (steps: number): string =>
    steps === 0
      ? 'Nhật ký đã gọn, không có bước nào cần thu gọn.'
      : `Đã thu gọn ${steps.toLocaleString('vi-VN')} bước cũ.`,
  compacted: (steps: number, until: string, at: string): string =>
    `Đã thu gọn ${steps.toLocaleString('vi-VN')} bước, tới ${formatMoment(until)} (thu gọn lúc ${formatMoment(at)}).`,
  isCompacted: 'Bước này đã thu gọn: chỉ còn giá trị đầu và cuối của mỗi ô, không hoàn tác được.',
  size: (steps: number, bytes: number): string =>
    `${steps.toLocaleString('vi-VN')} bước, ${(bytes < MEGABYTE ? Math.ceil(bytes / 1024) : bytes / MEGABYTE).toLocaleString('vi-VN', { maximumFractionDigits: 1 })} ${bytes < MEGABYTE ? 'KB' : 'MB'}`,
  giveBack: (value: string): string => `Trả lại “${value}”`,
  giveBackBlank: 'Trả lại ô trống',
} as const;

/** Headers and heading of the exported list. */
export const LOG_LIST = {
  title: 'NHẬT KÝ SỬA ĐỔI SỐ LIỆU',
  fileName: 'Nhật ký sửa đổi số liệu',
  number: 'STT',
  at: 'Thời gian',
  actor: 'Người sửa',
  sheet: 'Biểu',
  row: 'Chỉ tiêu',
  column: 'Cột, kỳ',
  before: 'Giá trị cũ',
  after: 'Giá trị mới',
  action: 'Thao tác',
  source: 'Nguồn',
  formNumber: 'Mẫu nhật ký',
  compacted: 'đã thu gọn',
} as const;

const dayBefore = (iso: string): string => formatDay(new Date(Date.parse(iso) - 1).toISOString());

/** "Từ 01/11/2026 đến 22/11/2026; người sửa: Lan": what a list was narrowed to; blank when it has everything. */
export const describeQuery = ({ words, actor, from, until, way }: StepQuery, sheet: string): string => {
  const days = [from === null ? '' : `từ ${formatDay(from)}`, until === null ? '' : `đến hết ${dayBefore(until)}`];
  const parts = [
    days.filter((part) => part !== '').join(' '),
    sheet === '' ? '' : `biểu: ${sheet}`,
    actor === null ? '' : `người sửa: ${actor === '' ? LOG_TEXT.noName : actor}`,
    way === null ? '' : `thao tác: ${WAY_WORDS[way]}`,
    words.trim() === '' ? '' : `có: “${words.trim()}”`,
  ];
  const text = parts.filter((part) => part !== '').join('; ');
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
};

/** Names of what a step may change besides cells; by table and column of the plan file. */
export const RECORD_FIELDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  org_unit: {
    name: 'Tên đơn vị',
    short_name: 'Tên gọn',
    kind: 'Loại đơn vị',
    parent_id: 'Trực thuộc',
    valid_from: 'Có từ ngày',
    valid_to: 'Đến hết ngày',
  },
  unit_kind: { name: 'Tên loại đơn vị' },
  plan: { title: 'Tên kế hoạch' },
  sheet: { title: 'Tên biểu' },
  report_due: { state: 'Tình trạng báo cáo', due_on: 'Hạn nộp', received_on: 'Ngày nhận', note: 'Ghi chú' },
  returned_file: { file_name: 'Báo cáo nhận về' },
  request_form: { file_name: 'Biểu gửi đơn vị' },
  period_close: { period: 'Chốt số liệu', reopened_by: 'Mở lại', reason: 'Lý do' },
  period_cutoff: { from_on: 'Số liệu từ ngày', to_on: 'Số liệu đến ngày', note: 'Ghi chú' },
  authority: { name: 'Cấp giao' },
  measure: { label: 'Đơn vị tính', factor: 'Quy đổi' },
  report_set: { title: 'Bộ biểu', sent_on: 'Ngày gửi', document: 'Văn bản gửi' },
  workbook_template: { name: 'Biểu mẫu cấp trên' },
  import_mapping: { name: 'Cách đọc tệp' },
  indicator: {
    decimals: 'Số chữ số thập phân',
    over_units: 'Cách cộng theo đơn vị',
    over_time: 'Cách cộng theo thời gian',
    owner_id: 'Cơ quan chủ trì',
    provider_id: 'Đơn vị cung cấp số liệu',
  },
  indicator_version: { definition: 'Cách hiểu chỉ tiêu', valid_from: 'Áp dụng từ ngày' },
  figure_correction: { reason: 'Lý do' },
};

/** "Đính chính tháng 1/2024 vào tháng 2/2024". */
export const correctionName = (corrects: string, into: string): string =>
  `Đính chính ${periodWithin(corrects)} vào ${periodWithin(into)}`;

const REFUSAL: Readonly<Record<RestoreRefusal, readonly [string, string]>> = {
  there: ['đang có trong biểu.', 'Không cần đưa lại.'],
  gone: ['không còn đủ nội dung trong nhật ký.', 'Hãy tìm trong các bản sao lưu của sổ.'],
  plan: ['thuộc một kế hoạch hoặc biểu không còn trong sổ.', 'Hãy hoàn tác việc bỏ kế hoạch hoặc biểu đó trước.'],
  unit: ['có số liệu của một đơn vị không còn trong sổ.', 'Hãy thêm lại đơn vị đó bằng Hoàn tác, rồi thử lại.'],
  authority: ['có chỉ tiêu của một cấp giao không còn trong sổ.', 'Hãy hoàn tác việc bỏ cấp giao đó trước.'],
  taken: ['có nội dung mà chỗ của nó đã có nội dung khác.', 'Hãy xóa nội dung đang ở chỗ đó rồi thử lại.'],
  same: ['đang có đúng giá trị này.', 'Không cần trả lại.'],
};

type StoryError = Extract<AppError, { code: 'stepCompacted' | 'restoreRefused' | 'logTooLong' }>;

/** Title, message and next step of what the log refuses. */
export const explainStory = (error: StoryError): readonly [string, string, string] => {
  switch (error.code) {
    case 'stepCompacted':
      return [
        'Bước này không hoàn tác được nữa',
        'Nhật ký từ đây trở về trước đã được thu gọn; giá trị đầu và cuối của mỗi ô vẫn xem được trong Nhật ký.',
        'Hãy dùng Trả lại ở chi tiết của ô, hoặc lấy lại từ một bản sao lưu.',
      ];
    case 'restoreRefused': {
      const [reason, next] = REFUSAL[error.why];
      const what = error.why === 'same' ? 'Ô này' : error.name === '' ? 'Dòng này' : `“${error.name}”`;
      return ['Chưa đưa lại được', `${what} ${reason}`, next];
    }
    case 'logTooLong':
      return [
        'Danh sách quá dài',
        `Một danh sách xuất ra có tối đa ${error.limit.toLocaleString('vi-VN')} thay đổi.`,
        'Hãy chọn khoảng ngày ngắn hơn, một biểu hoặc một người.',
      ];
  }
};
