import { PLACE_RANGES, type Place } from '../../shared/domain/command';
import { planStore } from '../store/planStore';
import { cellOf, isMultiple, type Spot, selectedRanges, selectionStore, selectRanges } from '../store/selectionStore';

/** The cursor and what is selected, kept with a step so that undo and redo can bring them back. */
export const currentPlace = (): Place | null => {
  const { sheet } = planStore.get();
  const { active } = selectionStore.get();
  if (sheet === null) return null;
  const ranges = isMultiple() ? selectedRanges().slice(-PLACE_RANGES) : [];
  const view = planStore.get().model?.view;
  const shown = view ? { period: view.period, unit: view.unit.id } : {};
  const place = { sheet, row: active?.row ?? null, column: active?.column ?? null, ...shown };
  return ranges.length > 0 ? { ...place, ranges } : place;
};

/** Whether the sheet on screen is the one of a place, shown for its period and unit. */
export const isAt = ({ sheet, period, unit }: Place): boolean => {
  const view = planStore.get().model?.view;
  return (
    planStore.get().sheet === sheet &&
    (period ?? view?.period) === view?.period &&
    (unit ?? view?.unit.id) === view?.unit.id
  );
};

/** Puts the cursor and the selection where a step has them; null, and all stays, when its row is gone or out of sight. */
export const showPlace = (place: Place): Spot | null => {
  const { model } = planStore.get();
  const column = place.column ?? selectionStore.get().active?.column;
  if (!model || place.row === null || column === undefined) return null;
  const spot = { row: place.row, column };
  if (!cellOf(model, spot)) return null;
  const stands = (corner: Spot): boolean => cellOf(model, corner) !== null;
  const ranges = (place.ranges ?? []).filter(({ anchor, head }) => stands(anchor) && stands(head));
  // The cursor is in the last range; without that one the others would be a selection nobody made.
  const isWhole = ranges.length === place.ranges?.length;
  selectRanges(spot, isWhole ? ranges : []);
  return spot;
};
