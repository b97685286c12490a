import type { Summary } from '../form/types';

/** Words of the sentences that "Chép câu" writes, in the style of the reports in seeds. */
export const PROSE = {
  reach: 'đạt',
  are: 'là',
  estimate: 'ước',
  up: 'tăng',
  down: 'giảm',
  unchanged: 'không đổi',
  times: 'lần',
  comparators: { moreThan: 'trên', lessThan: 'dưới', atMost: 'không quá', about: 'khoảng' },
  atLeast: (amount: string): string => `${amount} trở lên`,
  partly: 'trong đó',
  months: (count: number): string => `${count} tháng`,
  verdicts: { exceeded: 'vượt', met: 'đạt', unmet: 'chưa đạt', notComputable: '' },
  /** What a percentage is of, where its column does not say it. */
  basis: { planYear: 'kế hoạch năm', target: 'mục tiêu' },
  summary: (summary: Summary): string => {
    const { metOrExceeded, components, exceeded, met, unmet, notComputable, onEstimates } = summary;
    const counts = [
      exceeded > 0 ? `${exceeded} vượt` : '',
      met > 0 ? `${met} đạt` : '',
      unmet > 0 ? `${unmet} chưa đạt` : '',
      notComputable > 0 ? `${notComputable} không tính được` : '',
    ].filter((part) => part !== '');
    const estimates = onEstimates > 0 ? `, trong đó ${onEstimates} theo số ước` : '';
    return `Tổng hợp: ${metOrExceeded}/${components} chỉ tiêu thành phần đạt và vượt (${counts.join(', ')})${estimates}.`;
  },
} as const;

/** Copying sentences and the dialog of their patterns. */
export const SENTENCE_TEXT = {
  copied: (told: number, skipped: number): string =>
    skipped === 0 ? `Đã chép câu của ${told} dòng` : `Đã chép câu của ${told} dòng; ${skipped} dòng chưa có số liệu`,
  nothing: 'Chưa có số liệu để viết câu',
  noAmounts: 'Biểu này không có số liệu để viết câu',
  title: 'Mẫu câu',
  kind: 'Loại câu',
  changed: (name: string): string => `${name} (đã sửa)`,
  pattern: 'Mẫu',
  hint: 'Phần trong [ ] chỉ hiện khi đủ số liệu; | ngăn các cách viết để chọn cách đầu tiên đủ số liệu.',
  placeholders: 'Chỗ điền, bấm để chèn',
  preview: 'Xem thử với dòng đang chọn',
  blank: 'Hãy viết mẫu câu, hoặc bấm “Về mẫu gốc”.',
  unknown: (names: string): string => `Không có chỗ điền ${names}. Hãy chọn trong danh sách bên dưới.`,
  reset: 'Về mẫu gốc',
  cancel: 'Giữ nguyên',
  save: 'Lưu mẫu câu',
} as const;

export type SentenceKind = 'result' | 'part' | 'period' | 'cumulative' | 'years' | 'capital' | 'target';

/** A percentage, else the verdict in words; a verdict that a person overruled is told as such. */
const HELD_AGAINST =
  '[, đạt {tỷ lệ} {căn cứ}, được đánh giá là {đánh giá lại}|, đạt {tỷ lệ} {căn cứ}|, được đánh giá là {đánh giá lại} mục tiêu {căn cứ}|, {đánh giá} mục tiêu {căn cứ}]';

/** The shipped patterns; shared/prose/pattern.ts says how they are read. */
export const DEFAULT_PATTERNS: Readonly<Record<SentenceKind, string>> = {
  result: `{tên} {đạt} {kết quả}${HELD_AGAINST}[, {tăng giảm} so với cùng kỳ năm trước]`,
  part: `{tên} {kết quả}${HELD_AGAINST}`,
  period:
    '{tên} {đạt} {kết quả}[, {tăng giảm} so với cùng kỳ năm trước][, lũy kế {số tháng} đạt {lũy kế}][, bằng {tỷ lệ} {căn cứ}][, lũy kế {tăng giảm lũy kế} so với cùng kỳ năm trước]',
  cumulative:
    'Lũy kế {tên thường} {đạt} {lũy kế}[, bằng {tỷ lệ} {căn cứ}][, {tăng giảm lũy kế} so với cùng kỳ năm trước]',
  years: '{tên} năm {năm} {đạt} {kết quả}[, bình quân mỗi năm {bình quân}][, {tăng bình quân} mỗi năm]',
  capital: '{tên}[ ({nhóm})]: kế hoạch {mục tiêu}[, giải ngân {kết quả}][, bằng {tỷ lệ} kế hoạch]',
  target: '{tên} {mục tiêu}[ (trong đó {chia ra})]',
};

export const SENTENCE_KINDS = Object.keys(DEFAULT_PATTERNS) as readonly SentenceKind[];

export const SENTENCE_KIND_NAMES: Readonly<Record<SentenceKind, string>> = {
  result: 'Kết quả so với mục tiêu',
  part: 'Chỉ tiêu thành phần',
  period: 'Số trong kỳ',
  cumulative: 'Chỉ có lũy kế',
  years: 'Nhiều năm',
  capital: 'Giải ngân vốn',
  target: 'Giao mục tiêu',
};

/** Placeholders of each pattern with what they stand for. */
export const PLACEHOLDERS: Readonly<Record<string, string>> = {
  tên: 'Tên chỉ tiêu',
  'tên thường': 'Tên chỉ tiêu, không viết hoa',
  đạt: '“đạt”, “ước đạt”, “là”; trống khi tên đã kết thúc bằng động từ',
  'kết quả': 'Kết quả kèm đơn vị tính',
  'mục tiêu': 'Mục tiêu kèm đơn vị tính',
  'tỷ lệ': 'Tỷ lệ so với mục tiêu, một số lẻ',
  'căn cứ': '“Nghị quyết”, “kế hoạch năm”, “dự toán”…',
  'đánh giá': '“vượt”, “đạt”, “chưa đạt”',
  'đánh giá lại': 'Như trên, chỉ có khi đánh giá đã được ghi đè',
  'tăng giảm': 'So với cùng kỳ: “tăng 5,5%”, “giảm 6,3%”, “tăng 4,3 lần”',
  'lũy kế': 'Lũy kế kèm đơn vị tính',
  'số tháng': 'Số tháng của lũy kế: “3 tháng”',
  'tăng giảm lũy kế': 'Lũy kế so với cùng kỳ',
  năm: 'Năm của kết quả',
  'bình quân': 'Bình quân năm kèm đơn vị tính',
  'tăng bình quân': '“tăng bình quân 5,5%”',
  nhóm: 'Nguồn vốn: “vốn kéo dài”, “vốn trong năm”',
  'chia ra': 'Từng đơn vị với số được giao',
};

const ALWAYS: readonly string[] = ['tên', 'tên thường', 'đạt', 'kết quả'];
const COMPARED: readonly string[] = ['tỷ lệ', 'căn cứ', 'tăng giảm'];

/** Placeholders that a kind of sentence has something for. */
export const PLACEHOLDERS_OF: Readonly<Record<SentenceKind, readonly string[]>> = {
  result: [...ALWAYS, 'mục tiêu', ...COMPARED, 'đánh giá', 'đánh giá lại'],
  part: [...ALWAYS, 'mục tiêu', ...COMPARED, 'đánh giá', 'đánh giá lại'],
  period: [...ALWAYS, 'lũy kế', 'số tháng', ...COMPARED, 'tăng giảm lũy kế'],
  cumulative: ['tên', 'tên thường', 'đạt', 'lũy kế', 'số tháng', 'tỷ lệ', 'căn cứ', 'tăng giảm lũy kế'],
  years: [...ALWAYS, 'năm', 'bình quân', 'tăng bình quân'],
  capital: [...ALWAYS, 'nhóm', 'mục tiêu', 'tỷ lệ'],
  target: ['tên', 'tên thường', 'mục tiêu', 'chia ra'],
};
