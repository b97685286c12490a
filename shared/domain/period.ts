/** Period ids (domain.md §4): `2022`, `2022-Q1`, `2022-H1`, `2022-9M`, `2022-M01`, `2020..2025`. */
export type Period = string;

const PERIOD = /^(\d{4})(?:-(Q[1-4]|H[12]|9M|M(?:0[1-9]|1[0-2])))?$/;
const SPAN = /^(\d{4})\.\.(\d{4})$/;

/** True for a well-formed period id; a span must not run backwards. */
export const isPeriod = (text: string): boolean => {
  const span = SPAN.exec(text);
  if (span) return Number(span[1]) <= Number(span[2]);
  return PERIOD.test(text);
};

/** The period as it is written in a heading: "Năm 2023", "Quý I năm 2022", "Giai đoạn 2020 - 2025". */
export const formatPeriod = (period: Period): string => {
  const span = SPAN.exec(period);
  if (span) return `Giai đoạn ${span[1]} - ${span[2]}`;
  const match = PERIOD.exec(period);
  if (!match) return period;
  const [, year, part] = match;
  if (part === undefined) return `Năm ${year}`;
  if (part === '9M') return `9 tháng năm ${year}`;
  const head = part.slice(0, 1);
  const number = Number(part.slice(1));
  if (head === 'Q') return `Quý ${['I', 'II', 'III', 'IV'][number - 1]} năm ${year}`;
  if (head === 'H') return number === 1 ? `6 tháng đầu năm ${year}` : `6 tháng cuối năm ${year}`;
  return `Tháng ${number} năm ${year}`;
};

/** The last calendar year a period touches; null when the id is malformed. */
export const lastYear = (period: Period): number | null => {
  const span = SPAN.exec(period);
  if (span) return Number(span[2]);
  const match = PERIOD.exec(period);
  return match ? Number(match[1]) : null;
};
