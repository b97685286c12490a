import type { UndoState } from '../../shared/contract/channels';
import type { ViewRow } from '../../shared/form/types';
import { ROW_STAYS } from '../../shared/text/rows';
import { invoke } from '../api/client';
import { planStore } from '../store/planStore';
import { selectionStore } from '../store/selectionStore';
import { enqueue, foldStep, isWorking } from './workspace';

/**
 * A row that Enter began by itself behind the one that was written. It is only an offer: left or given up (Esc) with nothing
 * in it, it goes again, as if Enter had only ended the typing. Any other step makes it a row like all others.
 */
let offer: { readonly row: string; readonly undo: UndoState } | null = null;

/** The offered row while adding it is still the last step, so that nothing stands in it; null else. */
const offered = (): ViewRow | null => {
  const { model, undo, pending } = planStore.get();
  if (offer === null || undo !== offer.undo || isWorking() || pending.size > 0) return null;
  const last = model?.rows.at(-1);
  return last?.id === offer.row ? last : null;
};

const takeBack = async (): Promise<void> => {
  offer = null;
  const answer = await enqueue(() => invoke('plan.undo', {}));
  if (!answer.ok) return;
  foldStep(answer.value, false);
  planStore.set({ lastAction: ROW_STAYS.notBegun });
};

/** Esc in the offered row: the cursor goes back to the row above, and the row goes. False where there is none. */
export const giveUpOffer = (): boolean => {
  const { model } = planStore.get();
  const { active } = selectionStore.get();
  const row = offered();
  if (row === null || active === null || active.row !== row.id) return false;
  const above = model?.rows.at(-2);
  if (above) {
    const spot = { row: above.id, column: active.column };
    selectionStore.set({ active: spot, head: spot });
  }
  // Moving the cursor has taken it back already.
  if (offer !== null) void takeBack();
  return true;
};

/** The cursor has gone elsewhere: a row that nothing was written in goes. */
const followCursor = (): void => {
  const { active, edit } = selectionStore.get();
  if (offer === null || edit !== null || active?.row === offer.row) return;
  if (offered() === null) offer = null;
  else void takeBack();
};

/** Offers a row that has just been added; `row` null: it was not added after all. */
export const offerRow = (row: string | null): void => {
  offer = row === null ? null : { row, undo: planStore.get().undo };
};

selectionStore.subscribe(followCursor);
