import type { RescueDone } from '../../shared/contract/rescue';
import { fileNameOf } from '../../shared/text/errors';
import { completeText, noteCounts, provenText, DAMAGE_DIALOG as TEXT } from '../../shared/text/rescue';
import { invoke } from '../api/client';
import { openPlan } from '../command/files';
import { closeDialog } from '../store/uiStore';
import styles from './DamageDialog.module.css';
import { Dialog } from './Dialog';

/** What became of a damaged file's rows, and where the whole list lies. */
export const RescuedDialog = ({ done }: { readonly done: RescueDone }) => {
  const { path, list, report } = done;
  const open = (): void => {
    closeDialog();
    void openPlan(path);
  };
  return (
    <Dialog
      title={TEXT.doneTitle}
      testId="rescued-dialog"
      onSubmit={open}
      buttons={
        <>
          <button type="button" className="button-plain" onClick={() => void invoke('shell.showItem', { path: list })}>
            {TEXT.showList}
          </button>
          <button type="button" className="button-plain" onClick={closeDialog}>
            {TEXT.close}
          </button>
          <button type="submit" className="button-primary" data-first="">
            {TEXT.openRescued}
          </button>
        </>
      }
    >
      <p>
        {TEXT.saved(fileNameOf(path))} {completeText(report)}
      </p>
      <ul className={styles['counts']}>
        {noteCounts(report).map(({ kind, text }) => (
          <li key={kind}>{text}</li>
        ))}
      </ul>
      <p>{provenText(report)}</p>
      <p className="muted selectable">{TEXT.list(fileNameOf(list))}</p>
    </Dialog>
  );
};
