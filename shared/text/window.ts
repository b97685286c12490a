/** Words of native windows and message boxes. */
export const WINDOW_TEXT = {
  appName: 'Sổ Kế hoạch',
  unsavedTitle: 'Chưa ghi được thay đổi xuống đĩa',
  closeAnyway: 'Đóng và bỏ thay đổi chưa ghi',
  keepOpen: 'Ở lại',
  crashedTitle: 'Cửa sổ vừa dừng đột ngột',
  crashedMessage: 'Số liệu đã ghi vẫn nguyên vẹn. Hãy tải lại cửa sổ để làm tiếp.',
  reload: 'Tải lại',
  quit: 'Thoát',
  unexpectedTitle: 'Sổ Kế hoạch gặp lỗi ngoài dự kiến',
  logged: (reference: string, folder: string): string =>
    `Lỗi đã được ghi lại với mã ${reference} trong thư mục ${folder}. Khi báo lỗi, xin gửi kèm mã này.`,
} as const;
