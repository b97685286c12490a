import type { Place } from '../../shared/domain/command';
import { HISTORY } from '../../shared/text/ui';
import { revealRow } from '../store/arrangeStore';
import { modelFor, planStore } from '../store/planStore';
import { commitEdit } from './editing';
import { focusGrid } from './gridFocus';
import { isAt, showPlace } from './places';
import { sayStays } from './saying';
import { loadSheet, settled } from './workspace';

/** Goes to where something happened: on another sheet, under a filter or in a folded group if need be. */
export const goToPlace = async (place: Place): Promise<void> => {
  commitEdit();
  await settled();
  const { plan } = planStore.get();
  if (!isAt(place) && plan?.sheets.some(({ id }) => id === place.sheet)) {
    await loadSheet(place.sheet, place.period ?? null, place.unit ?? null);
  }
  const { model } = planStore.get();
  if (model && place.row !== null && revealRow(model.view, place.row)) {
    planStore.set({ model: modelFor(model.view, false) });
  }
  if (planStore.get().sheet !== place.sheet || !showPlace(place)) sayStays(HISTORY.gone);
  focusGrid();
};
