import { NEW_PLAN } from '../dialogs';
import { LABELS } from '../ui';
import { act, type HelpGroup, keys, page, say, word } from './types';

export const START: HelpGroup = {
  title: 'Bắt đầu',
  pages: [
    {
      id: 'window',
      title: 'Màn hình làm việc',
      synonyms: 'giao diện, thanh công cụ, danh mục, thanh trạng thái, đổi kỳ, đổi đơn vị',
      lead: say`Biểu nằm giữa màn hình như một trang Excel. Chung quanh là những thứ giúp biết mình đang ở đâu.`,
      steps: [
        say`Bên trái là ${act('view.nav')}: bấm một biểu hoặc một đơn vị để mở.`,
        say`Phía trên, nút ${word(LABELS.period)} và nút ${word(LABELS.unit)} đổi kỳ, đổi đơn vị của biểu đang xem.`,
        say`Dòng ngay trên biểu ghi toàn bộ nội dung ô đang chọn và cách tính của ô đó.`,
        say`Thanh dưới cùng cho biết đã lưu lúc nào và bao nhiêu chỉ tiêu đạt, vượt.`,
        say`Muốn hiểu một cột, chọn ô của cột rồi dùng ${act('help.what')}.`,
      ],
      notes: [say`${act('view.nextPane')} đưa bàn phím qua từng phần của cửa sổ; ${keys('Esc')} đưa về biểu.`],
      picture: { name: 'cua-so', alt: 'Thanh trên với nút Kỳ, nút Đơn vị; danh mục bên trái; biểu ở giữa' },
      related: ['newPlan', 'typing', 'excel'],
    },
    {
      id: 'newPlan',
      title: 'Tạo sổ cho cơ quan mình',
      synonyms: 'tạo mới, kế hoạch mẫu, mở tệp, skh, tên người dùng, lần đầu',
      lead: say`Một sổ là một tệp trên máy, chứa kế hoạch với đủ các biểu.`,
      steps: [
        say`Chọn ${act('file.new')}.`,
        say`Ghi ${word(NEW_PLAN.year)} và ${word(NEW_PLAN.unit)}.`,
        say`Bấm ${word(NEW_PLAN.submit)} rồi chọn thư mục và tên tệp.`,
        say`Ghi họ tên mình một lần ở ${act('app.person')} để nhật ký biết ai đã sửa.`,
        say`Thêm các xã, phòng trực thuộc ở ${act('units.manage')}.`,
        say`Đưa chỉ tiêu vào biểu: xem ${page('firstTable')}.`,
      ],
      notes: [
        say`Muốn xem thử với số liệu thật, dùng ${act('file.newSample')}; mỗi lần mở là một bản mới, làm thử thoải mái.`,
        say`Đây không phải tài khoản: không có mật khẩu, tên chỉ lưu trên máy này.`,
      ],
      picture: null,
      related: ['firstTable', 'nextYear', 'safety'],
    },
  ],
};
