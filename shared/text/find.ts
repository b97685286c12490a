/** Words of finding and replacing. */
export const FIND_TEXT = {
  title: 'Tìm và thay thế',
  query: 'Tìm',
  replacement: 'Thay bằng',
  placeholder: 'Tìm trong biểu này',
  placeholderPlan: 'Tìm trong cả kế hoạch',
  replacementPlaceholder: 'Thay bằng (để trống là xóa)',
  next: 'Kết quả kế tiếp (Enter)',
  previous: 'Kết quả trước (Shift+Enter)',
  matchCase: 'Phân biệt chữ hoa, chữ thường',
  ignoreAccents: 'Không phân biệt dấu: “nuoc” tìm thấy “nước”',
  wholeCell: 'Khớp cả ô',
  matchCaseShort: 'Aa',
  ignoreAccentsShort: 'ă→a',
  wholeCellShort: 'Cả ô',
  scope: 'Phạm vi tìm',
  inSheet: 'Biểu này',
  inPlan: 'Cả kế hoạch',
  replace: 'Thay',
  replaceAll: 'Thay tất cả',
  showReplace: 'Thay thế (Ctrl+H)',
  close: 'Đóng (Esc)',
  none: 'Không thấy',
  searching: 'Đang tìm…',
  count: (at: number, all: number, sheets: number): string =>
    at < 1 ? (sheets > 1 ? `${all} ô, ${sheets} biểu` : `${all} ô`) : `${at}/${all}`,
  list: 'Danh sách kết quả',
  listMore: (count: number): string => `… và ${count} ô nữa; dùng Enter để đi qua từng ô.`,
  countLabel: (at: number, all: number): string =>
    at < 1 ? `Tìm thấy ${all} ô` : `Ô thứ ${at} trong ${all} ô tìm thấy`,
  tryWithoutAccents: 'Tìm không phân biệt dấu',
  hiddenToo: (count: number): string => `Còn ${count} dòng đang ẩn không được tìm.`,
  accentsWarning: 'Đang tìm không phân biệt dấu: chữ khác dấu cũng sẽ bị thay.',
  readOnly: 'Sổ chỉ cho đọc nên không thay được.',
} as const;

/** "Đã thay ở 10 ô. 2 ô không sửa trực tiếp được nên giữ nguyên." */
export const explainReplacing = (replaced: number, sheets: number, locked: number, shownOnly: number): string => {
  const where = sheets > 1 ? `${replaced} ô của ${sheets} biểu` : `${replaced} ô`;
  const parts = [replaced > 0 ? `Đã thay ở ${where}.` : 'Không có ô nào được thay.'];
  if (locked > 0) parts.push(`${locked} ô không sửa trực tiếp được nên giữ nguyên.`);
  if (shownOnly > 0) parts.push(`${shownOnly} ô chỉ khớp ở dấu chấm phân nhóm khi hiển thị nên giữ nguyên.`);
  return parts.join(' ');
};
