/** Words of the dialogs. Buttons name the action. */
export const EXPORT_DIALOG = {
  title: 'Xuất Excel',
  titlePrint: 'Xuất để in',
  leadPrint: 'Biểu được xuất ra tệp Excel khổ giấy và lề theo thể thức; mở tệp đó để in.',
  layout: 'Kiểu trình bày',
  annex: 'Phụ lục kèm văn bản',
  annexHint: 'Có tên phụ lục và dòng “(Kèm theo …)”; không có phần ký.',
  standalone: 'Biểu độc lập',
  standaloneHint: 'Có tên cơ quan, số biểu, người lập biểu và thủ trưởng đơn vị ký.',
  profile: 'Thể thức',
  state: 'Cơ quan nhà nước',
  stateHint: 'Nghị định 30/2020/NĐ-CP',
  party: 'Cơ quan đảng',
  partyHint: 'Hướng dẫn 36-HD/VPTW',
  submit: 'Chọn nơi lưu và xuất…',
  cancel: 'Để sau',
  working: 'Đang xuất…',
  done: 'Đã xuất biểu',
} as const;

export const IMPORT_DIALOG = {
  title: 'Xem trước khi nhập',
  reading: 'Đang đọc tệp Excel…',
  from: (file: string, sheet: string): string => `Tệp ${file}, trang “${sheet}”`,
  byKeys: 'Nhận ra các dòng theo khóa ẩn của bản xuất.',
  byLabels: 'Nhận ra các dòng theo tên chỉ tiêu.',
  matched: (matched: number, unchanged: number): string => `Khớp ${matched} dòng, ${unchanged} dòng không đổi.`,
  changed: 'Thay đổi',
  added: 'Dòng mới',
  unmatched: 'Không khớp',
  warnings: 'Lưu ý',
  address: 'Ô',
  row: 'Chỉ tiêu',
  column: 'Cột',
  from_: 'Đang có',
  to: 'Sẽ thành',
  text: 'Nội dung',
  reason: 'Lý do',
  place: 'Vị trí',
  values: 'Số liệu',
  blank: '(trống)',
  unreadable: 'Không đọc được thành số; nội dung vẫn được giữ nguyên.',
  selectAll: 'Chọn tất cả',
  select: (address: string): string => `Nhập ô ${address}`,
  after: (name: string): string => `sau “${name}”`,
  atTop: 'ở đầu biểu',
  submit: (changed: number, added: number): string => {
    const parts: string[] = [];
    if (changed > 0) parts.push(`${changed} thay đổi`);
    if (added > 0) parts.push(`${added} dòng mới`);
    return parts.length === 0 ? 'Chưa chọn gì để nhập' : `Nhập ${parts.join(' và ')}`;
  },
  skip: 'Bỏ qua',
  close: 'Đóng',
  working: 'Đang nhập…',
  nothing: 'Không có gì cần nhập',
  nothingText: 'Các dòng khớp đều có số liệu giống trong sổ.',
  nothingUnmatched: 'Những dòng không khớp và lưu ý được liệt kê ở các thẻ bên trên.',
  none: 'Không có mục nào.',
} as const;

export const UNMATCHED = {
  noSuchRow: 'Không có chỉ tiêu nào trong biểu mang tên này.',
  ambiguous: 'Có nhiều chỉ tiêu cùng tên, chưa rõ là dòng nào.',
  duplicate: 'Chỉ tiêu này xuất hiện nhiều lần trong tệp.',
  outsideTable: 'Nội dung nằm ngoài bảng.',
} as const;

export const OVERRULE_DIALOG = {
  title: 'Ghi đè đánh giá',
  lead: (name: string): string => `Chỉ tiêu: ${name}`,
  computed: (verdict: string): string => `Theo tính toán: ${verdict}`,
  verdict: 'Đánh giá của cơ quan',
  reason: 'Lý do',
  reasonHint: 'Được ghi vào nhật ký, hiện khi rê chuột vào ô và in ở phần ghi chú.',
  reasonMissing: 'Hãy ghi lý do để người đọc sau này hiểu vì sao đánh giá khác kết quả tính.',
  submit: 'Ghi đè',
  clear: 'Bỏ ghi đè',
  cancel: 'Giữ nguyên',
} as const;

export const SHORTCUTS_DIALOG = {
  title: 'Phím tắt',
  search: 'Tìm theo việc cần làm hoặc theo phím',
  none: 'Không có phím tắt nào phù hợp.',
  close: 'Đóng',
} as const;

export const ABOUT_DIALOG = {
  title: 'Giới thiệu',
  version: (version: string): string => `Phiên bản ${version}`,
  text: 'Bàn làm việc kế hoạch cho cơ quan tài chính - kế hoạch địa phương. Số liệu nằm trong tệp trên máy này; chương trình không gửi gì qua mạng.',
  close: 'Đóng',
} as const;

export const SAMPLE_DIALOG = {
  title: 'Mở kế hoạch mẫu',
  lead: 'Chọn một mẫu. Chương trình tạo một bản sao để bạn thử thoải mái.',
  submit: 'Mở mẫu',
  cancel: 'Để sau',
} as const;

/** Names of the actions in the menu, the context menu and the list of shortcuts. */
export const ACTION = {
  'file.new': 'Tạo mới',
  'file.newSample': 'Mở kế hoạch mẫu',
  'file.open': 'Mở…',
  'file.save': 'Lưu',
  'file.saveAs': 'Lưu thành…',
  'file.print': 'In…',
  'file.close': 'Đóng sổ',
  'edit.undo': 'Hoàn tác',
  'edit.redo': 'Làm lại',
  'edit.cut': 'Cắt',
  'edit.copy': 'Sao chép',
  'edit.paste': 'Dán',
  'edit.clear': 'Xóa nội dung',
  'edit.cell': 'Sửa ô',
  'edit.selectAll': 'Chọn tất cả',
  'edit.selectRows': 'Chọn cả dòng',
  'edit.selectColumns': 'Chọn cả cột',
  'edit.copyWithHeaders': 'Sao chép kèm tiêu đề cột',
  'edit.fillDown': 'Điền xuống',
  'edit.fillRight': 'Điền sang phải',
  'edit.pick': 'Chọn từ danh sách',
  'edit.find': 'Tìm…',
  'edit.replace': 'Thay thế…',
  'edit.findNext': 'Tìm tiếp',
  'edit.findPrevious': 'Tìm ngược lên',
  'edit.goTo': 'Đi tới…',
  'rows.filter': 'Lọc theo cột này…',
  'rows.clearFilters': 'Bỏ lọc',
  'rows.sortAscending': 'Sắp xếp tăng dần',
  'rows.sortDescending': 'Sắp xếp giảm dần',
  'rows.storedOrder': 'Về thứ tự gốc',
  'column.freeze': 'Cố định đến cột này',
  'column.unfreeze': 'Bỏ cố định cột',
  'column.hide': 'Ẩn cột này',
  'column.choose': 'Ẩn, hiện cột…',
  'column.fit': 'Cột vừa nội dung',
  'column.reset': 'Đặt lại các cột như mẫu biểu',
  'workbook.export': 'Xuất Excel',
  'workbook.import': 'Nhập Excel',
  'row.insertAbove': 'Chèn dòng trên',
  'row.insertBelow': 'Chèn dòng dưới',
  'row.delete': 'Xóa dòng',
  'row.overrule': 'Ghi đè đánh giá…',
  'row.toggleEstimate': 'Đánh dấu số ước',
  'row.toggleActual': 'Bỏ đánh dấu số ước',
  'row.direction': 'Đổi sang càng thấp càng tốt',
  'row.directionHigher': 'Đổi sang càng cao càng tốt',
  'view.zoomIn': 'Phóng to',
  'view.zoomOut': 'Thu nhỏ',
  'view.zoomReset': 'Cỡ thường (100%)',
  'view.details': 'Chi tiết ô',
  'view.history': 'Nhật ký',
  'view.nav': 'Danh mục',
  'view.nextPane': 'Sang vùng kế tiếp',
  'view.previousPane': 'Về vùng trước',
  'help.shortcuts': 'Phím tắt',
  'app.about': 'Giới thiệu',
} as const;

/** Why an action is not available now. */
export const UNAVAILABLE = {
  noPlan: 'Chưa mở sổ kế hoạch',
  readOnly: 'Sổ chỉ cho đọc',
  nothingToUndo: 'Không còn bước để hoàn tác',
  nothingToRedo: 'Không còn bước để làm lại',
  notEditable: 'Ô này không sửa trực tiếp',
  noRow: 'Chưa chọn dòng nào',
  noVerdict: 'Dòng này không có đánh giá',
  noChoices: 'Ô này không có danh sách để chọn',
  noFigure: 'Dòng này chưa có kết quả',
  noSample: 'Chưa có kế hoạch mẫu nào',
  lastColumn: 'Biểu cần còn ít nhất một cột',
  nothingFrozen: 'Không có cột nào đang cố định',
  notFiltered: 'Biểu không đang lọc',
  notSorted: 'Biểu đang theo thứ tự gốc',
} as const;

/** Keys that are not actions of the menu. */
export const KEY_HELP: readonly { readonly group: string; readonly keys: readonly (readonly [string, string])[] }[] = [
  {
    group: 'Nhập liệu',
    keys: [
      ['Gõ chữ', 'Thay nội dung ô'],
      ['Enter · Shift+Enter', 'Ghi và xuống · lên'],
      ['Tab · Shift+Tab', 'Ghi và sang phải · trái'],
      ['Alt+Enter', 'Xuống dòng trong ô'],
      ['Esc', 'Bỏ nội dung đang gõ'],
      ['Enter · Tab · →', 'Nhận gợi ý hiện khi gõ'],
      ['F2 rồi Alt+↓', 'Chọn từ danh sách'],
    ],
  },
  {
    group: 'Di chuyển và chọn',
    keys: [
      ['Mũi tên', 'Sang ô bên cạnh'],
      ['Home · End', 'Đầu dòng · cuối dòng'],
      ['Ctrl+Home · Ctrl+End', 'Đầu biểu · cuối biểu'],
      ['Ctrl+mũi tên', 'Đến mép bảng'],
      ['PageUp · PageDown', 'Lên · xuống một trang'],
      ['Shift+phím di chuyển', 'Chọn vùng'],
      ['Shift+F10', 'Mở trình đơn của ô'],
    ],
  },
];
