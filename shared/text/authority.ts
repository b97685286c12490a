/** Headers of what an authority sets, where the file does not name it. */
export const AUTHORITY_WORDS = { own: 'Cấp mình giao', superior: 'Cấp trên giao' } as const;

/** Headers of what a plan asks for: of one year, or of a term up to its last year. */
export const PLAN_WORDS = {
  asked: { year: 'kế hoạch năm', term: 'chỉ tiêu Nghị quyết' },
  until: { year: (last: string): string => `năm ${last}`, term: (last: string): string => `đến năm ${last}` },
} as const;
