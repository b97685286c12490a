import type { ReturnFlag } from '../contract/returnsAnswers';
import { periodWithin } from '../domain/period';

/** Words of the dialog that makes reporting forms for units. */
export const REQUESTS_DIALOG = {
  title: 'Biểu mẫu báo cáo cho đơn vị',
  intro: 'Mỗi đơn vị một tệp Excel, chỉ có các dòng của đơn vị đó; ô cần điền để mở, phần còn lại được khóa.',
  sheet: 'Biểu',
  period: 'Kỳ báo cáo',
  due: 'Hạn gửi',
  units: 'Đơn vị',
  areas: 'Xã, phường, thị trấn',
  offices: 'Phòng, ban, cơ quan',
  rows: 'Chỉ tiêu cần báo cáo',
  label: 'Chỉ tiêu',
  unit: 'ĐVT',
  forAreas: 'Xã',
  forOffice: 'Phòng, ban',
  asks: (columns: readonly string[]): string => `Cột cần điền: ${columns.join(' · ')}`,
  asksNothing: 'Biểu này không có cột số liệu của kỳ để giao cho đơn vị. Hãy chọn kỳ hoặc biểu khác.',
  noUnits: 'Không có đơn vị nào trực thuộc trong kỳ này.',
  issued: (day: string): string => `đã lập ${day}`,
  closed: 'đã chốt',
  rowsOf: (rows: number): string => `${rows} dòng`,
  noRows: 'chưa phụ trách dòng nào',
  noRowsHint:
    'Phòng, ban nhận biểu mẫu gồm các dòng mình chủ trì hoặc cung cấp số liệu; hai mục này đặt cho từng dòng ở Chỉ tiêu giao.',
  all: 'Tất cả',
  cancel: 'Đóng',
  submit: (forms: number): string => (forms === 0 ? 'Lập biểu mẫu…' : `Lập ${forms} biểu mẫu…`),
  working: 'Đang lập…',
  existing: (files: number): string =>
    files === 1 ? 'Thư mục đã có một tệp cùng tên.' : `Thư mục đã có ${files} tệp cùng tên.`,
  replace: 'Ghi đè',
  keep: 'Giữ bản cũ, lưu tên khác',
  done: 'Đã lập biểu mẫu báo cáo',
  doneText: (forms: number, folder: string): string => `${forms} tệp trong ${folder}.`,
  stopped: 'Đã dừng theo yêu cầu.',
  cannotWrite: (file: string, reason: string): string =>
    `Không ghi được “${file}”: ${reason}. Hãy dọn chỗ hoặc chọn thư mục khác, rồi lập cho các đơn vị còn lại.`,
  wrongDay: (text: string): string => `“${text}” không phải ngày. Hãy ghi như 25/01/2022.`,
} as const;

/** Words of the board of returns. */
export const RETURNS_DIALOG = {
  title: 'Nhận báo cáo của đơn vị',
  chooseFolder: 'Chọn thư mục…',
  chooseFiles: 'Chọn tệp…',
  receivedOn: 'Ngày nhận',
  drop: 'Chọn thư mục hoặc các tệp đơn vị đã gửi về; có thể kéo thả vào cửa sổ này. Tệp được nhận ra kể cả khi đã đổi tên.',
  reading: 'Đang đọc…',
  stopped: 'Đã dừng theo yêu cầu; các tệp đã đọc ở bên dưới.',
  noFiles: 'Không có tệp Excel nào ở đó.',
  unit: 'Đơn vị',
  state: 'Trạng thái',
  file: 'Tệp',
  changes: 'Số liệu mới',
  nothingNew: 'Không có gì mới',
  byUnit: 'Theo đơn vị',
  byRow: 'Theo chỉ tiêu',
  warnings: 'Cảnh báo',
  others: 'Chưa nhận ra hoặc không nhận được',
  pickUnit: 'Chọn đơn vị…',
  propose: (unit: string): string => `Có thể của ${unit}`,
  label: 'Chỉ tiêu',
  measure: 'ĐVT',
  column: 'Cột',
  now: 'Đang có',
  next: 'Số mới',
  cell: 'Ô',
  blank: '(trống)',
  take: 'Nhận',
  takeAll: 'Nhận tất cả',
  byHand: 'Nhập hộ (đơn vị báo qua điện thoại, bản giấy)',
  sendBack: 'Trả lại để bổ sung…',
  note: 'Nội dung cần bổ sung, sửa lại',
  noteHint:
    'Các ô bỏ chọn và các ô có cảnh báo được tô màu trong bản trả lại; bản này nằm ở thư mục Trả lại, cạnh tệp của đơn vị.',
  sendBackNow: 'Trả lại đơn vị',
  notNow: 'Quay lại',
  sentBack: (copy: string | null): string =>
    copy === null
      ? 'Đã ghi nhận trả lại. Không lập được bản đánh dấu từ tệp này; hãy báo đơn vị theo nội dung đã ghi.'
      : `Đã ghi nhận trả lại. Bản gửi lại đơn vị: ${copy}`,
  notSentBack: 'Chưa trả lại: chưa có nơi lưu bản gửi lại đơn vị. Hãy thử lại và chọn một thư mục ghi được.',
  left: (names: readonly string[]): string =>
    `Chưa đọc ${names.length} tệp hoặc thư mục (quá nhiều, quá sâu hoặc không mở được): ${names.slice(0, 3).join(', ')}${names.length > 3 ? '…' : ''}. Hãy chọn riêng các tệp, thư mục đó.`,
  openFolder: 'Mở thư mục',
  cancel: 'Đóng',
  submit: (files: number, cells: number): string =>
    files === 0 ? 'Nhận báo cáo' : `Nhận ${files} báo cáo (${cells} số liệu)`,
  working: 'Đang nhận…',
  accepted: (files: number): string => `Đã nhận ${files} báo cáo. Số liệu của cấp trên được tổng hợp lại ngay.`,
  summary: (counts: Readonly<Record<string, number>>): string =>
    `${counts['sent'] ?? 0} đã gửi · ${counts['late'] ?? 0} gửi chậm · ${counts['missing'] ?? 0} chưa gửi · ${counts['returned'] ?? 0} trả lại để bổ sung`,
  due: (day: string): string => `Hạn ${day}`,
  received: (day: string): string => `nhận ${day}`,
  pickRow: 'Chọn một đơn vị ở bên trái để xem số liệu.',
  noPreview: 'Chưa có tệp nào của đơn vị này trong lần đọc vừa rồi.',
  knownFiles: 'Tệp đã nhận, đã trả lại',
  knownOn: (day: string): string => `ghi vào sổ ${day}`,
  extraRows: 'Dòng ngoài biểu mẫu (không nhận)',
  tampered: 'Tên chỉ tiêu, đơn vị tính đã bị sửa',
  was: (sent: string, found: string): string => `đã gửi “${sent}”, nay là “${found}”`,
  period: (period: string): string => `báo cáo này của ${periodWithin(period)}`,
  unreadable: 'không đọc được, giữ nguyên như đã ghi',
} as const;

/** Flags of a returned workbook: short, as a mark; and in full. */
export const RETURN_FLAGS: Readonly<Record<ReturnFlag, readonly [string, string]>> = {
  again: ['đã nhận', 'Tệp này giống hệt tệp đã nhận trước đây.'],
  unmended: ['chưa sửa', 'Tệp này giống hệt tệp đã trả lại; đơn vị chưa sửa gì.'],
  changed: ['gửi lại, có thay đổi', 'Đơn vị đã có báo cáo được nhận; tệp này khác với tệp đó.'],
  wrongPeriod: ['sai kỳ', 'Biểu mẫu của kỳ khác; không nhận vào kỳ này.'],
  wrongPlan: ['kế hoạch khác', 'Biểu mẫu của một kế hoạch khác; không nhận được.'],
  wrongSheet: ['biểu khác', 'Biểu mẫu của một biểu khác trong sổ; hãy chọn biểu đó rồi đọc lại.'],
  wrongUnit: [
    'đơn vị khác',
    'Biểu mẫu lập cho đơn vị khác với đơn vị được chọn, hoặc cho đơn vị nay không còn báo cáo.',
  ],
  tampered: ['sửa tên dòng', 'Tên chỉ tiêu hoặc đơn vị tính không còn như biểu mẫu đã gửi.'],
  foreign: ['tệp khác mẫu', 'Tệp không phải biểu mẫu đã gửi; các dòng được tìm theo tên chỉ tiêu.'],
  unreadable: ['không đọc được', 'Không đọc được tệp này.'],
  twice: ['hai tệp', 'Có hơn một tệp của đơn vị này; hãy xem rồi chọn nhận một tệp.'],
  closed: ['đã chốt', 'Số liệu của đơn vị trong kỳ này đã chốt; cần mở lại kỳ trước khi nhận.'],
  rowsMissing: [
    'thiếu dòng',
    'Một số dòng của biểu mẫu không còn trong tệp; số liệu đang có của các dòng đó được giữ.',
  ],
  rowsTwice: ['dòng lặp', 'Có dòng xuất hiện nhiều lần với số liệu khác nhau; hãy xem từng ô trước khi nhận.'],
  twoSheets: ['hai trang', 'Tệp có hơn một trang là biểu mẫu này; chỉ một trang được đọc (xem địa chỉ ô).'],
  tornKeys: [
    'khóa không khớp',
    'Các khóa trong tệp không cùng một biểu mẫu (trang được chép sang tệp khác, hoặc khóa bị sửa); hãy chọn đúng đơn vị.',
  ],
  otherName: [
    'ghi tên đơn vị khác',
    'Tên tệp hoặc đầu biểu ghi một đơn vị khác với đơn vị mà biểu mẫu được lập cho; hãy kiểm tra trước khi nhận.',
  ],
  replaces: ['thay số đang có', 'Tệp này thay số liệu đang có trong sổ; hãy xem cột “Đang có” rồi hãy nhận.'],
  older: ['có thể là bản cũ', 'Tệp này được lưu lần cuối trước khi nhận báo cáo đang có; có thể là bản cũ hơn.'],
};
