/** Headers of what an authority sets, where the file does not name it. */
export const AUTHORITY_WORDS = { own: 'Cấp mình giao', superior: 'Cấp trên giao' } as const;
