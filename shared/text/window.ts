/** Words of native windows and message boxes. */
export const WINDOW_TEXT = {
  appName: 'Sổ Kế hoạch',
  unsavedTitle: 'Chưa ghi được thay đổi xuống đĩa',
  closeAnyway: 'Đóng và bỏ thay đổi chưa ghi',
  keepOpen: 'Ở lại',
  /** Closing would cut something short. */
  work: {
    title: 'Có việc đang làm dở',
    detail: (work: string): string =>
      `${work}\nĐóng bây giờ thì việc này dừng giữa chừng; số liệu đã ghi trong sổ không bị ảnh hưởng.`,
    stay: 'Đợi xong',
    leave: 'Đóng ngay',
  },
  crashedTitle: 'Cửa sổ vừa dừng đột ngột',
  crashedMessage: 'Số liệu đã ghi vẫn nguyên vẹn. Hãy tải lại cửa sổ để làm tiếp.',
  reload: 'Tải lại',
  quit: 'Thoát',
  unexpectedTitle: 'Sổ Kế hoạch gặp lỗi ngoài dự kiến',
  logged: (reference: string, folder: string): string =>
    `Lỗi đã được ghi lại với mã ${reference} trong thư mục ${folder}. Khi báo lỗi, xin gửi kèm mã này.`,
} as const;
