import type { Loss } from '../contract/cellDetails';

/** Words of the row gestures: inserting, deleting, moving, grouping, parts, notes. */
export const ROWS = {
  add: '+ Thêm dòng',
  addHint: 'Thêm một dòng ở cuối biểu (Alt+Insert: dưới dòng đang chọn)',
  fold: 'Thu gọn nhóm',
  unfold: 'Mở rộng nhóm',
  note: 'Ghi chú của ô',
  noteAt: (address: string): string => `Ghi chú của ô ${address}`,
  noteHint: 'Ctrl+Enter để ghi, Esc để bỏ',
  noteSave: 'Ghi',
  noteClear: 'Xóa ghi chú',
  noteCancel: 'Bỏ',
} as const;

/** Why a row gesture cannot be done now. */
export const ROW_BLOCKED = {
  noRow: 'Chưa chọn dòng nào',
  sorted: 'Biểu đang được sắp xếp; hãy về thứ tự gốc để chuyển dòng',
  noParts: 'Dòng này không có chỉ tiêu thành phần',
  isPart: 'Dòng này đã là chỉ tiêu thành phần hoặc tiêu đề nhóm',
  oneRow: 'Chỉ tách được từng dòng một',
  rowsBelow: 'Dòng này đang có các dòng cấp dưới',
  noGroup: 'Dòng này không nằm trong nhóm nào',
  nothingToFold: 'Không có nhóm nào để thu gọn hay mở rộng',
  noCell: 'Chưa chọn ô nào',
  unitRows: 'Dòng của biểu này là các đơn vị; thêm, bớt trong danh mục đơn vị',
} as const;

/** What the status bar says while rows are dragged. */
export const ROW_DROP = {
  under: (name: string): string =>
    name.trim() === '' ? 'Thả để đặt dưới dòng chưa có tên' : `Thả để đặt dưới “${name}”`,
  top: 'Thả để đặt ở cấp ngoài cùng',
  amongParts: 'Thả để đổi thứ tự các chỉ tiêu thành phần',
  stays: 'Dòng đang ở đây',
} as const;

/** What the status bar says when a gesture led nowhere. */
export const ROW_STAYS = {
  up: 'Dòng đã ở trên cùng, không chuyển lên được nữa',
  down: 'Dòng đã ở dưới cùng, không chuyển xuống được nữa',
  lower: 'Không hạ cấp được: phía trên không có dòng nào để đứng dưới',
  raise: 'Dòng đã ở cấp cao nhất',
  renumbered: 'Số thứ tự đã đúng thứ tự',
  notBegun: 'Đã bỏ dòng trống ở cuối biểu',
} as const;

const counted = (parts: readonly (readonly [number, string])[]): string =>
  parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ');

/** "3 dòng, 2 mục tiêu, 5 kết quả, 1 ghi chú". */
export const countLoss = (loss: Loss): string =>
  counted([
    [loss.rows, 'dòng'],
    [loss.targets, 'mục tiêu'],
    [loss.figures, 'kết quả'],
    [loss.texts, 'nội dung ghi'],
    [loss.notes, 'ghi chú'],
    [loss.verdicts, 'đánh giá ghi đè'],
    [loss.links, 'liên kết từ mục khác'],
  ]);

export const DELETE_DIALOG = {
  title: 'Xóa dòng',
  text: (loss: Loss): string => `${countLoss(loss)} sẽ bị xóa; có thể hoàn tác.`,
  below: (count: number): string =>
    `Trong đó có ${count} dòng cấp dưới của dòng đã chọn. Có thể chỉ xóa dòng đã chọn và giữ các dòng cấp dưới lại.`,
  submit: (rows: number): string => `Xóa ${rows} dòng`,
  keepBelow: (rows: number): string => `Chỉ xóa ${rows} dòng đã chọn`,
  cancel: 'Giữ lại',
} as const;

export const JOIN_DIALOG = {
  title: 'Gộp chỉ tiêu thành phần',
  text: (name: string, part: string): string => `Còn lại một dòng “${name}” với số liệu của “${part}”.`,
  lost: (others: readonly string[], loss: Loss): string =>
    `${countLoss(loss)} của ${others.map((name) => `“${name}”`).join(', ')} sẽ bị xóa; có thể hoàn tác.`,
  submit: 'Gộp thành một dòng',
  cancel: 'Giữ nguyên',
} as const;

export const SPLIT_DIALOG = {
  title: 'Tách chỉ tiêu thành phần',
  lead: (name: string): string => `Chỉ tiêu: ${name}`,
  names: 'Tên các chỉ tiêu thành phần, mỗi dòng một tên',
  hint: 'Tên đầu tiên giữ mục tiêu, kết quả và ghi chú đang có; các tên sau là dòng trống.',
  example: 'Mầm non\nTiểu học\nTrung học cơ sở',
  tooFew: 'Hãy ghi ít nhất hai tên.',
  tooMany: (limit: number): string => `Chỉ tách được tối đa ${limit} chỉ tiêu thành phần.`,
  repeated: (name: string): string => `Tên “${name}” bị lặp lại.`,
  submit: (count: number): string => (count < 2 ? 'Tách' : `Tách thành ${count} chỉ tiêu`),
  cancel: 'Đóng',
} as const;
