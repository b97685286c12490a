import { periodWithin } from '../domain/period';
import type { SetRefusal } from '../domain/setCommands';

/** Labels of undo steps about sets of Biểu. */
export const SET_STEP = {
  add: (title: string): string => `lập bộ biểu ${title}`,
  change: (title: string): string => `sửa bộ biểu ${title}`,
  send: (title: string): string => `đánh dấu đã gửi bộ biểu ${title}`,
  reopen: (title: string): string => `mở lại bộ biểu ${title}`,
  remove: (title: string): string => `xóa bộ biểu ${title}`,
} as const;

/** Words of the bar while a set is exported. */
export const SET_JOB = {
  title: (title: string): string => `Xuất bộ biểu ${title}`,
  writing: 'ghi tệp Excel',
} as const;

const REFUSED: Readonly<Record<SetRefusal, readonly [string, string]>> = {
  unknown: ['Bộ biểu này không còn trong sổ.', 'Hãy chọn bộ biểu khác.'],
  titleMissing: ['Bộ biểu chưa có tên.', 'Hãy đặt tên cho bộ biểu.'],
  empty: ['Bộ biểu chưa có biểu nào.', 'Hãy thêm ít nhất một biểu.'],
  sheetUnknown: ['Có biểu không còn trong sổ.', 'Hãy bỏ biểu đó ra khỏi bộ.'],
  sentOrder: [
    'Bộ biểu đã gửi nên số phụ lục được giữ nguyên: không đổi thứ tự, không bỏ biểu đã gửi.',
    'Chỉ thêm được biểu vào cuối bộ; muốn sắp xếp lại, hãy mở lại bộ biểu.',
  ],
  sentRemove: ['Bộ biểu đã gửi.', 'Muốn xóa, hãy mở lại bộ biểu trước.'],
  notSent: ['Bộ biểu này chưa đánh dấu đã gửi.', 'Không cần mở lại.'],
};

/** Title, what happened, what to do. */
export const explainSetRefusal = (why: SetRefusal): readonly [string, string, string] => [
  'Chưa sửa được bộ biểu',
  ...REFUSED[why],
];

/** Words of the dialog of sets. */
export const SET_DIALOG = {
  title: 'Bộ biểu, phụ lục',
  lead: 'Một bộ biểu được xuất thành một tệp Excel; mỗi biểu là một phụ lục đánh số và đánh số trang riêng.',
  which: 'Bộ biểu',
  newSet: 'Bộ mới',
  newTitle: (period: string): string => `Bộ biểu ${periodWithin(period)}`,
  sentMark: (title: string): string => `${title} (đã gửi)`,
  name: 'Tên bộ biểu',
  annex: 'Phụ lục',
  position: 'Thứ tự',
  sheet: 'Biểu',
  period: 'Kỳ số liệu',
  unit: 'Đơn vị',
  gone: 'Biểu không còn trong sổ',
  entries: 'Các biểu trong bộ, theo thứ tự in',
  order: 'Kéo một dòng, hoặc bấm vào dòng rồi dùng Alt+↑ và Alt+↓ để đổi thứ tự.',
  none: 'Chưa có biểu nào. Hãy chọn biểu bên dưới rồi bấm Thêm vào bộ.',
  moveUp: (name: string): string => `Chuyển ${name} lên`,
  moveDown: (name: string): string => `Chuyển ${name} xuống`,
  remove: (name: string): string => `Bỏ ${name} khỏi bộ`,
  add: 'Thêm vào bộ',
  addAll: 'Thêm mọi biểu đã có dòng',
  layout: 'Kiểu trình bày',
  profile: 'Thể thức',
  asPlan: 'Như của kế hoạch',
  contents: 'Có trang Danh mục phụ lục ở đầu',
  internal: 'In cả các cột nội bộ',
  save: 'Lưu bộ biểu',
  remove_: 'Xóa bộ biểu',
  close: 'Đóng',
  export: 'Lưu và xuất Excel…',
  send: 'Đánh dấu đã gửi',
  sendHint: 'Sau khi đánh dấu, số phụ lục được giữ nguyên; biểu thêm sau nhận số tiếp theo.',
  document: 'Kèm theo văn bản',
  documentHint: 'Báo cáo số … ngày … tháng … năm … của …; có thể để trống',
  sentOn: 'Ngày gửi',
  badDay: (typed: string): string => `Không đọc được ngày “${typed}”; hãy ghi dạng 19/01/2021.`,
  sent: (day: string, document: string): string =>
    `Đã gửi ngày ${day}${document === '' ? '' : `, kèm theo ${document}`}. Số phụ lục được giữ nguyên.`,
  reopen: 'Mở lại bộ biểu',
  readOnly: 'Sổ chỉ cho đọc nên không sửa được bộ biểu; vẫn xuất và in được.',
} as const;
