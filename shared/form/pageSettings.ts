import type { PageSettings } from './types';

/** Least and largest values that still make a page: points of texts, millimetres of margins. */
export const PAGE_LIMITS = {
  tableSize: [7, 16],
  titleSize: [9, 20],
  captionSize: [9, 20],
  agencySize: [9, 18],
  pageNumberSize: [8, 16],
  topMargin: [10, 60],
  bottomMargin: [10, 60],
  leftMargin: [10, 60],
  rightMargin: [10, 60],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;
export type PageKey = keyof typeof PAGE_LIMITS;

const fontName = /^[\p{L}\p{N}][\p{L}\p{N} .-]{0,39}$/u;

/** Whether a text can be the name of a font. */
export const isFontName = (text: string): boolean => fontName.test(text.trim());

/** A number within the limits of its key; null for anything else. */
export const readPageNumber = (key: PageKey, typed: string): number | null => {
  const text = typed.trim().replace(',', '.');
  const [least, most] = PAGE_LIMITS[key];
  const value = /^\d{1,3}(?:\.\d{1,2})?$/.test(text) ? Number(text) : null;
  return value !== null && value >= least && value <= most ? value : null;
};

/** What an office prints otherwise than its profile, from stored texts; what cannot be read stays as the profile has it. */
export const readPageSettings = (stored: Readonly<Record<string, string>>): PageSettings => {
  const number = <N extends string>(name: N, key: PageKey): { readonly [K in N]?: number } => {
    const value = readPageNumber(key, stored[key] ?? '');
    return value === null ? {} : ({ [name]: value } as { readonly [K in N]?: number });
  };
  const font = (stored['font'] ?? '').trim();
  return {
    ...(isFontName(font) ? { font } : {}),
    ...number('tableSize', 'tableSize'),
    ...number('titleSize', 'titleSize'),
    ...number('captionSize', 'captionSize'),
    ...number('agencySize', 'agencySize'),
    ...number('pageNumberSize', 'pageNumberSize'),
    margins: {
      ...number('top', 'topMargin'),
      ...number('bottom', 'bottomMargin'),
      ...number('left', 'leftMargin'),
      ...number('right', 'rightMargin'),
    },
  };
};
