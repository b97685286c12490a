import { TAKE_OVER as TEXT } from '../../shared/text/lock';
import { openToEdit } from '../command/following';
import { useStore } from '../store/createStore';
import { planStore } from '../store/planStore';
import { closeDialog } from '../store/uiStore';
import { Dialog } from './Dialog';
import styles from './PeriodDialog.module.css';

/** Whether a lock that was probably left behind is taken over: what that means for who may still hold it. */
export const TakeOverDialog = () => {
  const holder = useStore(planStore, (state) => state.plan?.following?.holder ?? null);
  const takeOver = (): void => {
    closeDialog();
    void openToEdit(holder?.token ?? null);
  };
  return (
    <Dialog
      title={TEXT.title}
      testId="take-over-dialog"
      buttons={
        <>
          <button type="button" className="button-plain" onClick={takeOver}>
            {TEXT.submit}
          </button>
          <button type="button" className="button-primary" data-first="" onClick={closeDialog}>
            {TEXT.cancel}
          </button>
        </>
      }
    >
      <p className="selectable">{TEXT.who(holder, new Date())}</p>
      <p className={styles['under']}>{TEXT.warning}</p>
      <p className={styles['under']}>
        <strong>{TEXT.advice}</strong>
      </p>
    </Dialog>
  );
};
