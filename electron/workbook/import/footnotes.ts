import type { CellModel } from '../read/sheetModel';

const mark = /^[\s(*)\d,;a-zđ¹²³]{1,6}$/iu;
/** The raised 2 of m², km³ is no footnote. */
const measure = /(?:^|[^\p{L}])(?:[cdkm]?m|ha)$/iu;

/** A text without the raised footnote marks that are glued to it ("95,9" and a raised 1 make "95,91"); null without any. */
export const withoutFootnotes = (cell: CellModel): { readonly cell: CellModel; readonly marks: string } | null => {
  if (cell.kind !== 'text' || !cell.runs?.some((run) => run.superscript === true)) return null;
  let text = '';
  let marks = '';
  for (const run of cell.runs) {
    const isMark =
      run.superscript === true && text.trim() !== '' && mark.test(run.text) && !measure.test(text.trimEnd());
    if (isMark) marks += run.text.trim();
    else text += run.text;
  }
  return marks === '' ? null : { cell: { ...cell, text: text.normalize('NFC') }, marks };
};
