/** Fractional order keys: text over 0-9a-z that sorts by code point; between any two there is always another. */
const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';
const digit = (key: string, index: number): number => {
  const char = key[index];
  return char === undefined ? 0 : DIGITS.indexOf(char);
};

/**
 * A key strictly between two others (null = no bound). Keys never end in "0", which keeps room below each.
 * Throws when `before` is not less than `after`: that is a bug of the caller.
 */
export const keyBetween = (before: string | null, after: string | null): string => {
  const low = before ?? '';
  if (after !== null && low >= after) throw new Error(`no key between ${low} and ${after}`);
  let key = '';
  let bounded = after !== null;
  for (let index = 0; ; index++) {
    const a = digit(low, index);
    const b = bounded && after !== null ? digit(after, index) : DIGITS.length;
    if (b - a > 1) return key + DIGITS.charAt(Math.floor((a + b) / 2));
    key += DIGITS.charAt(a);
    // One below the upper bound is already strictly less: from here only the lower bound matters.
    if (b > a) bounded = false;
  }
};

/** `count` keys in order between two others, halving each time so that they stay short. */
export const keysBetween = (before: string | null, after: string | null, count: number): string[] => {
  if (count <= 0) return [];
  const middle = keyBetween(before, after);
  const left = (count - 1) >> 1;
  return [...keysBetween(before, middle, left), middle, ...keysBetween(middle, after, count - 1 - left)];
};

/** `count` keys in order, evenly spread: for a list written at once. */
export const spreadKeys = (count: number): string[] => {
  const width = Math.max(2, Math.ceil(Math.log(count + 2) / Math.log(DIGITS.length)) + 1);
  const room = DIGITS.length ** width;
  return Array.from({ length: count }, (_, index) => {
    let value = Math.floor((room / (count + 1)) * (index + 1));
    let key = '';
    for (let place = 0; place < width; place++) {
      key = DIGITS.charAt(value % DIGITS.length) + key;
      value = Math.floor(value / DIGITS.length);
    }
    return key.replace(/0+$/, '') || '1';
  });
};
