import type { UnitRefusal } from '../contract/appError';

/** Labels of undo steps about units. */
export const UNIT_STEP = {
  add: (name: string): string => `thêm đơn vị ${name}`,
  addMany: (count: number): string => `thêm ${count} đơn vị`,
  rename: (old: string, name: string): string => `đổi tên ${old} thành ${name}`,
  edit: (name: string): string => `sửa đơn vị ${name}`,
  close: (name: string): string => `kết thúc hoạt động ${name}`,
  move: (name: string): string => `chuyển vị trí ${name}`,
  remove: (name: string): string => `xóa đơn vị ${name}`,
  merge: (count: number, name: string): string => `sáp nhập ${count} đơn vị thành ${name}`,
  split: (name: string, count: number): string => `tách ${name} thành ${count} đơn vị`,
  addKind: (name: string): string => `thêm loại đơn vị ${name}`,
  editKind: (name: string): string => `sửa loại đơn vị ${name}`,
  removeKind: (name: string): string => `xóa loại đơn vị ${name}`,
  import: (count: number): string => `nhập sắp xếp đơn vị năm 2025 (${count} xã, phường)`,
  dues: (count: number): string => `đặt hạn báo cáo cho ${count} đơn vị`,
} as const;

/** Why a unit cannot be as asked for, and what to do. */
const REFUSED: Readonly<Record<UnitRefusal, readonly [string, string]>> = {
  inUse: [
    'Đơn vị này đang có số liệu hoặc nội dung gắn với nó nên không xóa được.',
    'Hãy ghi ngày kết thúc hoạt động.',
  ],
  nameMissing: ['Đơn vị chưa có tên.', 'Hãy nhập tên đơn vị.'],
  nameTaken: [
    'Đã có đơn vị cùng tên, cùng thời gian hoạt động ở cấp này.',
    'Hãy đặt tên khác hoặc sửa ngày hoạt động.',
  ],
  dates: ['Ngày kết thúc đứng trước ngày bắt đầu.', 'Hãy sửa lại một trong hai ngày.'],
  circle: ['Đơn vị không thể trực thuộc chính nó hoặc đơn vị cấp dưới của nó.', 'Hãy chọn đơn vị cấp trên khác.'],
  ended: ['Đơn vị này đã kết thúc hoạt động trước ngày đó.', 'Hãy chọn đơn vị khác hoặc ngày khác.'],
  beginsLater: ['Đơn vị này bắt đầu hoạt động sau ngày đó.', 'Hãy chọn ngày muộn hơn.'],
  tooFew: ['Cần ít nhất hai đơn vị.', 'Hãy chọn thêm đơn vị.'],
  twice: ['Có đơn vị được chọn hai lần.', 'Hãy bỏ bớt một lần.'],
  kindMissing: ['Đơn vị chưa có loại.', 'Hãy chọn loại đơn vị.'],
  kindTaken: ['Đã có loại đơn vị cùng tên.', 'Hãy đặt tên khác.'],
  kindInUse: ['Đang có đơn vị thuộc loại này.', 'Hãy đổi loại của các đơn vị đó trước.'],
  noProvince: ['Sổ này chưa có đơn vị nào để đặt các xã, phường mới vào.', 'Hãy thêm đơn vị cấp tỉnh trước.'],
};

/** Why a change to a unit is refused: title, reason, what to do. */
export const explainUnitRefusal = (name: string, why: UnitRefusal): readonly [string, string, string] => [
  name === '' ? 'Chưa sửa được đơn vị' : `Chưa sửa được “${name}”`,
  ...REFUSED[why],
];
