import { EXPORT_DIALOG as TEXT } from '../../shared/text/dialogs';
import { exportSet, exportSheet } from '../command/printing';
import { useStore } from '../store/createStore';
import { closeDialog, uiStore } from '../store/uiStore';
import { Dialog } from './Dialog';
import { PaperWarning, PrintChoices } from './print/PrintChoices';
import { usePages } from './print/usePages';
import { usePrintChoice } from './print/usePrintChoice';

/** What is exported and how; the place to save is asked for by the host. */
export const ExportDialog = () => {
  const choice = usePrintChoice();
  const { book } = usePages(choice.request);
  const busy = useStore(uiStore, (state) => state.busy);
  const submit = (): void => {
    if (choice.set) void exportSet(choice.set.id);
    else void exportSheet(choice.look);
  };
  return (
    <Dialog
      title={TEXT.title}
      testId="export-dialog"
      onSubmit={submit}
      buttons={
        <>
          <button
            type="button"
            className="button-plain"
            onClick={() => uiStore.set({ dialog: { kind: 'sets', set: null, back: 'export' } })}
          >
            {TEXT.sets}
          </button>
          <button type="button" className="button-plain" onClick={closeDialog}>
            {TEXT.cancel}
          </button>
          <button type="submit" className="button-primary" data-first="" disabled={busy !== null}>
            {busy ?? TEXT.submit}
          </button>
        </>
      }
    >
      <PrintChoices choice={choice} from="export" />
      <PaperWarning book={book} choice={choice} />
    </Dialog>
  );
};
