import type { PageKey } from '../form/pageSettings';

/** Words of the print preview. */
export const PRINT_DIALOG = {
  title: 'Xem trước bản in',
  pages: 'Các trang in',
  page: (page: number, of: number): string => `Trang ${page}/${of}`,
  pageLabel: (sheet: string, page: number): string => `${sheet}, trang ${page}`,
  count: (pages: number): string => `${pages} trang`,
  drawing: 'Đang dựng trang in…',
  zoom: 'Cỡ xem',
  fitWidth: 'Vừa bề ngang',
  wholePage: 'Cả trang',
  scope: 'Phạm vi',
  thisSheet: 'Biểu đang mở',
  set: (title: string): string => `Bộ biểu: ${title}`,
  layout: 'Kiểu trình bày',
  annex: 'Phụ lục kèm văn bản',
  standalone: 'Biểu độc lập',
  profile: 'Thể thức',
  state: 'Cơ quan nhà nước',
  party: 'Cơ quan đảng',
  paper: 'Khổ giấy',
  orientation: 'Hướng giấy',
  portrait: 'Dọc',
  landscape: 'Ngang',
  more: 'Nội dung',
  internal: 'In cả các cột nội bộ',
  internalHint: 'Bỏ chọn khi công bố: cột căn cứ, lý do… không được in.',
  withHidden: (columns: number): string => `In cả ${columns} cột đang ẩn trên màn hình`,
  hiddenHint: (names: readonly string[]): string =>
    `Đang ẩn: ${names.slice(0, 4).join(', ')}${names.length > 4 ? '…' : ''}.`,
  fullHeadingState: 'Quốc hiệu, tiêu ngữ',
  fullHeadingParty: 'Tiêu đề “Đảng Cộng sản Việt Nam”',
  recipients: 'Nơi nhận',
  settings: 'Thông tin bản in…',
  editSet: 'Sửa bộ biểu…',
  ofSet: 'Kiểu trình bày và thể thức đặt trong bộ biểu.',
  shrunk: (percent: number, paper: string): string => `Bảng rộng hơn khổ ${paper} nên được thu còn ${percent}%.`,
  tooSmall: (percent: number, paper: string): string =>
    `Bảng rộng hơn khổ ${paper} nhiều: chữ chỉ còn ${percent}% và khó đọc.`,
  crowded: (percent: number): string => `Tiêu đề cột lặp lại chiếm ${percent}% mỗi trang, còn ít chỗ cho các dòng.`,
  tooSmallOf: (sheet: string): string => `${sheet}:`,
  useA3: 'Dùng khổ A3 ngang',
  useLandscape: 'Xoay ngang',
  close: 'Đóng',
  print: 'In…',
  pdf: 'Lưu PDF…',
  excel: 'Xuất Excel…',
  printing: 'Đang chuyển ra máy in…',
  savingPdf: 'Đang lưu PDF…',
  savedPdf: 'Đã lưu PDF',
} as const;

/** Words of the values that are printed around a table. */
export const PRINT_SETTINGS = {
  title: 'Thông tin bản in',
  ofPlan: 'Dùng chung cho cả kế hoạch',
  ofSheet: (form: string): string => `Riêng ${form}`,
  page: 'Trang in',
  pageHint: 'Cỡ chữ tính bằng điểm, lề tính bằng milimét; để trống thì theo thể thức.',
  reset: 'Về mặc định',
  resetOf: (field: string): string => `Về mặc định: ${field}`,
  save: 'Lưu thông tin bản in',
  cancel: 'Giữ nguyên',
  readOnly: 'Sổ chỉ cho đọc nên không sửa được các thông tin này.',
  signers: 'Người ký đã dùng',
  pickSigner: 'Chọn người ký…',
  noSigners: 'Chưa có; được ghi nhớ khi lưu',
  signer: (name: string, title: string, post: string): string =>
    [name, [title, post].filter((part) => part !== '').join(' / ')].filter((part) => part !== '').join(' – '),
  forgetSigner: (name: string): string => `Bỏ ${name} khỏi danh sách`,
  signerHint: 'Ký thay: ghi “KT. CHỦ TỊCH / PHÓ CHỦ TỊCH”; mỗi phần cách bằng dấu “ / ” in thành một dòng.',
  recipientsHint: 'Mỗi dòng một nơi nhận; dòng cuối thường là “Lưu: VT, …”.',
  dateHint: 'ngày/tháng/năm, để trống nếu chưa có',
  badNumber: (field: string, least: number, most: number): string =>
    `${field}: cần một số từ ${least} đến ${most}, hoặc để trống.`,
  badFont: 'Tên phông chữ chỉ gồm chữ, số, dấu chấm và gạch nối.',
  badDate: (typed: string): string => `Không đọc được ngày “${typed}”; hãy ghi dạng 19/01/2021.`,
} as const;

export type PrintField =
  | 'parentAgency'
  | 'agency'
  | 'place'
  | 'symbol'
  | 'documentDate'
  | 'attachedTo'
  | 'preparedBy'
  | 'signerTitle'
  | 'signerPost'
  | 'signerName'
  | 'recipients'
  | 'title'
  | 'formNumber'
  | 'annexNumber'
  | 'unitLine'
  | 'font'
  | PageKey;

export const PRINT_FIELD: Readonly<Record<PrintField, string>> = {
  parentAgency: 'Cơ quan chủ quản',
  agency: 'Cơ quan ban hành',
  place: 'Địa danh',
  symbol: 'Số, ký hiệu văn bản',
  documentDate: 'Ngày văn bản',
  attachedTo: 'Kèm theo',
  preparedBy: 'Người lập biểu',
  signerTitle: 'Quyền hạn ký',
  signerPost: 'Chức vụ người ký',
  signerName: 'Họ tên người ký',
  recipients: 'Nơi nhận',
  title: 'Tên biểu khi in',
  formNumber: 'Biểu số',
  annexNumber: 'Phụ lục số',
  unitLine: 'Dòng đơn vị tính',
  font: 'Phông chữ',
  tableSize: 'Cỡ chữ trong bảng',
  titleSize: 'Cỡ chữ tên biểu',
  captionSize: 'Cỡ chữ “Phụ lục”',
  agencySize: 'Cỡ chữ tên cơ quan',
  pageNumberSize: 'Cỡ số trang',
  topMargin: 'Lề trên',
  bottomMargin: 'Lề dưới',
  leftMargin: 'Lề trái',
  rightMargin: 'Lề phải',
};

/** Examples shown in fields that are blank. */
export const PRINT_EXAMPLE: Readonly<Partial<Record<PrintField, string>>> = {
  symbol: '05/KH-UBND',
  attachedTo: 'Báo cáo số … ngày … tháng … năm … của …',
  signerTitle: 'TM. ỦY BAN NHÂN DÂN',
  signerPost: 'CHỦ TỊCH',
};
