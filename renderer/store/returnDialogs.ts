/** Dialogs about reporting forms and returns; members of `Dialog`. */
export type ReturnDialog =
  | { readonly kind: 'requests' }
  /** `paths`: files or folders that were dropped; null: the person chooses. */
  | { readonly kind: 'returns'; readonly paths: readonly string[] | null };
