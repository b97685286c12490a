import { formatDay } from './calendar';

/** Words of the dialog "Đơn vị". */
export const UNITS = {
  title: 'Đơn vị',
  search: 'Tìm đơn vị',
  tree: 'Danh sách đơn vị',
  closed: 'Hiện đơn vị đã kết thúc',
  none: 'Không có đơn vị nào khớp.',
  pick: 'Chọn một đơn vị ở bên trái.',
  add: 'Thêm đơn vị',
  kinds: 'Loại đơn vị',
  import: 'Sắp xếp năm 2025',
  close: 'Đóng',
  name: 'Tên đơn vị',
  shortName: 'Tên ngắn',
  shortHint: 'Dùng ở tiêu đề cột',
  kind: 'Loại',
  parent: 'Trực thuộc',
  noParent: '(không trực thuộc đơn vị nào)',
  validFrom: 'Hoạt động từ',
  validTo: 'Đến hết ngày',
  aliases: 'Tên gọi khác',
  aliasesHint: 'Mỗi dòng một tên; tên cũ tự được giữ lại khi đổi tên.',
  formedFrom: 'Hình thành từ',
  wentInto: 'Đã chuyển thành',
  part: 'một phần',
  source: 'Nguồn',
  uses: 'Đang gắn với đơn vị này',
  save: 'Lưu thay đổi',
  unsaved: 'chưa lưu',
  create: (count: number): string => (count > 1 ? `Thêm ${count} đơn vị` : 'Thêm đơn vị'),
  namesHint: 'Mỗi dòng một tên; dán được danh sách chép từ Excel',
  back: 'Quay lại',
  up: 'Chuyển lên',
  down: 'Chuyển xuống',
  merge: 'Sáp nhập…',
  split: 'Tách…',
  remove: 'Xóa đơn vị',
  removeBlocked: 'Đơn vị đang có số liệu hoặc nội dung gắn với nó nên không xóa được; hãy ghi ngày kết thúc.',
  dayHint: 'ngày/tháng/năm',
  dayWrong: (text: string): string => `“${text}” không phải là một ngày; hãy ghi như 30/6/2025.`,
  until: (day: string): string => `đến ${formatDay(day)}`,
  from: (day: string): string => `từ ${formatDay(day)}`,
} as const;

/** Words about merging and splitting by hand. */
export const MERGE = {
  mergeTitle: (name: string): string => `Sáp nhập ${name} với đơn vị khác`,
  splitTitle: (name: string): string => `Tách ${name}`,
  mergeLead: 'Đơn vị mới có chuỗi số liệu riêng. Số liệu của các đơn vị cũ được giữ nguyên và vẫn xem được.',
  splitLead: 'Các đơn vị mới có chuỗi số liệu riêng. Số liệu của đơn vị cũ được giữ nguyên.',
  day: 'Từ ngày',
  with: 'Các đơn vị nhập vào',
  whole: 'Toàn bộ',
  partOf: 'Một phần',
  into: 'Đơn vị mới',
  intoMany: 'Các đơn vị mới, mỗi dòng một tên',
  stays: 'Đơn vị cũ vẫn còn, phần còn lại tiếp tục hoạt động',
  note: 'Căn cứ',
  noteHint: 'Ví dụ: Nghị quyết số …',
  merge: 'Sáp nhập',
  split: 'Tách đơn vị',
  dayMissing: 'Hãy chọn ngày.',
} as const;

export const KINDS = {
  lead: 'Loại đơn vị là dữ liệu của sổ: đặt tên và cấp theo nơi làm việc.',
  name: 'Tên loại',
  level: 'Cấp',
  role: 'Là',
  area: 'Địa bàn',
  office: 'Phòng, ban, cơ quan',
  units: 'Số đơn vị',
  add: 'Thêm loại',
  save: 'Lưu',
  remove: 'Xóa',
  newName: 'Tên loại mới',
} as const;

export const MERGERS = {
  lead: (day: string): string =>
    `Nhập các xã, phường mới từ ngày ${formatDay(day)}. Cấp huyện kết thúc; đơn vị cũ được đóng và giữ nguyên số liệu.`,
  own: (name: string, day: string): string =>
    `${name} của sổ này hoạt động từ ngày ${formatDay(day)}. Các đơn vị đã nhập vào được thêm ở dạng đã kết thúc, để nhập số liệu những năm trước; số của ${name} trước ngày đó được cộng từ các đơn vị ấy khi cộng được.`,
  under: (name: string): string => `Đơn vị mới trực thuộc ${name}.`,
  noProvince: 'Sổ chưa có đơn vị cấp tỉnh để đặt các xã, phường mới vào.',
  all: 'Chọn cả tỉnh',
  concerned: 'Chọn nơi có trong sổ',
  there: 'đã có',
  found: 'có trong sổ',
  doubtful: 'trùng tên nhưng khác huyện; sẽ thêm mới vào danh sách đơn vị đã đóng',
  absent: 'chưa có trong sổ; sẽ thêm vào danh sách đơn vị đã đóng',
  reused: 'trùng tên với đơn vị cũ; hai đơn vị được phân biệt theo ngày hoạt động',
  closes: (names: readonly string[]): string => `Kết thúc hoạt động: ${names.join(', ')}.`,
  offices: (count: number): string => `${count} phòng, ban, cơ quan của cấp huyện cũng kết thúc.`,
  unknown: (names: readonly string[]): string =>
    `Đơn vị trong sổ mà dữ liệu này không nhắc đến, được giữ nguyên: ${names.join(', ')}.`,
  source: (source: string): string => `Nguồn dữ liệu: ${source}`,
  counts: (found: number, added: number): string => `${found} đơn vị cũ có trong sổ, ${added} đơn vị cũ được thêm.`,
  submit: (count: number): string => (count === 0 ? 'Chưa chọn đơn vị' : `Nhập ${count} xã, phường`),
  submitOld: (count: number): string => `Thêm ${count} đơn vị cũ`,
} as const;

/** "12 số liệu, 3 chỉ tiêu giao". */
export const usesText = (uses: {
  readonly figures: number;
  readonly targets: number;
  readonly units: number;
  readonly links: number;
  readonly others: number;
}): string =>
  (
    [
      [uses.figures, 'số liệu'],
      [uses.targets, 'mục tiêu'],
      [uses.units, 'đơn vị trực thuộc'],
      [uses.links, 'liên kết sáp nhập'],
      [uses.others, 'nội dung khác (biểu, hạn báo cáo, phân công…)'],
    ] as const
  )
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count} ${what}`)
    .join(', ');
