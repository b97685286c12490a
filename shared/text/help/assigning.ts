import { DUES, TASKS } from '../calendar';
import { ASSIGNMENT } from '../periods';
import { act, type HelpGroup, keys, say, word } from './types';

export const ASSIGNING: HelpGroup = {
  title: 'Giao chỉ tiêu, giao việc',
  pages: [
    {
      id: 'assign',
      title: 'Giao chỉ tiêu cho xã, phòng',
      synonyms: 'phân bổ, chia ra, điều chỉnh chỉ tiêu, quyết định giao, cấp trên giao, chênh lệch, cơ quan chủ trì',
      lead: say`Biểu Giao chỉ tiêu có một cột cho mỗi xã hoặc mỗi phòng; tổng đã giao và chênh lệch tính ngay.`,
      steps: [
        say`Mở biểu Giao chỉ tiêu ở danh mục bên trái.`,
        say`Nhập số toàn đơn vị, rồi số của từng nơi; nơi không giao thì ghi x.`,
        say`Xem cột Tổng đã giao và cột Chênh lệch: chênh lệch 0 là khớp.`,
        say`Khi có quyết định điều chỉnh, chọn dòng, dùng ${act('plan.targets')}, bấm ${word(ASSIGNMENT.add)}: ghi mức mới, ngày hiệu lực, văn bản.`,
        say`Cũng ở đó, chọn ${word(ASSIGNMENT.owner)} và ${word(ASSIGNMENT.provider)}.`,
      ],
      notes: [
        say`Mức cũ giữ nguyên cho các kỳ trước ngày hiệu lực.`,
        say`Tỷ lệ (%) của các xã không cộng thành số chung.`,
      ],
      picture: null,
      related: ['issue', 'tasks', 'checks'],
    },
    {
      id: 'tasks',
      title: 'Giao việc và theo dõi thời hạn',
      synonyms: 'nhiệm vụ, phân công, quá hạn, lịch công việc, đến hạn, cơ quan chủ trì, phối hợp',
      lead: say`Việc giao cho từng cơ quan nằm ở biểu Phân công nhiệm vụ; sổ nhắc việc sắp đến hạn.`,
      steps: [
        say`Mở biểu Phân công nhiệm vụ, mỗi dòng một việc.`,
        say`Ghi cơ quan chủ trì; gõ vài chữ rồi ${keys('Enter')} để nhận tên gợi ý.`,
        say`Ghi thời hạn: một ngày, một tháng hoặc “thường xuyên”.`,
        say`Xem việc đến hạn, quá hạn ở ${act('view.calendar')}.`,
        say`Xem số việc theo từng cơ quan ở ${act('view.tasks')}; nút ${word(TASKS.copy)} chép bảng để dán vào Excel.`,
        say`Việc xong thì ghi ngày hoàn thành.`,
      ],
      notes: [say`Hạn gửi báo cáo của nhiều đơn vị: ${act('units.dues')}, ghi ${word(DUES.dueOn)} một lần.`],
      picture: { name: 'nhiem-vu', alt: 'Bảng Tổng hợp nhiệm vụ theo cơ quan chủ trì' },
      related: ['issue', 'assign', 'openPeriod'],
    },
  ],
};
