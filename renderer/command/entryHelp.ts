import { choicesFor, completionOf, type EntryChoices, offersFor } from '../../shared/grid/entryHelp';
import { UNIT_CATALOGUE } from '../../shared/text/units';
import { planStore } from '../store/planStore';
import { activeCell, cellOf, selectionStore } from '../store/selectionStore';
import { commitEdit, setDraft } from './editing';
import { canEdit } from './editPlace';

const choicesHere = (): EntryChoices => {
  const { model } = planStore.get();
  const { edit } = selectionStore.get();
  const cell = model && edit ? cellOf(model, edit.spot) : activeCell();
  return model && cell && canEdit(cell) ? choicesFor(model, cell, UNIT_CATALOGUE) : { own: [], catalogue: [] };
};

/** The whole text that the typed beginning stands for, or blank. Nothing is changed by asking. */
export const completionHere = (typed: string): string => completionOf(typed, choicesHere());

/** What can be chosen for the cell, narrowed by what was typed. */
export const offersHere = (typed: string): readonly string[] => offersFor(typed, choicesHere());

/** True where a list can be opened. */
export const hasOffers = (): boolean => {
  const { own, catalogue } = choicesHere();
  return own.length + catalogue.length > 0;
};

/** Whether the cell is one to choose in, which has a small button that opens the list. */
export const hasList = (): boolean => {
  const { model } = planStore.get();
  const cell = activeCell();
  const column = model && cell ? model.columns[cell.c]?.column : undefined;
  return column !== undefined && (column.kind === 'unit' || column.choices.length > 0) && canEdit(cell);
};

let openHere: (() => void) | null = null;

/** The editor on screen says how its list is opened. */
export const registerPicker = (open: () => void): (() => void) => {
  openHere = open;
  return () => {
    if (openHere === open) openHere = null;
  };
};

/** Opens the list of entries of the cell under the cursor. */
export const openPicker = (): void => openHere?.();

/** The person took an offer: it is written at once, as from Excel's list. */
export const acceptOffer = (text: string): void => {
  setDraft(text);
  commitEdit();
};
