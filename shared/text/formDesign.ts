import type { Basis, Comparison, Repeat, Stage, TextType } from '../form/definition';
import type { OfferedKind } from '../form/editForm';

/** What each kind of column is, in the words of the office. */
export const KIND_TEXT: Readonly<Record<OfferedKind, { readonly name: string; readonly hint: string }>> = {
  marker: { name: 'Số thứ tự (TT)', hint: 'Số hoặc chữ đánh nhóm ở đầu dòng.' },
  name: { name: 'Tên chỉ tiêu', hint: 'Tên dòng; mỗi biểu có đúng một cột này.' },
  unit: { name: 'Đơn vị tính', hint: 'Đơn vị tính của chỉ tiêu.' },
  target: { name: 'Chỉ tiêu giao (kế hoạch)', hint: 'Số được giao, theo cơ quan giao và kỳ.' },
  figure: { name: 'Số thực hiện', hint: 'Kết quả của một kỳ: trong kỳ hoặc lũy kế.' },
  ratio: { name: 'Tỷ lệ so với chỉ tiêu', hint: 'Số thực hiện so với chỉ tiêu, theo chiều của chỉ tiêu.' },
  compare: { name: 'So sánh hai cột', hint: 'Hai cột so với nhau: tỷ lệ, tăng giảm, chênh lệch, số lần.' },
  growth: { name: 'Tăng bình quân năm', hint: 'Tốc độ tăng bình quân từ năm gốc đến năm cuối.' },
  mean: { name: 'Bình quân', hint: 'Bình quân của các cột có số.' },
  sum: { name: 'Cộng các cột', hint: 'Tổng của các cột; tỷ lệ giữa các đơn vị không cộng được.' },
  gap: { name: 'Chênh lệch với phần chia ra', hint: 'Tổng trừ đi các phần đã chia.' },
  text: { name: 'Chữ (ghi chú, nguyên nhân…)', hint: 'Nội dung tự do, ngày, đơn vị hoặc lựa chọn.' },
  property: { name: 'Cơ quan chủ trì, cung cấp số liệu', hint: 'Đơn vị phụ trách chỉ tiêu.' },
};

/** Why a form cannot be used, said of the field that it is about; in the words of the designer. */
export const FORM_REFUSAL = {
  noName: `biểu phải có cột “${KIND_TEXT.name.name}”`,
  second: (kind: 'marker' | 'name' | 'unit'): string => `biểu đã có một cột “${KIND_TEXT[kind].name}” ở trước`,
  gone: 'chưa chọn cột, hoặc cột đã chọn không còn trong biểu',
  noNumber: 'cột đã chọn không phải là cột số',
  otherKind: (part: string): string =>
    `cột đã chọn không phải là cột “${KIND_TEXT[part === 'target' ? 'target' : 'figure'].name}”`,
  noCounted: 'cột tỷ lệ dùng để đếm số chỉ tiêu đạt không còn trong biểu',
  cycle: (headers: readonly string[]): string =>
    `các cột tính vòng quanh: ${headers.map((header) => `“${header}”`).join(' → ')}`,
  noPlaceholder: (name: string): string => `không có chỗ tự điền nào tên ${name}`,
  noPeriod: 'kỳ này chương trình không đọc được',
  eachPeriod: 'chỉ cột lặp lại theo năm hoặc theo tháng mới dùng được “Từng kỳ của cột lặp”',
  eachUnit: 'chỉ cột lặp lại theo xã hoặc theo phòng, ban mới lấy số của từng đơn vị',
} as const;

/** What headers may fill in, in the words of the office; the definition keeps the names. */
export const PLACEHOLDER_WORDS = {
  year: 'năm',
  startYear: 'năm đầu',
  endYear: 'năm cuối',
  month: 'tháng',
  period: 'kỳ',
  unit: 'đơn vị',
  own: 'cơ quan',
  superior: 'cấp trên',
  asked: 'căn cứ so sánh',
  until: 'thời hạn mục tiêu',
  each: 'từng mục',
} as const;

const PERIOD_BASE: Readonly<Record<string, string>> = {
  sheet: 'Kỳ của biểu',
  previous: 'Kỳ liền trước',
  year: 'Năm của kỳ',
  plan: 'Kỳ kế hoạch',
  first: 'Năm đầu kỳ kế hoạch',
  last: 'Năm cuối kỳ kế hoạch',
  each: 'Từng kỳ của cột lặp',
};

const partWords = (part: string): string => {
  const number = Number(part.replace(/\D/g, ''));
  if (part.startsWith('M')) return `tháng ${number}`;
  if (part.startsWith('Q')) return `quý ${['I', 'II', 'III', 'IV'][number - 1] ?? number}`;
  return part === 'H1' ? '6 tháng đầu năm' : part === 'H2' ? '6 tháng cuối năm' : '9 tháng';
};

/** A period that a column stands for, in words: "year-1/H1" → "Năm của kỳ, lùi 1 năm, 6 tháng đầu năm". */
export const periodRefWords = (reference: string): string => {
  const usual = PERIOD_CHOICES.find(([one]) => one === reference)?.[1];
  const [, base = '', sign, years, part] = /^([a-z]+)(?:([+-])(\d+))?(?:\/(\w+))?$/.exec(reference) ?? [];
  const shift = years === undefined ? '' : sign === '-' ? `lùi ${years} năm` : `sau ${years} năm`;
  const words = [PERIOD_BASE[base] ?? reference, shift, part === undefined ? '' : partWords(part)];
  return usual ?? words.filter((one) => one !== '').join(', ');
};

/** Periods a column may stand for, as the usual choices say them; shipped forms have others (`periodRefWords`). */
export const PERIOD_CHOICES: readonly (readonly [reference: string, words: string])[] = [
  ['sheet', 'Kỳ của biểu'],
  ['sheet-1', 'Cùng kỳ năm trước'],
  ['previous', 'Kỳ liền trước'],
  ['year', 'Cả năm của kỳ'],
  ['year-1', 'Năm trước'],
  ['year+1', 'Năm sau'],
  ['year/H1', '6 tháng đầu năm'],
  ['year/9M', '9 tháng'],
  ['plan', 'Cả kỳ kế hoạch'],
  ['first-1', 'Năm trước kỳ kế hoạch'],
  ['last', 'Năm cuối kỳ kế hoạch'],
  ['each', 'Từng kỳ của cột lặp'],
];

export const REPEAT_TEXT: Readonly<Record<Repeat, string>> = {
  areas: 'Mỗi xã, phường, thị trấn một cột',
  offices: 'Mỗi phòng, ban một cột',
  years: 'Mỗi năm của kế hoạch một cột',
  months: 'Mỗi tháng từ đầu năm một cột',
};

export const BASIS_TEXT: Readonly<Record<Basis, string>> = { period: 'Trong kỳ', cumulative: 'Lũy kế từ đầu năm' };

export const COMPARISON_TEXT: Readonly<Record<Comparison, string>> = {
  percent: 'Tỷ lệ phần trăm',
  change: 'Tăng, giảm (%; tỷ lệ thì tính điểm %)',
  difference: 'Chênh lệch',
  times: 'Số lần',
};

export const STAGE_TEXT: Readonly<Record<Stage, string>> = {
  proposed: 'Đề xuất',
  planned: 'Dự kiến',
  assigned: 'Giao',
  adjusted: 'Điều chỉnh',
};

export const TEXT_TYPE: Readonly<Record<TextType, string>> = {
  text: 'Chữ',
  date: 'Ngày',
  unit: 'Đơn vị',
  choice: 'Lựa chọn',
};

/** Fields of a form and of its columns, by their names in the definition: where something is wrong. */
export const FORM_FIELD: Readonly<Record<string, string>> = {
  name: 'Tên biểu',
  title: 'Tên in trên biểu',
  displayUnit: 'Đơn vị hiển thị',
  header: 'Tiêu đề',
  width: 'Độ rộng',
  repeat: 'Lặp lại',
  when: 'Chỉ ở các tháng',
  period: 'Kỳ',
  figure: 'Cột số thực hiện',
  target: 'Cột chỉ tiêu',
  of: 'Các cột',
  over: 'So với cột',
  first: 'Cột năm gốc',
  last: 'Cột năm cuối',
  total: 'Cột tổng',
  parts: 'Cột chia ra',
  choices: 'Các lựa chọn',
};

export const FORM_DESIGN = {
  title: 'Thiết kế biểu',
  name: 'Tên biểu',
  printed: 'Tên in trên biểu',
  displayUnit: 'Đơn vị hiển thị',
  displayUnitNone: 'Như từng dòng',
  displayUnitHint:
    'Số liệu cùng loại được hiện và in theo đơn vị này, ví dụ “tỷ đồng”. Số đã nhập vẫn giữ nguyên theo đơn vị của dòng.',
  columns: 'Các cột',
  add: 'Thêm cột',
  remove: 'Bỏ cột',
  up: 'Chuyển lên',
  down: 'Chuyển xuống',
  kind: 'Loại cột',
  header: 'Tiêu đề (mỗi dòng một cấp, cấp ngoài trước)',
  headerHint: 'Tự điền theo biểu: {năm}, {năm-1}, {năm cuối}, {tháng}, {kỳ}, {đơn vị}, {từng mục}.',
  width: 'Độ rộng',
  internal: 'Chỉ xem nội bộ, không in',
  repeat: 'Lặp lại',
  noRepeat: 'Không lặp',
  notChosen: '(chưa chọn)',
  months: 'Chỉ ở các tháng (ví dụ 3, 6, 9, 12)',
  authority: 'Cơ quan giao',
  own: 'Cơ quan của kế hoạch',
  superior: 'Cấp trên',
  period: 'Kỳ',
  stage: 'Bước',
  anyStage: 'Bước sau cùng',
  basis: 'Cách tính',
  item: 'Khoản (nếu một chỉ tiêu có nhiều khoản)',
  figure: 'Cột số thực hiện',
  target: 'Cột chỉ tiêu',
  judged: 'Đánh giá đạt, chưa đạt',
  of: 'Cột so sánh',
  over: 'So với cột',
  as: 'Kết quả là',
  first: 'Cột năm gốc',
  last: 'Cột năm cuối',
  inputs: 'Các cột',
  total: 'Cột tổng',
  parts: 'Cột chia ra',
  type: 'Nội dung là',
  choices: 'Các lựa chọn (mỗi dòng một mục)',
  perRow: 'Không đổi theo kỳ',
  property: 'Đơn vị',
  owner: 'Cơ quan chủ trì',
  provider: 'Đơn vị cung cấp số liệu',
  preview: 'Xem trước tiêu đề',
  saveCopy: 'Lưu thành biểu mới',
  save: 'Lưu biểu',
  cancel: 'Đóng',
  copyName: (name: string): string => `${name} (bản sao)`,
  /** `column`: "cột 5 “So với”", `field`: its field; '' where it is about neither. */
  wrong: (column: string, field: string, detail: string): string =>
    `Chưa lưu được: ${[column, field === '' ? '' : `mục “${field}”`].filter((part) => part !== '').join(', ')}${column + field === '' ? '' : ': '}${detail}.`,
  columnAt: (index: number, header: string): string => `cột ${index + 1} “${header}”`,
  keepsOld: 'Số liệu không đổi. Các bản đã chốt vẫn theo mẫu cũ.',
  unsupported: 'Loại cột này chỉ có ở biểu đi kèm chương trình; có thể đổi tiêu đề và độ rộng.',
} as const;
