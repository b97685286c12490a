import type { CellEdit } from '../../shared/domain/command';
import { fillTarget, neighbourEnd, planFill, shrinkTarget } from '../../shared/grid/fillPlan';
import { type Cell, cellsIn, type Direction, type Rect, sizeOf } from '../../shared/grid/geometry';
import type { FillMode } from '../../shared/grid/series';
import type { SheetModel } from '../../shared/grid/sheetModel';
import { CLIPBOARD } from '../../shared/text/clipboard';
import { typedModel } from '../store/pendingTexts';
import { isReadOnly, planStore } from '../store/planStore';
import {
  activeCell,
  isMultiple,
  selectedRect,
  selectedRects,
  selectionStore,
  selectRect,
} from '../store/selectionStore';
import { clearingOf, commitEdit, writeCells } from './editing';
import { closedIn, tellLockIn } from './locks';
import { say, sayStays } from './saying';

/** What dragging the handle to a cell would do, for the outline and the label beside the mouse. */
export interface FillPreview {
  /** Source and target together; what stays, where the handle is pulled back into the range. */
  readonly rect: Rect;
  /** What is then left out and will be emptied. */
  readonly clears: Rect | null;
  readonly label: string;
}

/** The text that the last cell gets; empty while the handle is over its own range. */
export const previewFill = (source: Rect, to: Cell, axis: 'rows' | 'columns', mode: FillMode): FillPreview => {
  const model = typedModel();
  const target = fillTarget(source, to, axis);
  const shrunk = model && shrinkTarget(source, to, axis, model.mergeOf);
  if (shrunk) {
    const { length } = clearingOf([shrunk.cleared], false);
    return { rect: shrunk.kept, clears: shrunk.cleared, label: length > 0 ? CLIPBOARD.clears(length) : '' };
  }
  if (!model || !target) return { rect: source, clears: null, label: '' };
  const { direction, rect } = target;
  const corner = direction === 'up' || direction === 'left' ? { r: rect.r0, c: rect.c0 } : { r: rect.r1, c: rect.c1 };
  const id = model.rows[model.mergeOf(corner).r0]?.id;
  const column = model.columns[model.mergeOf(corner).c0]?.id;
  const lines =
    direction === 'up' || direction === 'down' ? { c0: corner.c, c1: corner.c } : { r0: corner.r, r1: corner.r };
  const { edits } = planFill(model, { ...source, ...lines }, { ...rect, ...lines }, direction, mode);
  const own = edits.find((edit) => edit.row === id && edit.column === column);
  return { rect: join(source, rect), clears: null, label: own?.text ?? model.typedAt(corner) };
};

const join = (a: Rect, b: Rect): Rect => ({
  r0: Math.min(a.r0, b.r0),
  c0: Math.min(a.c0, b.c0),
  r1: Math.max(a.r1, b.r1),
  c1: Math.max(a.c1, b.c1),
});

/** What a fill left out, and why. */
const sayFilled = (model: SheetModel, written: number, skipped: number, rects: readonly Rect[]): void => {
  if (skipped === 0) return;
  if (written > 0) say(CLIPBOARD.fillSkipped(skipped, Math.min(skipped, closedIn(model, rects))));
  else if (!tellLockIn(model, rects)) say(CLIPBOARD.fillNothing);
};

const fill = (source: Rect, target: Rect, direction: Direction, mode: FillMode): void => {
  const model = typedModel();
  if (!model || isReadOnly()) return;
  const { edits, skipped } = planFill(model, source, target, direction, mode);
  writeCells(edits, 'fill');
  sayFilled(model, edits.length, skipped, [target]);
};

/** The handle was let go over a cell. */
export const fillTo = (source: Rect, to: Cell, axis: 'rows' | 'columns', mode: FillMode): void => {
  const target = fillTarget(source, to, axis);
  if (!target) {
    shrinkTo(source, to, axis);
    return;
  }
  selectRect(join(source, target.rect), true);
  fill(source, target.rect, target.direction, mode);
};

/** The handle was pulled back into its range: what it leaves out is emptied. The names of rows stay, as with Delete. */
const shrinkTo = (source: Rect, to: Cell, axis: 'rows' | 'columns'): void => {
  const { model } = planStore.get();
  const shrunk = model && shrinkTarget(source, to, axis, model.mergeOf);
  if (!shrunk || isReadOnly()) return;
  const edits = clearingOf([shrunk.cleared], false);
  // Before the selection shrinks: undo brings all of it back.
  writeCells(edits, 'clear');
  selectRect(shrunk.kept, true);
  if (edits.length === 0) sayStays(CLIPBOARD.clearsNothing);
};

/** A double click on the handle: down to where the column beside it ends. */
export const fillToNeighbour = (): void => {
  const { model } = planStore.get();
  const source = selectedRect();
  const end = model && source ? neighbourEnd(model, source) : null;
  if (source && end !== null) fillTo(source, { r: end, c: source.c1 }, 'rows', 'auto');
};

/** Ctrl+D and Ctrl+R: the first row (column) of each range into the rest of it; of a single one, what is before it. */
export const fillFrom = (direction: 'down' | 'right'): void => {
  const model = typedModel();
  if (!model || isReadOnly()) return;
  const edits: CellEdit[] = [];
  let skipped = 0;
  for (const rect of selectedRects()) {
    const { rows, columns } = sizeOf(rect);
    const isDown = direction === 'down';
    const isOne = (isDown ? rows : columns) === 1;
    if (isOne && (isDown ? rect.r0 : rect.c0) === 0) continue;
    const at = (isDown ? rect.r0 : rect.c0) - (isOne ? 1 : 0);
    const source = isDown ? { ...rect, r0: at, r1: at } : { ...rect, c0: at, c1: at };
    const target = isDown ? { ...rect, r0: at + 1 } : { ...rect, c0: at + 1 };
    const plan = planFill(model, source, target, direction, 'copy');
    edits.push(...plan.edits);
    skipped += plan.skipped;
  }
  writeCells(edits, 'fill');
  sayFilled(model, edits.length, skipped, selectedRects());
};

/** Ctrl+Enter: what is being typed goes into every selected cell that can take it, in one step. */
export const commitToSelection = (): void => {
  const { edit } = selectionStore.get();
  const model = typedModel();
  if (!edit || !model || !activeCell() || !isMultiple()) {
    commitEdit();
    return;
  }
  selectionStore.set({ edit: null });
  const edits = new Map<string, CellEdit>();
  let [taken, skipped] = [0, 0];
  for (const cell of selectedRects().flatMap((rect) => cellsIn(rect, model.mergeOf))) {
    const change = model.editAt(cell, edit.draft);
    if (change) taken += 1;
    else skipped += 1;
    if (change && model.typedAt(cell) !== edit.draft) edits.set(`${change.row} ${change.column}`, change);
  }
  writeCells([...edits.values()], 'fill');
  sayFilled(model, taken, skipped, selectedRects());
};
