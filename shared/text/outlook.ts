import type { Adjustment, CellOutlook } from '../contract/cellOutlook';
import { formatVi } from '../domain/decimal';
import { periodWithin } from '../domain/period';
import { OUTLOOK_WORDS } from '../form/outlook';
import { formatMoment } from './moment';

export const OUTLOOK_TEXT = {
  title: 'Khả năng hoàn thành (đề xuất)',
  write: 'Ghi vào biểu',
  adjustments: 'Đính chính, điều chỉnh kỳ trước',
  blank: '(trống)',
} as const;

/** "Có khả năng: đã qua 6/12 tháng, đi được 54,20% quãng đường tới mục tiêu." */
export const describeOutlook = ({ answer, base }: CellOutlook): string => {
  if ('why' in answer) {
    if (answer.why === 'noBase') return 'Chưa đề xuất được: thiếu số liệu của năm trước kỳ kế hoạch để tính tiến độ.';
    if (answer.why === 'noWay')
      return 'Chưa đề xuất được: mục tiêu bằng số liệu ban đầu nên không có quãng đường để so.';
    return 'Chưa đề xuất được: mục tiêu hoặc kết quả không phải một con số.';
  }
  const time = `đã qua ${answer.gone}/${answer.of} tháng`;
  const from = base === null ? '' : ` (từ ${base.text} của ${periodWithin(base.period)})`;
  const way = answer.way === null ? '' : `, đi được ${formatVi(answer.way, 2)}% quãng đường tới mục tiêu${from}`;
  return `${OUTLOOK_WORDS[answer.outlook]}: ${time}${way}.`;
};

const signed = (difference: string | null): string =>
  difference === null ? '' : ` (${difference.startsWith('-') ? '' : '+'}${formatVi(difference)})`;
const shown = (text: string): string => (text === '' ? OUTLOOK_TEXT.blank : text);

/** "Đính chính tháng 1 năm 2021: 100 → 120 (+20), ghi vào tháng 2 năm 2021." */
export const describeAdjustment = ({ kind, period, into, from, to, difference }: Adjustment): string =>
  kind === 'correction'
    ? `Đính chính ${periodWithin(period)}: ${shown(from)} → ${shown(to)}${signed(difference)}${into === null ? '' : `, ghi vào ${periodWithin(into)}`}.`
    : `Điều chỉnh kỳ trước, ${periodWithin(period)}: ước ${shown(from)} → thực hiện ${shown(to)}${signed(difference)}.`;

/** Why, who and when, as far as it is known. */
export const describeAdjusting = ({ reason, by, at }: Adjustment): string =>
  [reason === '' ? '' : `Lý do: ${reason}`, by, at === '' ? '' : formatMoment(at)]
    .filter((part) => part !== '')
    .join(' · ');
