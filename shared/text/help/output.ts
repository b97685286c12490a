import { EXPORT_DIALOG } from '../dialogs';
import { FORM_DESIGN } from '../formDesign';
import { PRINT_DIALOG } from '../print';
import { SET_DIALOG } from '../sets';
import { TEMPLATE_TEXT } from '../templates';
import { act, type HelpGroup, page, say, word } from './types';

export const OUTPUT: HelpGroup = {
  title: 'Xuất, in, mẫu cấp trên',
  pages: [
    {
      id: 'print',
      title: 'Xem trước, in và lưu PDF',
      synonyms: 'in ấn, máy in, PDF, khổ giấy, A3, ngang, quốc hiệu, người ký, nơi nhận, Nghị định 30',
      lead: say`Bản in theo Nghị định 30/2020/NĐ-CP (cơ quan nhà nước) hoặc Hướng dẫn 36-HD/VPTW (cơ quan đảng).`,
      steps: [
        say`Mở ${act('file.print')}.`,
        say`Chọn ${word(PRINT_DIALOG.layout)}: ${word(PRINT_DIALOG.annex)} hoặc ${word(PRINT_DIALOG.standalone)}.`,
        say`Chọn ${word(PRINT_DIALOG.profile)}, ${word(PRINT_DIALOG.paper)}, ${word(PRINT_DIALOG.orientation)}.`,
        say`Khi công bố, bỏ dấu ở ${word(PRINT_DIALOG.internal)}.`,
        say`Tên cơ quan, người ký, lề, cỡ chữ: ${word(PRINT_DIALOG.settings)}`,
        say`Bấm ${word(PRINT_DIALOG.print)} hoặc ${word(PRINT_DIALOG.pdf)}`,
      ],
      notes: [
        say`Bảng rộng hơn giấy được thu nhỏ; sổ báo còn bao nhiêu phần trăm và gợi ý khổ A3.`,
        say`Cột đang ẩn trên màn hình không in, như trong Excel; muốn in thì đánh dấu ở hộp in.`,
      ],
      picture: { name: 'ban-in', alt: 'Trang in xem trước bên trái, các lựa chọn bên phải' },
      related: ['export', 'form', 'template'],
    },
    {
      id: 'export',
      title: 'Xuất Excel, làm bộ phụ lục',
      synonyms: 'lưu Excel, phụ lục I, bộ biểu, gửi tỉnh, kèm theo báo cáo, công thức',
      lead: say`Tệp Excel xuất ra có công thức sống, tiêu đề lặp lại, in được ngay.`,
      steps: [
        say`Một biểu: ${act('workbook.export')}, rồi ${word(EXPORT_DIALOG.submit)}`,
        say`Nhiều biểu thành một tệp: ${act('workbook.sets')}.`,
        say`Chọn biểu, kỳ, đơn vị rồi ${word(SET_DIALOG.add)}; kéo để đổi thứ tự.`,
        say`Bấm ${word(SET_DIALOG.export)}`,
        say`Khi đã gửi đi, bấm ${word(SET_DIALOG.send)} để giữ nguyên số phụ lục.`,
      ],
      notes: [say`Tệp này sửa xong nhập ngược lại được: xem ${page('import')}.`],
      picture: null,
      related: ['print', 'template', 'import'],
    },
    {
      id: 'template',
      title: 'Điền biểu mẫu của cấp trên',
      synonyms: 'mẫu của tỉnh, mẫu sở, điền tự động, công thức của cấp trên, xlsx',
      lead: say`Sổ điền số vào đúng tệp Excel của cấp trên; mọi phần khác của tệp giữ nguyên.`,
      steps: [
        say`Mở biểu có số liệu, đúng kỳ.`,
        say`Lần đầu: ${act('template.manage')}, bấm ${word(TEMPLATE_TEXT.add)}, xem chỗ điền rồi ${word(TEMPLATE_TEXT.confirm)}.`,
        say`Những lần sau: ${act('template.fill')}.`,
        say`Xem ba thẻ ${word(TEMPLATE_TEXT.tabs.written)}, ${word(TEMPLATE_TEXT.tabs.left)}, ${word(TEMPLATE_TEXT.tabs.noPlace)}.`,
        say`Trả lời chỗ sổ hỏi: số cũ còn trong mẫu, tiêu đề ghi kỳ khác.`,
        say`Bấm nút ghi ra tệp mới. Tệp gốc của cấp trên không bị sửa.`,
      ],
      notes: [say`Ô công thức của cấp trên giữ nguyên, trừ khi bạn chọn thay bằng số.`],
      picture: null,
      related: ['export', 'import'],
    },
    {
      id: 'form',
      title: 'Sửa mẫu biểu, thêm cột',
      synonyms: 'thiết kế biểu, cột mới, tiêu đề, đơn vị hiển thị, biểu riêng, bản sao',
      lead: say`Mười một biểu có sẵn sửa được tiêu đề và cột; cơ quan có thể làm biểu riêng.`,
      steps: [
        say`Mở biểu gần giống nhất rồi chọn ${act('form.design')}.`,
        say`Muốn giữ biểu cũ: bấm ${word(FORM_DESIGN.saveCopy)}.`,
        say`Bấm ${word(FORM_DESIGN.add)}, chọn ${word(FORM_DESIGN.kind)}, ghi tiêu đề.`,
        say`Xem ${word(FORM_DESIGN.preview)} ở dưới.`,
        say`Bấm ${word(FORM_DESIGN.save)}.`,
      ],
      notes: [
        say`Số liệu đã nhập không đổi; bản đã chốt vẫn theo mẫu cũ.`,
        say`Cột tùy chọn có sẵn (Khả năng hoàn thành): ${act('column.choose')}.`,
      ],
      picture: null,
      related: ['print', 'find'],
    },
  ],
};
