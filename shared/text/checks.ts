import { timesApart } from '../check/amounts';
import { type CheckCode, type CheckFact, SEVERITIES, type Severity } from '../check/types';
import { formatVi } from '../domain/decimal';
import { decimalOf, fractionFromDecimal, roundHalfUp, sub } from '../domain/fraction';
import { formatPeriod, periodWithin } from '../domain/period';
import { withUnit as joinUnit, pointsOf, unitInText } from './unitWords';

/** Words of the data checks: titles, and a sentence for each finding with its numbers and what to do. */
export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  error: 'Lỗi',
  warning: 'Cảnh báo',
  info: 'Lưu ý',
};

export const SEVERITY_GROUPS: Readonly<Record<Severity, string>> = {
  error: 'Lỗi, cần sửa',
  warning: 'Cảnh báo, nên soát lại',
  info: 'Lưu ý',
};

export const CHECK_TITLES: Readonly<Record<CheckCode, string>> = {
  totalMismatch: 'Tổng khác cộng các dòng dưới',
  partAboveWhole: 'Phần “trong đó” lớn hơn tổng',
  unitsGap: 'Khác số tổng hợp từ các đơn vị',
  cumulativeFalls: 'Lũy kế giảm',
  cumulativeGap: 'Lũy kế khác cộng các kỳ',
  jumpFromPrevious: 'Khác hẳn kỳ trước',
  jumpFromLastYear: 'Khác hẳn cùng kỳ năm trước',
  jumpFromTarget: 'Khác hẳn mục tiêu',
  unitMismatch: 'Lẫn đơn vị tính',
  rateAboveWhole: 'Tỷ lệ vượt 100%',
  negative: 'Số âm',
  figureUnreadable: 'Kết quả không đọc được',
  targetUnreadable: 'Mục tiêu không đọc được',
  figureMissing: 'Thiếu kết quả',
  targetMissing: 'Thiếu mục tiêu',
  targetReached: 'Mục tiêu đã đạt từ năm trước',
  targetFar: 'Mục tiêu khó đạt',
  targetFarExceeded: 'Vượt xa mục tiêu',
  providersDiffer: 'Hai nơi cung cấp khác nhau',
  assignedGap: 'Giao chưa khớp tổng',
  dateUnreadable: 'Ngày không đọc được',
  taskOverdue: 'Nhiệm vụ quá hạn',
};

/** Names that a sentence needs beside the numbers. */
export interface FindingNames {
  /** Đơn vị tính of the row; '' when it has none. */
  readonly unitLabel: string;
  /** Unit that the finding is about. */
  readonly unit: string;
}

/** "8,5%"; "41.550 tấn". */
const amount = (value: string, unitLabel: string): string => joinUnit(formatVi(value), unitInText(unitLabel));

const gap = (a: string, b: string): string =>
  decimalOf(sub(fractionFromDecimal(a), fractionFromDecimal(b))).replace(/^-/u, '');

const howMany = (a: string, b: string): string => {
  const apart = timesApart(a, b);
  if (apart === null) return '';
  const text = formatVi(roundHalfUp(apart, 1)).replace(/,0$/u, '');
  return fractionLess(a, b) ? `chỉ bằng 1/${text}` : `gấp ${text} lần`;
};

const fractionLess = (a: string, b: string): boolean =>
  sub(fractionFromDecimal(a), fractionFromDecimal(b)).numerator < 0n;

const stillMissing = (missing: number): string => (missing === 0 ? '' : `, dù còn ${missing} nơi chưa có số`);

/** The sentence of a finding: what stands there, what it was held against, what to do. */
export const describeFact = (fact: CheckFact, { unitLabel, unit }: FindingNames): string => {
  const a = (value: string): string => amount(value, unitLabel);
  const points = pointsOf(unitLabel);
  const ofShare = (value: string): string => (points === '' ? a(value) : `${formatVi(value)} ${points}`);
  switch (fact.code) {
    case 'totalMismatch':
      return `Ghi ${a(fact.typed)}, cộng các dòng dưới được ${a(fact.sum)}${stillMissing(fact.missing)}: chênh ${a(gap(fact.typed, fact.sum))}. Hãy sửa tổng hoặc các dòng dưới; để trống ô tổng thì chương trình tự cộng.`;
    case 'partAboveWhole':
      return `${a(fact.part)}, lớn hơn “${fact.wholeName}” là ${a(fact.whole)}. Hãy soát lại hai dòng này.`;
    case 'unitsGap':
      return fact.rate
        ? `${unit} ghi ${a(fact.typed)}, bình quân gia quyền của ${fact.units} đơn vị là ${a(fact.derived)}: chênh ${ofShare(gap(fact.typed, fact.derived))}. Hãy soát số của các đơn vị hoặc số chung.`
        : `${unit} ghi ${a(fact.typed)}, cộng ${fact.units} đơn vị được ${a(fact.derived)}: chênh ${a(gap(fact.typed, fact.derived))}. Hãy soát số của các đơn vị hoặc số chung.`;
    case 'cumulativeFalls':
      return `Lũy kế ${a(fact.value)}, thấp hơn lũy kế ${periodWithin(fact.beforePeriod)} là ${a(fact.before)}. Hãy soát hai kỳ này; nếu kỳ trước báo thừa thì ghi đính chính.`;
    case 'cumulativeGap':
      return fact.first
        ? `Lũy kế ${a(fact.value)}, khác số trong kỳ đầu năm là ${a(fact.sum)}. Hai số này phải bằng nhau.`
        : `Lũy kế ${a(fact.value)}, cộng lũy kế kỳ trước và số trong kỳ được ${a(fact.sum)}: chênh ${a(gap(fact.value, fact.sum))}. Nếu là điều chỉnh kỳ trước thì nên ghi chú.`;
    case 'jumpFromPrevious':
    case 'jumpFromLastYear':
      return `${a(fact.value)}, ${howMany(fact.value, fact.other)} ${periodWithin(fact.otherPeriod)} (${a(fact.other)}). Hãy soát dấu phẩy, số 0 và đơn vị tính.`;
    case 'jumpFromTarget':
      return `${a(fact.value)}, ${howMany(fact.value, fact.other)} mục tiêu (${a(fact.other)}). Hãy soát dấu phẩy, số 0 và đơn vị tính.`;
    case 'unitMismatch':
      return `Trong ô ghi “${fact.text}”, tính bằng ${fact.textUnit}, còn đơn vị tính của dòng là ${fact.unit}. Hãy sửa một trong hai cho khớp.`;
    case 'rateAboveWhole':
      return `${a(fact.value)}: tỷ lệ trên tổng số không vượt quá 100%. Hãy soát lại số liệu.`;
    case 'negative':
      return `${a(fact.value)}: chỉ tiêu này không có số âm. Hãy soát lại số liệu.`;
    case 'figureUnreadable':
      return `Không đọc được “${fact.text}” thành số, nên ô này không được tính. Hãy sửa, hoặc chuyển phần chữ sang cột Ghi chú.`;
    case 'targetUnreadable':
      return fact.inWords
        ? `Mục tiêu bằng lời “${fact.text}”, không so sánh được bằng số. Có thể ghi đè đánh giá khi tổng kết.`
        : `Không đọc được mục tiêu “${fact.text}”, nên không tính được tỷ lệ đạt. Hãy sửa, hoặc chuyển phần chữ sang cột Ghi chú.`;
    case 'figureMissing':
      return `Có mục tiêu nhưng chưa có kết quả, trong khi ${fact.filled}/${fact.of} chỉ tiêu đã có${fact.more > 0 ? `; còn thiếu ở ${fact.more} kỳ khác` : ''}. Hãy nhập số hoặc ghi “-” nếu không phát sinh.`;
    case 'targetMissing':
      return `Có kết quả nhưng chưa có mục tiêu, trong khi ${fact.filled}/${fact.of} chỉ tiêu đã có. Hãy nhập mục tiêu, hoặc ghi “x” nếu không giao.`;
    case 'targetReached':
      return `Mục tiêu ${withUnit(fact.target, unitLabel)} đã đạt từ ${periodWithin(fact.lastPeriod)} (${a(fact.last)}): chỉ tiêu có thể chưa sát thực tế.`;
    case 'targetFar':
      return `Mục tiêu ${withUnit(fact.target, unitLabel)} cách xa kết quả ${periodWithin(fact.lastPeriod)} (${a(fact.last)}): chỉ tiêu có thể chưa sát thực tế.`;
    case 'targetFarExceeded':
      return `Đạt ${formatVi(fact.percent)}% mục tiêu ${withUnit(fact.target, unitLabel)}: mục tiêu có thể thấp so với thực tế, hoặc số liệu cần soát lại.`;
    case 'providersDiffer':
      return `Cơ quan chủ trì ghi ${withUnit(fact.own, unitLabel)}, ${fact.provider === '' ? 'nơi khác' : fact.provider} cung cấp ${withUnit(fact.theirs, unitLabel)}. Số của cơ quan chủ trì đang được dùng; hãy thống nhất lại.`;
    case 'assignedGap':
      return `Toàn đơn vị ${a(fact.whole)}, cộng các nơi được giao là ${a(fact.sum)}${stillMissing(fact.missing)}: chênh ${a(gap(fact.whole, fact.sum))}. Hãy giao lại cho khớp.`;
    case 'dateUnreadable':
      return `Không đọc được “${fact.text}” thành ngày, nên không nhắc hạn được. Hãy ghi ngày (15/11/2025), tháng (tháng 6/2025), quý, năm, hoặc “thường xuyên”.`;
    case 'taskOverdue':
      return fact.late
        ? `Hoàn thành chậm ${fact.days} ngày so với thời hạn “${fact.due}”. Trạng thái nên là “Hoàn thành quá hạn”, kèm nguyên nhân.`
        : `Đã quá hạn ${fact.days} ngày (thời hạn “${fact.due}”). Hãy cập nhật trạng thái hoặc ghi nguyên nhân chậm.`;
  }
};

/** "2 lỗi · 3 cảnh báo · 1 lưu ý". */
export const countFindings = (findings: readonly { readonly severity: Severity }[]): string =>
  SEVERITIES.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${SEVERITY_WORDS[severity].toLocaleLowerCase('vi')}`];
  }).join(' · ');

/** A text as it was typed, with the row's unit where it names none. */
const withUnit = (typed: string, unitLabel: string): string =>
  /\p{L}|[%‰]/u.test(typed) ? typed : joinUnit(typed, unitInText(unitLabel));

/** "Tháng 1 năm 2021 · Xã Bản Bo". */
export const describeWhere = (period: string | null, unit: string): string =>
  [period === null ? '' : formatPeriod(period), unit].filter((part) => part !== '').join(' · ');

/** The list of findings beside the sheet. */
export const CHECKS = {
  title: 'Kiểm tra số liệu',
  working: 'Đang kiểm tra…',
  again: 'đang kiểm tra lại',
  none: 'Không thấy số liệu nào cần soát lại.',
  noneHint:
    'Số liệu được kiểm tra lại sau mỗi lần sửa: tổng và phần, lũy kế, đơn vị tính, số bất thường, chỗ còn thiếu.',
  noneListed: 'Không có mục nào theo bộ lọc này.',
  kind: 'Loại kiểm tra',
  allKinds: 'Mọi loại kiểm tra',
  here: 'Chỉ biểu đang mở',
  goTo: 'Đến ô này',
  nowhere: 'Số liệu này không hiện trên biểu nào',
  noSheet: 'Không hiện trên biểu nào',
  muteAsk: 'Bỏ qua mục này…',
  reason: 'Lý do bỏ qua',
  mute: 'Bỏ qua',
  keep: 'Giữ lại',
  unmute: 'Xét lại',
  muted: (count: number): string => `Đã bỏ qua ${count} mục`,
  mutedFor: (reason: string): string => `Lý do bỏ qua: ${reason}`,
  more: (count: number): string => `… và ${count} mục khác. Hãy xử lý các mục trên trước.`,
} as const;
