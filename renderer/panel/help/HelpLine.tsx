import { ACTION } from '../../../shared/text/dialogs';
import { helpPage } from '../../../shared/text/help/pages';
import { HELP } from '../../../shared/text/help/panel';
import { lineText, menuOf } from '../../../shared/text/help/plain';
import type { Line, Piece } from '../../../shared/text/help/types';
import type { ActionName } from '../../../shared/text/menuLayout';
import { ACTIONS } from '../../command/actions';
import { keyText } from '../../command/keyText';
import { runFromHelp } from '../../command/runFromHelp';
import { goInHelp } from '../../store/helpStore';
import styles from './Help.module.css';

/** "Số liệu › Mở kỳ mới… Ctrl+Alt+N": a click does it. */
const ActionPiece = ({ id }: { readonly id: ActionName }) => {
  const menu = menuOf(id);
  const [first] = ACTIONS[id].keys;
  return (
    <button
      type="button"
      className={styles['action']}
      title={HELP.run(ACTION[id].replace('…', ''))}
      data-help-action={id}
      onClick={() => runFromHelp(id)}
    >
      {menu === '' ? '' : `${menu} › `}
      <b>{ACTION[id]}</b>
      {first === undefined ? null : <kbd>{keyText(first)}</kbd>}
    </button>
  );
};

const PieceView = ({ piece }: { readonly piece: Piece }) => {
  if (typeof piece === 'string') return piece;
  if ('action' in piece) return <ActionPiece id={piece.action} />;
  if ('word' in piece) return <b className={styles['word']}>{piece.word}</b>;
  if ('keys' in piece) return <kbd className={styles['key']}>{piece.keys}</kbd>;
  const to = piece.page;
  return (
    <button type="button" className="button-link" data-help-link="" onClick={() => goInHelp({ kind: 'page', id: to })}>
      {helpPage(to)?.title}
    </button>
  );
};

/** What may not begin a line. */
const CLOSING = /^[.,;:)]/;

/** A piece with the stop behind it, so that no line begins with one; at the end of a sentence an action needs none. */
interface Group {
  readonly piece: Piece;
  readonly stop: string;
}

const groupsOf = (line: Line): readonly Group[] =>
  line.flatMap((piece, index): Group[] => {
    const before = line[index - 1];
    const after = line[index + 1];
    const isAction = typeof piece === 'object' && 'action' in piece;
    if (isAction && typeof after === 'string') {
      const stop = after === '.' ? '' : (CLOSING.exec(after)?.[0] ?? '');
      return [{ piece, stop }];
    }
    const isBehind = typeof before === 'object' && 'action' in before;
    const text = typeof piece === 'string' && isBehind ? (piece === '.' ? '' : piece.replace(CLOSING, '')) : piece;
    return text === '' ? [] : [{ piece: text, stop: '' }];
  });

/** A sentence of a page with its actions, buttons, keys and links. */
export const HelpLine = ({ line }: { readonly line: Line }) =>
  groupsOf(line).map(({ piece, stop }, index, all) => {
    const key = lineText(all.slice(0, index + 1).map((one) => one.piece));
    return stop === '' ? (
      <PieceView key={key} piece={piece} />
    ) : (
      <span key={key} className={styles['joined']}>
        <PieceView piece={piece} />
        {stop}
      </span>
    );
  });
