import { type Decimal, formatVi } from '../domain/decimal';
import { formatQuantity } from '../target/formatTarget';
import type {
  Attainment,
  Direction,
  Figure,
  ReasonCode,
  Target,
  TargetErrorCode,
  TargetNote,
  TargetNoteCode,
  Wording,
} from '../target/types';
import { VERDICT_WORDS } from './verdict';

/** The direction in words, as it opens the explanation line. */
export const directionText: Readonly<Record<Direction, string>> = {
  higher: 'Càng cao càng tốt',
  lower: 'Càng thấp càng tốt',
};

/** Why a text could not be read: one sentence, then what to do next. */
const errorText: Readonly<Record<TargetErrorCode, { readonly why: string; readonly todo: string }>> = {
  noNumber: {
    why: 'không thấy con số hay mức xếp loại nào',
    todo: 'Hãy ghi một số (ví dụ 39.500), một khoảng (5-6) hoặc một mức trong thang xếp loại (HTTNV trở lên).',
  },
  missingNumber: {
    why: 'còn thiếu một con số',
    todo: 'Hãy ghi số ngay sau dấu so sánh hoặc dấu gạch, ví dụ >58 hoặc 5-6.',
  },
  unexpectedText: {
    why: 'có phần chữ hoặc dấu không hiểu được',
    todo: 'Hãy ghi một số (ví dụ 39.500), một khoảng (5-6) hoặc một mức so sánh (>58, không quá 20); phần diễn giải đặt trong ngoặc đơn hoặc ở cột Ghi chú.',
  },
  ambiguousDot: {
    why: 'dấu chấm không chia đúng nhóm ba chữ số, không rõ là phần lẻ hay phần nghìn',
    todo: 'Hãy dùng dấu phẩy cho phần lẻ (1,5) và dấu chấm cho phần nghìn (1.500).',
  },
  foreignForm: {
    why: 'số ghi theo kiểu nước ngoài, dấu phẩy và dấu chấm đảo vị trí',
    todo: 'Hãy dùng dấu phẩy cho phần lẻ và dấu chấm cho phần nghìn, ví dụ 1.234,5.',
  },
  badGrouping: {
    why: 'dấu chấm hoặc dấu phẩy trong số đặt chưa đúng chỗ',
    todo: 'Hãy ghi dấu chấm sau mỗi ba chữ số và một dấu phẩy cho phần lẻ, ví dụ 1.234.567,5.',
  },
  scientificForm: { why: 'số ghi ở dạng lũy thừa (E)', todo: 'Hãy ghi đầy đủ các chữ số, ví dụ 150.000.' },
  reversedRange: { why: 'số đầu của khoảng lớn hơn số cuối', todo: 'Hãy ghi số nhỏ trước, số lớn sau, ví dụ 5-6.' },
  unitMismatch: {
    why: 'hai đầu của khoảng ghi khác đơn vị',
    todo: 'Hãy ghi cùng một đơn vị, hoặc chỉ ghi đơn vị ở cuối, ví dụ 5-6%.',
  },
  comparatorOnRange: {
    why: 'vừa có khoảng vừa có mức so sánh',
    todo: 'Hãy chọn một cách ghi: một khoảng (5-6) hoặc một mức so sánh (>5, 6 trở lên).',
  },
  conflictingComparators: {
    why: 'có hai mức so sánh không đi cùng nhau',
    todo: 'Hãy giữ lại một mức, ví dụ trên 90% hoặc 90% trở lên.',
  },
  ordinalComparator: {
    why: 'mức so sánh này không dùng được với xếp loại',
    todo: 'Hãy ghi mức xếp loại, có thể thêm "trở lên", ví dụ HTTNV trở lên.',
  },
  fractionTarget: {
    why: 'mục tiêu đang ghi dạng phân số',
    todo: 'Hãy ghi mục tiêu bằng một số (ví dụ 58,3% hoặc 21 trường); dạng 21/36 dùng cho ô kết quả.',
  },
  zeroDenominator: { why: 'số dưới của phân số bằng 0', todo: 'Hãy ghi lại phân số, ví dụ 21/36.' },
  tooLong: {
    why: 'nội dung quá dài so với một ô số liệu',
    todo: 'Hãy chỉ ghi con số ở đây và chuyển phần diễn giải sang cột Ghi chú.',
  },
};

const noteText: Readonly<Record<TargetNoteCode, string>> = {
  secondTarget: 'Ô này ghi hai mức; chỉ mức đầu được dùng để tính',
  remark: 'Phần trong ngoặc được giữ nguyên, không dùng để tính',
  absent: 'Ghi là không có mục tiêu',
  notAssigned: 'Ghi là không giao chỉ tiêu',
  footnote: 'Số chú thích nhỏ bên cạnh được bỏ qua khi tính',
  aboutIgnored: 'Từ chỉ mức ước chừng được bỏ qua khi tính',
  fromAlone: '"Từ" đứng một mình được hiểu là ít nhất',
  redundantComparator: 'Có hai mức so sánh cùng chiều; mức đứng trước được dùng',
  estimate: 'Ghi là số ước',
};

const reasonText: Readonly<Record<ReasonCode, string>> = {
  noTarget: 'chưa có mục tiêu',
  targetUnreadable: 'không đọc được mục tiêu',
  noFigure: 'chưa có kết quả',
  figureAbsent: 'kết quả ghi là không có số liệu',
  notAssigned: 'chỉ tiêu không giao',
  figureUnreadable: 'không đọc được kết quả',
  ordinal: 'chỉ tiêu xếp loại không tính tỷ lệ',
  kindMismatch: 'một bên là số, một bên là xếp loại',
  unitMismatch: 'mục tiêu và kết quả khác đơn vị tính',
  wordingContradicts: 'một bên ghi tăng, một bên ghi giảm',
  divideByZero: 'không tính tỷ lệ vì phải chia cho 0',
  signMeaningless: 'không tính tỷ lệ vì có số âm',
  insideRange: 'chỉ xét trong hay ngoài khoảng, không tính tỷ lệ',
  figureRange: 'kết quả là một khoảng nên không tính tỷ lệ',
  boundUndecided: 'kết quả chưa phải một con số cụ thể nên chưa thể kết luận',
  directionContradicts: 'mục tiêu ghi ngược với chiều của chỉ tiêu, cần xem lại',
};

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** Shortens a quoted text, so that a sentence stays readable. */
function quote(text: string): string {
  const characters = Array.from(text.replace(/\s+/gu, ' ').trim());
  return `"${characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : characters.join('')}"`;
}

/** The part of a typed text that an error or a note points at; the whole text when it points at its end. */
function pointed(text: string, place: { readonly at: number; readonly end: number }): string {
  const part = text.slice(place.at, place.end).trim();
  return part === '' || part === text.trim() ? '' : part;
}

/** Whether a reason is one of the comparison with a target, which has words of its own here. */
export const isTargetReason = (code: string): code is ReasonCode => Object.hasOwn(reasonText, code);

/** One sentence for a reason, with its first letter a capital and a full stop. */
export function formatReason(reason: ReasonCode): string {
  return `${capital(reasonText[reason])}.`;
}

/** Notes whose part of the text is worth quoting. */
const quoted: readonly TargetNoteCode[] = ['secondTarget', 'remark', 'footnote'];

/** One sentence for a note, quoting its part of the text where that helps. */
function formatNote(note: TargetNote, text: string): string {
  const part = quoted.includes(note.code) ? pointed(text, note) : '';
  return part === '' ? `${noteText[note.code]}.` : `${noteText[note.code]}: ${quote(part)}.`;
}

/** As a person who knows Excel begins a calculation: "=3000+333", "=SUM(C2:C5)"; not the "=58" of a target. */
const formula = /^\s*=\s*(?:[\p{L}]+[\d(]|\(|[\d.,]+\s*[+*/^-])/u;

/** Why a text cannot be read, what to do, and that nothing is lost; null when it can be read. */
export function explainUnreadable(read: Pick<Target | Figure, 'text' | 'error'>): string | null {
  if (read.error === null) return null;
  const { why, todo } = errorText[read.error.code];
  const part = pointed(read.text, read.error);
  const place = part === '' ? '' : ` (chỗ ${quote(part)})`;
  if (formula.test(read.text)) {
    return `Không đọc được ${quote(read.text)}: ô này không tính công thức. Hãy ghi kết quả, ví dụ 3.333. Nội dung đã được giữ nguyên.`;
  }
  return `Không đọc được ${quote(read.text)}: ${why}${place}. ${todo} Nội dung đã được giữ nguyên.`;
}

const verbs: Readonly<Record<Wording, string>> = {
  maintain: 'duy trì',
  decreaseBy: 'giảm',
  decreaseTo: 'giảm còn',
  increaseBy: 'tăng',
  increaseTo: 'tăng lên',
};

function readingOf(target: Target): string {
  const { kind, low, high, unit } = target;
  const number = formatQuantity(low ?? high, unit);
  switch (kind) {
    case 'moreThan':
      return `lớn hơn ${number}`;
    case 'atLeast':
      return `ít nhất ${number}`;
    case 'lessThan':
      return `nhỏ hơn ${number}`;
    case 'atMost':
      return `không quá ${number}`;
    case 'between':
      return `từ ${formatVi(low ?? '0')} đến ${formatQuantity(high, unit)}`;
    case 'about':
      return `khoảng ${number}`;
    default:
      return number;
  }
}

function notesOf(read: Pick<Target, 'notes' | 'text'>): string {
  return read.notes.map((note) => ` ${formatNote(note, read.text)}`).join('');
}

/** How a typed target was read: "Lớn hơn 58", "Từ 5 đến 6%"; for unreadable text the reason and what to do. */
export function explainTargetReading(target: Target): string {
  const failed = explainUnreadable(target);
  if (failed !== null) return failed;
  if (target.kind === 'empty') return target.notes.length === 0 ? 'Chưa có mục tiêu.' : notesOf(target).trim();
  const lead = target.wording === null ? '' : `${verbs[target.wording]} `;
  const reading = target.kind === 'ordinal' ? `xếp loại ${target.text.trim()}` : lead + readingOf(target);
  return target.notes.length === 0 ? capital(reading) : `${capital(reading)}.${notesOf(target)}`;
}

const comparators: Readonly<Record<NonNullable<Figure['comparator']>, string>> = {
  moreThan: 'lớn hơn ',
  atLeast: 'ít nhất ',
  lessThan: 'nhỏ hơn ',
  atMost: 'không quá ',
  about: 'khoảng ',
};

/** How a typed result was read: "58,3", "Lớn hơn 95", "21/36 = 58,3%"; for unreadable text the reason. */
export function explainFigureReading(figure: Figure): string {
  const failed = explainUnreadable(figure);
  if (failed !== null) return failed;
  if (figure.kind === 'empty') return 'Chưa có kết quả.';
  if (figure.kind === 'absent') return 'Ghi là không có số liệu.';
  if (figure.kind === 'notAssigned') return 'Ghi là không giao chỉ tiêu.';
  if (figure.kind === 'ordinal') return `Xếp loại ${figure.text.trim()}`;
  const verb = figure.wording === null ? '' : `${verbs[figure.wording]} `;
  const lead = verb + (figure.comparator === null ? '' : comparators[figure.comparator]);
  const low = figure.value ?? '0';
  const fraction = `${formatVi(figure.numerator ?? '0')}/${formatVi(figure.denominator ?? '1')} = ${formatVi(low)}%`;
  const range = `từ ${formatVi(low)} đến ${formatQuantity(figure.high, figure.unit)}`;
  const body =
    figure.kind === 'fraction' ? fraction : figure.kind === 'range' ? range : formatQuantity(low, figure.unit);
  return figure.notes.length === 0 ? capital(lead + body) : `${capital(lead + body)}.${notesOf(figure)}`;
}

/** A percent as printed: "102.86" → "102,86%". */
export function formatPercent(percent: Decimal): string {
  return `${formatVi(percent)}%`;
}

/** What the ratio alone does not tell: bounds, fractions, and a rounded 100,00% that is not met. */
function remarks(target: Target, figure: Figure, attainment: Attainment): readonly string[] {
  const { percent, reason, verdict, working } = attainment;
  const said: string[] = [];
  if (working?.bound === 'high') said.push('so với cận trên của khoảng');
  if (working?.bound === 'low') said.push('so với cận dưới của khoảng');
  if (figure.kind === 'fraction') said.push(`kết quả ghi ${figure.text.trim()}`);
  if (percent === '100.00' && verdict === 'unmet') {
    const equal = working !== null && working.numerator === working.denominator;
    const strict = target.kind === 'moreThan' ? 'lớn hơn' : 'nhỏ hơn';
    said.push(equal ? `mục tiêu là ${strict}, bằng thì chưa đạt` : 'tỷ lệ đã làm tròn, so số gốc thì chưa tới');
  }
  if (reason === 'boundUndecided' || reason === 'directionContradicts') said.push(reasonText[reason]);
  return said;
}

/** The same for a ratio that is not judged yet: the percent alone, or why there is none. */
export function explainPercent(target: Target, figure: Figure, attainment: Attainment): string {
  const { percent, reason, working } = attainment;
  if (percent !== null && working !== null) {
    return `${formatVi(working.numerator)} / ${formatVi(working.denominator)} = ${formatPercent(percent)}`;
  }
  if (reason === 'targetUnreadable') return explainUnreadable(target) ?? formatReason(reason);
  if (reason === 'figureUnreadable') return explainUnreadable(figure) ?? formatReason(reason);
  return reason === null ? '' : formatReason(reason);
}

/**
 * The explanation line of a result: "Càng thấp càng tốt: 18 / 17,5 = 102,86% → Vượt"; without a percent it says why.
 */
export function explainAttainment(
  target: Target,
  figure: Figure,
  attainment: Attainment,
  direction: Direction,
): string {
  const { percent, reason, verdict, working } = attainment;
  if (percent === null || working === null) {
    if (reason === 'targetUnreadable') return explainUnreadable(target) ?? formatReason(reason);
    if (reason === 'figureUnreadable') return explainUnreadable(figure) ?? formatReason(reason);
    const why = reason === null ? '' : reasonText[reason];
    if (target.kind === 'ordinal' && figure.kind === 'ordinal') {
      const tail = reason === 'ordinal' ? '' : ` (${why})`;
      return `Xếp loại: ${figure.text.trim()} so với ${target.text.trim()} → ${VERDICT_WORDS[verdict]}${tail}`;
    }
    return verdict === 'notComputable'
      ? `${VERDICT_WORDS[verdict]}: ${why}.`
      : `${directionText[direction]}: ${why} → ${VERDICT_WORDS[verdict]}`;
  }
  const ratio = `${formatVi(working.numerator)} / ${formatVi(working.denominator)} = ${formatPercent(percent)}`;
  const said = remarks(target, figure, attainment);
  const tail = said.length === 0 ? '' : ` (${said.join('; ')})`;
  return `${directionText[direction]}: ${ratio} → ${VERDICT_WORDS[verdict]}${tail}`;
}
