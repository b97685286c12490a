import { planStore } from '../store/planStore';
import { cellOf, type Spot, selectionStore } from '../store/selectionStore';
import { editPlace } from './editPlace';

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
  const place = edit?.ahead && cell ? editPlace(cell, edit.mode) : null;
  const carried = edit && place ? { ...edit, ...place, ahead: false } : edit;
  selectionStore.set({ active: spot, head: spot, edit: carried });
};

/** Keeps in mind where a step has brought the cursor that others have put there. */
export const noteLanding = (spot: Spot): void => {
  landed = spot;
};
