import { BACKUP_DIALOG, OUTSIDE } from '../backups';
import { CLOSING, CORRECTION } from '../closing';
import { DAMAGE_DIALOG } from '../rescue';
import { LOG_TEXT } from '../story';
import { BANNER } from '../ui';
import { UNITS } from '../unitsDialog';
import { act, type HelpGroup, page, say, word } from './types';

export const CLOSED: HelpGroup = {
  title: 'Chốt số liệu, đính chính',
  pages: [
    {
      id: 'closing',
      title: 'Chốt số liệu và đính chính',
      synonyms: 'khóa số, mở lại kỳ, sửa số đã gửi, báo cáo sai, điều chỉnh kỳ trước',
      lead: say`Chốt sau khi gửi báo cáo: số đã gửi không ai sửa được nữa, kể cả bằng nhập Excel hay hoàn tác.`,
      steps: [
        say`Chọn ${act('period.close')}.`,
        say`Chọn ${word(CLOSING.period)} và ${word(CLOSING.of)}: toàn kế hoạch hoặc báo cáo của một đơn vị.`,
        say`Bấm nút chốt. Mỗi biểu có số được giữ một bản để đối chiếu.`,
        say`Phát hiện sai sau khi gửi: chọn ô đó, dùng ${act('period.correct')}.`,
        say`Ghi ${word(CORRECTION.text)}, ${word(CORRECTION.reason)}; chênh lệch chuyển vào kỳ đang mở.`,
        say`Chỉ khi thật cần: ${word(CLOSING.reopen)} và ghi lý do.`,
      ],
      notes: [say`Chốt năm không khóa các tháng; chốt tháng không khóa năm.`],
      picture: { name: 'chot-so-lieu', alt: 'Hộp Chốt số liệu: chọn kỳ, phạm vi, danh sách đã chốt' },
      related: ['checks', 'history', 'openPeriod'],
    },
  ],
};

export const TERM: HelpGroup = {
  title: 'Tổng kết nhiệm kỳ',
  pages: [
    {
      id: 'term',
      title: 'Báo cáo giữa kỳ, cuối nhiệm kỳ',
      synonyms: 'nghị quyết đại hội, sơ kết, tổng kết, 5 năm, nhiệm kỳ, bình quân năm, tăng trưởng',
      lead: say`Biểu kết quả so từng chỉ tiêu với nghị quyết; Biểu 5 năm cho thấy cả chuỗi năm.`,
      steps: [
        say`Mở Biểu kết quả; dán số các năm trước bằng ${act('period.past')}.`,
        say`Đánh dấu số chưa chính thức bằng ${act('row.toggleEstimate')}.`,
        say`Giữa kỳ, hiện cột Khả năng hoàn thành ở ${act('column.choose')}; đề xuất nằm ở ${act('view.details')}.`,
        say`Soát bằng ${act('view.checks')}, lấy câu văn bằng ${act('sentence.copy')}.`,
        say`Làm bộ phụ lục: ${act('workbook.sets')}; Danh mục văn bản là một biểu trong bộ.`,
        say`Gửi xong thì chốt: ${act('period.close')}.`,
      ],
      notes: [say`Bình quân năm chỉ tính các năm đã có số; năm dở dang để trống thì không tính vào.`],
      picture: null,
      related: ['verdicts', 'export', 'closing'],
    },
  ],
};

export const MERGING: HelpGroup = {
  title: 'Sáp nhập đơn vị',
  pages: [
    {
      id: 'merger',
      title: 'Sáp nhập, tách, đổi tên đơn vị',
      synonyms: 'xã mới, bỏ cấp huyện, chính quyền hai cấp, 1/7/2025, nhập xã, danh mục đơn vị, phường',
      lead: say`Đơn vị cũ được đóng lại và giữ nguyên số liệu; đơn vị mới có chuỗi số riêng.`,
      steps: [
        say`Mở ${act('units.manage')}.`,
        say`Chọn đơn vị cũ rồi bấm ${word(UNITS.merge)} hoặc ${word(UNITS.split)}; ghi ngày và căn cứ.`,
        say`Các xã, phường của tỉnh Lai Châu từ 01/7/2025 có sẵn: bấm ${word(UNITS.import)}.`,
        say`Đổi tên: sửa ${word(UNITS.name)} rồi ${word(UNITS.save)}; tên cũ vẫn dùng để nhận ra tệp.`,
        say`Xem ${word(UNITS.closed)} để tìm lại đơn vị cũ.`,
      ],
      notes: [
        say`Sổ của một xã mới: ${word(UNITS.import)} thêm các xã cũ; đổi sang năm trước, chọn từng xã cũ rồi nhập số.`,
        say`Số trước sáp nhập chỉ cộng lại khi cả đơn vị nhập vào và chỉ tiêu cộng được; ô ghi rõ là số dựng lại.`,
        say`Đơn vị bị chia cho nhiều nơi thì không dựng lại được, sổ nói rõ vì sao.`,
      ],
      picture: null,
      related: ['consolidate', 'issue', 'assign'],
    },
  ],
};

export const SAFETY: HelpGroup = {
  title: 'An toàn dữ liệu',
  pages: [
    {
      id: 'safety',
      title: 'Lưu, cúp điện, khôi phục',
      synonyms: 'mất điện, tự lưu, sao lưu, tệp hỏng, USB, lấy lại, chép tệp, backup',
      lead: say`Mỗi bước được ghi xuống đĩa trước khi báo đã lưu. Cúp điện thì mở lại sổ, số liệu tự trở về.`,
      steps: [
        say`Nhìn góc dưới bên trái: “Đã lưu” kèm giờ là yên tâm. ${act('file.save')} ghi ngay.`,
        say`Mở ${act('file.backups')} để xem các bản sao lưu tự động.`,
        say`Bấm ${word(BACKUP_DIALOG.change)} để sao lưu sang ổ khác hoặc USB.`,
        say`Muốn trở lại: chọn một bản, xem khác gì, bấm ${word(BACKUP_DIALOG.restore)}.`,
        say`Tệp báo hỏng: bấm ${word(DAMAGE_DIALOG.look)}; sổ đưa các bản tốt và lấy những dòng còn đọc được.`,
      ],
      notes: [say`Muốn chép tệp đi nơi khác: dùng ${act('file.saveAs')}, hoặc đóng sổ rồi mới chép.`],
      picture: null,
      related: ['history', 'shared', 'newPlan'],
    },
    {
      id: 'history',
      title: 'Ai đã sửa, lấy lại số cũ',
      synonyms: 'nhật ký, lịch sử, hoàn tác, dòng đã xóa, người sửa, giá trị cũ',
      lead: say`Mọi thay đổi đều ghi ai sửa, lúc nào, từ số nào sang số nào, từ tệp nào.`,
      steps: [
        say`Thay đổi của một ô: chọn ô, mở ${act('view.details')}, xem phần cuối.`,
        say`Bấm “Trả lại” cạnh một giá trị cũ để lấy lại giá trị đó.`,
        say`Thay đổi của cả sổ: ${act('view.history')}; tìm không cần dấu, lọc theo người, ngày, biểu.`,
        say`Dòng lỡ xóa: thẻ ${word(LOG_TEXT.deleted)}, bấm ${word(LOG_TEXT.bringBack)}.`,
        say`Cần ký xác nhận: bấm ${word(LOG_TEXT.export)}`,
      ],
      notes: [say`${act('edit.undo')} bỏ bước vừa làm; ${act('edit.redo')} làm lại.`],
      picture: { name: 'nhat-ky', alt: 'Nhật ký bên phải: từng bước, người sửa, số cũ và số mới' },
      related: ['safety', 'closing', 'shared'],
    },
    {
      id: 'shared',
      title: 'Hai người cùng mở một tệp',
      synonyms: 'chỉ đọc, tệp đang mở, khóa, mạng nội bộ, thư mục chung, tiếp quản, xung đột',
      lead: say`Mỗi lúc chỉ một người sửa; người mở sau xem được và thấy số mới trong vài giây.`,
      steps: [
        say`Dòng báo phía trên biểu cho biết ai đang sửa, trên máy nào.`,
        say`Khi người đó đóng sổ, bấm ${word(BANNER.edit)} hoặc dùng ${act('file.edit')}.`,
        say`Máy kia tắt đột ngột: sau ba phút có nút ${word(BANNER.takeOver)} Hãy hỏi người đó trước.`,
        say`Có ai ghi đè tệp từ bên ngoài: bấm ${word(OUTSIDE.choose)} để xem từng ô và chọn.`,
      ],
      notes: [say`Chọn cách nào thì bản kia cũng được giữ thành một tệp; không mất gì.`],
      picture: null,
      related: ['safety', 'history'],
    },
  ],
};

export const EXCEL: HelpGroup = {
  title: 'Khác với Excel',
  pages: [
    {
      id: 'excel',
      title: 'Những chỗ khác Excel',
      synonyms: 'công thức, hàm, trang tính, ô gộp, lưu, định dạng, SUM',
      lead: say`Phím, chuột, sao chép, dán, điền như Excel. Mấy chỗ dưới đây khác, và có lý do.`,
      steps: [
        say`Ô không chứa công thức: cột tính toán tự tính. Cần biết cách tính, dùng ${act('help.what')}.`,
        say`Không có trang tính Tháng 1, Tháng 2…: một biểu, đổi kỳ bằng ${act('view.period')}.`,
        say`Không phải bấm Lưu; ${act('file.save')} vẫn dùng được.`,
        say`Ghi 5-6 vẫn là 5-6, không thành ngày tháng.`,
        say`Sắp xếp, lọc chỉ đổi cách xem. Về như cũ: ${act('rows.storedOrder')}.`,
        say`Không cộng những ô khác đơn vị tính hoặc các tỷ lệ với nhau.`,
        say`Hoàn tác vẫn còn sau khi đóng sổ.`,
      ],
      notes: [say`Đổi tiêu đề, thêm cột: xem ${page('form')}. Mọi phím: ${act('help.shortcuts')}.`],
      picture: null,
      related: ['window', 'typing', 'find', 'consolidate'],
    },
  ],
};
