import type { Summary } from '../form/types';

/** "25/37 đạt và vượt: 17 vượt · 8 đạt · 12 chưa đạt, trong đó 2 theo số ước"; empty when nothing is counted. */
export const explainSummary = (summary: Summary): string => {
  if (summary.components === 0) return '';
  const parts = [`${summary.exceeded} vượt`, `${summary.met} đạt`, `${summary.unmet} chưa đạt`];
  if (summary.notComputable > 0) parts.push(`${summary.notComputable} không tính được`);
  const estimates = summary.onEstimates > 0 ? `, trong đó ${summary.onEstimates} theo số ước` : '';
  return `${summary.metOrExceeded}/${summary.components} đạt và vượt: ${parts.join(' · ')}${estimates}`;
};

/** For the window: the count, or that there is nothing yet to be counted. */
export const saySummary = (summary: Summary): string =>
  isUnjudged(summary) ? `${summary.components} chỉ tiêu, chưa có kết quả để so sánh` : explainSummary(summary);

const isUnjudged = ({ components, notComputable }: Summary): boolean => components > 0 && notComputable === components;

/** The same count as full sentences, for a tooltip and for screen readers. */
export const explainSummaryInFull = (summary: Summary): string => {
  if (summary.components === 0) return 'Biểu chưa có chỉ tiêu thành phần nào để đếm.';
  if (isUnjudged(summary)) return `${summary.components} chỉ tiêu thành phần, chưa chỉ tiêu nào có kết quả để so sánh.`;
  const estimates =
    summary.onEstimates > 0
      ? ` Trong số chỉ tiêu đạt và vượt có ${summary.onEstimates} chỉ tiêu dựa trên số ước thực hiện.`
      : '';
  const missing = summary.notComputable > 0 ? ` ${summary.notComputable} chỉ tiêu chưa đủ số liệu để so sánh.` : '';
  return (
    `${summary.metOrExceeded} trong ${summary.components} chỉ tiêu thành phần đạt và vượt: ` +
    `${summary.exceeded} vượt, ${summary.met} đạt; ${summary.unmet} chưa đạt.${missing}${estimates}`
  );
};
