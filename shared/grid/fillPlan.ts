import type { CellEdit } from '../domain/command';
import { type Cell, type Direction, growOverMerges, isInside, type MergeOf, type Rect } from './geometry';
import { continueSeries, type FillMode } from './series';
import type { SheetModel } from './sheetModel';

/** What a fill writes, and how many cells it had to leave because nobody types into them. */
export interface FillPlan {
  readonly edits: readonly CellEdit[];
  readonly skipped: number;
}

/** Where the handle is pulled to: the rectangle after the source in one direction. Null while it is inside. */
export const fillTarget = (
  source: Rect,
  to: Cell,
  axis: 'rows' | 'columns',
): { readonly direction: Direction; readonly rect: Rect } | null => {
  if (axis === 'rows') {
    if (to.r > source.r1) return { direction: 'down', rect: { ...source, r0: source.r1 + 1, r1: to.r } };
    if (to.r < source.r0) return { direction: 'up', rect: { ...source, r0: to.r, r1: source.r0 - 1 } };
    return null;
  }
  if (to.c > source.c1) return { direction: 'right', rect: { ...source, c0: source.c1 + 1, c1: to.c } };
  if (to.c < source.c0) return { direction: 'left', rect: { ...source, c0: to.c, c1: source.c0 - 1 } };
  return null;
};

/**
 * The handle pulled back into its range: what stays chosen, and what is left out and will be emptied, as in Excel. A
 * merged cell goes with the part that stays. Null where nothing is left out.
 */
export const shrinkTarget = (
  source: Rect,
  to: Cell,
  axis: 'rows' | 'columns',
  mergeOf: MergeOf,
): { readonly kept: Rect; readonly cleared: Rect } | null => {
  if (!isInside(source, to)) return null;
  const grown = growOverMerges(axis === 'rows' ? { ...source, r1: to.r } : { ...source, c1: to.c }, mergeOf);
  if (axis === 'rows') {
    return grown.r1 >= source.r1
      ? null
      : { kept: { ...source, r1: grown.r1 }, cleared: { ...source, r0: grown.r1 + 1 } };
  }
  return grown.c1 >= source.c1 ? null : { kept: { ...source, c1: grown.c1 }, cleared: { ...source, c0: grown.c1 + 1 } };
};

const holdsValues = (model: SheetModel, c: number): boolean => {
  const kind = model.columns[c]?.column.kind;
  return kind === 'target' || kind === 'figure';
};

/** Works a fill out: each column (or row) of the source goes on by itself. Cells that would not change are left out. */
export const planFill = (
  model: SheetModel,
  source: Rect,
  target: Rect,
  direction: Direction,
  mode: FillMode,
): FillPlan => {
  const isVertical = direction === 'down' || direction === 'up';
  const backwards = direction === 'up' || direction === 'left';
  const edits: CellEdit[] = [];
  let skipped = 0;
  const [first, last] = isVertical ? [source.c0, source.c1] : [source.r0, source.r1];
  for (let line = first; line <= last; line += 1) {
    const at = (place: number): Cell => (isVertical ? { r: place, c: line } : { r: line, c: place });
    const [from, to] = isVertical ? [source.r0, source.r1] : [source.c0, source.c1];
    const own = placesOf(model, at, from, to);
    const [start, end] = isVertical ? [target.r0, target.r1] : [target.c0, target.c1];
    const places = placesOf(model, at, start, end);
    if (backwards) places.reverse();
    const texts = own.map((place) => model.typedAt(at(place)));
    if (texts.length === 0) continue;
    const isValue = holdsValues(model, at(from).c);
    continueSeries(texts, places.length, { mode, isValue, backwards }).forEach((text, index) => {
      const cell = at(places[index] ?? start);
      const edit = model.editAt(cell, text);
      if (edit && text !== model.typedAt(cell)) edits.push(edit);
      else if (!edit && text !== model.typedAt(cell)) skipped += 1;
    });
  }
  return { edits, skipped };
};

/** Places along a line, a merged cell once. */
const placesOf = (model: SheetModel, at: (place: number) => Cell, from: number, to: number): number[] => {
  const places: number[] = [];
  for (let place = from; place <= to; place += 1) {
    const cell = at(place);
    const merge = model.mergeOf(cell);
    if (merge.r0 === cell.r && merge.c0 === cell.c) places.push(place);
  }
  return places;
};

/** The last row that a double click on the handle fills: as far as the column beside it goes on without a gap. */
export const neighbourEnd = (model: SheetModel, source: Rect): number | null => {
  const isFilled = (r: number, c: number): boolean => model.textAt({ r, c }) !== '';
  for (const c of [source.c0 - 1, source.c1 + 1]) {
    if (c < 0 || c >= model.columns.length) continue;
    let r = source.r1;
    while (r + 1 < model.rows.length && isFilled(r + 1, c)) r += 1;
    if (r > source.r1) return r;
  }
  return null;
};
