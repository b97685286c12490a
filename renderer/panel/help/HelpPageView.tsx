import { helpPage } from '../../../shared/text/help/pages';
import { HELP } from '../../../shared/text/help/panel';
import { lineText } from '../../../shared/text/help/plain';
import type { HelpPage, HelpPageId } from '../../../shared/text/help/types';
import { pictureUrl } from '../../help/pictures';
import { goInHelp } from '../../store/helpStore';
import styles from './Help.module.css';
import { HelpLine } from './HelpLine';

interface PictureProps {
  readonly picture: NonNullable<HelpPage['picture']>;
  readonly isLarge: boolean;
  readonly onTurn: () => void;
}

const Picture = ({ picture: { name, alt }, isLarge, onTurn }: PictureProps) => {
  const url = pictureUrl(name);
  if (url === null) return null;
  const hint = isLarge ? HELP.shrink : HELP.enlarge;
  return (
    <button
      type="button"
      className={styles['picture']}
      aria-expanded={isLarge}
      aria-label={`${alt}. ${hint}`}
      title={hint}
      data-help-picture={name}
      onClick={onTurn}
    >
      <img src={url} alt={alt} />
    </button>
  );
};

interface PageProps {
  readonly id: HelpPageId;
  readonly isLarge: boolean;
  readonly onTurn: () => void;
}

/** A page: what for, the picture, the steps, what is good to know, where to go on. */
export const HelpPageView = ({ id, isLarge, onTurn }: PageProps) => {
  const page = helpPage(id);
  if (!page) return null;
  const { title, lead, steps, notes, picture, related } = page;
  return (
    <article className={styles['page']} data-help-page={id} aria-label={title}>
      <h3>{title}</h3>
      <p>
        <HelpLine line={lead} />
      </p>
      {picture ? <Picture picture={picture} isLarge={isLarge} onTurn={onTurn} /> : null}
      <ol aria-label={HELP.steps}>
        {steps.map((line) => (
          <li key={lineText(line)}>
            <HelpLine line={line} />
          </li>
        ))}
      </ol>
      {notes.length === 0 ? null : (
        <section className={styles['notes']}>
          <h4>{HELP.notes}</h4>
          {notes.map((line) => (
            <p key={lineText(line)}>
              <HelpLine line={line} />
            </p>
          ))}
        </section>
      )}
      <nav aria-label={HELP.related} className={styles['related']}>
        <h4>{HELP.related}</h4>
        {related.map((to) => (
          <button
            key={to}
            type="button"
            className="button-link"
            data-help-link=""
            onClick={() => goInHelp({ kind: 'page', id: to })}
          >
            {helpPage(to)?.title}
          </button>
        ))}
      </nav>
    </article>
  );
};
