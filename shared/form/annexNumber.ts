import { formatMarker, markerNumber, markerStyle } from '../domain/marker';

const fromRoman = (text: string): number | null =>
  markerStyle(text.toUpperCase()) === 'roman' ? markerNumber(text.toUpperCase()) : null;

/** Annex number in the profile's numerals: Roman for state bodies, Arabic for party bodies; other text stays. */
export const annexNumber = (text: string, { romanAnnex }: { readonly romanAnnex: boolean }): string => {
  const bare = text.trim().replace(/^phụ lục\s*(?:số\s*)?/iu, '');
  const number = /^\d{1,2}$/.test(bare) ? Number(bare) : fromRoman(bare);
  if (number === null || number < 1 || number > 39) return bare;
  return formatMarker(romanAnnex ? 'roman' : 'arabic', number);
};
