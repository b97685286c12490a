import type { AppError } from '../contract/appError';
import { type PeriodParts, periodWithin } from '../domain/period';

/** Words for the state of a unit's report, by the stored code. */
export const RETURN_STATES: Readonly<Record<string, string>> = {
  missing: 'Chưa gửi',
  sent: 'Đã gửi',
  late: 'Gửi chậm',
  returned: 'Trả lại để bổ sung',
};

/** Headers of the columns that a reporting form has beside those of its sheet. */
export const REQUEST_COLUMNS = {
  plan: (period: string): string => `Kế hoạch giao ${periodWithin(period)}`,
  before: (period: string): string => `Kỳ trước (${periodWithin(period)})`,
  same: (period: string): string => `Cùng kỳ (${periodWithin(period)})`,
  reason: 'Nguyên nhân',
  proposal: 'Kiến nghị',
  note: 'Ghi chú',
} as const;

type ReturnError = Extract<AppError, { code: 'returnAltered' | 'returnChanged' | 'returnsOverlap' }>;

/** What happened to a returned workbook, what it means, what to do. `name`: of the file, or of the unit. */
export const explainReturn = (error: ReturnError, name: string): readonly [string, string, string] => {
  if (error.code === 'returnChanged')
    return [
      'Tệp đã thay đổi',
      `“${name}” đã được lưu lại sau khi đọc, nên chưa làm gì.`,
      'Hãy đọc lại các báo cáo rồi thử lại.',
    ];
  if (error.code === 'returnsOverlap')
    return [
      'Hai tệp của một đơn vị',
      `Có hai tệp của ${name} cùng ghi vào một ô, nên chưa nhận gì.`,
      'Hãy xem hai tệp rồi chỉ chọn nhận một tệp.',
    ];
  return error.why === 'page'
    ? [
        'Biểu mẫu không còn nguyên',
        `Trang biểu mẫu trong “${name}” đang bị ẩn hoặc đã bị xóa.`,
        'Hãy mở tệp, bỏ ẩn trang Báo cáo rồi lưu lại, hoặc gửi lại biểu mẫu cho đơn vị.',
      ]
    : [
        'Biểu mẫu không còn nguyên',
        `Các cột cần điền của biểu mẫu không còn trong “${name}”.`,
        'Hãy gửi lại biểu mẫu cho đơn vị, hoặc nhập hộ số liệu.',
      ];
};

/** Labels of undo steps. */
export const RETURN_STEP = {
  issue: (forms: number): string => `lập ${forms} biểu mẫu báo cáo`,
  accept: (files: number): string => (files === 1 ? 'nhận 1 báo cáo' : `nhận ${files} báo cáo`),
  sendBack: (unit: string): string => `trả lại báo cáo của ${unit}`,
} as const;

/** Where a figure came from. */
export const RETURN_SOURCE = {
  files: (files: number): string => `${files} tệp`,
  byHand: (source: string): string => `${source} (nhập hộ)`,
} as const;

/** What a reporting form says to the unit that fills it in. */
export const REQUEST_BOOK = {
  sheetName: 'Báo cáo',
  form: 'MẪU BÁO CÁO CỦA ĐƠN VỊ',
  unit: (name: string): string => `Đơn vị báo cáo: ${name}`,
  period: (period: string): string => `Kỳ báo cáo: ${period}`,
  due: (day: string): string => `Hạn gửi: ${day}`,
  help: [
    'Cách ghi: chỉ điền vào các ô nền vàng. Ô số ghi số (dấu phẩy là phần thập phân); nếu số liệu có dạng khác như “21/36”, “>58” thì ghi đúng như vậy. Ô chưa có số liệu thì để trống, không ghi 0.',
    'Đơn vị tính của mỗi dòng đã ghi sẵn; đề nghị không sửa tên chỉ tiêu và đơn vị tính. Cột Lũy kế (nếu có) để trống thì được cộng từ các kỳ đã báo cáo. Chỉ tiêu chưa đạt: ghi rõ Nguyên nhân và Kiến nghị.',
    'Ghi xong, lưu lại và gửi trả đúng tệp này (có thể đổi tên tệp). Tệp mở được bằng Excel, LibreOffice hoặc WPS.',
  ],
  keepMeta: 'Trang này giúp nhận ra báo cáo khi gửi về. Đề nghị không sửa hoặc xóa.',
  checkTitle: 'Kiểm tra lại số liệu',
  notNumber: 'Ô này cần ghi số. Nếu số liệu đúng là có dạng khác (ví dụ 21/36, >58) thì chọn Có (Yes) để giữ.',
  notPercent: 'Tỷ lệ % thường từ 0 đến 100. Nếu số liệu đúng là như vậy thì chọn Có (Yes) để giữ.',
  notPermille: 'Tỷ lệ ‰ thường từ 0 đến 1.000. Nếu số liệu đúng là như vậy thì chọn Có (Yes) để giữ.',
  /** On the copy that goes back. */
  returned: (note: string): string => `Đề nghị bổ sung, sửa lại: ${note}`,
  marked: (cells: readonly string[]): string => {
    const some = cells.slice(0, 20).join(', ');
    return cells.length === 0 ? '' : `Các ô tô đỏ cần kiểm tra lại: ${some}${cells.length > 20 ? '…' : '.'}`;
  },
  cell: 'Đề nghị kiểm tra lại ô này.',
} as const;

export const RETURN_WARNING = {
  mergedCells:
    'Ô này được gộp qua nhiều dòng hoặc nhiều cột nên không rõ số liệu là của ô nào; số liệu ở đây không được nhận.',
  outsideForm: (text: string): string => `“${text}” nằm ngoài các cột của biểu mẫu; không được đọc.`,
  columnGone: (label: string): string => `Cột “${label}” không còn trong tệp; số liệu của cột này không được đọc.`,
  heldBack: (text: string): string => `Đã ghi ${text}; khác đơn vị tính trong sổ nên số liệu này không được nhận.`,
  farFromOthers: (text: string, middle: string): string =>
    `${text} cách xa số của các đơn vị khác (thường khoảng ${middle}); có thể nhầm đơn vị tính hoặc dấu phân cách.`,
  textFormula: 'Ô là công thức chưa có kết quả; không được đọc.',
  rowGone: (label: string): string => `Dòng “${label}” đã gửi trong biểu mẫu nhưng nay không còn trong sổ; không nhận.`,
  rowTwice: (others: string): string =>
    `Dòng này có nhiều lần trong tệp với số liệu khác nhau (${others}); hãy hỏi lại đơn vị.`,
  farFromBefore: (before: string, now: string): string =>
    `Chênh từ 100 lần trở lên so với kỳ trước (${before} → ${now}); có thể nhầm đơn vị tính hoặc dấu phân cách.`,
} as const;

/** "T01-2022", "Q1-2022", "6T-2022", "9T-2022", "2022": how a file name begins. */
export const periodInFileName = ({ kind, number, firstYear, lastYear }: PeriodParts): string => {
  switch (kind) {
    case 'month':
      return `T${String(number).padStart(2, '0')}-${lastYear}`;
    case 'quarter':
      return `Q${number}-${lastYear}`;
    case 'half':
      return number === 1 ? `6T-${lastYear}` : `6T cuối năm-${lastYear}`;
    case 'nineMonths':
      return `9T-${lastYear}`;
    case 'year':
      return String(lastYear);
    case 'term':
      return `${firstYear}-${lastYear}`;
  }
};

export const REQUEST_JOB = {
  title: 'Lập biểu mẫu báo cáo',
  folder: 'Chọn thư mục để lưu biểu mẫu báo cáo',
} as const;

export const RETURNS_JOB = {
  title: 'Đọc báo cáo của đơn vị',
  folder: 'Chọn thư mục có báo cáo của đơn vị',
  files: 'Chọn báo cáo của đơn vị',
  /** Beside the returned workbooks; copies that go back are written into it. */
  copyFolder: 'Trả lại',
  otherFolder: 'Không ghi được cạnh tệp của đơn vị. Chọn thư mục khác để lưu bản trả lại',
} as const;
