import { GRID } from '../../shared/text/ui';
import { planStore } from '../store/planStore';
import { cellOf, type Spot, selectionStore } from '../store/selectionStore';
import { editPlace } from './editPlace';
import { sayLost } from './saying';

/** Where the last step brought the cursor. */
let landed: Spot | null = null;
/** Steps under way that will bring the cursor somewhere. */
let toCome = 0;

/** Where the last step brought the cursor; null: nowhere yet. */
export const landedAt = (): Spot | null => landed;

/** True while a step is under way that will bring the cursor somewhere. */
export const willLand = (): boolean => toCome > 0;

/** Does something at whose end the cursor lands; what is typed meanwhile is typed where it lands. */
export const untilLanded = async <T>(job: () => Promise<T>): Promise<T> => {
  toCome += 1;
  try {
    return await job();
  } finally {
    toCome -= 1;
  }
};

/** Puts the cursor where a step has led; what was typed ahead of it goes along. */
export const landAt = (spot: Spot): void => {
  landed = spot;
  const { edit } = selectionStore.get();
  const { model } = planStore.get();
  const cell = model && cellOf(model, spot);
  if (!edit?.ahead) {
    selectionStore.set({ active: spot, head: spot });
    return;
  }
  const place = cell && editPlace(cell, edit.mode);
  selectionStore.set({ active: spot, head: spot, edit: place ? { ...edit, ...place, ahead: false } : null });
  if (!place) sayLost(edit.draft, GRID.cannotEdit);
};

/** The table under the cursor has been read anew: what was typed meanwhile is typed in the new one. */
export const landHere = (): void => {
  const { active, edit } = selectionStore.get();
  if (edit?.ahead && active) landAt(active);
};

/** Keeps in mind where a step has brought the cursor that others have put there. */
export const noteLanding = (spot: Spot): void => {
  landed = spot;
};
