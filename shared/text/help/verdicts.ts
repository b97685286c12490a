import { formatVi } from '../../domain/decimal';
import type { Summary } from '../../form/types';
import type { Direction, RangeRule, Target, Verdict } from '../../target/types';
import { explainSummaryInFull } from '../summary';
import { directionText } from '../target';
import { DETAILS } from '../ui';

/** What each verdict says. */
export const VERDICT_MEANING: Readonly<Record<Verdict, string>> = {
  exceeded: 'Kết quả tốt hơn mục tiêu.',
  met: 'Kết quả đúng bằng mục tiêu, hoặc nằm trong khoảng mục tiêu.',
  unmet: 'Kết quả chưa tới mục tiêu.',
  notComputable: 'Chưa đủ căn cứ để kết luận; lý do ghi ở phép tính của ô.',
};

export interface VerdictFacts {
  readonly verdict: Verdict;
  readonly target: Target;
  readonly direction: Direction;
  readonly rangeRule: RangeRule;
  /** The result is an estimate. */
  readonly estimate: boolean;
  /** The row is one of the components that are counted. */
  readonly counted: boolean;
  readonly summary: Summary;
}

const RANGE: Readonly<Record<RangeRule, string>> = {
  upper: 'vượt khi tốt hơn cả khoảng',
  lower: 'vượt khi tốt hơn cả khoảng',
  inside: 'ngoài khoảng là chưa đạt',
};

/** The rule by which a target of this kind is held against a result. */
const ruleOf = ({ kind, low, high }: Target, direction: Direction, rangeRule: RangeRule): string => {
  const bound = formatVi(low ?? high ?? '0');
  switch (kind) {
    case 'moreThan':
      return `Mục tiêu là lớn hơn ${bound}: bằng ${bound} vẫn là chưa đạt.`;
    case 'atLeast':
      return `Mục tiêu là ít nhất ${bound}: bằng là đạt, lớn hơn là vượt.`;
    case 'lessThan':
      return `Mục tiêu là nhỏ hơn ${bound}: bằng ${bound} vẫn là chưa đạt.`;
    case 'atMost':
      return `Mục tiêu là không quá ${bound}: bằng là đạt, nhỏ hơn là vượt.`;
    case 'between':
      return `Mục tiêu là khoảng ${formatVi(low ?? '0')} đến ${formatVi(high ?? '0')}: trong khoảng là đạt, ${RANGE[rangeRule]}.`;
    case 'ordinal':
      return 'Mục tiêu là mức xếp loại: so theo thứ bậc trong thang, bằng là đạt, bậc cao hơn là vượt. Không có tỷ lệ.';
    case 'empty':
    case 'unreadable':
      return '';
    default:
      return direction === 'higher'
        ? `${directionText.higher}: bằng mục tiêu là đạt, cao hơn là vượt.`
        : `${directionText.lower}: bằng mục tiêu là đạt, thấp hơn là vượt.`;
  }
};

/** How a verdict was come by, a sentence a line. */
export const explainVerdict = (facts: VerdictFacts): readonly string[] =>
  [
    VERDICT_MEANING[facts.verdict],
    ruleOf(facts.target, facts.direction, facts.rangeRule),
    facts.verdict === 'notComputable'
      ? ''
      : 'So bằng số đúng, không so tỷ lệ đã làm tròn: 99,9999% hiện 100,00% nhưng vẫn chưa đạt.',
    facts.estimate ? 'Đánh giá này dựa trên số ước; khi có số chính thức thì đánh giá lại.' : '',
    facts.counted ? explainSummaryInFull(facts.summary) : '',
  ].filter((line) => line !== '');

/** Words of the explanation of a column and a verdict. */
export const MEANING = {
  none: 'Chọn một ô trong biểu để xem cột đó là gì.',
  holds: 'Cột này',
  from: 'Số liệu từ đâu',
  formula: 'Công thức',
  rounding: 'Làm tròn',
  own: (address: string): string => `Ở ô ${address}`,
  verdict: DETAILS.verdict,
  signs: 'Các đánh giá',
  source: 'Bố cục cột theo',
  formats:
    'Nghị định 30/2020/NĐ-CP và Hướng dẫn 36-HD/VPTW quy định thể thức văn bản khi in, không quy định nội dung cột.',
  tested: 'Quy tắc so sánh đã đối chiếu với 37 chỉ tiêu trong bảng của báo cáo trên, khớp đến chữ số cuối.',
} as const;
