const romanDigits: readonly (readonly [number, string])[] = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

const toRoman = (number: number): string => {
  let rest = number;
  let text = '';
  for (const [value, digit] of romanDigits) for (; rest >= value; rest -= value) text += digit;
  return text;
};

const fromRoman = (text: string): number | null => {
  for (let number = 1; number < 40; number++) if (toRoman(number) === text.toUpperCase()) return number;
  return null;
};

/** Annex number in the profile's numerals: Roman for state bodies, Arabic for party bodies; other text stays. */
export const annexNumber = (text: string, { romanAnnex }: { readonly romanAnnex: boolean }): string => {
  const bare = text.trim().replace(/^phụ lục\s*(?:số\s*)?/iu, '');
  const number = /^\d{1,2}$/.test(bare) ? Number(bare) : fromRoman(bare);
  if (number === null || number < 1 || number > 39) return bare;
  return romanAnnex ? toRoman(number) : String(number);
};
