/** Dialogs about printing and sets; members of `Dialog`. Those that were opened from another lead back to it. */
export type PrintDialogKind =
  | { readonly kind: 'print' }
  | { readonly kind: 'printSettings'; readonly back: 'print' | 'export' | null }
  | { readonly kind: 'sets'; readonly set: string | null; readonly back: 'print' | 'export' | null };
