import { type ReactNode, useEffect, useRef } from 'react';
import { FIND_TEXT } from '../../shared/text/find';
import { goToHit } from '../command/finding';
import { useStore } from '../store/createStore';
import { finder, findStore } from '../store/findStore';
import styles from './FindPanel.module.css';

/** A text with what was found in it marked; the piece before it is kept short, so that it is in sight. */
const marked = (text: string): ReactNode[] => {
  const matches = finder()?.(text) ?? [];
  const start = Math.max(0, (matches[0]?.start ?? 0) - 24);
  const pieces: ReactNode[] = [start > 0 ? '…' : ''];
  let from = start;
  for (const match of matches) {
    pieces.push(text.slice(from, match.start));
    pieces.push(<mark key={match.start}>{text.slice(match.start, match.end)}</mark>);
    from = match.end;
  }
  return [...pieces, text.slice(from)];
};

/** Every cell that was found, row by row and sheet by sheet; a click goes there and leaves the list open. */
export const FindResults = () => {
  const { listed, hits, at } = useStore(findStore, (state) => state);
  const withSheet = new Set(hits.map((hit) => hit.sheet)).size > 1;
  const current = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (at >= 0) current.current?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <ol className={styles['results']} aria-label={FIND_TEXT.list} data-testid="find-results">
      {listed.map((hit, index) => (
        <li key={`${hit.sheet} ${hit.row} ${hit.column}`}>
          <button
            ref={index === at ? current : null}
            type="button"
            className={`${styles['result']} ${withSheet ? styles['withSheet'] : ''}`}
            aria-current={index === at}
            title={hit.text}
            onClick={() => void goToHit(index)}
          >
            {withSheet ? <span>{hit.sheetName}</span> : null}
            <span>{hit.address}</span>
            <span className="muted">{hit.label}</span>
            <span className="muted">{hit.header}</span>
            <span>{marked(hit.text)}</span>
          </button>
        </li>
      ))}
      {hits.length > listed.length ? (
        <li className={styles['more']}>{FIND_TEXT.listMore(hits.length - listed.length)}</li>
      ) : null}
    </ol>
  );
};
