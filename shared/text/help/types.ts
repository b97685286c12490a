import type { ActionName } from '../menuLayout';

/** A page of the help; what links to a page names it by this. */
export type HelpPageId =
  | 'window'
  | 'newPlan'
  | 'firstTable'
  | 'typing'
  | 'targets'
  | 'rows'
  | 'nextYear'
  | 'assign'
  | 'tasks'
  | 'openPeriod'
  | 'issue'
  | 'receive'
  | 'import'
  | 'consolidate'
  | 'checks'
  | 'find'
  | 'verdicts'
  | 'sentences'
  | 'print'
  | 'export'
  | 'template'
  | 'form'
  | 'closing'
  | 'term'
  | 'merger'
  | 'safety'
  | 'history'
  | 'shared'
  | 'excel';

/** Pictures beside the pages: `renderer/help/NAME.webp`, made by `npm run pictures`. */
export type PictureName =
  | 'cua-so'
  | 'dan-bang'
  | 'go-muc-tieu'
  | 'nhiem-vu'
  | 'bieu-mau-don-vi'
  | 'nhan-bao-cao'
  | 'kiem-tra'
  | 'danh-gia'
  | 'ban-in'
  | 'chot-so-lieu'
  | 'nhat-ky';

/** A piece of a sentence: plain text, an action by its id, the words of a button or field, keys, another page. */
export type Piece =
  | string
  | { readonly action: ActionName }
  | { readonly word: string }
  | { readonly keys: string }
  | { readonly page: HelpPageId };
export type Line = readonly Piece[];

/** One page: what it is for, what to do in turn, what is good to know. */
export interface HelpPage {
  readonly id: HelpPageId;
  readonly title: string;
  /** Other words under which a person may look for it. */
  readonly synonyms: string;
  readonly lead: Line;
  readonly steps: readonly Line[];
  readonly notes: readonly Line[];
  readonly picture: { readonly name: PictureName; readonly alt: string } | null;
  readonly related: readonly HelpPageId[];
}

/** Pages that belong to one task, as the contents list them. */
export interface HelpGroup {
  readonly title: string;
  readonly pages: readonly HelpPage[];
}

/** A sentence with its pieces in place: say`Bấm ${act('file.open')}.` Behind "Thêm biểu mẫu…" the full stop is left out. */
export const say = (texts: TemplateStringsArray, ...pieces: readonly Exclude<Piece, string>[]): Line =>
  texts.flatMap((text, index) => {
    const [before, piece] = [pieces[index - 1], pieces[index]];
    const isOpen = before !== undefined && 'word' in before && before.word.endsWith('…');
    const shown = isOpen ? text.replace(/^\.$/, '') : text;
    return [...(shown === '' ? [] : [shown]), ...(piece === undefined ? [] : [piece])];
  });

/** An action: its name, menu and key are put in where it is shown, and it can be clicked. */
export const act = (action: ActionName): Piece & object => ({ action });
/** Words that stand on a button, a tab or a field, taken from the text of that dialog. */
export const word = (text: string): Piece & object => ({ word: text });
/** Keys that are no action: "Enter", "Ctrl+Enter". */
export const keys = (text: string): Piece & object => ({ keys: text });
/** Another page, by its title. */
export const page = (id: HelpPageId): Piece & object => ({ page: id });
