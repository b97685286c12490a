import type { Loss } from '../../shared/contract/cellDetails';
import { JOIN_DIALOG as TEXT } from '../../shared/text/rows';
import { joinParts } from '../command/rowEditing';
import { useStore } from '../store/createStore';
import { planStore } from '../store/planStore';
import { closeDialog } from '../store/uiStore';
import { Dialog } from './Dialog';

/** Joining keeps the first part; what goes with the others is told first. */
export const JoinPartsDialog = ({ rowId, loss }: { rowId: string; loss: Loss }) => {
  const view = useStore(planStore, (state) => state.model?.view);
  const row = view?.rows.find((one) => one.id === rowId);
  const parts = view?.rows.filter((one) => one.parent !== null && one.parent === row?.parent) ?? [];
  const [first, ...others] = parts;
  if (!row || !first) return null;
  const join = (): void => {
    closeDialog();
    void joinParts(rowId);
  };
  return (
    <Dialog
      title={TEXT.title}
      testId="join-dialog"
      onSubmit={join}
      buttons={
        <>
          <button type="button" className="button-plain" data-first="" onClick={closeDialog}>
            {TEXT.cancel}
          </button>
          <button type="submit" className="button-primary">
            {TEXT.submit}
          </button>
        </>
      }
    >
      <p>{TEXT.text(row.name, first.part ?? '')}</p>
      {others.length > 0 ? (
        <p>
          {TEXT.lost(
            others.map((part) => part.part ?? ''),
            loss,
          )}
        </p>
      ) : null}
    </Dialog>
  );
};
