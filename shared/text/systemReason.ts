/** The operating system's codes (ENOSPC, EBUSY, EACCES…) in words, and what a person can do about them. */

/** In words, for a sentence: "ổ đĩa đã đầy". */
export const systemReason = (code: string): string => {
  switch (code) {
    case 'ENOSPC':
      return 'ổ đĩa đã đầy';
    case 'EBUSY':
    case 'EPERM':
    case 'ETXTBSY':
      return 'tệp đang được chương trình khác sử dụng';
    case 'EACCES':
      return 'máy không cho phép truy cập thư mục hoặc tệp này';
    case 'EROFS':
      return 'ổ đĩa này chỉ cho đọc';
    case 'ENOENT':
    case 'ENOTDIR':
      return 'không tìm thấy thư mục hoặc tệp';
    case 'EISDIR':
      return 'đây là một thư mục, không phải tệp';
    case 'EIO':
      return 'ổ đĩa báo lỗi khi đọc hoặc ghi';
    case 'ENAMETOOLONG':
      return 'tên tệp quá dài';
    default:
      return `hệ thống báo mã ${code}`;
  }
};

/** Another program has the file open. */
export const isInUse = (code: string): boolean => code === 'EBUSY' || code === 'EPERM' || code === 'ETXTBSY';

/** What to do about a file that could not be written. */
export const writeAdvice = (code: string): string => {
  if (code === 'ENOSPC') return 'Hãy xóa bớt tệp không dùng hoặc chọn Lưu thành… sang ổ đĩa khác.';
  if (code === 'EBUSY' || code === 'EPERM') return 'Hãy đóng tệp ở chương trình khác (ví dụ Excel) rồi thử lại.';
  return 'Hãy thử lại hoặc chọn Lưu thành… sang thư mục khác.';
};

/** What to do about a file made from the plan that could not be written. */
export const outputAdvice = (code: string): string => {
  if (code === 'ENOSPC') return 'Hãy xóa bớt tệp không dùng hoặc chọn ổ đĩa khác, rồi thử lại.';
  if (isInUse(code)) return 'Hãy đóng tệp ở chương trình khác (ví dụ Excel) hoặc chọn tên khác, rồi thử lại.';
  return 'Hãy thử lại và chọn thư mục khác.';
};
