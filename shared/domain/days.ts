const DAY = 86_400_000;
const timeOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`);

/** The day that many days after another, before it with a minus; ISO dates. */
export const daysAfter = (iso: string, days: number): string =>
  new Date(timeOf(iso) + days * DAY).toISOString().slice(0, 10);

/** The day before an ISO date. */
export const dayBefore = (iso: string): string => daysAfter(iso, -1);

/** Days from one ISO date to a later one; negative when it is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((timeOf(to) - timeOf(from)) / DAY);
