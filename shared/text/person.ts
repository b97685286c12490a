/** Words around the name of the person at this PC. */
export const PERSON = {
  title: 'Tên người dùng',
  lead: 'Tên này được ghi vào nhật ký cùng mỗi thay đổi, và hiện cho người khác khi tệp đang mở ở máy này.',
  name: 'Họ và tên',
  office: 'Cơ quan, phòng',
  nameExample: 'Ví dụ: Nguyễn Văn A',
  officeExample: 'Không bắt buộc. Ví dụ: Phòng TC-KH',
  hint: 'Đây không phải tài khoản: không có mật khẩu, chỉ lưu trên máy này và sửa lại lúc nào cũng được. Những thay đổi đã ghi giữ tên lúc đó.',
  account: (account: string): string => `Dùng tên máy: ${account}`,
  submit: 'Ghi tên',
  cancel: 'Đóng',
  /** In the status bar, until it is answered once. */
  ask: 'Ghi tên người dùng…',
  askWhy: (account: string): string =>
    `Thay đổi đang được ghi vào nhật ký dưới tên tài khoản máy “${account}”. Bấm để ghi họ và tên.`,
  saved: (name: string): string => `Từ bây giờ thay đổi được ghi dưới tên ${name}`,
} as const;
