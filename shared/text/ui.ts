import { formatVi } from '../domain/decimal';

/** Words of the window: bars, panels, empty states. One word for each thing (look.md); dialogs have their own file. */
export const APP_NAME = 'Sổ Kế hoạch';

/** Before a dialog is closed with something in it that was not written. */
export const LEAVE = {
  text: 'Nội dung trong hộp thoại này chưa được ghi. Đóng thì mất.',
  leave: 'Bỏ và đóng',
  stay: 'Ở lại',
} as const;

export const LABELS = {
  open: 'Mở',
  openFile: 'Mở tệp…',
  newPlan: 'Tạo mới',
  newSample: 'Mở kế hoạch mẫu',
  recent: 'Gần đây',
  importBook: 'Nhập Excel',
  exportBook: 'Xuất Excel',
  toolbar: 'Thanh công cụ',
  undo: 'Hoàn tác',
  redo: 'Làm lại',
  nav: 'Danh mục',
  history: 'Nhật ký',
  details: 'Chi tiết ô',
  plan: 'Kế hoạch',
  sheet: 'Biểu',
  period: 'Kỳ',
  unit: 'Đơn vị',
  close: 'Đóng',
  retry: 'Thử lại',
  dismiss: 'Đóng thông báo',
  remove: 'Bỏ khỏi danh sách',
  estimateTag: 'ước',
  /** A target that a later document has adjusted. */
  adjustedTag: 'ĐC',
  /** Of how many units a total is. */
  partialTag: (from: number, all: number): string => `${from}/${all}`,
  overruledTag: 'ghi đè',
  openFolder: 'Mở thư mục',
  saveAs: 'Lưu thành…',
  insertFirst: 'Thêm dòng đầu tiên',
} as const;

export const WELCOME = {
  lead: 'Theo dõi chỉ tiêu, so với nghị quyết, xuất biểu nộp được ngay.',
  greeting: 'Xin chào. Hãy tạo sổ cho cơ quan mình, hoặc mở một kế hoạch mẫu để xem thử.',
  openHint: 'Tệp sổ kế hoạch (.skh)',
  newHint: 'Sổ trống với đủ các biểu',
  samples: 'Kế hoạch mẫu',
  samplesHint: 'Xem thử với số liệu thật; mỗi lần mở là một bản mới để làm thử.',
  version: (version: string): string => `Phiên bản ${version}`,
  drop: 'Có thể kéo thả tệp .skh vào cửa sổ này để mở.',
  starting: 'Đang khởi động…',
  opening: (name: string): string => `Đang mở “${name}”…`,
  openingAny: 'Đang mở sổ kế hoạch…',
  loadingSheet: 'Đang nạp biểu…',
} as const;

export const DROP = {
  plan: 'Tệp .skh: thả để mở sổ kế hoạch',
  book: 'Tệp Excel, CSV: thả để xem trước khi nhập vào biểu đang mở',
  other: 'Chỉ mở được tệp .skh và nhập được tệp Excel, CSV',
  otherNext: 'Hãy kéo vào đây một tệp .skh, .xlsx, .xls hoặc .csv.',
  bookNeedsPlan: 'Chưa có biểu để nhập vào',
  bookNeedsPlanText: 'Tệp Excel được nhập vào một biểu đang mở.',
  bookNeedsPlanNext: 'Hãy mở sổ kế hoạch trước, rồi thả lại tệp Excel.',
} as const;

export const EMPTY = {
  noSheets: 'Sổ này chưa có biểu nào.',
  noSheetsNext: 'Hãy mở sổ khác hoặc xem kế hoạch mẫu.',
  noRows: 'Biểu chưa có dòng nào.',
  noHistory: 'Chưa có thay đổi nào được ghi.',
  noCell: 'Chọn một ô để xem chi tiết.',
} as const;

export const LINE = {
  cellText: 'Nội dung ô đang chọn',
  address: 'Địa chỉ ô',
  readOnlyCell: 'Ô này không sửa trực tiếp',
  hintComputed: 'Ô tính tự động từ mục tiêu và kết quả',
  typedUnit: (unit: string): string => `Số được nhập theo đơn vị ${unit}; biểu hiện theo đơn vị của biểu`,
} as const;

export const STATUS = {
  saved: (time: string): string => `Đã lưu ${time}`,
  savedPlain: 'Đã lưu',
  pending: 'Chưa lưu',
  saving: 'Đang lưu…',
  failed: (why: string): string => `Chưa lưu được: ${why}`,
  readOnly: 'Chỉ đọc',
  cells: (rows: number, columns: number): string => `${rows} dòng × ${columns} cột`,
  rows: (rows: number, groups: number): string =>
    [`${formatVi(String(rows))} dòng`, ...(groups === 0 ? [] : [`${formatVi(String(groups))} nhóm`])].join(', '),
  zoom: 'Cỡ hiển thị',
  zoomIn: 'Phóng to',
  zoomOut: 'Thu nhỏ',
  progress: 'Chỉ tiêu thành phần đạt và vượt',
  working: 'Đang thực hiện…',
} as const;

export const BANNER = {
  title: 'Chỉ đọc',
  saveAs: 'Lưu thành bản mới',
  edit: 'Mở để sửa',
  takeOver: 'Tiếp quản quyền ghi…',
} as const;

export const DETAILS = {
  title: 'Chi tiết ô',
  cell: 'Ô',
  row: 'Chỉ tiêu',
  typed: 'Nội dung đã nhập',
  shown: 'Hiển thị',
  readAs: 'Cách đọc',
  computing: 'Cách tính',
  verdict: 'Đánh giá',
  computedVerdict: 'Theo tính toán',
  overruledBy: 'Ghi đè đánh giá',
  reason: 'Lý do',
  others: 'Số liệu khác của chỉ tiêu',
  note: 'Ghi chú của ô',
  nature: 'Loại số liệu',
  direction: 'Chiều đánh giá',
  higher: 'Càng cao càng tốt',
  lower: 'Càng thấp càng tốt',
  rangeRule: 'So với mục tiêu khoảng',
  rangeUpper: 'Theo cận trên',
  rangeLower: 'Theo cận dưới',
  rangeInside: 'Chỉ xét trong khoảng',
  empty: 'Ô trống',
  overrule: 'Ghi đè đánh giá…',
  editOverrule: 'Sửa ghi đè…',
  clearOverrule: 'Bỏ ghi đè',
} as const;

export const NATURE = { actual: 'Thực hiện', preliminary: 'Sơ bộ', estimate: 'Ước thực hiện' } as const;

/** Always beside the colour: colour alone never tells the state. */
export const VERDICT_SIGN = { exceeded: '▲', met: '●', unmet: '▼', notComputable: '–' } as const;

export const TOOLTIP = {
  estimate: 'Số ước thực hiện.',
  adjusted: 'Mục tiêu đã điều chỉnh. Các lần giao và văn bản: xem Chi tiết ô (F4).',
  overruled: (verdict: string, computed: string, reason: string): string =>
    `Đánh giá được ghi đè thành “${verdict}” (tính ra “${computed}”).\nLý do: ${reason}`,
  note: (text: string): string => `Ghi chú: ${text}`,
  kept: 'Nội dung được giữ nguyên như đã nhập.',
} as const;

export const HISTORY = {
  title: 'Nhật ký',
  undo: 'Hoàn tác',
  redo: 'Làm lại',
  goTo: 'Đến nơi đã thay đổi',
  gone: 'Không còn dòng này trong biểu',
  otherSheet: (name: string): string => (/^biểu\s/iu.test(name) ? name : `Biểu: ${name}`),
  more: (count: number): string => `… và ${count} thay đổi khác`,
  loading: 'Đang đọc nhật ký…',
} as const;

/** "Hoàn tác: sửa Kết quả thực hiện". */
export const withStep = (action: string, step: string | null): string =>
  step === null ? action : `${action}: ${step}`;

export const GRID = {
  label: 'Bảng số liệu',
  rowNumber: 'Số dòng',
  editor: (address: string, label: string): string => `Ô ${address}, ${label}`,
  part: 'chỉ tiêu thành phần',
  /** What is said of the cell under the cursor: place, column, row, text. */
  cell: (address: string, column: string, row: string, text: string): string =>
    [`${address}, ${column}: ${text === '' ? 'trống' : text}`, row].filter((part) => part !== '').join('. '),
  range: (rows: number, columns: number, from: string, to: string): string =>
    `Đã chọn ${rows} dòng × ${columns} cột, từ ${from} đến ${to}`,
  notWritten: 'Chưa ghi được nội dung vừa gõ',
  cannotEdit: 'Ô này không sửa trực tiếp; hãy gõ vào ô khác.',
  cellGone: 'Ô đang gõ không còn trên biểu; hãy chép nội dung này vào ô cần ghi.',
  editLost: (typed: readonly string[]): string => `Nội dung vừa gõ: ${typed.map((text) => `“${text}”`).join(', ')}.`,
} as const;

/** Help while typing: the rest of a known word beside the caret, and the list of Alt+↓. */
export const ENTRY = {
  list: 'Danh sách để chọn',
  open: 'Chọn từ danh sách (F2 rồi Alt+↓)',
  none: 'Không có mục nào phù hợp; nội dung đang gõ được giữ nguyên.',
  offered: (text: string): string => `Gợi ý: ${text}. Enter để nhận, Delete để bỏ.`,
  option: (text: string, at: number, of: number): string => `${text}, ${at} trong ${of}`,
  hintList: 'Alt+↓ để chọn từ danh sách',
} as const;

/** The words of the grid library itself that can reach a person or a screen reader. */
export const GRID_LOCALE: Readonly<Record<string, string>> = {
  noRowsToShow: EMPTY.noRows,
  loadingOoo: WELCOME.loadingSheet,
  ariaLabelCellEditor: 'Ô nhập',
  ariaLabelTooltip: 'Chú thích',
  ariaColumn: 'Cột',
  ariaRowNumber: 'Số dòng',
  ariaLabelLoading: 'Đang nạp',
};
