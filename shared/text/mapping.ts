import { formatPeriod, periodWithin } from '../domain/period';

/** Words of headings that say what a column is about and when (folded: lower case, without dots). */
export const HEADER_PERIOD = {
  year: /(?<!\d)(?:19|20)\d{2}(?!\d)/g,
  /** The date of a document: "ngày 15 tháng 9 năm 2022", "15/9/2022". */
  date: /ngày [\d…_ ]{0,6}tháng [\d…_ ]{0,6}năm(?: (?:19|20)\d{2})?|\d{1,2}\/\d{1,2}\/\d{4}/gu,
  /** "tháng 10", "T10"; not "10 tháng", not "đến tháng 10". */
  month: /(?<!đến |đến hết |\d )(?:\btháng |\bt)(0?[1-9]|1[0-2])(?!\d)/u,
  months: /(?<!\d)(0?[1-9]|1[0-2]) ?tháng(?! (?:0?[1-9]|1[0-2])(?!\d))/u,
  quarter: /quý (iv|i{1,3}|[1-4])(?![\p{L}\d])/u,
  roman: { i: 1, ii: 2, iii: 3, iv: 4 } as Readonly<Record<string, number>>,
  cumulative: /lũy kế|luỹ kế|lũy tiến|cộng dồn|từ đầu năm/u,
  samePeriod: /cùng kỳ|cùng kì/u,
  lastYear: /năm trước|năm ngoái/u,
  nextYear: /năm sau/u,
  wholeYear: /cả năm|năm nay/u,
  previous: /tháng trước|kỳ trước|quý trước/u,
  /** The time of the sheet itself; the word says of what kind of period. */
  current: /(?:trong|ở) (tháng|kỳ|quý)|(tháng|kỳ|quý) (?:này|báo cáo)/u,
  /** "Đạt (%)", "Mức đạt KH"; not "Số đạt được", nor "Số xã đạt chuẩn". */
  ratio:
    /so với|so sánh|tỷ lệ|tỉ lệ|tốc độ|tăng, ?giảm|tăng\/giảm|%|(?<!(?:số|kết quả|đã|giá trị|khối lượng|ước) )đạt(?! (?:được|chuẩn))/u,
  target: /kế hoạch|(?<!\p{L})kh(?!\p{L})|mục tiêu|chỉ tiêu giao|dự toán|nghị quyết/u,
  /** "Ước thực hiện", "ƯTH", "Số ước". */
  estimate: /(?<!\p{L})(?:ước|ưth|ư th)(?!\p{L})/u,
  figure:
    /thực hiện|(?<!\p{L})(?:ư|u)?th(?!\p{L})|kết quả|ước|số liệu|lũy kế|luỹ kế|đạt được|(?:số|giá trị|khối lượng) đạt/u,
  shortWords: [
    [/(?<!\p{L})kh(?!\p{L})/gu, 'kế hoạch'],
    [/(?<!\p{L})ưth(?!\p{L})/gu, 'ước thực hiện'],
    [/(?<!\p{L})th(?!\p{L})/gu, 'thực hiện'],
  ] as readonly (readonly [RegExp, string])[],
  said: (period: string, cumulative: boolean): string =>
    cumulative ? `lũy kế đến ${periodWithin(period)}` : formatPeriod(period),
} as const;

/** The line over a table that names its unit of measure; "Đơn vị:" may be an organisation (domain.md §6). */
export const UNIT_LINE = {
  sure: /(?:đơn vị tính|đvt)\s*[:：]\s*(.+)$/iu,
  maybe: /^\(?\s*đơn vị\s*[:：]\s*(.+)$/iu,
} as const;

const count = (rows: number): string => rows.toLocaleString('vi-VN');

export const IMPORT_JOB = {
  title: 'Đang đọc tệp Excel',
  cells: 'đọc các ô',
  rows: 'nhận dạng cột và dòng',
} as const;

/** The dialog in which a person tells how a foreign workbook is read (or a superior's template is filled). */
export const MAPPING_DIALOG = {
  title: (file: string): string => `Cách đọc tệp ${file}`,
  steps: ['Trang và tiêu đề', 'Cột', 'Dòng', 'Xem trước thay đổi'],
  step: (number: number, name: string): string => `${number}. ${name}`,
  back: 'Quay lại',
  next: 'Tiếp',
  cancel: 'Đóng',
  working: 'Đang đọc…',
  undecided: (rows: number, isFill: boolean): string =>
    `${count(rows)} dòng chưa chọn sẽ không được ${isFill ? 'điền' : 'nhập'}`,
  preview: 'Xem trước thay đổi',
  sheet: 'Trang tính',
  sheetName: (name: string, rows: number, hidden: boolean): string =>
    `${name} (${count(rows)} dòng${hidden ? ', đang ẩn' : ''})`,
  headerFrom: 'Tiêu đề bảng từ dòng',
  headerTo: 'đến dòng',
  headerHint: 'Bấm vào một dòng để chọn làm tiêu đề; giữ Shift và bấm để chọn nhiều dòng.',
  nothing: 'Chưa tìm thấy bảng nào giống biểu này. Hãy chọn trang tính và chỉ dòng tiêu đề.',
  more: (rows: number): string => `Còn ${count(rows)} dòng bên dưới, không hiện ở đây.`,
  otherTime: (theirs: string, ours: string): string =>
    `Phần trên bảng ghi “${theirs}”, biểu đang mở là “${ours}”; hãy kiểm tra xem có đúng tệp không.`,
  otherTable: (row: number): string =>
    `Trang này còn một bảng khác, tiêu đề ở dòng ${row}; mỗi lần chỉ đọc một bảng. Muốn đọc bảng đó, hãy chọn dòng ${row} làm tiêu đề.`,
  hidden: 'ẩn',
  columnsLead: 'Mỗi cột của tệp là cột nào trong biểu. Cột để “Không đọc” được bỏ qua.',
  columnsLeadFill: 'Mỗi cột của tệp nhận số liệu của cột nào trong biểu. Cột để “Không điền” được giữ nguyên.',
  meaningOf: (letter: string): string => `Cột ${letter} của tệp`,
  notRead: 'Không đọc',
  notFilled: 'Không điền',
  labels: 'Nhận dạng dòng',
  ours: 'Cột của biểu',
  meanings: { marker: 'TT', name: 'Chỉ tiêu', part: 'Chỉ tiêu (phần bên phải)', unit: 'Đơn vị tính' },
  sameUnit: 'Không đổi đơn vị',
  factorOf: (letter: string): string => `Đổi đơn vị tính của cột ${letter}`,
  missing: {
    name: 'Hãy chọn cột chứa tên chỉ tiêu.',
    values: 'Hãy chọn ít nhất một cột số liệu để đọc.',
  },
  look: (rows: number): string => `Cần xem (${count(rows)})`,
  all: (rows: number): string => `Tất cả (${count(rows)})`,
  takeAll: (rows: number): string => `Nhận cả ${count(rows)} dòng gần giống`,
  noneToLook: 'Không có dòng nào cần xem; mọi dòng đã trùng khớp.',
  row: 'Dòng',
  marker: 'TT',
  label: 'Trong tệp',
  unit: 'ĐVT',
  target: 'Trong sổ',
  state: 'Trạng thái',
  showMore: (rows: number): string => `Hiện thêm ${rows} dòng`,
  search: 'Tìm chỉ tiêu trong sổ',
  proposals: 'Gần giống nhất',
  allRows: 'Các dòng của biểu',
  noRows: 'Không có dòng nào khớp với từ tìm.',
  skip: 'Không nhập dòng này',
  skipFill: 'Không điền dòng này',
  add: 'Thêm thành dòng mới',
  undo: 'Theo đề xuất ban đầu',
  chooseHint: 'Enter: nhận đề xuất · Delete: không nhập · gõ vào ô tìm để chọn dòng khác',
  takenBy: (row: number): string => `dòng ${row} của tệp`,
  convert: (from: string, to: string, factor: string): string => `${from} → ${to} (× ${factor})`,
  doConvert: (factor: string): string => `Đổi đơn vị: × ${factor}`,
  noConvert: 'Không đổi đơn vị',
  sameMeasure: 'Cùng một đơn vị, chỉ khác cách gọi',
  heldBack: (from: string, to: string): string =>
    `Đơn vị tính trong tệp là “${from}”, trong sổ là “${to}”; số liệu của dòng này chưa được nhập.`,
  converted: (rows: number, how: string): string => `${count(rows)} dòng đổi đơn vị tính: ${how}`,
  hiddenRow: 'dòng ẩn',
  none: '–',
  maybe: (label: string): string => `${label} ?`,
} as const;

/** Why a column is read as it is. */
export const COLUMN_WHY = {
  key: 'Theo khóa ẩn của bản xuất',
  saved: 'Như lần trước',
  header: 'Khớp tiêu đề',
  period: 'Theo kỳ',
  person: 'Theo lựa chọn của bạn',
  otherPeriod: 'Biểu không có cột cho kỳ này',
  several: 'Có nhiều cột cùng kỳ này – hãy chọn',
  noResult: 'Tiêu đề là công thức chưa có kết quả; hãy mở tệp bằng Excel, lưu lại rồi đọc',
  calculated: 'Cột tính toán, sổ tự tính',
  hidden: 'Cột ẩn',
  unknown: 'Không rõ là cột nào',
  blank: 'Không có tiêu đề',
} as const;

/** How a line stands: what was recognised, and what was decided. */
export const ROW_STAND = {
  same: 'Trùng khớp',
  open: 'Gần giống – cần xác nhận',
  alike: 'Tương tự – cần chọn',
  ambiguous: 'Trùng nhiều dòng – cần chọn',
  duplicate: 'Đã có dòng khác – cần chọn',
  new: 'Chưa có – thêm dòng mới',
  units: 'Khác đơn vị tính – chưa nhập',
  unknown: 'Không có trong kế hoạch',
  skipped: 'Bỏ qua',
  person: 'Đã chọn',
  personAdd: 'Thêm dòng mới',
  aside: 'Tổng, ghi chú',
  heading: 'Tiêu đề nhóm',
} as const;

export const IMPORT_FLOW = {
  again: 'Sửa cách đọc',
  saved: (date: string): string => `Đã đọc theo cách lần trước (${date}).`,
} as const;
