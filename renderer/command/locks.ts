import type { SheetLock } from '../../shared/form/types';
import { type Cell, cellsIn, type Rect } from '../../shared/grid/geometry';
import type { SheetModel } from '../../shared/grid/sheetModel';
import { LOCK_TEXT } from '../../shared/text/closing';
import { announce } from '../store/announceStore';
import { isReadOnly } from '../store/planStore';
import { type Message, uiStore } from '../store/uiStore';

/** What a closed cell says when somebody wants to change it. */
export const lockText = ({ period, unit, by, at }: SheetLock): string => LOCK_TEXT.cell(period, unit, by, at);

const reopen = { label: LOCK_TEXT.reopen, run: () => uiStore.set({ dialog: { kind: 'closing' } }) };

/** The ways out of a refusal by a closed period. */
export const lockWays = (): Message['actions'] => (isReadOnly() ? [] : [reopen]);

/** Says that a cell is closed, with the ways out; false, and nothing happens, where it is not. */
export const tellLock = (model: SheetModel, cell: Cell): boolean => {
  const lock = model.lockAt(cell);
  if (!lock) return false;
  const merge = model.mergeOf(cell);
  const row = model.rows[merge.r0];
  const own = model.columns[merge.c0];
  const isFigure = row && own?.column.kind === 'figure' && row.kind !== 'heading';
  const correct = isFigure
    ? [
        {
          label: LOCK_TEXT.correct,
          run: () => uiStore.set({ dialog: { kind: 'correct', row: row.id, column: own.id } }),
        },
      ]
    : [];
  const text = `${lockText(lock)}.`;
  uiStore.set({
    message: {
      tone: 'warning',
      title: LOCK_TEXT.title,
      text,
      next: LOCK_TEXT.next,
      actions: isReadOnly() ? [] : [...correct, reopen],
    },
  });
  announce(text);
  return true;
};

/** The same for ranges of which nothing was written: of the first closed cell in them. */
export const tellLockIn = (model: SheetModel, rects: readonly Rect[]): boolean => {
  const closed = rects
    .flatMap((rect) => cellsIn(rect, model.mergeOf))
    .find((cell) => cell.r < model.rows.length && model.lockAt(cell));
  return closed !== undefined && tellLock(model, closed);
};

/** How many cells of some ranges are closed and have something in them that would else be emptied. */
export const filledAndClosedIn = (model: SheetModel, rects: readonly Rect[]): number =>
  model.view.locks.length === 0
    ? 0
    : rects
        .flatMap((rect) => cellsIn(rect, model.mergeOf))
        .filter((cell) => model.lockAt(cell) !== null && model.typedAt(cell) !== '').length;

/** How many cells of some ranges are closed. */
export const closedIn = (model: SheetModel, rects: readonly Rect[]): number =>
  model.view.locks.length === 0
    ? 0
    : rects.flatMap((rect) => cellsIn(rect, model.mergeOf)).filter((cell) => model.lockAt(cell) !== null).length;
