/** How a body prints: Nghị định 30/2020/NĐ-CP for state bodies, Hướng dẫn 36-HD/VPTW for party bodies (domain.md §5). */
export type ProfileName = 'nha-nuoc' | 'dang';
export type LayoutName = 'phu-luc' | 'bieu';

export interface Profile {
  /** Millimetres. */
  readonly margins: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  readonly font: string;
  readonly tableSize: number;
  readonly titleSize: number;
  readonly captionSize: number;
  readonly pageNumberSize: number;
  readonly parentAgencySize: number;
  readonly agencySize: number;
  /** An asterisk stands under the issuing body instead of a rule. */
  readonly asterisk: boolean;
  readonly romanAnnex: boolean;
  readonly signerBold: boolean;
}

const common = { font: 'Times New Roman', tableSize: 12, titleSize: 14, captionSize: 14, pageNumberSize: 14 } as const;

export const profiles: Readonly<Record<ProfileName, Profile>> = {
  'nha-nuoc': {
    ...common,
    margins: { top: 20, bottom: 20, left: 30, right: 15 },
    parentAgencySize: 12,
    agencySize: 12,
    asterisk: false,
    romanAnnex: true,
    signerBold: true,
  },
  dang: {
    ...common,
    margins: { top: 20, bottom: 20, left: 30, right: 15 },
    parentAgencySize: 14,
    agencySize: 14,
    asterisk: true,
    romanAnnex: false,
    signerBold: false,
  },
};

/** Short and long side, millimetres. */
export const paperSizes = { A4: [210, 297], A3: [297, 420] } as const;
/** Codes of ECMA-376 §18.18.50. */
export const paperCodes = { A4: 9, A3: 8 } as const;

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
export const annexNumber = (text: string, profile: Profile): string => {
  const bare = text.trim().replace(/^phụ lục\s*(?:số\s*)?/iu, '');
  const number = /^\d{1,2}$/.test(bare) ? Number(bare) : fromRoman(bare);
  if (number === null || number < 1 || number > 39) return bare;
  return profile.romanAnnex ? toRoman(number) : String(number);
};
