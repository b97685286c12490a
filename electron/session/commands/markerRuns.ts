import { formatMarker, markerNumber, markerStyle, sharesMarker } from '../../../shared/domain/marker';
import { type SqlRow, textOf } from '../../db/sqlDb';
import type { Workbench } from './planned';
import { childIds, idsInOrder, parentOf, putRow, type Spot } from './rowTree';

/** A row on screen with its TT. */
export interface MarkedRow {
  readonly id: string;
  readonly kind: string;
  readonly marker: string;
}

/** All rows on screen in order with their TT, as the command has left them so far. */
export const markedRows = (bench: Workbench): MarkedRow[] => {
  const { db, set, context } = bench;
  const rows = new Map<string, SqlRow>();
  for (const row of db.all('SELECT id, kind, marker FROM plan_row WHERE plan_id = ? AND tree = ?', [
    context.plan.id,
    context.form.rows,
  ])) {
    rows.set(textOf(row, 'id'), row);
  }
  for (const row of set.pending('plan_row')) rows.set(textOf(row, 'id'), row);
  return idsInOrder(bench).flatMap((id): MarkedRow[] => {
    const row = rows.get(id);
    return row ? [{ id, kind: textOf(row, 'kind'), marker: textOf(row, 'marker') }] : [];
  });
};

/** The runs of rows that are one TT cell on screen; rows without TT are runs of their own. */
export const markerRuns = (rows: readonly MarkedRow[]): MarkedRow[][] => {
  const runs: MarkedRow[][] = [];
  for (const [index, row] of rows.entries()) {
    const last = runs.at(-1);
    if (last && sharesMarker(rows[index - 1], row)) last.push(row);
    else runs.push([row]);
  }
  return runs;
};

/** Each row's run. */
export const runByRow = (runs: readonly (readonly MarkedRow[])[]): Map<string, readonly MarkedRow[]> =>
  new Map(runs.flatMap((run) => run.map((row) => [row.id, run] as const)));

/** Writes the TT of a row; the row that carries the label of parts keeps the TT of its parts. */
export const setMarker = (bench: Workbench, id: string, marker: string): void => {
  const row = bench.set.get('plan_row', id);
  if (!row) return;
  if (textOf(row, 'marker') !== marker) putRow(bench, id, { ...row, marker });
  const parent = textOf(row, 'kind') === 'part' ? parentOf(bench, id) : null;
  const label = parent === null ? null : bench.set.get('plan_row', parent);
  if (parent !== null && label && textOf(label, 'marker') !== marker) putRow(bench, parent, { ...label, marker });
};

const canShare = (row: MarkedRow | undefined): row is MarkedRow =>
  row !== undefined && row.kind !== 'heading' && row.marker !== '';

/** The TT that a gap between two rows lies in; null when it lies between two groups. */
const markerAround = (above: MarkedRow | undefined, below: MarkedRow | undefined): string | null =>
  canShare(above) && canShare(below) && above.marker === below.marker ? above.marker : null;

/** What TT new rows take in a gap: that of the group they are in, else of the group of the row they are made like. */
export const markerForNew = (
  above: MarkedRow | undefined,
  below: MarkedRow | undefined,
  like: readonly MarkedRow[] | undefined,
): string => {
  const around = markerAround(above, below);
  if (around !== null) return around;
  const [first] = like ?? [];
  return like && like.length > 1 && canShare(first) ? first.marker : '';
};

/**
 * The TT of `count` new rows at the end of a list: it goes on where its rows are numbered one by one (7, 8 → 9, 10) and
 * begins with 1 in a tree without rows. Blank where rows follow, where TT are group numbers, and after other signs (-, 1.1).
 */
export const markersOnward = (bench: Workbench, { parent, after }: Spot, count: number): string[] => {
  const blank = new Array<string>(count).fill('');
  const siblings = childIds(bench, parent);
  if (siblings.at(-1) !== (after ?? undefined)) return blank;
  if (after === null) return parent === null ? blank.map((_, index) => formatMarker('arabic', index + 1)) : blank;
  const [last, before] = siblings
    .slice(-2)
    .reverse()
    .map((id) => bench.set.get('plan_row', id));
  const [marker, above] = [last, before].map((row) => (row ? textOf(row, 'marker') : ''));
  const style = marker === undefined || marker === above ? null : markerStyle(marker, above);
  if (!last || style === null || textOf(last, 'kind') === 'heading') return blank;
  const from = markerNumber(marker ?? '') ?? 0;
  return blank.map((_, index) => formatMarker(style, from + index + 1));
};

/**
 * After a move: rows that left a part of their group behind, or stand inside another one, take over the TT of where they
 * are now. Whole groups keep theirs, and so does a move that carries headings. `before` are the runs as they were.
 */
export const followMarkers = (
  bench: Workbench,
  moved: ReadonlySet<string>,
  before: readonly (readonly MarkedRow[])[],
): void => {
  const rows = markedRows(bench);
  const first = rows.findIndex((row) => moved.has(row.id));
  const last = rows.findLastIndex((row) => moved.has(row.id));
  const mine = rows.slice(first, last + 1);
  if (first < 0 || mine.some((row) => row.kind === 'heading' || !moved.has(row.id))) return;
  const above = rows[first - 1];
  const below = rows[last + 1];
  const around = markerAround(above, below);
  const runOf = runByRow(before);
  const isGroup = (row: MarkedRow | undefined): row is MarkedRow =>
    canShare(row) && (runOf.get(row.id)?.filter((one) => !moved.has(one.id)).length ?? 0) > 1;
  const near = isGroup(above) ? above.marker : isGroup(below) ? below.marker : '';
  for (const row of mine) {
    const isWhole = (runOf.get(row.id) ?? []).every((one) => moved.has(one.id));
    const isBeside = row.marker === above?.marker || row.marker === below?.marker;
    if (around !== null) setMarker(bench, row.id, around);
    else if (row.marker !== '' && !isWhole && !isBeside) setMarker(bench, row.id, near);
  }
};
