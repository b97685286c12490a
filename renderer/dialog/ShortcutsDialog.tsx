import { useState } from 'react';
import { foldText } from '../../shared/grid/entryHelp';
import { ACTION, KEY_HELP, SHORTCUTS_DIALOG as TEXT } from '../../shared/text/dialogs';
import { MENU_LAYOUT } from '../../shared/text/menuLayout';
import { ACTIONS, isActionId } from '../command/actions';
import { keyText } from '../command/keyText';
import { closeDialog } from '../store/uiStore';
import { Dialog } from './Dialog';
import styles from './ShortcutsDialog.module.css';

interface Shortcut {
  readonly keys: string;
  readonly label: string;
}

interface Group {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

/** All that a key does: what belongs to cells and the caret, then every action of the menus that has a key. */
const GROUPS: () => readonly Group[] = () => [
  ...KEY_HELP.map(({ group, keys }) => ({ title: group, shortcuts: keys.map(([k, label]) => ({ keys: k, label })) })),
  ...MENU_LAYOUT.map(({ label, groups }) => ({
    title: label.replace('&', ''),
    shortcuts: groups.flat().flatMap((id): Shortcut[] => {
      if (!isActionId(id) || ACTIONS[id].keys.length === 0) return [];
      return [{ keys: ACTIONS[id].keys.map(keyText).join(' · '), label: ACTION[id].replace('…', '') }];
    }),
  })),
];

const Keys = ({ keys }: { keys: string }) => (
  <dd className={styles['keys']}>
    {keys.split(' · ').map((one) => (
      <kbd key={one}>{one}</kbd>
    ))}
  </dd>
);

const matching = (groups: readonly Group[], wanted: string): readonly Group[] => {
  const word = foldText(wanted.trim());
  const fits = ({ keys, label }: Shortcut): boolean => foldText(`${label} ${keys}`).includes(word);
  return groups
    .map((group) => ({ ...group, shortcuts: group.shortcuts.filter(fits) }))
    .filter(({ shortcuts }) => shortcuts.length > 0);
};

/** Every key in one place, from the one table of actions. */
export const ShortcutsDialog = () => {
  const [wanted, setWanted] = useState('');
  const groups = matching(GROUPS(), wanted);
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
        placeholder={TEXT.search}
        aria-label={TEXT.search}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      {groups.length === 0 ? <p className="muted">{TEXT.none}</p> : null}
      <div className={styles['columns']}>
        {groups.map(({ title, shortcuts }) => (
          <section key={title} className={styles['group']}>
            <h3>{title}</h3>
            <dl>
              {shortcuts.map(({ keys, label }) => (
                <div key={`${keys} ${label}`}>
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
