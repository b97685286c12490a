const two = (value: number): string => String(value).padStart(2, '0');

/** "14:02" in local time; blank for what is not a time. */
export const formatTime = (iso: string): string => {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? '' : `${two(date.getHours())}:${two(date.getMinutes())}`;
};

/** "05/01/2025 14:02" in local time; blank for what is not a time. */
export const formatMoment = (iso: string): string => {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  return `${two(date.getDate())}/${two(date.getMonth() + 1)}/${date.getFullYear()} ${formatTime(iso)}`;
};
