import { periodWithin } from '../domain/period';
import { formatMoment } from './moment';

/** Words about closed periods (chốt số liệu, mở lại kỳ, đính chính). */
export const CLOSING = {
  title: 'Chốt số liệu',
  lead: 'Số liệu, chỉ tiêu và nội dung báo cáo của kỳ đã chốt không sửa được nữa, kể cả bằng nhập Excel hay hoàn tác. Mỗi biểu có số liệu được giữ một bản để đối chiếu.',
  only: 'Chỉ khóa đúng kỳ được chọn: chốt năm không khóa các tháng, chốt tháng không khóa năm.',
  period: 'Kỳ',
  of: 'Phạm vi',
  wholePlan: 'Toàn kế hoạch',
  unit: (name: string): string => `Báo cáo của ${name}`,
  submit: (period: string): string => `Chốt ${periodWithin(period)}`,
  close: 'Đóng',
  already: 'Kỳ này đã chốt.',
  owed: (units: number, of: number): string =>
    `Còn ${units}/${of} đơn vị chưa gửi báo cáo kỳ này. Vẫn chốt được; số liệu gửi sau phải ghi bằng Đính chính, hoặc mở lại kỳ.`,
  listTitle: 'Đã chốt',
  none: 'Chưa chốt kỳ nào.',
  when: 'Người chốt, thời điểm',
  copies: 'Bản đã giữ',
  noCopies: 'Không có biểu nào có số liệu',
  by: (who: string, at: string): string => `${who}, ${formatMoment(at)}`,
  reopened: (who: string, at: string, reason: string): string =>
    `Đã mở lại: ${who}, ${formatMoment(at)}. Lý do: ${reason}`,
  reopen: 'Mở lại kỳ…',
  reopenTitle: (period: string, unit: string): string =>
    unit === '' ? `Mở lại ${periodWithin(period)}` : `Mở lại ${periodWithin(period)} của ${unit}`,
  reopenLead: 'Số liệu của kỳ này sẽ sửa được trở lại. Bản đã giữ khi chốt vẫn còn nguyên.',
  reason: 'Lý do',
  reasonHint: 'Được ghi vào nhật ký cùng tên người mở lại và thời điểm.',
  reasonMissing: 'Hãy ghi lý do mở lại kỳ.',
  reopenSubmit: 'Mở lại kỳ',
  keep: 'Giữ nguyên',
  loading: 'Đang đọc…',
  cutoffs: 'Ngày chốt riêng',
  cutoffLead: 'Kỳ báo cáo có thể tính từ ngày 15 tháng trước đến ngày 14. Để trống thì theo ngày dương lịch.',
  from: 'Từ ngày',
  to: 'Đến ngày',
  setCutoff: 'Đặt ngày',
  clearCutoff: 'Theo lịch',
  badDays: 'Ngày viết như 15/11/2021, ngày đầu trước ngày cuối.',
} as const;

/** What closed cells say of themselves. */
export const LOCK_TEXT = {
  column: (period: string, unit: string): string =>
    unit === '' ? `Số liệu ${periodWithin(period)} đã chốt` : `Số liệu ${periodWithin(period)} của ${unit} đã chốt`,
  cell: (period: string, unit: string, by: string, at: string): string =>
    `Số liệu ${periodWithin(period)}${unit === '' ? '' : ` của ${unit}`} đã được ${by} chốt ${formatMoment(at)}`,
  title: 'Số liệu đã chốt',
  next: 'Muốn sửa, hãy dùng Đính chính, hoặc mở lại kỳ và ghi lý do.',
  correct: 'Đính chính…',
  reopen: 'Mở lại kỳ…',
} as const;

/** Kept copies of closed sheets, beside what they are now. */
export const SNAPSHOT_TEXT = {
  fileMark: (period: string): string => `- bản chốt ${period}`,
  title: (form: string, period: string): string => `${form}: bản chốt ${periodWithin(period)} và hiện nay`,
  same: 'Biểu hiện nay giống hệt bản đã chốt.',
  different: (cells: number, rows: number): string => `${cells} ô khác ở ${rows} dòng.`,
  added: (rows: number): string => `${rows} dòng có sau khi chốt.`,
  removed: (rows: number): string => `${rows} dòng nay không còn.`,
  gone: 'Biểu này nay không còn trong kế hoạch; dưới đây là bản đã chốt.',
  onlyChanged: 'Chỉ hiện dòng khác nhau',
  legend: 'Ô khác nhau: số khi chốt (gạch ngang), rồi số hiện nay.',
  rowAdded: 'thêm sau',
  rowRemoved: 'đã bỏ',
  blank: '(trống)',
  export: 'Xuất bản đã chốt…',
  back: 'Về danh sách',
  close: 'Đóng',
  noRows: 'Không có dòng nào khác nhau.',
} as const;

export const CORRECTION = {
  title: 'Đính chính số liệu đã chốt',
  lead: (name: string, period: string): string => `${name}, ${periodWithin(period)}`,
  explainFlow:
    'Số đã gửi của kỳ đã chốt được giữ nguyên. Phần chênh lệch được chuyển vào kỳ đang mở: lũy kế từ kỳ đó trở đi gồm cả phần đính chính.',
  explainOther:
    'Số đã gửi của kỳ đã chốt được giữ nguyên. Số đúng được ghi lại cùng ngày và lý do, hiện ở Chi tiết ô; chỉ tiêu này không cộng dồn nên lũy kế không đổi.',
  sent: 'Số đã gửi',
  before: (text: string): string => `Đã đính chính thành ${text}`,
  blank: '(trống)',
  text: 'Số đúng',
  into: 'Ghi vào kỳ',
  reason: 'Lý do',
  noPeriod: 'Trong năm không còn kỳ nào đang mở để ghi đính chính. Muốn sửa, hãy mở lại kỳ và ghi rõ lý do.',
  submit: 'Đính chính',
  cancel: 'Giữ nguyên',
} as const;
