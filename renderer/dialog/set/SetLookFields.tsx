import type { SetLook } from '../../../shared/domain/setCommands';
import { PRINT_DIALOG } from '../../../shared/text/print';
import { SET_DIALOG as TEXT } from '../../../shared/text/sets';
import styles from './SetDialog.module.css';

interface LookProps {
  readonly look: SetLook;
  readonly disabled: boolean;
  readonly onChange: (look: SetLook) => void;
}

/** How a set is printed. */
export const SetLookFields = ({ look, disabled, onChange }: LookProps) => (
  <fieldset className={styles['look']} disabled={disabled}>
    <label className={styles['field']}>
      <span>{TEXT.layout}</span>
      <select
        value={look.layout}
        onChange={({ target }) => onChange({ ...look, layout: target.value === 'bieu' ? 'bieu' : 'phu-luc' })}
      >
        <option value="phu-luc">{PRINT_DIALOG.annex}</option>
        <option value="bieu">{PRINT_DIALOG.standalone}</option>
      </select>
    </label>
    <label className={styles['field']}>
      <span>{TEXT.profile}</span>
      <select
        value={look.profile ?? ''}
        onChange={({ target: { value } }) =>
          onChange({ ...look, profile: value === 'dang' || value === 'nha-nuoc' ? value : null })
        }
      >
        <option value="">{TEXT.asPlan}</option>
        <option value="nha-nuoc">{PRINT_DIALOG.state}</option>
        <option value="dang">{PRINT_DIALOG.party}</option>
      </select>
    </label>
    <label className={styles['check']}>
      <input
        type="checkbox"
        checked={look.contents}
        onChange={({ target }) => onChange({ ...look, contents: target.checked })}
      />
      {TEXT.contents}
    </label>
    <label className={styles['check']}>
      <input
        type="checkbox"
        checked={look.internal}
        onChange={({ target }) => onChange({ ...look, internal: target.checked })}
      />
      {TEXT.internal}
    </label>
  </fieldset>
);
