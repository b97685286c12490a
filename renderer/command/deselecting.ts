import { deselect, type SelectedRect } from '../../shared/grid/deselect';
import { type Cell, growOverMerges, isInside, type Rect, rectOf } from '../../shared/grid/geometry';
import type { SheetModel } from '../../shared/grid/sheetModel';
import { planStore } from '../store/planStore';
import {
  activeCell,
  type Range,
  rectOfRange,
  type Spot,
  selectedRanges,
  selectionStore,
  selectRanges,
  spotOf,
} from '../store/selectionStore';

type Lines = 'rows' | 'columns' | null;

/** What was selected when Ctrl was pressed on a part of it, and the cell that the drag began on. */
interface Run {
  readonly model: SheetModel;
  readonly selected: readonly SelectedRect[];
  readonly from: Cell;
  readonly lines: Lines;
}

let run: Run | null = null;

const end = (): void => {
  run = null;
};

const selectedNow = (model: SheetModel): SelectedRect[] =>
  selectedRanges().flatMap((range: Range): SelectedRect[] => {
    const rect = rectOfRange(model, range);
    return rect ? [{ rect, whole: range.whole }] : [];
  });

/** Everything between two cells, merged cells in full; whole lines where row numbers or headers were pressed. */
const holeOf = ({ model, from, lines }: Run, to: Cell): Rect => {
  const rect = rectOf(from, to);
  if (lines === 'rows') return { ...rect, c0: 0, c1: model.columns.length - 1 };
  if (lines === 'columns') {
    // The name and its parts have one header between them.
    const c1 = model.columns[rect.c1 + 1]?.isPart === true ? rect.c1 + 1 : rect.c1;
    const c0 = model.columns[rect.c0]?.isPart === true ? rect.c0 - 1 : rect.c0;
    return { r0: 0, r1: model.rows.length - 1, c0, c1 };
  }
  return growOverMerges(rect, model.mergeOf);
};

const covers = ({ rect }: SelectedRect, hole: Rect): boolean =>
  isInside(rect, { r: hole.r0, c: hole.c0 }) && isInside(rect, { r: hole.r1, c: hole.c1 });

const rangeOf = (model: SheetModel, { rect, whole }: SelectedRect): Range | null => {
  const anchor = spotOf(model, { r: rect.r0, c: rect.c0 });
  const head = spotOf(model, { r: rect.r1, c: rect.c1 });
  return anchor && head ? { anchor, head, whole } : null;
};

const show = (now: Run, to: Cell): void => {
  const left = deselect(now.selected, holeOf(now, to), now.lines, now.model.mergeOf);
  // Something is always selected, as in Excel: the last cell stays.
  if (left.length === 0) return;
  const cursor = activeCell();
  const own = cursor ? left.findIndex(({ rect }) => isInside(rect, cursor)) : -1;
  const current = left[own] ?? left.at(-1);
  if (!current) return;
  const ordered = [...left.filter((one) => one !== current), current];
  const ranges = ordered.flatMap((one) => rangeOf(now.model, one) ?? []);
  const spot: Spot | null =
    own >= 0 ? selectionStore.get().active : spotOf(now.model, { r: current.rect.r0, c: current.rect.c0 });
  if (spot) selectRanges(spot, ranges);
};

/** Ctrl and the button go down on a cell, a row number or a header: takes it out when it is selected. False when it is not. */
export const startDeselect = (from: Cell, lines: Lines): boolean => {
  run = null;
  const { model } = planStore.get();
  if (!model) return false;
  const begun: Run = { model, selected: selectedNow(model), from, lines };
  const hole = holeOf(begun, from);
  const isChosen = begun.selected.some((one) => covers(one, hole) && (lines === null || one.whole === lines));
  // On the only cell that is selected Ctrl begins another range, as it does beside it.
  if (!isChosen || deselect(begun.selected, hole, lines, model.mergeOf).length === 0) return false;
  run = begun;
  window.addEventListener('mouseup', end, { once: true });
  show(begun, from);
  return true;
};

/** The drag goes on: what lies between is taken out as well. False when no such drag is under way. */
export const dragDeselect = (to: Cell): boolean => {
  if (!run || run.model !== planStore.get().model) return false;
  show(run, to);
  return true;
};
