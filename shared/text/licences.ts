/** The dialog of the licences of others' work in the program. */
export const LICENCES_DIALOG = {
  title: 'Giấy phép phần mềm',
  text: 'Chương trình dùng những phần mềm mã nguồn mở dưới đây. Giấy phép của Electron và Chromium nằm trong thư mục cài đặt: LICENSE.electron.txt và LICENSES.chromium.html; danh mục thành phần (SBOM) ở resources/sbom.cdx.json.',
  entry: (name: string, licence: string): string => `${name} (${licence})`,
  list: 'Phần mềm',
  licence: 'Nội dung giấy phép',
  none: 'Không đọc được danh sách giấy phép của bản cài đặt này. Hãy cài lại chương trình.',
  close: 'Đóng',
} as const;
