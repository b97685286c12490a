/**
 * What can be wrong with a pasted text: a number in en-US form, one that can be read in both ways beside it, a date that was a range ("5-6") before Excel saw it,
 * "####" of a column too narrow, an error of a formula, a text of an old encoding (.VnTime), a text that is no value.
 */
export type PasteProblemKind = 'foreign' | 'ambiguous' | 'date' | 'narrow' | 'formula' | 'legacy' | 'unreadable';
export const PASTE_PROBLEM_KINDS: readonly PasteProblemKind[] = [
  'foreign',
  'ambiguous',
  'date',
  'narrow',
  'formula',
  'legacy',
  'unreadable',
];

/** What a person has done with the cells of a kind: read as en-US, as vi-VN, as a range, in Unicode; kept as text; left out. */
export type PasteChoice = 'foreign' | 'own' | 'range' | 'decoded' | 'keep' | 'skip';
