import type { WorkbookProblem } from '../contract/appError';

/** Why a workbook cannot be read, and what to do about it. */
export const WORKBOOK_PROBLEM: Readonly<Record<WorkbookProblem, readonly [string, string]>> = {
  notWorkbook: ['Tệp này không phải sổ tính Excel.', 'Hãy chọn một tệp .xlsx, .xls hoặc .csv.'],
  oldExcel: [
    'Tệp Excel cũ (.xls) này bị hỏng hoặc có phần không đọc được.',
    'Hãy mở bằng Excel, chọn Lưu thành với kiểu “Excel Workbook (.xlsx)” rồi nhập lại.',
  ],
  otherFormat: [
    'Tệp này ở định dạng khác (.ods hoặc .xlsb), chương trình chưa đọc được.',
    'Hãy mở bằng Excel hoặc LibreOffice, chọn Lưu thành với kiểu .xlsx rồi nhập lại.',
  ],
  webPage: [
    'Tệp này là trang web (HTML, XML) được đặt tên như tệp Excel.',
    'Hãy mở bằng Excel, chọn Lưu thành với kiểu “Excel Workbook (.xlsx)” rồi nhập lại.',
  ],
  password: ['Tệp này được đặt mật khẩu.', 'Hãy gỡ mật khẩu trong Excel, lưu lại rồi nhập.'],
  damaged: ['Tệp bị hỏng, không đọc được nội dung.', 'Hãy mở và lưu lại bằng Excel, hoặc xin bản khác của tệp.'],
  timeout: ['Đọc tệp quá lâu nên đã dừng lại.', 'Hãy chép riêng trang có bảng sang một tệp mới rồi nhập.'],
  memory: ['Tệp quá lớn để đọc trên máy này.', 'Hãy chép riêng trang có bảng sang một tệp mới rồi nhập.'],
  empty: ['Tệp không có trang tính nào có nội dung.', 'Hãy kiểm tra lại tệp và chọn tệp khác.'],
};
