import { LABELS, withStep } from '../../shared/text/ui';
import { invoke } from '../api/client';
import { planStore } from '../store/planStore';
import { type Spot, selectionStore } from '../store/selectionStore';
import { landedAt } from './landing';
import { isAt } from './places';
import { endNotice, enqueue, foldStep, loadSheet, showError } from './workspace';

/** A cursor that the person has moved on meanwhile, or a cell being typed into, is never taken away from them. */
const mayJump = (asked: Spot | null): boolean => {
  const { active, edit } = selectionStore.get();
  return edit === null && (active === asked || active === landedAt());
};

/** Undo or redo; the cursor goes to the place of the step, on another sheet if need be. */
export const undoOrRedo = async (channel: 'plan.undo' | 'plan.redo'): Promise<void> => {
  endNotice();
  const asked = selectionStore.get().active;
  const answer = await enqueue(() => invoke(channel, {}));
  if (!answer.ok) {
    if (answer.error.code !== 'nothingToUndo' && answer.error.code !== 'nothingToRedo') showError(answer.error);
    return;
  }
  const step = answer.value;
  const { place } = step;
  const jump = mayJump(asked);
  if (jump && place && !isAt(place) && planStore.get().plan?.sheets.some(({ id }) => id === place.sheet)) {
    await loadSheet(place.sheet, place.period ?? null, place.unit ?? null);
  }
  foldStep(step, jump);
  const action = channel === 'plan.undo' ? LABELS.undo : LABELS.redo;
  planStore.set({ lastAction: step.label.startsWith(action) ? step.label : withStep(action, step.label) });
};
