/** Words of the native menu besides the names of actions (dialogs.ts); `&` marks the letter for Alt. */
export const MENU_TEXT = {
  file: '&Tệp',
  edit: '&Sửa',
  row: '&Dòng',
  view: '&Xem',
  data: 'Số &liệu',
  help: 'Trợ &giúp',
  recent: 'Gần đây',
  noRecent: 'Chưa có tệp nào',
  fullScreen: 'Toàn màn hình',
  devTools: 'Công cụ phát triển',
  quit: 'Thoát',
  assessment: 'Đánh giá',
  arrange: 'Sắp đặt dòng',
  more: 'Điền và chọn',
  context: 'Việc làm được ở đây',
} as const;
