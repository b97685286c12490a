const two = (value: number): string => String(value).padStart(2, '0');

/** "14:02" in local time; blank for what is not a time. */
export const formatTime = (iso: string): string => {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? '' : `${two(date.getHours())}:${two(date.getMinutes())}`;
};

/** "05/01/2025" in local time; blank for what is not a time. */
export const formatDay = (iso: string): string => {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  return `${two(date.getDate())}/${two(date.getMonth() + 1)}/${date.getFullYear()}`;
};

/** "05/01/2025 14:02" in local time; blank for what is not a time. */
export const formatMoment = (iso: string): string => `${formatDay(iso)} ${formatTime(iso)}`.trim();

/** "14:02 ngày 22/11" in local time, with the year where it is not that of now; blank for what is not a time. */
export const formatTimeAndDay = (iso: string, now: Date): string => {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  const year = date.getFullYear() === now.getFullYear() ? '' : `/${date.getFullYear()}`;
  return `${formatTime(iso)} ngày ${two(date.getDate())}/${two(date.getMonth() + 1)}${year}`;
};

const WEEKDAYS = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'] as const;

/** "Hôm nay, 05/01/2025", "Hôm qua, …", "Thứ Ba, 31/12/2024" in local time; blank for what is not a time. */
export const formatDayHeading = (iso: string, now: Date): string => {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  const isDay = (back: number): boolean =>
    date.toDateString() === new Date(now.getFullYear(), now.getMonth(), now.getDate() - back).toDateString();
  const name = isDay(0) ? 'Hôm nay' : isDay(1) ? 'Hôm qua' : (WEEKDAYS[date.getDay()] ?? '');
  return `${name}, ${two(date.getDate())}/${two(date.getMonth() + 1)}/${date.getFullYear()}`;
};
