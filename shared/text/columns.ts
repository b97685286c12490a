/** Words of the column menu, the filter list and the bar above a filtered or sorted sheet. */
export const COLUMN_TEXT = {
  byChoice: '(cột tùy chọn)',
  openFilter: (column: string): string => `Lọc và sắp xếp cột ${column}`,
  sortAscending: 'Sắp xếp tăng dần',
  sortDescending: 'Sắp xếp giảm dần',
  sortTextUp: 'Sắp xếp A → Y',
  sortTextDown: 'Sắp xếp Y → A',
  storedOrder: 'Về thứ tự gốc',
  choose: 'Cột hiện trên biểu',
  reset: 'Đặt lại',
  resetHint: 'Độ rộng, cố định và ẩn, hiện như mẫu biểu',
  close: 'Xong',
  tooWideToFreeze: 'Không đủ chỗ để cố định: hãy chọn ít cột hơn',
} as const;

export const FILTER_TEXT = {
  title: (column: string): string => `Lọc cột ${column}`,
  search: 'Tìm trong cột…',
  all: 'Chọn tất cả',
  allFound: 'Chọn tất cả giá trị tìm thấy',
  blank: '(Trống)',
  contains: (text: string): string => `Mọi ô có chứa “${text}”`,
  nothing: 'Không có giá trị nào phù hợp.',
  more: (count: number): string => `Còn ${count} giá trị nữa. Gõ để tìm.`,
  submit: 'Lọc',
  cancel: 'Đóng',
  clear: 'Bỏ lọc',
} as const;

export const ARRANGE_TEXT = {
  label: 'Lọc và sắp xếp',
  filtering: (shown: string, all: string): string => `Đang lọc: ${shown}/${all} dòng`,
  nothing: 'Không có dòng nào phù hợp với bộ lọc.',
  byValues: (column: string, values: string): string => `${column}: ${values}`,
  byText: (column: string, text: string): string => `${column} có chứa “${text}”`,
  many: (count: number): string => `${count} giá trị`,
  removeOne: (what: string): string => `Bỏ điều kiện ${what}`,
  clear: 'Bỏ lọc',
  again: 'Lọc lại',
  sortAgain: 'Sắp xếp lại',
  sorted: (column: string, descending: boolean): string =>
    `Đang xếp theo ${column}, ${descending ? 'giảm dần' : 'tăng dần'}`,
  sortedNote: 'Chỉ đổi cách xem; thứ tự lưu trong sổ không đổi.',
  storedOrder: 'Về thứ tự gốc',
} as const;

export const GO_TO_TEXT = {
  title: 'Đi tới',
  placeholder: 'E12, số dòng hoặc tên chỉ tiêu',
  hint: 'Enter để đi tới, Esc để đóng.',
  hidden: 'Nơi này đang bị ẩn. Hãy bỏ lọc hoặc hiện lại cột.',
  none: 'Không có ô, dòng hay chỉ tiêu nào như vậy.',
  close: 'Đóng',
} as const;
