import type { TemplateRefusal } from '../contract/appError';
import type { FillFate } from '../contract/templateAnswers';
import { periodWithin } from '../domain/period';

const count = (number: number): string => number.toLocaleString('vi-VN');

/** A superior's own workbook that is filled for them: dialogs, findings, what was done. */
export const TEMPLATE_TEXT = {
  filter: 'Sổ tính Excel',
  openTitle: 'Chọn biểu mẫu của cấp trên',
  saveTitle: 'Lưu biểu mẫu đã điền',
  fileName: (template: string, period: string, unit: string): string => `${template} - ${period} - ${unit}`,

  listTitle: 'Biểu mẫu của cấp trên',
  listIntro: 'Chương trình điền số liệu vào đúng tệp Excel của cấp trên; mọi phần khác của tệp giữ nguyên.',
  none: 'Biểu này chưa có biểu mẫu nào của cấp trên.',
  noneNext: 'Hãy thêm tệp .xlsx mà cấp trên gửi; chương trình tìm bảng trong tệp, bạn xác nhận một lần rồi dùng mãi.',
  add: 'Thêm biểu mẫu…',
  fill: 'Điền…',
  fillNamed: (name: string): string => `Điền biểu mẫu “${name}”`,
  change: 'Sửa chỗ điền',
  newVersion: 'Thay bằng bản mới…',
  remove: 'Bỏ',
  close: 'Đóng',
  name: 'Tên biểu mẫu',
  file: 'Tệp',
  places: 'Chỗ điền',
  placesOf: (columns: number, rows: number): string => `${count(columns)} cột × ${count(rows)} dòng`,
  added: 'Thêm lúc',
  reading: 'Đang đọc biểu mẫu…',
  filling: 'Đang điền biểu mẫu…',

  mapTitle: (name: string): string => `Chỗ điền trong “${name}”`,
  confirm: 'Lưu biểu mẫu',
  differsTitle: 'Bản mới khác bản đã lưu',
  differsIntro: 'Chỗ điền của bản cũ được giữ theo tên dòng và tên cột; hãy xem lại những chỗ khác dưới đây.',
  sameVersion: 'Bản mới có cùng hàng tiêu đề, cột và dòng như bản đã lưu; chỗ điền giữ nguyên.',
  sheetWas: (before: string, now: string): string => `Trang tính “${before}” nay là “${now}”.`,
  addedColumns: (list: string): string => `Cột thêm: ${list}.`,
  removedColumns: (list: string): string => `Cột bỏ: ${list}.`,
  movedColumns: (number: number): string => `${count(number)} cột đổi vị trí.`,
  addedRows: (list: string): string => `Dòng thêm: ${list}.`,
  removedRows: (list: string): string => `Dòng bỏ: ${list}.`,
  movedRows: (number: number): string => `${count(number)} dòng đổi vị trí.`,
  andMore: (number: number): string => `và ${count(number)} chỗ khác`,
  placed: (text: string, address: string): string => `“${text}” (${address})`,
  goOn: 'Xem lại chỗ điền',

  fillTitle: (name: string): string => `Điền biểu mẫu: ${name}`,
  intro: (sheet: string, period: string, unit: string): string => `Trang “${sheet}” · ${period} · ${unit}`,
  nothing: 'Không có ô nào để điền.',
  nothingText:
    'Biểu chưa có số liệu, dòng có số liệu chưa được ghép vào dòng nào của biểu mẫu, hoặc biểu mẫu đã có đúng số liệu này.',
  summary: (cells: number): string => `${count(cells)} ô sẽ được điền`,
  sameCells: (cells: number): string => `${count(cells)} ô đã đúng số liệu`,
  blanks: 'Ô của cấp trên mà biểu không có số liệu',
  blanksKeep: 'Để nguyên',
  blanksClear: 'Xóa trắng',
  occupied: 'Ô của cấp trên đã có nội dung khác',
  occupiedReplace: 'Thay bằng số của biểu',
  occupiedKeep: 'Để nguyên',
  sheets: 'Các trang được điền trong tệp này',
  alsoFill: (title: string): string => `Điền cả trang của ${title}`,
  choose: 'Hãy chọn…',
  oldNumbers: (cells: number): string =>
    `${count(cells)} ô của biểu mẫu còn số cũ mà biểu chưa có số liệu. Hãy chọn để nguyên hay xóa trắng trước khi ghi.`,
  oldKept: (cells: number): string => `${count(cells)} ô giữ số ghi sẵn của biểu mẫu vì biểu chưa có số liệu.`,
  otherPeriod: 'Cột có tiêu đề ghi kỳ khác',
  otherPeriodKeep: 'Để nguyên',
  otherPeriodFill: 'Vẫn điền',
  otherPeriodFound: (list: string, period: string): string =>
    `Biểu mẫu ghi kỳ khác với ${periodWithin(period)}: ${list}. Hãy xem có phải biểu mẫu của kỳ này không.`,
  breaksRule: (cells: number): string =>
    `${count(cells)} ô sẽ điền có giá trị ngoài quy tắc nhập mà cấp trên đặt cho ô; hãy xem lại trong thẻ Sẽ điền.`,
  notWritten: (cells: number): string => `${count(cells)} ô có số liệu nhưng không ghi được; lý do ở thẻ Để nguyên.`,
  oldRows: (rows: number): string =>
    `${count(rows)} dòng của biểu mẫu không ứng với dòng nào của biểu và còn số ghi sẵn; xem thẻ Chưa có chỗ.`,
  outsideRule: 'ngoài quy tắc nhập của ô',
  overFormula: 'thay công thức bằng số',
  toNumber: 'Thay bằng số',
  toNumberAll: (column: string): string => `Thay cả cột ${column}`,
  toFormula: 'Giữ công thức',
  pivots: 'Biểu mẫu có bảng PivotTable: hãy bấm Refresh trong Excel để bảng lấy số mới.',
  tabs: { written: 'Sẽ điền', left: 'Để nguyên', noPlace: 'Chưa có chỗ' },
  address: 'Ô',
  row: 'Chỉ tiêu',
  column: 'Cột',
  from: 'Trong biểu mẫu',
  to: 'Sẽ ghi',
  ours: 'Trong biểu',
  why: 'Vì sao',
  blank: '(trống)',
  goTo: (address: string): string => `Đi tới ô của biểu ứng với ${address}`,
  empty: 'Không có.',
  noRow: (text: string, gone: boolean, old: boolean): string =>
    [
      gone
        ? `Dòng “${text}” của biểu mẫu đã gắn với một dòng nay không còn trong biểu.`
        : `Dòng “${text}” của biểu mẫu không ứng với dòng nào của biểu.`,
      old ? 'Số ghi sẵn ở dòng này giữ nguyên.' : '',
    ]
      .join(' ')
      .trim(),
  noPlace: 'Dòng này của biểu không có chỗ trong biểu mẫu.',
  noColumn: (text: string): string => `Cột “${text}” của biểu mẫu không có trong biểu của kỳ này.`,
  asText: { words: 'ghi dạng chữ', digits: 'ghi dạng chữ vì quá 15 chữ số' },
  converted: (units: string): string => `đổi đơn vị: ${units}`,
  moreItems: (number: number): string => `Còn ${count(number)} ô nữa không liệt kê ở đây.`,
  recalculates: 'Biểu mẫu có công thức: Excel sẽ tính lại khi mở tệp.',
  signed: 'Biểu mẫu có chữ ký số; chữ ký không còn hiệu lực trong tệp đã điền.',
  cancel: 'Chưa điền',
  write: (cells: number): string => `Ghi ra tệp mới (${count(cells)} ô)`,
  done: (cells: number, over: number, formulas: number, others: number): string =>
    [
      `Đã điền ${count(cells)} ô`,
      over > 0 ? `${count(over)} ô thay công thức bằng số` : '',
      formulas > 0 ? `${count(formulas)} ô để nguyên vì có công thức` : '',
      others > 0 ? `${count(others)} ô khác để nguyên` : '',
    ]
      .filter((part) => part !== '')
      .join(' · '),
  removed: (name: string): string => `bỏ biểu mẫu ${name}`,
  addStep: (name: string): string => `thêm biểu mẫu ${name}`,
  changeStep: (name: string): string => `sửa biểu mẫu ${name}`,
} as const;

/** Why a cell is left as it is, or that what stood in it goes. */
export const FATE_TEXT: Readonly<Record<FillFate, string>> = {
  write: '',
  replace: 'thay nội dung cũ',
  clear: 'xóa trắng',
  blankKept: 'Biểu không có số liệu cho ô này.',
  occupiedKept: 'Ô đã có nội dung khác.',
  crossed: 'Cấp trên đánh dấu x.',
  formula: 'Ô có công thức.',
  arrayFormula: 'Ô thuộc công thức chung của nhiều ô nên không ghi riêng được.',
  locked: 'Cấp trên đã khóa ô này.',
  otherPeriod: 'Tiêu đề cột ghi kỳ khác.',
  merged: 'Ô nằm trong vùng gộp của ô khác.',
  otherUnit: 'Đơn vị tính khác nhau và không đổi được.',
  notExact: 'Đổi đơn vị không ra số đúng.',
  percentFormat: 'Ô có định dạng phần trăm nhưng số liệu không phải tỷ lệ.',
  dateFormat: 'Ô có định dạng ngày nên số sẽ hiện thành ngày.',
  tooLong: 'Nội dung dài quá giới hạn của một ô Excel.',
  same: '',
};

/** What is wrong with a template, and what to do. */
export const explainTemplate = (file: string, why: TemplateRefusal): readonly [message: string, next: string] => {
  switch (why) {
    case 'tooLarge':
      return [`“${file}” lớn hơn 10 MB.`, 'Hãy bỏ bớt hình ảnh trong tệp hoặc xin cấp trên tệp gọn hơn.'];
    case 'sheetGone':
      return [`“${file}” không còn trang tính đã chọn.`, 'Hãy sửa chỗ điền của biểu mẫu rồi thử lại.'];
    case 'gone':
      return ['Biểu mẫu này không còn trong sổ.', 'Hãy mở lại danh sách biểu mẫu.'];
    case 'itself':
      return [`“${file}” chính là tệp của cấp trên, nên không ghi đè.`, 'Hãy chọn một tên tệp khác.'];
    case 'notPackage':
      return [`“${file}” không phải tệp .xlsx hoặc .xlsm.`, 'Hãy mở tệp bằng Excel, lưu thành .xlsx rồi thêm lại.'];
  }
};
