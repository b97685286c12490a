import { IMPORT_DIALOG } from '../dialogs';
import { IMPORT_FLOW, MAPPING_DIALOG } from '../mapping';
import { OPEN_PERIOD } from '../periods';
import { RETURN_STATES } from '../returns';
import { REQUESTS_DIALOG, RETURNS_DIALOG } from '../returnsDialog';
import { act, type HelpGroup, say, word } from './types';

export const COLLECTING: HelpGroup = {
  title: 'Thu số liệu từ các xã, phòng',
  pages: [
    {
      id: 'openPeriod',
      title: 'Mở kỳ báo cáo mới',
      synonyms: 'sang tháng, tháng mới, quý, kỳ báo cáo, hạn gửi, đổi kỳ',
      lead: say`Đầu tháng, chuyển các biểu sang kỳ mới. Số kỳ trước tự hiện ở cột kỳ trước và trong lũy kế.`,
      steps: [
        say`Chọn ${act('period.open')}.`,
        say`Ở ${word(OPEN_PERIOD.sheets)}, để nguyên hoặc bỏ bớt biểu.`,
        say`Nếu muốn, đánh dấu phần ở ${word(OPEN_PERIOD.fields)}.`,
        say`Ở ${word(OPEN_PERIOD.due)}, chọn ngày.`,
        say`Bấm nút mở kỳ ở dưới.`,
      ],
      notes: [
        say`Xem lại kỳ cũ bất cứ lúc nào: ${act('view.period')}, hoặc ${act('view.previousPeriod')}.`,
        say`Kỳ tính từ ngày 15 đến ngày 14: đặt ở ${act('period.close')}.`,
      ],
      picture: null,
      related: ['issue', 'receive', 'closing'],
    },
    {
      id: 'issue',
      title: 'Gửi biểu mẫu cho đơn vị',
      synonyms: 'mẫu báo cáo, giao mẫu, tệp Excel cho xã, phát mẫu, thu số liệu',
      lead: say`Mỗi xã, phòng nhận một tệp Excel riêng: chỉ có dòng của mình, chỉ ô cần điền là mở.`,
      steps: [
        say`Mở biểu và kỳ cần thu số liệu.`,
        say`Chọn ${act('returns.issue')}.`,
        say`Kiểm tra ${word(REQUESTS_DIALOG.sheet)}, ${word(REQUESTS_DIALOG.period)}, ghi ${word(REQUESTS_DIALOG.due)}.`,
        say`Đánh dấu các đơn vị và các chỉ tiêu cần báo cáo; chọn phòng, ban cho từng dòng hoặc cả nhóm.`,
        say`Bấm ${word(REQUESTS_DIALOG.submit(0))} rồi chọn thư mục.`,
        say`Gửi từng tệp cho đơn vị bằng thư điện tử, USB hoặc cách vẫn làm.`,
      ],
      notes: [
        say`Phòng, ban đã chọn được ghi vào sổ và dùng cho các kỳ sau; cơ quan chủ trì đặt ở ${act('plan.targets')}.`,
      ],
      picture: { name: 'bieu-mau-don-vi', alt: 'Hộp lập biểu mẫu: chọn đơn vị bên trái, chỉ tiêu bên phải' },
      related: ['receive', 'assign', 'tasks'],
    },
    {
      id: 'receive',
      title: 'Nhận báo cáo của đơn vị',
      synonyms: 'thu báo cáo, trả lại, chưa gửi, gửi chậm, nhập hộ, xã gửi về, đổi tên tệp',
      lead: say`Chép các tệp đơn vị gửi về vào một thư mục; sổ nhận ra từng tệp dù đã đổi tên.`,
      steps: [
        say`Chọn ${act('returns.receive')}, bấm ${word(RETURNS_DIALOG.chooseFolder)}.`,
        say`Xem bảng đơn vị: ai ${word(RETURN_STATES['sent'] ?? '')}, ai ${word(RETURN_STATES['missing'] ?? '')}.`,
        say`Chọn một đơn vị để xem từng số: đang có gì, số mới là gì, ô nào có cảnh báo.`,
        say`Đánh dấu ô vuông cạnh những báo cáo đúng.`,
        say`Báo cáo sai: bấm ${word(RETURNS_DIALOG.sendBack)}, ghi lý do; sổ lập bản đánh dấu để gửi lại.`,
        say`Bấm ${word(RETURNS_DIALOG.submit(0, 0))}. Số của cấp trên được tổng hợp ngay.`,
      ],
      notes: [
        say`Đơn vị báo qua điện thoại: nhập thẳng vào biểu của đơn vị đó, hoặc đánh dấu ${word(RETURNS_DIALOG.byHand)}.`,
      ],
      picture: { name: 'nhan-bao-cao', alt: 'Bảng nhận báo cáo: trạng thái từng đơn vị và số liệu mới' },
      related: ['consolidate', 'checks', 'issue'],
    },
    {
      id: 'import',
      title: 'Nhập từ tệp Excel khác',
      synonyms: 'đọc tệp, xls, csv, phông chữ cũ, TCVN3, VnTime, ghép cột, ghép dòng, đổi đơn vị tính',
      lead: say`Tệp của nơi khác, tệp cũ .xls, phông chữ cũ đều đọc được. Không có gì ghi vào sổ trước khi bạn xem.`,
      steps: [
        say`Mở biểu sẽ nhận số liệu, đúng kỳ và đơn vị.`,
        say`Chọn ${act('workbook.import')} và chọn tệp; cũng có thể kéo tệp thả vào cửa sổ.`,
        say`Tệp lạ: xem trang và dòng tiêu đề, ghép cột, ghép dòng; bấm ${word(MAPPING_DIALOG.next)} qua từng bước.`,
        say`Xem ${word(IMPORT_DIALOG.changed)}, ${word(IMPORT_DIALOG.added)}, ${word(IMPORT_DIALOG.unmatched)}; bỏ đánh dấu ô không muốn.`,
        say`Bấm nút nhập ở dưới. ${act('edit.undo')} bỏ cả lần nhập.`,
      ],
      notes: [
        say`Lần sau tệp cùng kiểu được đọc như lần này; muốn đổi, bấm ${word(IMPORT_FLOW.again)} hoặc vào ${act('workbook.ways')}.`,
        say`Ô trống trong tệp không xóa số đang có.`,
      ],
      picture: null,
      related: ['firstTable', 'receive', 'template'],
    },
  ],
};
