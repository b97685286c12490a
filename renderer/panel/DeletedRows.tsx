import { useState } from 'react';
import type { DeletedRow } from '../../shared/contract/story';
import { foldText } from '../../shared/grid/foldText';
import { LOG_TEXT } from '../../shared/text/story';
import { HISTORY } from '../../shared/text/ui';
import { invoke } from '../api/client';
import { bringBack } from '../command/storyActions';
import { isReadOnly } from '../store/planStore';
import styles from './HistoryPanel.module.css';
import { useAnswer } from './useAnswer';

const LOOSE = { matchCase: false, matchAccents: false } as const;
const fold = (text: string): string => foldText(text, LOOSE).text;

const Row = ({ row }: { readonly row: DeletedRow }) => {
  const name = row.name === '' ? LOG_TEXT.unnamed : row.name;
  return (
    <li className={styles['gone']}>
      <p className={styles['label']}>{name}</p>
      <p className={styles['who']}>
        {[row.below > 0 ? LOG_TEXT.withBelow(row.below) : '', row.sheetName].filter((part) => part !== '').join(' · ')}
      </p>
      <p className={styles['who']}>{LOG_TEXT.deletedBy(row.actor, row.at)}</p>
      {row.sheet === null ? (
        <p className={styles['who']}>{LOG_TEXT.noSheet}</p>
      ) : (
        <button
          type="button"
          className="button-link"
          aria-label={LOG_TEXT.bringBackName(name)}
          disabled={isReadOnly()}
          onClick={() => void bringBack(row)}
        >
          {LOG_TEXT.bringBack}
        </button>
      )}
    </li>
  );
};

/** Rows that are no longer in their plans, newest first, each with a way back. */
export const DeletedRows = () => {
  const rows = useAnswer('deleted rows', () => invoke('story.deleted', {}));
  const [words, setWords] = useState('');
  const shown = rows?.filter((row) => fold(`${row.name} ${row.sheetName}`).includes(fold(words.trim())));
  if (!shown) return <p className="muted">{HISTORY.loading}</p>;
  if (rows?.length === 0) return <p className="muted">{LOG_TEXT.noDeleted}</p>;
  return (
    <>
      <input
        type="search"
        className={styles['words']}
        value={words}
        placeholder={LOG_TEXT.findDeleted}
        aria-label={LOG_TEXT.findDeleted}
        onChange={(event) => setWords(event.target.value)}
      />
      <ol className={styles['list']} data-testid="deleted-rows">
        {shown.map((row) => (
          <Row key={row.row} row={row} />
        ))}
      </ol>
      {shown.length === 0 ? <p className="muted">{LOG_TEXT.none}</p> : null}
    </>
  );
};
