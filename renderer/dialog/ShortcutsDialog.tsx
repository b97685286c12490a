import { useState } from 'react';
import { withoutAccents } from '../../shared/grid/foldText';
import { SHORTCUTS_DIALOG as TEXT } from '../../shared/text/dialogs';
import { type KeyEntry, type KeyGroup, keyGroups } from '../command/keyList';
import { closeDialog } from '../store/uiStore';
import { Dialog } from './Dialog';
import styles from './ShortcutsDialog.module.css';

const Keys = ({ keys }: { keys: readonly string[] }) => (
  <dd className={styles['keys']}>
    {keys.map((one) => (
      <kbd key={one}>{one}</kbd>
    ))}
  </dd>
);

const matching = (wanted: string): readonly KeyGroup[] => {
  const word = withoutAccents(wanted.trim());
  const fits = ({ keys, label }: KeyEntry): boolean => withoutAccents(`${label} ${keys.join(' · ')}`).includes(word);
  return keyGroups()
    .map((group) => ({ ...group, entries: group.entries.filter(fits) }))
    .filter(({ entries }) => entries.length > 0);
};

/** Every key in one place, from the one table of actions. */
export const ShortcutsDialog = () => {
  const [wanted, setWanted] = useState('');
  const groups = matching(wanted);
  return (
    <Dialog
      title={TEXT.title}
      size="wide"
      testId="shortcuts-dialog"
      onSubmit={closeDialog}
      buttons={
        <button type="submit" className="button-primary">
          {TEXT.close}
        </button>
      }
    >
      <input
        className={styles['search']}
        type="text"
        data-first
        data-kept=""
        placeholder={TEXT.search}
        aria-label={TEXT.search}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      {groups.length === 0 ? <p className="muted">{TEXT.none}</p> : null}
      <div className={styles['columns']}>
        {groups.map(({ title, entries }) => (
          <section key={title} className={styles['group']}>
            <h3>{title}</h3>
            <dl>
              {entries.map(({ keys, label }) => (
                <div key={`${keys.join()} ${label}`}>
                  <dt>{label}</dt>
                  <Keys keys={keys} />
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
};
