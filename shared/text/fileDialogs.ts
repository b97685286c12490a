/** Titles, filters and proposed names of the native file dialogs. */
export const FILE_DIALOG = {
  newTitle: 'Tạo sổ kế hoạch mới',
  newName: (year: number): string => `Kế hoạch năm ${year}.skh`,
  openTitle: 'Mở sổ kế hoạch',
  saveAsTitle: 'Lưu thành tệp khác',
  exportTitle: 'Xuất Excel',
  pdfTitle: 'Lưu PDF',
  pdfFilter: 'PDF',
  importTitle: 'Nhập Excel',
  planFilter: 'Sổ kế hoạch',
  databaseFilter: 'Cơ sở dữ liệu SQLite',
  workbookFilter: 'Excel',
  importFilter: 'Excel, CSV',
  copyName: (name: string): string => `${name} - bản sao.skh`,
  sampleName: (title: string): string => `${title} (mẫu).skh`,
} as const;
