import type { Loss } from '../../shared/contract/cellDetails';
import type { DeleteRows } from '../../shared/domain/command';
import { DELETE_DIALOG as TEXT } from '../../shared/text/rows';
import { runDelete } from '../command/rowEditing';
import { closeDialog } from '../store/uiStore';
import { Dialog } from './Dialog';

/** What goes with the rows is told before they go; rows below them may stay. */
export const DeleteRowsDialog = ({ command, loss }: { command: DeleteRows; loss: Loss }) => {
  const chosen = command.rows.length;
  const below = loss.rows - chosen;
  const remove = (keepBelow: boolean): void => {
    closeDialog();
    void runDelete(keepBelow ? { ...command, keepBelow } : command);
  };
  return (
    <Dialog
      title={TEXT.title}
      testId="delete-dialog"
      onSubmit={() => remove(false)}
      buttons={
        <>
          <button type="button" className="button-plain" data-first="" onClick={closeDialog}>
            {TEXT.cancel}
          </button>
          {below > 0 ? (
            <button type="button" className="button-plain" onClick={() => remove(true)}>
              {TEXT.keepBelow(chosen)}
            </button>
          ) : null}
          <button type="submit" className="button-primary">
            {TEXT.submit(loss.rows)}
          </button>
        </>
      }
    >
      <p>{TEXT.text(loss)}</p>
      {below > 0 ? <p className="muted">{TEXT.below(below)}</p> : null}
    </Dialog>
  );
};
