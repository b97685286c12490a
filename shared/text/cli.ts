/** Words of the command line `skh`. */
export const CLI_TEXT = {
  usage: `skh – Sổ Kế hoạch trên dòng lệnh

  skh new FILE [--sample tam-duong]          tạo sổ kế hoạch
  skh info FILE                              thông tin của sổ
  skh verify FILE                            kiểm tra toàn vẹn, mã kiểm, khóa ngoại, cấu trúc
  skh rescue FILE -o NEW.skh                 cứu mọi dòng còn đọc được của tệp hỏng sang tệp mới
  skh check FILE                             kiểm tra số liệu: tổng, lũy kế, đơn vị tính, số bất thường, thiếu số
  skh sheets FILE                            danh sách biểu
  skh sets FILE                              danh sách bộ biểu
  skh show FILE --sheet ID [--period P] [--unit U]
  skh set FILE --sheet ID --row DÒNG --column CỘT TEXT
  skh undo FILE · skh redo FILE · skh history FILE [--limit N] [-o OUT.xlsx]
  skh backups FILE --folder DIR              các bản sao lưu của sổ trong một thư mục
  skh restore FILE BACKUP [--dry-run]        khôi phục một bản sao lưu thành một bước; --dry-run chỉ xem khác nhau
  skh export FILE --sheet ID -o OUT.xlsx [--profile nha-nuoc|dang] [--layout phu-luc|bieu]
  skh export FILE --set ID -o OUT.xlsx       cả bộ biểu trong một tệp, thêm được --profile và --layout
  skh import FILE BOOK --sheet ID [--dry-run]
  skh target TEXT [--figure TEXT] [--direction higher|lower] [--range upper|lower|inside]
                  [--scale "HTXSNV,HTTNV,HTNV,KHTNV"]

  SKH_NAME=…  (biến môi trường) tên ghi vào nhật ký; nếu không có, dùng tên tài khoản máy
  --json   in kết quả cho chương trình đọc
  Mã thoát: 0 tốt và đã ghi xuống đĩa · 1 có vấn đề · 2 sai cách dùng, không đọc được hoặc không ghi được
`,
  badUse: (what: string): string => `Sai cách dùng: ${what}. Gõ "skh --help" để xem cách dùng.`,
  missing: (what: string): string => `thiếu ${what}`,
  unexpected: (word: string): string => `không hiểu "${word}" ở đây`,
  unknownCommand: (name: string): string => `không có lệnh "${name}"`,
  badValue: (option: string, value: string): string => `--${option} không nhận "${value}"`,
  created: (path: string): string => `Đã tạo ${path}`,
  exported: (path: string): string => `Đã xuất ${path}`,
  rescueList: (path: string): string => `Danh sách phần bị mất hoặc cần đối chiếu: ${path}`,
  step: (label: string): string => `Đã ghi: ${label}`,
  nothingChanged: 'Không có gì thay đổi.',
  checksumWarning: 'Lưu ý: mã kiểm của tệp không khớp, tệp có thể đã hỏng hoặc bị sửa bên ngoài; chỉ mở để đọc.',
  checkFine: 'Không thấy số liệu nào cần soát lại.',
  checkMore: (more: number): string => `… và ${more} mục khác.`,
  noSheet: 'Không hiện trên biểu nào',
  verifyFine: 'Tệp toàn vẹn.',
  waiting: (steps: number): string => `${steps} bước nằm trong tệp ghi nhanh bên cạnh, sẽ vào tệp khi mở để sửa.`,
  goodVersion: (path: string): string => `Bản tốt gần đây: ${path}`,
  verifyProblem: (what: string): string => `Có vấn đề: ${what}`,
  checksum: { ok: 'mã kiểm khớp', none: 'không có mã kiểm (tệp SQLite thường)', mismatch: 'mã kiểm không khớp' },
  importCounts: (matched: number, unchanged: number, changed: number, added: number, unmatched: number): string =>
    `Khớp ${matched} dòng, không đổi ${unchanged}, thay đổi ${changed}, dòng mới ${added}, không khớp ${unmatched}.`,
  dryRun: 'Chỉ xem trước, chưa ghi gì.',
  noBackups: 'Không có bản sao lưu nào của sổ này trong thư mục.',
  unsafe: (why: string): string => `Lưu ý: chưa sao lưu được bản trước khi khôi phục: ${why}`,
  period: 'Kỳ',
  version: 'Phiên bản cấu trúc',
  steps: 'Số bước đã ghi',
  plan: 'Kế hoạch',
  file: 'Tệp',
  sheets: 'Biểu',
} as const;
