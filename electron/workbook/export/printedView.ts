import type { SheetView, ViewCell, ViewRow } from '../../../shared/form/types';
import { pointsOf } from '../../../shared/text/unitWords';

/** A view with some of its columns left out; a row is known by its name, which stays. */
export const withoutColumns = (view: SheetView, without: readonly string[]): SheetView => {
  const left = new Set(without);
  const columns = view.columns.filter(({ id, kind }) => kind === 'name' || !left.has(id));
  return columns.length === view.columns.length ? view : { ...view, columns };
};

/**
 * A view for paper: the change of a rate is in points, and says so in its cell, for its column says "%" (domain.md §3).
 * Nothing else changes.
 */
export const inPoints = (view: SheetView): SheetView => {
  const changes = view.columns.filter(
    ({ calculation }) => calculation?.kind === 'compare' && calculation.as === 'change',
  );
  if (changes.length === 0) return view;
  const rows = view.rows.map((row): ViewRow => {
    const points = pointsOf(row.unitLabel);
    if (points === '') return row;
    const cells = changes.flatMap(({ id }): [string, ViewCell][] => {
      const cell = row.cells[id];
      return cell?.value == null ? [] : [[id, { ...cell, text: `${cell.text} ${points}` }]];
    });
    return cells.length === 0 ? row : { ...row, cells: { ...row.cells, ...Object.fromEntries(cells) } };
  });
  return { ...view, rows };
};
