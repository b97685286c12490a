import { ACTION } from '../dialogs';
import { type ActionName, MENU_LAYOUT } from '../menuLayout';
import { helpPage } from './pages';
import type { HelpPage, Line } from './types';

/** "Số liệu": the menu of the bar in which an action stands; '' for one that stands in none. */
export const menuOf = (id: ActionName): string =>
  MENU_LAYOUT.find(({ groups }) => groups.some((group) => group.includes(id)))?.label.replace('&', '') ?? '';

/** A sentence of the help as plain text, as it is searched and counted. */
export const lineText = (line: Line): string =>
  line
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('action' in piece) return ACTION[piece.action].replace('…', '');
      if ('word' in piece) return piece.word;
      return 'keys' in piece ? piece.keys : (helpPage(piece.page)?.title ?? '');
    })
    .join('');

/** All sentences of a page in the order in which they are read. */
export const linesOf = ({ lead, steps, notes }: HelpPage): readonly string[] =>
  [lead, ...steps, ...notes].map(lineText);
