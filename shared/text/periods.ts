import { formatPeriod, periodWithin } from '../domain/period';
import type { PastFate } from '../domain/periodCommands';

/** "15/11/2021" for an ISO date; blank for what is none. */
export const formatDate = (iso: string): string => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? [];
  return year === undefined ? '' : `${day}/${month}/${year}`;
};

export const OPEN_PERIOD = {
  title: 'Mở kỳ mới',
  lead: (from: string, to: string): string => `Từ ${periodWithin(from)} sang ${periodWithin(to)}.`,
  keeps:
    'Các dòng, chỉ tiêu và đơn vị giữ nguyên. Số liệu kỳ trước không chép sang: chúng hiện ở cột kỳ trước và được cộng vào lũy kế.',
  notClosed: (period: string): string => `${formatPeriod(period)} chưa chốt; có thể chốt sau.`,
  sheets: 'Các biểu chuyển sang kỳ mới',
  fields: 'Chép nội dung của kỳ trước',
  field: (name: string, rows: number): string => `${name} (${rows} dòng)`,
  due: 'Hạn gửi báo cáo của đơn vị',
  units: (count: number): string => (count === 0 ? 'Các đơn vị đã có hạn gửi.' : `Ghi hạn gửi cho ${count} đơn vị.`),
  noDue: 'Không ghi hạn',
  dayOfMonth: 'Ngày trong tháng',
  daysAfter: 'Sau khi hết kỳ',
  days: 'ngày',
  dueOn: (day: string): string => `Hạn: ${day}`,
  cutoff: 'Số liệu tính',
  submit: (to: string): string => `Mở ${periodWithin(to)}`,
  cancel: 'Đóng',
  outside: (period: string): string => `${formatPeriod(period)} không thuộc thời gian của kế hoạch này.`,
  outsideNext: 'Hãy lập kế hoạch năm sau để chuyển sang năm mới.',
  nextYear: 'Lập kế hoạch năm sau…',
} as const;

export const NEXT_YEAR = {
  title: 'Lập kế hoạch năm sau',
  lead: (plan: string, period: string): string => `Lập kế hoạch ${periodWithin(period)} từ “${plan}”.`,
  keeps:
    'Kế hoạch mới dùng chung chỉ tiêu, nên ước thực hiện năm nay tự thành thực hiện năm trước. Kế hoạch này không thay đổi.',
  name: 'Tên kế hoạch',
  rows: 'Các dòng mang sang',
  tree: {
    plan: 'Chỉ tiêu',
    tasks: 'Nhiệm vụ',
    documents: 'Văn bản',
    capital: 'Vốn đầu tư công',
    budget: 'Thu - chi ngân sách',
  },
  all: 'Tất cả',
  unfinished: 'Chưa hoàn thành',
  none: 'Không mang',
  targets: 'Chỉ tiêu năm sau',
  empty: 'Để trống',
  emptyHint: 'Nhập khi có dự kiến hoặc quyết định giao.',
  drafted: 'Lấy cột kế hoạch năm sau',
  draftedHint: 'Số đã nhập ở Kế hoạch năm, ghi là đề xuất.',
  scaled: 'Tăng theo tỷ lệ',
  scaledHint: 'Làm tròn theo số lẻ của chỉ tiêu, ghi là đề xuất. Tỷ lệ phần trăm, khoảng, xếp loại giữ nguyên.',
  percent: 'Tăng thêm (%)',
  percentHint: 'Ví dụ 8,5; số âm là giảm.',
  submit: 'Lập kế hoạch',
  cancel: 'Đóng',
} as const;

export const PAST_FIGURES = {
  title: 'Nhập số liệu các kỳ trước',
  lead: 'Dán một khối từ Excel: dòng đầu ghi tên cột và các kỳ (2019, Năm 2020, 01/2021, Quý I/2021…), mỗi dòng sau là một chỉ tiêu. Số liệu được ghi cho ',
  paste: 'Khối số liệu',
  placeholder: 'Chỉ tiêu\t2019\t2020\nTổng sản lượng lương thực\t35.120\t36.480',
  basis: 'Số liệu tháng, quý là',
  inPeriod: 'trong kỳ',
  cumulative: 'lũy kế từ đầu năm',
  overwrite: 'Ghi đè số đang có',
  unreadable: 'Chưa đọc được khối này: cần một dòng đầu có các kỳ và một cột tên chỉ tiêu ở bên trái.',
  name: 'Trong khối',
  row: 'Dòng của biểu',
  ignored: (heads: readonly string[]): string => `Không đọc được kỳ ở cột: ${heads.join(', ')}.`,
  was: (text: string): string => `đang có ${text}`,
  closed: 'đã chốt',
  notNumber: 'không phải số',
  summary: (fresh: number, other: number, same: number): string =>
    [`${fresh} số liệu mới`, other > 0 ? `${other} khác số đang có` : '', same > 0 ? `${same} giống số đang có` : '']
      .filter((part) => part !== '')
      .join(', '),
  unmatched: (lines: number): string => `${lines} dòng không khớp được bỏ qua`,
  fate: {
    matched: '',
    heading: 'tiêu đề nhóm',
    ambiguous: 'nhiều dòng cùng tên, hãy thêm cột TT',
    unknown: 'không có dòng này trong biểu',
    twice: 'lặp lại trong khối',
  } satisfies Readonly<Record<PastFate, string>>,
  submit: (count: number): string => (count === 0 ? 'Chưa có gì để nhập' : `Nhập ${count} số liệu`),
  cancel: 'Đóng',
} as const;

export const STAGE_NAMES = {
  proposed: 'Đề xuất',
  planned: 'Dự kiến',
  assigned: 'Giao',
  adjusted: 'Điều chỉnh',
} as const;

export const ASSIGNMENT = {
  title: (name: string): string => `Chỉ tiêu giao: ${name}`,
  targets: 'Các mức giao',
  noTargets: 'Chưa có mức giao nào.',
  authority: 'Cơ quan giao',
  stage: 'Giai đoạn',
  period: 'Kỳ',
  unit: 'Đơn vị',
  value: 'Mức',
  validFrom: 'Hiệu lực từ',
  fromStart: 'từ đầu',
  document: 'Văn bản',
  noDocument: '(chưa chọn)',
  version: (version: number): string => `lần ${version}`,
  shown: 'đang dùng',
  add: 'Thêm mức giao',
  addHint: 'Mức cũ được giữ cho các kỳ trước ngày hiệu lực; các kỳ sau dùng mức mới.',
  noDocuments: 'Văn bản được chọn từ biểu Danh mục văn bản; sổ chưa có văn bản nào, hãy ghi ở đó trước.',
  remove: 'Bỏ',
  owners: 'Cơ quan phụ trách',
  owner: 'Cơ quan chủ trì',
  provider: 'Đơn vị cung cấp số liệu',
  none: '(chưa có)',
  providers: 'Số liệu của đơn vị khác',
  providersLead: (column: string, own: string): string =>
    `${column}: cơ quan chủ trì ghi ${own === '' ? '(trống)' : own}; số này được dùng. Số của đơn vị khác được giữ bên cạnh để đối chiếu.`,
  noFigure: 'Biểu này không có cột kết quả.',
  theirs: 'Số liệu',
  difference: 'Chênh lệch',
  addFigure: 'Ghi số',
  versions: 'Cách hiểu chỉ tiêu',
  versionsLead:
    'Khi cách tính thay đổi (ví dụ 17,8 tiêu chí thành 11,9 tiêu chí), số liệu trước và sau không so sánh được với nhau.',
  definition: 'Cách hiểu, cách tính',
  breaks: 'Không so sánh với các kỳ trước ngày này',
  broken: 'ngắt chuỗi số liệu',
  addVersion: 'Thêm cách hiểu',
  noVersions: 'Chỉ có một cách hiểu từ đầu.',
  date: 'ngày/tháng/năm',
  badDate: 'Ngày viết như 15/11/2021.',
  close: 'Đóng',
} as const;
