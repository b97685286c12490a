import { HELP_GROUPS } from '../../../shared/text/help/pages';
import { HELP } from '../../../shared/text/help/panel';
import type { KeyEntry } from '../../command/keyList';
import { runFromHelp } from '../../command/runFromHelp';
import { goInHelp } from '../../store/helpStore';
import styles from './Help.module.css';
import { markWords, searchHelp } from './search';

/** Every page, by task. */
export const HelpContents = () => (
  <nav aria-label={HELP.contents} className={styles['contents']} data-testid="help-contents">
    {HELP_GROUPS.map(({ title, pages }) => (
      <section key={title}>
        <h3>{title}</h3>
        <ul>
          {pages.map((page) => (
            <li key={page.id}>
              <button type="button" data-help-entry="" onClick={() => goInHelp({ kind: 'page', id: page.id })}>
                {page.title}
              </button>
            </li>
          ))}
        </ul>
      </section>
    ))}
    <section>
      <h3>{HELP.shortcuts}</h3>
      <ul>
        <li>
          <button type="button" data-help-entry="" onClick={() => runFromHelp('help.shortcuts')}>
            {HELP.allShortcuts}
          </button>
        </li>
      </ul>
    </section>
  </nav>
);

const Marked = ({ text, query }: { readonly text: string; readonly query: string }) => {
  let at = 0;
  return markWords(text, query).map((piece) => {
    const key = at;
    at += piece.text.length;
    return piece.hit ? <mark key={key}>{piece.text}</mark> : <span key={key}>{piece.text}</span>;
  });
};

const KeyResult = ({ found, query }: { readonly found: KeyEntry; readonly query: string }) => {
  const { label, keys, action } = found;
  const body = (
    <>
      <span>
        <Marked text={label} query={query} />
      </span>
      <span className={styles['keys']}>
        {keys.map((key) => (
          <kbd key={key} className={styles['key']}>
            {key}
          </kbd>
        ))}
      </span>
    </>
  );
  if (action === null) return <div className={styles['keyRow']}>{body}</div>;
  return (
    <button type="button" className={styles['keyRow']} data-help-entry="" onClick={() => runFromHelp(action)}>
      {body}
    </button>
  );
};

/** Pages and keys that have the words, the words marked. */
export const HelpResults = ({ query }: { readonly query: string }) => {
  const { pages, keys } = searchHelp(query);
  const count = pages.length + keys.length;
  return (
    <div className={styles['results']} data-testid="help-results">
      <output className="muted">{count === 0 ? HELP.none : HELP.found(count)}</output>
      <ul>
        {pages.map(({ id, title, line }) => (
          <li key={id}>
            <button type="button" data-help-entry="" onClick={() => goInHelp({ kind: 'page', id })}>
              <b>
                <Marked text={title} query={query} />
              </b>
              <span>
                <Marked text={line} query={query} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {keys.length === 0 ? null : (
        <section>
          <h3>{HELP.shortcuts}</h3>
          {keys.map((found) => (
            <KeyResult key={`${found.label} ${found.keys.join()}`} found={found} query={query} />
          ))}
        </section>
      )}
    </div>
  );
};
