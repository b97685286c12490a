import { CHECKS } from '../checks';
import { OVERRULE_DIALOG } from '../dialogs';
import { FIND_TEXT } from '../find';
import { SERIES } from '../series';
import { DETAILS } from '../ui';
import { VERDICT_WORDS } from '../verdict';
import { act, type HelpGroup, say, word } from './types';

export const SUMMING: HelpGroup = {
  title: 'Tổng hợp, kiểm tra',
  pages: [
    {
      id: 'consolidate',
      title: 'Số tổng hợp từ đâu ra',
      synonyms: 'cộng, lũy kế, bình quân, tổng các xã, 3/10, chênh lệch, quyền số, quý từ tháng',
      lead: say`Số chữ xám trong biểu là số không ai gõ: sổ tự tính từ các tháng hoặc các đơn vị.`,
      steps: [
        say`Chọn ô rồi mở ${act('view.details')}.`,
        say`Xem ${word(SERIES.how)}: cộng từ kỳ nào, từ đơn vị nào, còn thiếu ai.`,
        say`Dấu 3/10 trong ô nghĩa là mới có 3 trong 10 đơn vị.`,
        say`Bấm tên một đơn vị trong danh sách để mở biểu của đơn vị đó.`,
        say`Cách cộng chưa đúng: đổi ở mục ${word(SERIES.overUnits)} và ${word(SERIES.overTime)}.`,
      ],
      notes: [
        say`Gõ số vào ô thì số của bạn được dùng, chênh lệch với số tổng hợp hiện ở Chi tiết ô.`,
        say`Tỷ lệ chỉ lấy bình quân khi có quyền số; không bao giờ cộng.`,
      ],
      picture: null,
      related: ['receive', 'checks', 'verdicts', 'merger'],
    },
    {
      id: 'checks',
      title: 'Kiểm tra số liệu trước khi gửi',
      synonyms: 'soát, lỗi, cảnh báo, số bất thường, lẫn đơn vị tính, thiếu số, tổng không khớp',
      lead: say`Sổ tự soát sau mỗi lần sửa: tổng và phần, lũy kế, đơn vị tính, số khác thường, chỗ còn thiếu.`,
      steps: [
        say`Mở ${act('view.checks')}.`,
        say`Bấm một mục để đến đúng ô; ${act('check.next')} đi tới mục kế tiếp.`,
        say`Đọc lý do, sửa số; mục đó tự mất khi đã đúng.`,
        say`Số đúng như vậy thì bấm ${word(CHECKS.muteAsk)} và ghi lý do.`,
        say`Chỉ xem một biểu: đánh dấu ${word(CHECKS.here)}.`,
      ],
      notes: [say`Kiểm tra chỉ nhắc, không chặn việc gì và không tự sửa số.`],
      picture: { name: 'kiem-tra', alt: 'Danh sách mục cần soát bên phải biểu' },
      related: ['consolidate', 'find', 'closing'],
    },
    {
      id: 'find',
      title: 'Tìm, lọc, sắp xếp',
      synonyms: 'tìm kiếm, thay thế, lọc cột, ẩn cột, cố định cột, đi tới ô',
      lead: say`Tìm không cần gõ dấu; lọc và sắp xếp chỉ đổi cách xem, thứ tự lưu trong sổ không đổi.`,
      steps: [
        say`Tìm: ${act('edit.find')}, gõ từ cần tìm; chọn ${word(FIND_TEXT.inPlan)} để tìm mọi biểu.`,
        say`Thay hàng loạt: ${act('edit.replace')}; các ô đều được liệt kê trước.`,
        say`Lọc: bấm hình phễu ở tiêu đề cột, hoặc ${act('rows.filter')}.`,
        say`Trở lại đủ dòng: ${act('rows.clearFilters')}; thứ tự ban đầu: ${act('rows.storedOrder')}.`,
        say`Ẩn, hiện cột: ${act('column.choose')}. Giữ cột khi kéo ngang: ${act('column.freeze')}.`,
        say`Đến thẳng ô E12 hay một chỉ tiêu: ${act('edit.goTo')}.`,
      ],
      notes: [],
      picture: null,
      related: ['checks', 'rows', 'excel'],
    },
  ],
};

export const RESULTS: HelpGroup = {
  title: 'Biểu kết quả, so với chỉ tiêu',
  pages: [
    {
      id: 'verdicts',
      title: 'Vượt, đạt, chưa đạt',
      synonyms: 'đánh giá, phần trăm, so với nghị quyết, 25/37, không tính được, ghi đè, khả năng hoàn thành, số ước',
      lead: say`Sổ so mục tiêu với kết quả và cho hai câu trả lời: tỷ lệ phần trăm và đánh giá.`,
      steps: [
        say`Nhập mục tiêu và kết quả; tỷ lệ và dấu ▲ ● ▼ hiện ngay.`,
        say`Chọn ô tỷ lệ và đọc dòng trên biểu: phép tính với chính số của dòng.`,
        say`Dùng ${act('help.what')} để xem quy tắc đầy đủ.`,
        say`Chỉ tiêu càng thấp càng tốt: ${act('row.direction')}.`,
        say`Cơ quan đánh giá khác: ${act('row.overrule')}, chọn mức và ghi ${word(OVERRULE_DIALOG.reason)}.`,
        say`Xem ${word(DETAILS.verdict)} và khả năng hoàn thành ở ${act('view.details')}.`,
      ],
      notes: [
        say`Muốn trở lại đánh giá tự tính: vào lại ${act('row.overrule')}, bấm ${word(OVERRULE_DIALOG.clear)}.`,
        say`Đánh giá so số thật, không so số đã làm tròn: 99,9999% hiện 100,00% nhưng vẫn ${word(VERDICT_WORDS.unmet)}.`,
        say`“25/37 đạt và vượt” đếm chỉ tiêu thành phần; kèm số chỉ tiêu dựa trên số ước.`,
      ],
      picture: { name: 'danh-gia', alt: 'Cột so với chỉ tiêu với các dấu vượt, đạt, chưa đạt' },
      related: ['targets', 'term', 'sentences'],
    },
    {
      id: 'sentences',
      title: 'Chép câu vào báo cáo',
      synonyms: 'viết báo cáo, Word, câu văn, lời văn, mẫu câu',
      lead: say`Sổ viết sẵn câu từ số liệu, đúng cách viết của báo cáo; chỉ việc dán vào Word.`,
      steps: [
        say`Chọn một dòng hoặc nhiều dòng.`,
        say`Dùng ${act('sentence.copy')}.`,
        say`Sang Word và dán.`,
        say`Cả biểu một lần: ${act('sentence.copySheet')}.`,
        say`Muốn đổi cách viết: ${act('sentence.patterns')}; có phần xem thử với dòng đang chọn.`,
      ],
      notes: [say`Trong câu, tỷ lệ lấy một số lẻ và làm tròn từ số gốc; trong bảng lấy hai số lẻ.`],
      picture: null,
      related: ['verdicts', 'print'],
    },
  ],
};
