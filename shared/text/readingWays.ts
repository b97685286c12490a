import type { MeasureRefusal } from '../domain/defineMeasure';

/** The dialog of what a plan file keeps for reading foreign workbooks, and the labels of its steps. */
export const READING_WAYS = {
  title: 'Cách đọc tệp và đơn vị tính',
  tabs: { ways: 'Cách đọc đã nhớ', measures: 'Quy đổi đơn vị tính' },
  close: 'Đóng',
  waysIntro:
    'Mỗi lần nhập một tệp Excel từ nơi khác, sổ nhớ cách đọc theo hình dạng của tệp và đọc tệp sau cùng loại theo đúng cách đó. Cách đọc sai thì bỏ đi, lần sau sổ sẽ hỏi lại từ đầu.',
  noWays: 'Chưa nhớ cách đọc nào',
  noWaysNext: 'Sau khi nhập một tệp Excel không phải do sổ xuất ra, cách đọc của tệp đó sẽ có ở đây.',
  name: 'Tên',
  form: 'Biểu',
  table: 'Bảng trong tệp',
  read: 'Nội dung nhớ',
  used: 'Dùng lần cuối',
  tableOf: (sheet: string, top: number, bottom: number): string =>
    `Trang “${sheet}”, tiêu đề ${top === bottom ? `dòng ${top}` : `dòng ${top}–${bottom}`}`,
  readOf: (columns: number, rows: number): string =>
    rows === 0 ? `${columns} cột` : `${columns} cột, ${rows} dòng chọn bằng tay`,
  forget: 'Bỏ cách đọc này',
  forgetNamed: (name: string): string => `Bỏ cách đọc: ${name}`,
  measuresIntro:
    'Sổ đã biết các đơn vị thường dùng: tạ, tấn, ha, km, triệu đồng, tỷ đồng… Thêm ở đây những đơn vị mà sổ chưa biết, như bao, thúng, sào; khi nhập Excel, số liệu được đổi chính xác theo đó và luôn hiện ra để xem trước.',
  one: '1',
  label: 'Đơn vị',
  amount: 'Số lượng',
  unit: 'Bằng đơn vị',
  aliases: 'Cách viết khác',
  aliasesHint: 'cách nhau bằng dấu ;',
  add: 'Thêm',
  save: 'Lưu',
  cancel: 'Giữ nguyên',
  change: 'Sửa',
  remove: 'Xóa',
  changeNamed: (label: string): string => `Sửa ${label}`,
  removeNamed: (label: string): string => `Xóa ${label}`,
  noMeasures: 'Chưa có quy đổi nào của riêng sổ này.',
  equals: (label: string, worth: string): string => `1 ${label} = ${worth}`,
  renameStep: (name: string): string => `đổi tên cách đọc thành ${name}`,
  forgetStep: (name: string): string => `bỏ cách đọc ${name}`,
  measureStep: (label: string, worth: string): string => `quy đổi 1 ${label} = ${worth}`,
  removeMeasureStep: (label: string): string => `xóa quy đổi ${label}`,
} as const;

/** Why an equality of units is not kept, and what to do. */
export const MEASURE_REFUSAL: Readonly<Record<MeasureRefusal, string>> = {
  label: 'Hãy ghi tên đơn vị, ví dụ “bao”.',
  amount: 'Số lượng phải là một số lớn hơn 0, ví dụ 50 hoặc 0,36.',
  unit: 'Hãy ghi đơn vị được quy đổi ra, ví dụ “kg”.',
  rate: 'Tỷ lệ (%, ‰) không quy đổi được như một đơn vị; khi nhập Excel, sổ hỏi riêng cho từng dòng.',
  itself: 'Một đơn vị không thể quy đổi ra chính nó; hãy chọn đơn vị khác ở bên phải.',
  known: 'Sổ đã biết đơn vị này và giá trị của nó không đổi; chỉ cần thêm những đơn vị sổ chưa biết.',
  double: 'Đơn vị này, hoặc một cách viết khác của nó, đã có trong danh sách; hãy sửa dòng đó.',
};
