import { periodWithin } from '../domain/period';

/** Words that an exported workbook prints (Nghị định 30/2020/NĐ-CP; 36-HD/VPTW; domain.md §5). */
export const PRINTED = {
  annex: 'Phụ lục',
  form: 'Biểu số',
  attached: (document: string): string => `(Kèm theo ${document})`,
  attachedBlank: '… số … ngày … tháng … năm … của …',
  preparedBy: 'NGƯỜI LẬP BIỂU',
  head: 'THỦ TRƯỞNG ĐƠN VỊ',
  signHint: '(Ký, ghi rõ họ tên)',
  sealHint: '(Ký tên, đóng dấu)',
  nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  party: 'ĐẢNG CỘNG SẢN VIỆT NAM',
  /** Day and month of a document: those below ten, and January and February, are padded (Nghị định 30/2020/NĐ-CP). */
  placeOnDay: (place: string, day: string): string => {
    const [year = '', month = '', date = ''] = day.split('-');
    const plain = Number(month) > 2 && Number(month) < 10 ? String(Number(month)) : month;
    return `${place === '' ? '…' : place}, ngày ${date} tháng ${plain} năm ${year}`;
  },
  documentNumber: (symbol: string, isState: boolean): string =>
    `${isState ? 'Số:' : 'Số'} ${symbol === '' ? '      /…' : symbol}`,
  recipients: 'Nơi nhận:',
  placeAndDate: (place: string): string => `${place === '' ? '…' : place}, ngày … tháng … năm …`,
  sheetName: 'Biểu',
  creator: 'Sổ Kế hoạch',
  contents: 'DANH MỤC PHỤ LỤC',
  contentsName: 'Danh mục phụ lục',
  contentsHeader: ['Số phụ lục', 'Tên biểu', 'Kỳ số liệu', 'Đơn vị'],
  /** The same where the Biểu stand alone and are no annexes. */
  formList: 'DANH MỤC BIỂU',
  formListName: 'Danh mục biểu',
  formListHeader: ['Số biểu', 'Tên biểu', 'Kỳ số liệu', 'Đơn vị'],
  unitOfAll: (unit: string): string => `Đơn vị tính: ${unit}`,
  estimates: 'Ghi chú: số in nghiêng là số ước thực hiện.',
  /** Totals of some units only: of a column as a whole, or of some of its rows. */
  partialColumn: (column: string, from: number, all: number): string =>
    `Cột “${column}” mới tổng hợp từ ${from}/${all} đơn vị.`,
  partialRows: (column: string, rows: readonly string[], more: number): string =>
    `Cột “${column}” chưa đủ đơn vị báo cáo: ${rows.join('; ')}${more > 0 ? ` và ${more} chỉ tiêu khác` : ''}.`,
  partialRow: (name: string, from: number, all: number): string => `${name} (${from}/${all} đơn vị)`,
  overruled: (mark: string, label: string, verdict: string, computed: string, reason: string): string =>
    `${mark} ${label}: kết luận “${verdict}” (theo số liệu: ${computed}). Lý do: ${reason}`,
} as const;

/** Words by which a column is known in a workbook that somebody else made, beside the form's own synonyms. */
export const HEADER_WORDS = {
  marker: ['tt', 'stt', 'số tt', 'số thứ tự', 't.t'],
  name: ['chỉ tiêu', 'tên chỉ tiêu', 'chỉ tiêu chủ yếu', 'nội dung'],
  unit: ['đơn vị tính', 'đvt', 'đơn vị'],
  target: ['mục tiêu', 'kế hoạch', 'chỉ tiêu giao', 'kế hoạch giao'],
  figure: ['kết quả', 'kết quả thực hiện', 'thực hiện', 'ước thực hiện', 'số đạt được', 'kết quả đạt được'],
  ratio: ['so với', 'so sánh', 'tỷ lệ đạt', 'tỷ lệ hoàn thành', '% thực hiện', '% kế hoạch'],
  text: ['ghi chú'],
  property: ['cơ quan chủ trì', 'đơn vị chủ trì', 'đơn vị cung cấp'],
  compare: ['so sánh', 'tăng, giảm', 'chênh lệch', 'cùng kỳ'],
  growth: ['tăng trưởng bình quân', 'tốc độ tăng bình quân'],
  mean: ['bình quân', 'trung bình'],
  sum: ['tổng số', 'tổng cộng', 'cộng'],
  gap: ['chênh lệch'],
  return: ['trạng thái'],
} as const;

/** Words at the head of rows that are no indicators of their own. */
export const ROW_WORDS = {
  /** A row that only announces parts. */
  ofWhich: /^(?:trong đó|gồm|bao gồm|chia ra)\s*:?$/u,
  total: /^(?:tổng cộng|tổng số|tổng|cộng|toàn huyện|toàn xã|toàn tỉnh)(?:\s*[:(].*)?$/u,
  footnote: /^(?:ghi chú|chú thích|\*|\(\*|\(\d+\)|nguồn\s*:|số in nghiêng)/u,
  signature:
    /^(?:người lập|thủ trưởng|tm\.|t\/m|kt\.|k\/t|tl\.|nơi nhận|\(?ký|chủ tịch|phó chủ tịch|trưởng phòng|.*ngày .* tháng .* năm)/u,
} as const;

const quoted = (text: string): string => `“${text}”`;

/** Sentences for the findings of an import: what was found, what was done with it, what to do. */
export const IMPORT_WARNING = {
  unreadable: (text: string): string =>
    `Không đọc được ${quoted(text)} thành số; nếu nhập, nội dung được giữ nguyên để sửa sau.`,
  leftOut: (text: string): string => `${quoted(text)} không phải trạng thái gửi báo cáo; ô này không được nhập.`,
  ambiguousNumber: (text: string, read: string): string =>
    `${quoted(text)} được đọc là ${read} (dấu chấm ngăn cách hàng nghìn); hãy kiểm tra nếu đây là số thập phân.`,
  foreignNumber: (text: string, meant: string): string =>
    meant === ''
      ? `${quoted(text)} viết theo kiểu nước ngoài nên không đọc được; hãy ghi lại theo kiểu Việt Nam.`
      : `${quoted(text)} viết theo kiểu nước ngoài; nếu là ${meant} thì hãy ghi lại như vậy.`,
  dateForRange: (shown: string, range: string): string =>
    `Excel đã đổi nội dung thành ngày ${shown}; có thể ban đầu là ${quoted(range)}.`,
  hundredfold: (from: string, to: string): string =>
    `Số mới ${to} chênh từ 100 lần trở lên so với ${from}; hãy kiểm tra dấu chấm, dấu phẩy và đơn vị tính.`,
  formulaError: (error: string): string =>
    error === ''
      ? 'Công thức chưa có kết quả; ô này không được nhập.'
      : `Công thức báo lỗi ${error}; ô này không được nhập.`,
  closed: (period: string, unit: string, text: string): string =>
    `Số liệu ${periodWithin(period)}${unit === '' ? '' : ` của ${unit}`} đã chốt nên không nhập ${quoted(text)}.`,
  blankKept: (kept: string): string => `Ô trong tệp để trống; giữ nguyên ${quoted(kept)} trong sổ.`,
  unitDiffers: (theirs: string, ours: string): string =>
    `Đơn vị tính trong tệp là ${quoted(theirs)}, trong sổ là ${quoted(ours)}; số liệu khác của dòng này chưa được nhập.`,
  notConverted: (text: string): string =>
    `${quoted(text)} không đổi được sang đơn vị tính trong sổ một cách chính xác; ô này không được nhập.`,
  labelDiffers: (theirs: string, ours: string): string =>
    `Tên trong tệp là ${quoted(theirs)}, trong sổ là ${quoted(ours)}; tên trong sổ được giữ nguyên.`,
  labelResembles: (theirs: string, ours: string): string =>
    `${quoted(theirs)} gần giống ${quoted(ours)} nhưng không trùng; dòng này chưa được nhập, hãy sửa tên cho khớp rồi nhập lại.`,
  otherPeriod: (theirs: string, ours: string): string =>
    `Tệp này được xuất cho kỳ ${quoted(theirs)}, biểu đang mở là kỳ ${quoted(ours)}; hãy kiểm tra trước khi nhập.`,
  otherTime: (theirs: string, ours: string): string =>
    `Phần trên bảng của tệp ghi ${quoted(theirs)}, biểu đang mở là kỳ ${quoted(ours)}; hãy kiểm tra xem có đúng tệp không.`,
  blankColumn: (letter: string, kept: number): string =>
    `Cột ${letter} của tệp để trống; giữ nguyên ${kept} số liệu đang có trong sổ.`,
  otherUnit: (ours: string): string =>
    `Tệp này được xuất cho đơn vị khác, biểu đang mở là của ${quoted(ours)}; hãy kiểm tra trước khi nhập.`,
  otherTable: (row: number): string =>
    `Trang này còn một bảng khác, tiêu đề ở dòng ${row}, chưa được đọc. Hãy nhập tệp này lần nữa và chọn dòng ${row} làm tiêu đề.`,
  hiddenRow: (label: string): string => `Dòng ${quoted(label)} đang bị ẩn trong tệp nhưng vẫn được đọc.`,
  footnote: (read: string, marks: string): string =>
    `Dấu chú thích “${marks}” viết nhỏ phía trên được bỏ qua, số được đọc là ${read}.`,
  rounded: (exact: string, read: string): string =>
    `Ô chứa ${exact}, nhiều chữ số thập phân hơn mức một người ghi, nên được làm tròn thành ${read}.`,
  percentScaled: (read: string): string => `Ô có định dạng phần trăm nên được đọc là ${read}%.`,
  thousandsScaled: (read: string): string =>
    `Ô có định dạng rút gọn hàng nghìn nên được đọc là ${read}; hãy kiểm tra đơn vị tính.`,
  missingRow: (label: string): string => `Tệp không có dòng ${quoted(label)}; dòng trong sổ được giữ nguyên.`,
  legacyFont: (font: string): string =>
    `Ô dùng phông chữ cũ ${quoted(font)} nhưng nội dung được đọc như chữ Unicode; hãy kiểm tra xem chữ có đúng không.`,
  legacyDecoded: (font: string, from: string, to: string, more: number): string =>
    `${font === '' ? 'Chữ' : `Chữ phông cũ ${quoted(font)}`} ${quoted(from)} được đọc là ${quoted(to)}${
      more > 0 ? `; còn ${more.toLocaleString('vi-VN')} ô khác được chuyển như vậy` : ''
    }.`,
} as const;

/** Headers to name when no table is found. */
export const MISSING_HEADER = {
  name: 'Chỉ tiêu',
  value: 'Mục tiêu hoặc Kết quả thực hiện',
} as const;

/** What a limit of a workbook counts. */
export const LIMIT_WORDS = {
  file: 'MB',
  unpacked: 'MB sau khi giải nén',
  ratio: 'lần so với cỡ nén',
  entries: 'phần trong tệp',
  sheets: 'trang tính',
  cells: 'ô có dữ liệu',
  characters: 'ký tự trong một ô',
  merges: 'ô gộp',
} as const;
