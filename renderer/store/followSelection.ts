import { followRows, standIn } from '../../shared/grid/followRows';
import { isSameOrder } from '../../shared/grid/rowPlaces';
import type { SheetModel } from '../../shared/grid/sheetModel';
import { planStore } from './planStore';
import { cellOf, currentRange, type Range, rectOfRange, type Spot, selectionStore } from './selectionStore';

/** A range of the table before, as ranges of the table after, with its corners the way round that they were. */
const carry = (range: Range, before: SheetModel, after: SheetModel): Range[] => {
  if (range.whole === 'columns') return [range];
  const rect = rectOfRange(before, { ...range, whole: 'rows' });
  if (!rect) return [];
  const placeOf = (row: number): number | null => after.rowIndex(before.rows[row]?.id ?? '');
  const downwards = cellOf(before, range.anchor)?.r === rect.r0;
  return followRows({ from: rect.r0, to: rect.r1 }, placeOf).flatMap(({ from, to }): Range[] => {
    const first = after.rows[downwards ? from : to]?.id;
    const last = after.rows[downwards ? to : from]?.id;
    if (first === undefined || last === undefined) return [];
    return [{ ...range, anchor: { ...range.anchor, row: first }, head: { ...range.head, row: last } }];
  });
};

const holds = (model: SheetModel, range: Range, spot: Spot): boolean => {
  const rect = rectOfRange(model, range);
  const cell = cellOf(model, spot);
  return rect !== null && cell !== null && cell.r >= rect.r0 && cell.r <= rect.r1;
};

/** Keeps the same rows selected when the table is sorted, filtered or gets other rows. */
const follow = (before: SheetModel, after: SheetModel): void => {
  const { active, others } = selectionStore.get();
  const current = currentRange();
  if (!active || !current || before.view.sheet !== after.view.sheet) return;
  const at = cellOf(before, active);
  const row = at && standIn(at.r, before.rows.length, (r) => after.rowIndex(before.rows[r]?.id ?? ''));
  const id = row === null ? undefined : after.rows[row]?.id;
  if (id === undefined) return;
  const cursor = { ...active, row: id };
  const kept = others.flatMap((range) => carry(range, before, after));
  const now = carry(current, before, after);
  const own = now.find((range) => holds(after, range, cursor)) ?? now.at(-1);
  if (!own) {
    selectionStore.set({ active: cursor, head: cursor, others: kept });
    return;
  }
  selectionStore.set({
    active: cursor,
    anchor: own.anchor.row === cursor.row && own.anchor.column === cursor.column ? null : own.anchor,
    head: own.head,
    rows: own.whole === 'rows',
    columns: own.whole === 'columns',
    others: [...kept, ...now.filter((range) => range !== own)],
  });
};

const sameIds = (a: SheetModel['columns'], b: SheetModel['columns']): boolean =>
  a.length === b.length && a.every(({ id }, index) => id === b[index]?.id);

/** Ties the selection to the rows it was made on; called once by whoever shows the table. */
export const followSelection = (): (() => void) => {
  let before = planStore.get().model;
  return planStore.subscribe(() => {
    const { model } = planStore.get();
    if (model === before) return;
    const last = before;
    before = model;
    if (!last || !model) return;
    const isMoved = !isSameOrder(last.rows, model.rows);
    // Between the corners of what was cut lie other cells now: a paste must not empty those.
    if (isMoved || !sameIds(last.columns, model.columns)) selectionStore.set({ copied: null });
    if (isMoved) follow(last, model);
  });
};
