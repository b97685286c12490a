import { FilePlus2, FileText, FolderOpen, LibraryBig, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { HELP } from '../../shared/text/help/panel';
import { formatMoment } from '../../shared/text/moment';
import { APP_NAME, LABELS, WELCOME } from '../../shared/text/ui';
import type { ActionId } from '../command/actions';
import { forgetRecent, newPlan, openPlan } from '../command/files';
import { runAction } from '../command/runAction';
import { useStore } from '../store/createStore';
import { planStore } from '../store/planStore';
import styles from './Welcome.module.css';
import { WelcomePerson } from './WelcomePerson';

interface StartProps {
  readonly id: ActionId;
  readonly icon: ReactNode;
  readonly label: string;
  readonly hint: string;
  readonly keys: string;
  readonly primary?: boolean;
}

const Start = ({ id, icon, label, hint, keys, primary = false }: StartProps) => (
  <button
    type="button"
    className={`${styles['start']} ${primary ? styles['primary'] : ''}`}
    data-action={id}
    onClick={() => runAction(id)}
  >
    {icon}
    <span className={styles['words']}>
      <strong>{label}</strong>
      <span>{hint}</span>
    </span>
    <kbd>{keys}</kbd>
  </button>
);

/** Files that were opened on this PC; nothing on a new one. */
const Recent = () => {
  const recent = useStore(planStore, (state) => state.recent);
  if (recent.length === 0) return null;
  return (
    <section aria-label={LABELS.recent}>
      <h2>{LABELS.recent}</h2>
      <ul className={styles['recent']} data-testid="recent-files">
        {recent.map((file) => (
          <li key={file.path}>
            <button type="button" className={styles['file']} title={file.path} onClick={() => void openPlan(file.path)}>
              <FileText size={16} aria-hidden />
              <span className={styles['words']}>
                <strong>{file.title}</strong>
                <span>{file.path}</span>
              </span>
              <span className={styles['when']}>{formatMoment(file.openedAt)}</span>
            </button>
            <button
              type="button"
              className={`button-icon ${styles['forget']}`}
              aria-label={`${LABELS.remove}: ${file.title}`}
              title={LABELS.remove}
              onClick={() => void forgetRecent(file.path)}
            >
              <X size={14} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Plans to try the app with; each opens as a new file. */
const Samples = () => {
  const samples = useStore(planStore, (state) => state.samples);
  if (samples.length === 0) return null;
  return (
    <section aria-label={WELCOME.samples} className={styles['samples']}>
      <h2>{WELCOME.samples}</h2>
      <p className="muted">{WELCOME.samplesHint}</p>
      <ul>
        {samples.map(({ id, title }) => (
          <li key={id}>
            <button
              type="button"
              className={styles['sample']}
              data-sample={id}
              title={title}
              onClick={() => void newPlan(id, null)}
            >
              <LibraryBig size={16} aria-hidden />
              <span>{title}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** The first screen, with no plan open. */
export const Welcome = () => {
  const phase = useStore(planStore, (state) => state.phase);
  const name = useStore(planStore, (state) => state.openingName);
  const version = useStore(planStore, (state) => state.version);
  const isFirst = useStore(planStore, (state) => state.recent.length === 0);
  if (phase === 'starting' || phase === 'opening') {
    const text = phase === 'starting' ? WELCOME.starting : name === null ? WELCOME.openingAny : WELCOME.opening(name);
    return (
      <main className={styles['wait']} aria-busy="true" data-testid="opening">
        {text}
      </main>
    );
  }
  return (
    <main className={styles['welcome']} data-testid="welcome">
      <div className={styles['inner']}>
        <header>
          <h1>{APP_NAME}</h1>
          <p className="muted">{isFirst ? WELCOME.greeting : WELCOME.lead}</p>
        </header>
        <div className={styles['columns']}>
          <section className={styles['starts']}>
            <Start
              id="file.open"
              icon={<FolderOpen size={20} aria-hidden />}
              label={LABELS.openFile}
              hint={WELCOME.openHint}
              keys="Ctrl+O"
              primary={!isFirst}
            />
            <Start
              id="file.new"
              icon={<FilePlus2 size={20} aria-hidden />}
              label={LABELS.newPlan}
              hint={WELCOME.newHint}
              keys="Ctrl+N"
              primary={isFirst}
            />
            <p className="muted">{WELCOME.drop}</p>
          </section>
          <div className={styles['list']}>
            <WelcomePerson />
            <Recent />
            <Samples />
          </div>
        </div>
        <footer className="muted">
          <span>{version === '' ? '' : WELCOME.version(version)}</span>
          <button type="button" className="button-link" onClick={() => runAction('help.open')}>
            {HELP.byKey}
          </button>
        </footer>
      </div>
    </main>
  );
};
