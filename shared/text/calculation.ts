import type { CalculationReason } from '../form/calculate';

/** Why a calculated cell has no result. */
const CALCULATION_REASON: Readonly<Record<CalculationReason, string>> = {
  nothingThere: 'Chưa có số liệu để tính.',
  notNumber: 'Không tính được vì có ô không phải một con số.',
  divideByZero: 'Không tính được vì số so sánh bằng 0.',
  signMeaningless: 'Không tính tỷ lệ phần trăm với số âm.',
  rateAcrossUnits: 'Tỷ lệ của nhiều đơn vị không cộng được với nhau.',
  notAddedOverUnits: 'Chỉ tiêu đang đặt là không cộng theo đơn vị; mở Chi tiết ô (F4) ở ô số liệu để đổi.',
  mixedUnits: 'Các dòng có đơn vị tính khác nhau nên không cộng.',
  seriesBroken: 'Không so sánh vì cách hiểu của chỉ tiêu đã thay đổi giữa hai kỳ; xem Chỉ tiêu giao.',
};

/** The sentence of a reason code; null for codes of other things. */
export const explainCalculation = (reason: string | null): string | null =>
  reason !== null && Object.hasOwn(CALCULATION_REASON, reason) ? CALCULATION_REASON[reason as CalculationReason] : null;
