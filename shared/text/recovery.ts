import type { Recovery } from '../contract/channels';
import { fileNameOf } from './errors';
import { formatMoment } from './moment';

const aside = (path: string | null): string =>
  path === null ? 'vẫn nằm nguyên bên cạnh tệp' : `được giữ nguyên trong tệp “${fileNameOf(path)}” ở cùng thư mục`;

const regained = ({ steps, at }: Recovery): string =>
  `${steps} thao tác chưa kịp ghi vào tệp${at === null ? '' : ` (thao tác cuối lúc ${formatMoment(at)})`}`;

/** Leads to the log of changes, where what came back stands. */
export const SEE_LOG = 'Xem Nhật ký';

/** What a person reads when a plan was opened after a power cut or a crash. */
export const explainRecovery = (
  recovery: Recovery,
): { readonly title: string; readonly text: string; readonly next: string } => {
  switch (recovery.problem) {
    case null:
      return {
        title: 'Đã lấy lại số liệu sau lần dừng đột ngột',
        text: `Lần trước chương trình dừng giữa chừng; ${regained(recovery)} đã được lấy lại đầy đủ từ tệp ghi nhanh bên cạnh.`,
        next: 'Không cần làm gì thêm; có thể xem lại từng thao tác trong Nhật ký.',
      };
    case 'damaged':
      return {
        title: 'Chỉ lấy lại được một phần sau lần dừng đột ngột',
        text: `${recovery.steps === 0 ? 'Không lấy lại được thao tác nào' : `Đã lấy lại ${regained(recovery)}`}; phần sau của tệp ghi nhanh bị hỏng, ${aside(recovery.setAside)}.`,
        next: 'Hãy xem lại các ô nhập gần nhất và nhập bổ sung nếu thiếu.',
      };
    case 'otherFile':
      return {
        title: 'Tệp ghi nhanh bên cạnh không thuộc về tệp này',
        text: `Tệp kế hoạch có thể đã được thay, chuyển chỗ hoặc khôi phục từ bản khác, nên các thao tác trong tệp ghi nhanh không được đưa vào; chúng ${aside(recovery.setAside)}.`,
        next: 'Nếu thấy thiếu số liệu, hãy giữ cả hai tệp và nhờ người hỗ trợ.',
      };
  }
};
