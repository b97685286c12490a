/**
 * What closing the window would lose or cut short, as the page tells the host. `typed`: texts in an open dialog, by its
 * title; `work`: something that is under way, in words.
 */
export interface Unfinished {
  readonly kind: 'typed' | 'work';
  readonly what: string;
}

/** Whether an answer of the page is one; a page that hangs or was left gives anything. */
export const isUnfinished = (value: unknown): value is Unfinished => {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, what } = value as Readonly<Record<string, unknown>>;
  return (kind === 'typed' || kind === 'work') && typeof what === 'string';
};
