/** Dialogs about periods, closings and targets; members of `Dialog`. */
export type PeriodDialog =
  | { readonly kind: 'closing' }
  | { readonly kind: 'snapshot'; readonly snapshot: string; readonly form: string }
  | { readonly kind: 'correct'; readonly row: string; readonly column: string }
  | { readonly kind: 'openPeriod' }
  | { readonly kind: 'nextYear' }
  | { readonly kind: 'pastFigures' }
  | { readonly kind: 'assignment'; readonly row: string; readonly column: string | null };
