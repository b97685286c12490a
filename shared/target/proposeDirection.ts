import { parseTarget } from './parseTarget';
import { foldText } from './tokenize';
import type { Direction } from './types';

/** Words of the name that say the number itself is to fall or stay under something. */
const falling = [
  'giảm còn',
  'giảm xuống',
  'xuống còn',
  'còn dưới',
  'còn lại',
  'không quá',
  'không vượt quá',
  'không để vượt',
  'không cao hơn',
  'tối đa',
  'nhiều nhất',
  'khống chế',
  'kiềm chế',
  'hạn chế',
  'kéo giảm',
];

/** Words that say something is counted because it was done: then more is better, whatever it is about. */
const done = [
  'được',
  'thoát',
  'giải quyết',
  'xử lý',
  'khám phá',
  'điều tra',
  'điều trị',
  'phát hiện',
  'quản lý',
  'thu hồi',
  'thu gom',
  'xóa',
  'xoá',
  'không có',
  'không còn',
  'đạt chuẩn',
  'đạt tiêu chí',
  'hỗ trợ',
  'phòng chống',
];

/** Things of which less is better. */
const burdens = [
  'hộ nghèo',
  'cận nghèo',
  'nghèo đa chiều',
  'tỷ lệ nghèo',
  'tỉ lệ nghèo',
  'suy dinh dưỡng',
  'thấp còi',
  'nhẹ cân',
  'thất nghiệp',
  'tử vong',
  'tai nạn',
  'tội phạm',
  'vi phạm',
  'tảo hôn',
  'hôn nhân cận huyết',
  'bỏ học',
  'mù chữ',
  'thất thoát',
  'tổn thất',
  'hao hụt',
  'tỷ suất sinh',
  'mức sinh',
  'sinh con thứ',
  'tăng dân số',
  'nợ xấu',
  'nợ đọng',
  'thất thu',
  'ô nhiễm',
  'cháy rừng',
  'phá rừng',
  'thiệt hại',
  'mắc bệnh',
  'nhiễm hiv',
  'tồn đọng',
  'quá hạn',
  'trễ hạn',
  'chậm muộn',
  'tỷ lệ hao',
];

/** Age, weight and place phrases: their "dưới" and "trên" compare nothing (trẻ em dưới 5 tuổi, dưới 2.500 gam). */
const notComparators =
  /(?:từ \d+ (?:tuổi )?)?(?:đến )?(?:dưới|trên|từ) \d[\d.,]* ?(?:tuổi|tháng|năm|gam|gram|g|kg|ngày|giờ)(?= |$)/gu;

/** A comparator with its number, left after the phrases above are out. */
const capped = /(?:<|≤|dưới|không quá|tối đa|nhiều nhất) ?\d/u;
const raised = /(?:>|≥|trên|ít nhất|tối thiểu|không dưới) ?\d|\d ?%? trở lên/u;

/** "Số xã có tỷ lệ hộ nghèo dưới 5%" counts communes: the rest only describes them. */
const counted =
  /^ ?(?:số|tỷ lệ|tỉ lệ) (?:xã|bản|thôn|phường|huyện|tổ dân phố|đơn vị|cơ quan|trường|cơ sở)[^,;]* (?:có|đạt|không) /u;

function has(name: string, words: readonly string[]): boolean {
  return words.some((word) => name.includes(` ${word} `));
}

/**
 * Proposes an indicator's direction from its name and the typed target; a person may change it, then it is stored.
 * The target's own comparator decides first; a target of 0 means less is better; then the wording of the name.
 */
export function proposeDirection(name: string, targetText: string): Direction {
  const target = parseTarget(targetText);
  if (target.direction !== null) return target.direction;
  const folded = foldText(name.slice(0, 1000)).replace(notComparators, ' ');
  const words = ` ${folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
  if (target.kind === 'exactly' && target.low === '0' && !has(words, ['giảm', 'tăng'])) return 'lower';
  if (counted.test(words)) return 'higher';
  if (has(words, falling) || capped.test(folded)) return 'lower';
  if (has(words, ['giảm']) || raised.test(folded) || has(words, done)) return 'higher';
  return has(words, burdens) ? 'lower' : 'higher';
}
