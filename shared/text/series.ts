import type { CellParts, CellSeries } from '../contract/cellSeries';
import { formatVi } from '../domain/decimal';
import { explainDerivation, explainReason } from './computing';

/** Label of the step that changes how an indicator adds up. */
export const SERIES_STEP = 'sửa cách cộng chỉ tiêu';

/** Words of the panel "Chi tiết ô" about how figures add up. */
export const SERIES = {
  how: 'Cách có số này',
  refused: 'Vì sao chưa có số',
  rules: 'Cách cộng chỉ tiêu',
  overUnits: 'Theo đơn vị',
  overTime: 'Theo thời gian',
  weight: 'Quyền số',
  noWeight: '(chưa chọn)',
  below: 'Các đơn vị trực thuộc',
  before: 'Các đơn vị trước sáp nhập',
  none: 'chưa có',
  notNumber: 'không phải một số',
  estimate: 'ước',
  derived: 'tính',
  openUnit: (name: string): string => `Mở biểu của ${name}`,
  sum: 'Tổng các đơn vị',
  mean: 'Bình quân có quyền số',
  own: 'Số của đơn vị này',
  gap: 'Chênh lệch',
  noGap: 'Khớp',
  missing: (count: number, all: number): string => `${count}/${all} đơn vị chưa có số`,
} as const;

export const OVER_UNITS: Readonly<Record<CellSeries['rule']['overUnits'], string>> = {
  sum: 'Cộng các đơn vị',
  weighted: 'Bình quân có quyền số',
  none: 'Không cộng',
};

export const OVER_TIME: Readonly<Record<CellSeries['rule']['overTime'], string>> = {
  sum: 'Cộng các kỳ',
  last: 'Lấy số cuối kỳ',
  mean: 'Bình quân các năm',
  none: 'Không tính',
};

/** Names as in a sentence; a long list is cut. */
const MOST = 6;
const namesOf = (names: readonly string[], what: string): string =>
  names.length <= MOST ? names.join(', ') : `${names.slice(0, MOST).join(', ')} và ${names.length - MOST} ${what} khác`;

/** Periods or units that a value was made of. */
const whatOf = (how: NonNullable<CellSeries['derived']>['how']): string =>
  how === 'consolidated' || how === 'weighted' || how === 'rebuilt' ? 'đơn vị' : 'kỳ';

/** "Cộng dồn từ 2 kỳ: Tháng 1 năm 2022, Tháng 2 năm 2022. Chưa có số: xã A." */
export const describeDerived = ({ how, from, missing }: NonNullable<CellSeries['derived']>): string => {
  const what = explainDerivation({ how, from: from.length, missing: [] }, () => null);
  const made = from.length === 0 ? `${what}.` : `${what}: ${namesOf(from, whatOf(how))}.`;
  return missing.length === 0 ? made : `${made} Chưa có số: ${namesOf(missing, whatOf(how))}.`;
};

/** Why nothing was worked out here, with the months or units whose figures are wanting. */
export const describeRefusal = ({ why, missing }: NonNullable<CellSeries['refused']>): string =>
  missing.length === 0
    ? explainReason(why)
    : `${explainReason(why)} Thiếu: ${namesOf(missing, why === 'monthsMissing' ? 'tháng' : 'đơn vị')}.`;

/** "+5" or "−3", or that there is none. */
export const gapText = ({ gap }: Pick<CellParts, 'gap'>): string => {
  if (gap === null) return '';
  if (/^-?0(\.0+)?$/.test(gap)) return SERIES.noGap;
  return gap.startsWith('-') ? `−${formatVi(gap.slice(1))}` : `+${formatVi(gap)}`;
};
