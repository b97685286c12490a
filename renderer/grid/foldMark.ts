import type { ViewRow } from '../../shared/form/types';
import { outlineOf } from '../../shared/grid/outline';
import type { SheetModel } from '../../shared/grid/sheetModel';
import { ROWS } from '../../shared/text/rows';
import { foldedIn } from '../store/foldStore';

/** How far a level is set in, and the room of the triangle, px at 100 %. They are repeated in grid.css. */
const LEVEL = 14;
const MARK = 16;

/** Rows deeper than this are set in no further: the name must keep room. */
const DEEPEST = 8;

/** How far the label of a row of a level is set in, px at 100 %. */
export const indentAt = (level: number): number => Math.min(DEEPEST, level) * LEVEL;

/** How far the label of a row is set in, px at 100 %, its triangle not counted. */
export const indentOf = (model: SheetModel, row: ViewRow): number => {
  const outline = outlineOf(model.view);
  return indentAt(outline.level(outline.indexOf(row.id) ?? 0));
};

/** Room at the left of a label: what it is set in, and its triangle. */
export const labelRoom = (model: SheetModel, row: ViewRow): number =>
  model.isSorted ? 0 : indentOf(model, row) + (outlineOf(model.view).isParent(row.id) ? MARK : 0);

/** The triangle of a row that has others below it; null for other rows. It is worked by `rowMouse`. */
export const foldMark = (model: SheetModel, row: ViewRow): HTMLElement | null => {
  if (model.isSorted || !outlineOf(model.view).isParent(row.id)) return null;
  const isFolded = foldedIn(model.view.sheet).has(row.id);
  const mark = document.createElement('span');
  mark.className = `fold${isFolded ? ' is-folded' : ''}`;
  mark.dataset['fold'] = row.id;
  mark.title = isFolded ? ROWS.unfold : ROWS.fold;
  mark.setAttribute('role', 'button');
  mark.setAttribute('aria-expanded', String(!isFolded));
  mark.setAttribute('aria-label', mark.title);
  return mark;
};
