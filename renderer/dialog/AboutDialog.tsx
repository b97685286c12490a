import { ABOUT_DIALOG as TEXT } from '../../shared/text/dialogs';
import { APP_NAME } from '../../shared/text/ui';
import { useStore } from '../store/createStore';
import { planStore } from '../store/planStore';
import { closeDialog } from '../store/uiStore';
import { Dialog } from './Dialog';

/** Name and version. */
export const AboutDialog = () => {
  const version = useStore(planStore, (state) => state.version);
  return (
    <Dialog
      title={APP_NAME}
      testId="about-dialog"
      buttons={
        <button type="button" className="button-primary" onClick={closeDialog}>
          {TEXT.close}
        </button>
      }
    >
      <p className="selectable">{TEXT.version(version)}</p>
      <p>{TEXT.text}</p>
    </Dialog>
  );
};
