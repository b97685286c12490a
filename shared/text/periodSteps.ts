const of = (period: string, unit: string): string => (unit === '' ? period : `${period} của ${unit}`);

/** Labels of undo steps about periods, plans and targets. */
export const PERIOD_STEPS = {
  close: (period: string, unit: string): string => `chốt số liệu ${of(period, unit)}`,
  reopen: (period: string, unit: string): string => `mở lại ${of(period, unit)}`,
  correct: (period: string): string => `đính chính ${period}`,
  open: (period: string): string => `mở ${period}`,
  cutoff: (period: string): string => `đặt ngày chốt ${period}`,
  clearCutoff: (period: string): string => `bỏ ngày chốt riêng của ${period}`,
  nextYear: (title: string): string => `lập “${title}”`,
  load: (figures: number): string => `nhập ${figures} số liệu các kỳ trước`,
  addTarget: 'thêm chỉ tiêu giao',
  removeTarget: 'bỏ chỉ tiêu giao',
  owners: 'đặt cơ quan chủ trì và đơn vị cung cấp số liệu',
  providerFigure: (provider: string): string => `ghi số liệu của ${provider}`,
  clearProviderFigure: (provider: string): string => `xóa số liệu của ${provider}`,
  definition: 'ghi cách hiểu mới của chỉ tiêu',
  removeDefinition: 'bỏ cách hiểu của chỉ tiêu',
  showColumn: (name: string): string => `thêm cột ${name}`,
  hideColumn: (name: string): string => `bỏ cột ${name}`,
} as const;
