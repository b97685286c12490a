import type { MissingWhy } from '../contract/cellSeries';
import { formatPeriod, isPeriod, type PeriodKind } from '../domain/period';
import type { Calculation } from '../form/columns';
import type { CellDerivation } from '../form/types';
import { explainCalculation } from './calculation';
import { formatReason, isTargetReason } from './target';
import { pointsOf } from './unitWords';

/** Why a series gives no value (shared/series); the form room hands its codes on as text. */
const SERIES_REASON: Readonly<Record<MissingWhy, string>> = {
  monthsMissing: 'Chưa tính được: trong kỳ còn tháng chưa có số liệu.',
  unitsMissing: 'Chưa tổng hợp được: còn đơn vị chưa có số liệu.',
  weightsMissing: 'Chưa tính được bình quân: thiếu số liệu làm quyền số của các đơn vị.',
  splitUnit: 'Không dựng lại được: đơn vị trước sáp nhập bị chia cho nhiều nơi.',
  rateOverMerger: 'Không dựng lại được: tỷ lệ của các đơn vị trước sáp nhập không cộng với nhau.',
  midMonth: 'Không tách được: đơn vị thành lập giữa tháng.',
};

/** One sentence for any code of `ViewCell.reason`; blank for one that is told elsewhere, such as an unreadable text. */
export const explainReason = (code: string | null): string => {
  if (code === null) return '';
  if (Object.hasOwn(SERIES_REASON, code)) return SERIES_REASON[code as MissingWhy];
  return explainCalculation(code) ?? (isTargetReason(code) ? formatReason(code) : '');
};

const NAMES = 3;

/** "xã A, xã B, xã C và 4 đơn vị khác". */
const listed = (names: readonly string[], what: string): string =>
  names.length <= NAMES + 1
    ? names.join(', ')
    : `${names.slice(0, NAMES).join(', ')} và ${names.length - NAMES} ${what} khác`;

const PERIOD_WORDS: Readonly<Record<PeriodKind, string>> = {
  term: 'giai đoạn',
  year: 'năm',
  nineMonths: 'kỳ 9 tháng',
  half: 'kỳ 6 tháng',
  quarter: 'quý',
  month: 'tháng',
};

/** How a value came about that nobody typed; `nameOf` names a unit or a row by its id. */
export const explainDerivation = (
  { how, from, missing, of }: CellDerivation,
  nameOf: (id: string) => string | null,
): string => {
  const named = missing.flatMap((id) => (isPeriod(id) ? formatPeriod(id) : (nameOf(id) ?? [])));
  const all = from + missing.length;
  const lacking = (what: string): string => {
    if (missing.length === 0) return '';
    return named.length === missing.length ? `; thiếu: ${listed(named, what)}` : `; thiếu ${missing.length} ${what}`;
  };
  const periods = `${from} ${of ? PERIOD_WORDS[of] : 'kỳ'}`;
  switch (how) {
    case 'cumulated':
      return `Cộng dồn từ ${periods}${lacking('kỳ')}`;
    case 'difference':
      return 'Lấy số lũy kế trừ số lũy kế kỳ trước';
    case 'sameEnd':
      return 'Lấy từ số liệu của kỳ khác có cùng ngày kết thúc';
    case 'mean':
      return `Bình quân của ${periods}${lacking('kỳ')}`;
    case 'consolidated':
      return `Tổng hợp từ ${all === from ? from : `${from}/${all}`} đơn vị${lacking('đơn vị')}`;
    case 'weighted':
      return `Bình quân có quyền số của ${all === from ? from : `${from}/${all}`} đơn vị${lacking('đơn vị')}`;
    case 'rebuilt':
      return 'Dựng lại từ các đơn vị trước sáp nhập';
    case 'total':
      return `Tổng của ${from} dòng bên dưới${missing.length === 0 ? '' : `; ${missing.length} dòng chưa có số liệu`}`;
  }
};

/** What a calculation reads is a total of some of its units only. */
export const explainPartial = (name: string, from: number, all: number): string =>
  `${name} mới tổng hợp từ ${from}/${all} đơn vị`;

/** A column that a calculation reads, with what it shows; blank where nothing is there. */
export interface CalculationInput {
  readonly name: string;
  readonly text: string;
  /** Repeated over units or periods. */
  readonly each: 'unit' | 'period' | null;
}

/** Which of the numbers are missing that a calculation without a result needs; blank where there is none of them yet. */
export const explainLacking = (inputs: readonly CalculationInput[]): string => {
  const lacking = inputs.filter(({ text }) => text === '').map(({ name }) => `“${name}”`);
  if (lacking.length === 0 || lacking.length === inputs.length) return '';
  return `Chưa tính được: cột ${listed(lacking, 'cột')} chưa có số liệu.`;
};

const EACH = { unit: 'đơn vị', period: 'kỳ' } as const;

type Plain = Exclude<Calculation, { kind: 'ratio' }>;

/** The working of a calculated cell: "38,8 / 35,2 × 100 = 110,23%". */
export const explainWorking = (
  calculation: Plain,
  inputs: readonly CalculationInput[],
  result: string,
  unitLabel: string,
): string => {
  const [a, b] = [inputs[0]?.text ?? '', inputs[1]?.text ?? ''];
  const points = pointsOf(unitLabel);
  const filled = inputs.filter(({ text }) => text !== '').length;
  const what = inputs.map(({ each }) => each).find((each) => each !== null);
  const count = (among: readonly CalculationInput[]): string => {
    const there = among.filter(({ text }) => text !== '').length;
    return `${there === among.length ? there : `${there}/${among.length}`} ${what ? EACH[what] : 'cột'}`;
  };
  switch (calculation.kind) {
    case 'compare':
      if (calculation.as === 'percent') return `${a} / ${b} × 100 = ${result}%`;
      if (calculation.as === 'times') return `${a} / ${b} = ${result} lần`;
      if (calculation.as === 'difference') return `${a} − ${b} = ${result}`;
      return points !== '' ? `${a} − ${b} = ${result} ${points}` : `${a} / ${b} × 100 − 100 = ${result}%`;
    case 'growth':
      return `(${b} / ${a}) lũy thừa 1/${calculation.years} × 100 − 100 = ${result}%/năm`;
    case 'mean':
      return `Bình quân của ${count(inputs)} có số liệu = ${result}`;
    case 'sum':
      return filled === 1
        ? `Tổng của 1 ${what ? EACH[what] : 'cột'} có số liệu = ${result}`
        : `Tổng của ${count(inputs)} có số liệu = ${result}`;
    case 'gap':
      return `${inputs[0]?.name ?? ''} ${a} − tổng của ${count(inputs.slice(1))} có số liệu = ${result}`;
  }
};

export const COMPUTED = {
  locked: 'Ô tính tự động từ các cột khác',
  unitName: 'Tên đơn vị được sửa trong danh mục đơn vị',
  typeOver: 'Có thể gõ số khác vào ô này.',
} as const;
