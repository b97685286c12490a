import { foldText } from './tokenize';
import { isRateUnit } from './unitFamily';

/** How figures of an indicator come together over units and over time, as far as its wording tells. */
export interface Adding {
  readonly overUnits: 'sum' | 'none';
  readonly overTime: 'sum' | 'last' | 'none';
}

/** A name that begins so is a ratio or a mean, whatever its unit: neither adds up. */
const ratio = /^ ?(?:tỷ lệ|tỉ lệ|tỷ suất|tỉ suất|tỷ trọng|tỉ trọng|mật độ|hệ số|chỉ số|cơ cấu|điểm) /u;

/** It is of its own period only: the growth or the mean of a year is none of its months', nor the other way round. */
const ofPeriod =
  /^ ?(?:tốc độ|năng suất|mức giảm|mức tăng) | (?:bình quân|trung bình) |^ ?(?:tỷ lệ|tỉ lệ) .*(?:giảm|tăng)(?: năm)? $/u;

/** Of something for each of something else: "tạ/ha", "triệu đồng/người"; "/năm", "/tháng" only tell the period. */
const perOther = /\/(?! ?(?:năm|tháng|quý|kỳ|giải)(?: |$))/u;

/** What is there at one time: the last value stands for the period. */
const stocks = [
  'tổng diện tích',
  'tổng số',
  'tổng đàn',
  'đàn',
  'hiện có',
  'quy mô',
  'dân số',
  'dư nợ',
  'huy động',
  'duy trì',
  'đạt chuẩn',
  'đạt tiêu chí',
  'khoanh nuôi',
  'thể tích',
  'nông thôn',
  'ntm',
];

/** What is done or comes in little by little: the months add up. */
const flows = [
  'trồng mới',
  'trồng rừng',
  'mới',
  'trồng',
  'gieo',
  'thu hoạch',
  'sản lượng',
  'thu',
  'chi',
  'giải ngân',
  'doanh thu',
  'giá trị',
  'trị giá',
  'kim ngạch',
  'xuất khẩu',
  'nhập khẩu',
  'bán lẻ',
  'giải quyết',
  'đào tạo nghề',
  'thành lập',
  'kết nạp',
  'tuyển',
  'khách',
  'lượt',
  'cấp',
  'khám',
  'vụ',
  'xây dựng',
  'điện phát ra',
  'thịt',
  'bị',
  'hỗ trợ',
  'kiểm tra',
  'phê duyệt',
  'phát hiện',
  'xử lý',
  'bồi thường',
  'bàn giao',
  'trao tặng',
  'biểu diễn',
  'đăng ký',
  'giải thể',
  'đơn',
  'tai nạn',
  'tội phạm',
  'phạm tội',
  'cách ly',
];

/** The name says it itself, of a stock too: "Số xã đạt chuẩn trong năm". */
const inPeriod = ['trong năm', 'trong quý', 'trong tháng', 'trong kỳ'];

const has = (words: string, any: readonly string[]): boolean => any.some((word) => words.includes(` ${word} `));

/**
 * Proposes how an indicator adds up from its name and unit of measure, where no person has said it yet (domain.md §3:
 * rates never add, additive quantities sum, stocks take the last value). Without a unit nothing is known: nothing adds.
 */
export const proposeAdding = (name: string, unit: string): Adding => {
  const folded = foldText(name.slice(0, 1000));
  const words = ` ${folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
  const measure = foldText(unit.slice(0, 200));
  if (ofPeriod.test(words)) return { overUnits: 'none', overTime: 'none' };
  if (measure === '' || isRateUnit(unit) || ratio.test(words) || perOther.test(measure)) {
    return { overUnits: 'none', overTime: 'last' };
  }
  const comesIn = has(words, inPeriod) || (has(words, flows) && !has(words, stocks));
  return { overUnits: 'sum', overTime: comesIn ? 'sum' : 'last' };
};
