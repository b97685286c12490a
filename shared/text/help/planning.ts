import { PASTE_DIALOG } from '../clipboard';
import { EMPTY_SHEET } from '../nav';
import { NEXT_YEAR } from '../periods';
import { PROSE_TEXT } from '../prosePaste';
import { ROWS } from '../rows';
import { act, type HelpGroup, keys, page, say, word } from './types';

export const PLANNING: HelpGroup = {
  title: 'Lập kế hoạch năm',
  pages: [
    {
      id: 'firstTable',
      title: 'Đưa bảng đang có vào biểu',
      synonyms:
        'dán từ Excel, dán từ Word, sao chép, bảng cũ, văn bản, đoạn văn, PDF, clipboard, .VnTime, phông chữ cũ',
      lead: say`Bảng trong Excel, Word hay một đoạn văn đều đưa vào được; luôn được xem trước khi ghi.`,
      steps: [
        say`Ở Excel, chọn cả bảng kể cả dòng tiêu đề rồi sao chép.`,
        say`Ở biểu còn trống, bấm ${word(EMPTY_SHEET.paste)}; ở biểu đã có dòng, chọn ô đầu rồi dùng ${act('edit.paste')}.`,
        say`Có gì cần hỏi, hộp ${word(PASTE_DIALOG.title)} hiện ra: chọn cách hiểu cho số kiểu Anh - Mỹ, ngày tháng, chữ phông cũ, dòng rơi vào tiêu đề nhóm.`,
        say`Bấm nút dán ở dưới hộp. Nếu chưa vừa ý, ${act('edit.undo')} bỏ cả lần dán.`,
        say`Với đoạn văn có số liệu, dùng ${act('edit.pasteProse')} rồi bấm ${word(PROSE_TEXT.submit(0))}.`,
      ],
      notes: [say`Cả một tệp Excel: xem ${page('import')}. Số các năm trước: ${act('period.past')}.`],
      picture: { name: 'dan-bang', alt: 'Hộp xem trước khi dán, hỏi cách hiểu những ô còn ngờ' },
      related: ['import', 'targets', 'rows'],
    },
    {
      id: 'typing',
      title: 'Nhập và sửa số liệu',
      synonyms: 'gõ, bàn phím, số ước, dấu phẩy, phần nghìn, điền, kéo, Telex, Unikey, danh sách',
      lead: say`Gõ thẳng vào ô như trong Excel. Số lẻ dùng dấu phẩy, hàng nghìn dùng dấu chấm.`,
      steps: [
        say`Chọn ô, gõ nội dung rồi ${keys('Enter')} (xuống dưới) hoặc ${keys('Tab')} (sang phải).`,
        say`Sửa một phần: ${act('edit.cell')}. Bỏ nội dung đang gõ: ${keys('Esc')}.`,
        say`Chọn nhiều ô rồi gõ, ${keys('Ctrl+Enter')} ghi vào tất cả; ${act('edit.fillDown')} chép ô trên cùng xuống.`,
        say`Số chưa chính thức: ${act('row.toggleEstimate')}; ô hiện chữ “ước”.`,
        say`Cần giải thích thêm: ${act('cell.note')}.`,
        say`Gõ nhầm: ${act('edit.undo')}, cả sau khi đóng mở lại sổ.`,
      ],
      notes: [
        say`Ô chưa có số thì để trống, không ghi 0. Ghi “-” khi không phát sinh.`,
        say`Nội dung không đọc được thành số vẫn giữ nguyên, gạch chân chấm và ghi rõ lý do ở dòng trên biểu.`,
      ],
      picture: null,
      related: ['targets', 'rows', 'excel'],
    },
    {
      id: 'targets',
      title: 'Cách ghi mục tiêu',
      synonyms: 'lớn hơn, không quá, dưới, khoảng, 5-6, trở lên, HTTNV, phân số, chỉ tiêu xếp loại, càng thấp càng tốt',
      lead: say`Ghi đúng như trong nghị quyết hoặc quyết định giao; sổ tự hiểu phần lớn cách ghi.`,
      steps: [
        say`Một con số: 39.500 hoặc 50,5.`,
        say`Một mức: >58, dưới 3, không quá 20, 90% trở lên, ít nhất 12 xã.`,
        say`Một khoảng: 5-6 hoặc từ 5 đến 6. Mặc định so với cận trên; đổi được ở ${act('view.details')}.`,
        say`Một mức xếp loại: HTTNV trở lên.`,
        say`Không giao: x. Không có: dấu -.`,
        say`Xem dòng trên biểu để biết sổ đã hiểu thế nào.`,
        say`Chỉ tiêu càng thấp càng tốt: ${act('row.direction')}.`,
      ],
      notes: [say`Kết quả có thể ghi dạng 21/36; sổ giữ cả hai số và tính ra tỷ lệ.`],
      picture: { name: 'go-muc-tieu', alt: 'Dòng trên biểu cho biết mục tiêu được hiểu thế nào' },
      related: ['verdicts', 'typing', 'assign'],
    },
    {
      id: 'rows',
      title: 'Thêm, chuyển, tách dòng',
      synonyms: 'chèn dòng, xóa dòng, cấp, nhóm, trong đó, chỉ tiêu thành phần, số thứ tự, TT',
      lead: say`Dòng của biểu có cấp: nhóm, chỉ tiêu, chỉ tiêu thành phần. Mọi thao tác đều hoàn tác được.`,
      steps: [
        say`Thêm dòng: ${act('row.insertBelow')}, hoặc ${word(ROWS.add)} ở cuối biểu.`,
        say`Chuyển chỗ: ${act('row.moveUp')}, ${act('row.moveDown')}, hoặc kéo số dòng ở mép trái.`,
        say`Đổi cấp: ${act('row.levelDown')}, ${act('row.levelUp')}.`,
        say`Tách một chỉ tiêu thành nhiều phần: ${act('row.split')}.`,
        say`Số thứ tự lệch: ${act('row.renumber')}.`,
        say`Bỏ dòng: ${act('row.delete')}; sổ báo trước sẽ mất những gì.`,
      ],
      notes: [say`Dòng đã xóa lâu ngày vẫn lấy lại được: xem ${page('history')}.`],
      picture: null,
      related: ['typing', 'find', 'history'],
    },
    {
      id: 'nextYear',
      title: 'Lập kế hoạch năm sau',
      synonyms: 'kế hoạch mới, năm mới, chuyển năm, chép chỉ tiêu, dự kiến',
      lead: say`Kế hoạch mới dùng chung chỉ tiêu với kế hoạch cũ, nên số năm trước hiện sẵn, không phải chép.`,
      steps: [
        say`Chọn ${act('plan.nextYear')}.`,
        say`Ở ${word(NEXT_YEAR.rows)}, chọn phần nào mang theo: chỉ tiêu, nhiệm vụ, văn bản…`,
        say`Ở ${word(NEXT_YEAR.targets)}, chọn ${word(NEXT_YEAR.empty)}, ${word(NEXT_YEAR.drafted)} hoặc ${word(NEXT_YEAR.scaled)}.`,
        say`Bấm ${word(NEXT_YEAR.submit)}. Kế hoạch mới có thêm trong danh mục bên trái.`,
        say`Sửa từng mức dự kiến ngay trên biểu.`,
      ],
      notes: [say`Kế hoạch cũ không thay đổi. Số mang sang ghi là “đề xuất” cho đến khi giao chính thức.`],
      picture: null,
      related: ['assign', 'openPeriod', 'closing'],
    },
  ],
};
