import type { PasteChoice, PasteProblemKind } from '../domain/paste';

/** Words of copying, pasting and filling. */
const plural = (count: number): string => `${count} ô`;

/** Cells that nobody types into, or whose period is closed. */
const leftOut = (count: number, closed: number): string => {
  if (closed === 0) return `Đã bỏ qua ${plural(count)} không sửa trực tiếp.`;
  if (closed >= count) return `Đã bỏ qua ${plural(count)} thuộc kỳ đã chốt.`;
  return `Đã bỏ qua ${plural(count)} không sửa trực tiếp, trong đó ${closed} ô thuộc kỳ đã chốt.`;
};

/** The first of some texts. */
const firstOf = (texts: readonly string[]): string => texts.slice(0, 3).join(', ') + (texts.length > 3 ? '…' : '');
const listed = (names: readonly string[]): string => firstOf(names.map((name) => `“${name}”`));

export const CLIPBOARD = {
  severalRanges: {
    title: 'Chưa làm được với nhiều vùng chọn',
    text: 'Sao chép, cắt, dán và kéo điền chỉ dùng cho một vùng liền nhau.',
    next: 'Hãy chọn một vùng rồi làm lại.',
  },
  empty: { title: 'Không có nội dung để dán', text: '', next: 'Hãy sao chép các ô ở Excel hoặc trong biểu trước.' },
  nothing: {
    title: 'Không dán được vào đây',
    text: 'Các ô ở vị trí này không sửa trực tiếp.',
    next: 'Hãy chọn ô mục tiêu, kết quả hoặc ghi chú rồi dán lại.',
  },
  fillNothing: {
    title: 'Không điền được vào đây',
    text: 'Các ô ở vị trí này không sửa trực tiếp.',
    next: 'Hãy chọn ô mục tiêu, kết quả hoặc ghi chú.',
  },
  fillSkipped: (count: number, closed = 0) => ({
    title: 'Đã điền',
    text: leftOut(count, closed),
    next: '',
  }),
  clearSkipped: (closed: number) => ({ title: 'Đã xóa nội dung', text: leftOut(closed, closed), next: '' }),
  clears: (count: number): string => `Xóa nội dung ${plural(count)}`,
  clearsNothing: 'Không có ô nào để xóa: tên chỉ tiêu, TT và ô tính tự động được giữ lại',
  handle:
    'Kéo ra để điền tiếp, kéo vào trong vùng để xóa; nhấn đúp để điền đến hết khối bên cạnh; giữ Ctrl để điền theo dãy.',
  allHidden: (names: readonly string[]) => ({
    title: 'Chưa dán: các dòng đang bị ẩn',
    text: `Bảng dán có tên khớp với ${names.length} dòng đang bị ẩn do lọc hoặc thu gọn: ${listed(names)}.`,
    next: 'Hãy bỏ lọc hoặc mở các nhóm ra, rồi dán lại.',
  }),
  cannotMove: (count: number) => ({
    title: 'Chưa chuyển được các ô đã cắt',
    text: `${plural(count)} không có chỗ ở vị trí này; các ô đã cắt vẫn còn nguyên.`,
    next: 'Hãy chọn chỗ khác, hoặc sao chép thay cho cắt.',
  }),
  pasted: 'Đã dán',
  locked: (count: number, closed = 0): string => leftOut(count, closed),
  covered: (count: number): string => `Đã bỏ qua ${plural(count)} rơi vào giữa ô gộp.`,
  outside: (count: number, isWhole: boolean): string =>
    isWhole
      ? `Đã bỏ qua ${plural(count)} nằm ngoài biểu.`
      : `Đã bỏ qua ${plural(count)} nằm ngoài các dòng, cột đang hiện; dòng đang bị ẩn giữ nguyên.`,
} as const;

export const PASTE_DIALOG = {
  title: 'Xem trước khi dán',
  lead: (good: number, bad: number): string =>
    bad === 0 ? `${good} ô dán được ngay.` : `${good} ô dán được ngay, ${bad} ô cần bạn xem lại.`,
  address: 'Ô',
  row: 'Chỉ tiêu',
  newRow: '(dòng mới)',
  text: 'Nội dung',
  becomes: 'Sẽ ghi',
  choose: 'Cách xử lý',
  leftOut: 'bỏ qua',
  undecided: 'Chọn cách hiểu…',
  toDecide: 'chưa chọn',
  more: (count: number): string => `… và ${count} ô nữa cùng loại.`,
  rowsHint: 'Dòng mới và nội dung dán là một bước, hoàn tác được cùng lúc.',
  addRows: (rows: number): string => `Khối dán dài hơn biểu ${rows} dòng: thêm ${rows} dòng ở cuối biểu`,
  /** A table that makes the first rows of a sheet. */
  table: (header: number, headings: number): string =>
    [
      header > 0 ? `Dòng tiêu đề của bảng (${header} dòng) không dán vào biểu.` : '',
      headings > 0 ? `${headings} dòng chỉ có tên là nhóm; cấp của các dòng theo số thứ tự trong bảng.` : '',
    ]
      .filter((line) => line !== '')
      .join(' '),
  guessed: (pairs: readonly { readonly from: string; readonly to: string }[]): string =>
    pairs.map(({ from, to }) => `Cột “${from}” của bảng dán vào cột “${to}”.`).join(' '),
  left: (headings: readonly string[]): string =>
    `Biểu không có cột ${headings.map((heading) => `“${heading}”`).join(', ')}; nội dung các cột đó không dán.`,
  /** A table over rows that are there. */
  named: (header: number, matched: number): string =>
    `Bảng dán có dòng tiêu đề riêng (${header} dòng, không dán): mỗi cột vào cột cùng tên, mỗi dòng vào chỉ tiêu cùng tên, khớp ${matched} dòng. TT, tên chỉ tiêu, đơn vị tính của biểu giữ nguyên; ô trống không xóa số đang có.`,
  /** Lines that would fall on group rows. */
  around: (headings: readonly string[]): string =>
    `Khối dán đi qua ${headings.length} dòng tiêu đề nhóm, nơi không ghi số liệu: ${listed(headings)}`,
  spare: 'Chừa các dòng tiêu đề, dồn xuống các dòng chỉ tiêu bên dưới',
  keepPlaces: (cells: number): string => `Giữ đúng vị trí, bỏ ${plural(cells)} không có chỗ ghi`,
  unknown: (names: readonly string[]): string =>
    `${names.length} dòng không có trong biểu hoặc trùng tên nên không dán: ${listed(names)}.`,
  hidden: (names: readonly string[]): string =>
    `${names.length} dòng đang bị ẩn (do lọc hoặc thu gọn) nên không dán: ${listed(names)}. Muốn dán cả các dòng này, hãy cho hiện lại rồi dán.`,
  otherUnit: (names: readonly string[]): string =>
    `${names.length} dòng khác đơn vị tính nên không dán: ${listed(names)}.`,
  renames: (pairs: readonly { readonly from: string; readonly to: string }[]): string =>
    `Khối dán sẽ đổi tên ${pairs.length} chỉ tiêu: ${firstOf(pairs.map(({ from, to }) => `“${from}” → ${to.trim() === '' ? '(trống)' : `“${to}”`}`))}. Hãy kiểm tra ô bắt đầu dán; số liệu đang có vẫn ở dòng cũ.`,
  place: 'Đặt các dòng mới',
  placeUnder: (name: string): string => (name.trim() === '' ? 'dưới dòng chưa có tên' : `dưới “${name}”`),
  placeTop: 'ở cấp ngoài cùng',
  afterParts: (name: string): string =>
    `Biểu kết thúc bằng các chỉ tiêu thành phần của “${name}”. Dòng mới là chỉ tiêu riêng, đứng sau, không phải thành phần của chỉ tiêu này; nội dung rơi vào cột chỉ tiêu thành phần được bỏ qua.`,
  leaveRows: 'Chỉ dán phần nằm trong biểu; phần còn lại được bỏ qua.',
  locked: (count: number): string => `${plural(count)} không sửa trực tiếp sẽ được bỏ qua.`,
  covered: (count: number): string => `${plural(count)} rơi vào giữa ô gộp sẽ được bỏ qua.`,
  outside: (count: number): string => `${plural(count)} nằm ngoài các cột của biểu sẽ được bỏ qua.`,
  submit: (count: number): string => (count === 0 ? 'Không có ô nào để dán' : `Dán ${plural(count)}`),
  cancel: 'Không dán',
} as const;

/** What is wrong with cells of a kind, and what a person can have done with them. */
export const PASTE_PROBLEM: Readonly<
  Record<
    PasteProblemKind,
    {
      readonly title: (count: number) => string;
      readonly reason: string;
      readonly choices: Readonly<Partial<Record<PasteChoice, string>>>;
    }
  >
> = {
  foreign: {
    title: (count) => `${plural(count)} có số viết kiểu Anh - Mỹ`,
    reason: 'Dấu chấm là phần thập phân, dấu phẩy phân cách hàng nghìn.',
    choices: {
      foreign: 'Hiểu theo kiểu Anh - Mỹ (1,234.5 là 1.234,5)',
      own: 'Hiểu theo kiểu Việt Nam (1,234 là một phẩy hai ba bốn)',
      keep: 'Giữ nguyên như chữ',
      skip: 'Bỏ qua các ô này',
    },
  },
  ambiguous: {
    title: (count) => `${plural(count)} có số hiểu được theo hai cách`,
    reason: 'Cùng khối dán có số viết kiểu Anh - Mỹ nên chưa rõ dấu chấm ở đây là gì.',
    choices: {
      own: 'Dấu chấm phân cách hàng nghìn (28.950 là hai mươi tám nghìn…)',
      foreign: 'Dấu chấm là phần thập phân (28.950 là 28,950)',
      skip: 'Bỏ qua các ô này',
    },
  },
  date: {
    title: (count) => `${plural(count)} có ngày tháng, có thể là khoảng số mà Excel đã đổi`,
    reason: 'Excel đổi “5-6” thành ngày.',
    choices: {
      range: 'Ghi lại thành khoảng số (05-Jun là 5-6)',
      keep: 'Giữ nguyên như chữ',
      skip: 'Bỏ qua các ô này',
    },
  },
  narrow: {
    title: (count) => `${plural(count)} chỉ có dấu #`,
    reason: 'Cột trong Excel quá hẹp nên số không được sao chép.',
    choices: { skip: 'Bỏ qua các ô này', keep: 'Giữ nguyên như chữ' },
  },
  formula: {
    title: (count) => `${plural(count)} có lỗi công thức`,
    reason: 'Công thức ở bảng nguồn không tính được.',
    choices: { skip: 'Bỏ qua các ô này', keep: 'Giữ nguyên như chữ' },
  },
  legacy: {
    title: (count) => `${plural(count)} có chữ của phông cũ (.VnTime, VNI…)`,
    reason: 'Chữ sao chép từ tệp cũ không phải Unicode nên hiện sai dấu.',
    choices: { decoded: 'Đổi sang Unicode như cột bên', keep: 'Giữ nguyên như chữ', skip: 'Bỏ qua các ô này' },
  },
  unreadable: {
    title: (count) => `${plural(count)} không đọc được thành số`,
    reason: 'Không phải số hay khoảng số.',
    choices: { keep: 'Giữ nguyên như chữ', skip: 'Bỏ qua các ô này' },
  },
};
