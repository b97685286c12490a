import { planStore } from '../store/planStore';
import { cellOf, sameSpot, selectionStore } from '../store/selectionStore';
import { landedAt } from './landing';
import { isWorking, settled } from './workspace';

/** Actions of keys that were pressed before the plan had answered, in their order. */
let tail: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** True while keys pressed before this one wait. */
export const isQueued = (): boolean => waiting > 0;

/** Resolves when the plan has answered everything and what follows its answers is done. */
export const answered = async (): Promise<void> => {
  do {
    await settled();
    // What follows an answer (the fold, the cursor, a sheet read anew) runs first.
    await new Promise((resolve) => setTimeout(resolve));
  } while (isWorking());
};

/** Does something once everything asked for so far has been answered and all that waits before it is done. */
export const inTurn = (act: () => void): void => {
  waiting += 1;
  // One that fails is reported and holds up none of those behind it.
  tail = tail
    .then(answered)
    .then(act)
    .catch(reportError)
    .finally(() => {
      waiting -= 1;
    });
};

/**
 * The same for a key pressed right after another: it acts on what that one has led to, on the cells that were chosen when it
 * was pressed or that the answer has brought the cursor to.
 */
export const afterAnswers = (act: () => void): void => {
  const { active, head, anchor, rows, columns, others } = selectionStore.get();
  const landedBefore = landedAt();
  inTurn(() => {
    const { model } = planStore.get();
    const now = selectionStore.get().active;
    const landed = landedAt();
    const led = landed !== landedBefore && landed !== null && model && cellOf(model, landed) !== null;
    if (led && !sameSpot(now, landed)) selectionStore.set({ active: landed, head: landed });
    else if (!led && !sameSpot(now, active) && model && cellOf(model, active)) {
      selectionStore.set({ active, head, anchor, rows, columns, others });
    }
    act();
  });
};
