import { ACTION, KEY_HELP, SHORTCUT_GROUPS, SHORTCUTS_DIALOG as TEXT } from '../../shared/text/dialogs';
import { ACTIONS, type ActionId } from '../command/actions';
import { closeDialog } from '../store/uiStore';
import { Dialog } from './Dialog';
import styles from './ShortcutsDialog.module.css';

const FILE: readonly ActionId[] = [
  'file.new',
  'file.open',
  'file.save',
  'file.saveAs',
  'file.print',
  'file.close',
  'workbook.import',
  'workbook.export',
];
const VIEW: readonly ActionId[] = [
  'edit.undo',
  'edit.redo',
  'row.insertBelow',
  'view.nav',
  'view.details',
  'view.history',
  'view.zoomIn',
  'view.zoomOut',
  'view.zoomReset',
  'help.shortcuts',
];

const Keys = ({ keys }: { keys: string }) => <kbd className={styles['keys']}>{keys}</kbd>;

const Group = ({ title, rows }: { title: string; rows: readonly (readonly [string, string])[] }) => (
  <section className={styles['group']}>
    <h3>{title}</h3>
    <dl>
      {rows.map(([keys, label]) => (
        <div key={keys}>
          <dt>{label}</dt>
          <dd>
            <Keys keys={keys} />
          </dd>
        </div>
      ))}
    </dl>
  </section>
);

const rowsOf = (ids: readonly ActionId[]): (readonly [string, string])[] =>
  ids.map((id) => [ACTIONS[id].keys[0] ?? '', ACTION[id].replace('…', '')]);

/** F1: every key in one place. */
export const ShortcutsDialog = () => (
  <Dialog
    title={TEXT.title}
    size="wide"
    testId="shortcuts-dialog"
    buttons={
      <button type="button" className="button-primary" onClick={closeDialog}>
        {TEXT.close}
      </button>
    }
  >
    <div className={styles['columns']}>
      {KEY_HELP.map(({ group, keys }) => (
        <Group key={group} title={group} rows={keys} />
      ))}
      <Group title={SHORTCUT_GROUPS.file} rows={rowsOf(FILE)} />
      <Group title={SHORTCUT_GROUPS.view} rows={rowsOf(VIEW)} />
    </div>
  </Dialog>
);
