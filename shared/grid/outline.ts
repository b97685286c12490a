import type { SheetView, ViewRow } from '../form/types';
import { placesOf } from './rowPlaces';

/** The tree that the levels of rows in their stored order make: who stands below whom. */
export interface Outline {
  readonly rows: readonly ViewRow[];
  indexOf(id: string): number | null;
  /** Level of the row as a block: parts stand at the level of their label. */
  level(index: number): number;
  /** One past the last row below this one. */
  end(index: number): number;
  /** Rows that have others below them and can be folded. */
  isParent(id: string): boolean;
}

const known = new WeakMap<readonly ViewRow[], Outline>();

const levelOf = (row: ViewRow | undefined): number => (row ? (row.part === null ? row.level : row.level - 1) : 0);

/** Worked out once for the rows of a view. */
export const outlineOf = ({ rows }: Pick<SheetView, 'rows'>): Outline => {
  const before = known.get(rows);
  if (before) return before;
  const indexes = placesOf(rows);
  const ends = new Int32Array(rows.length);
  const open: number[] = [];
  const close = (level: number, at: number): void => {
    for (let top = open.at(-1); top !== undefined && levelOf(rows[top]) >= level; top = open.at(-1)) {
      ends[top] = at;
      open.pop();
    }
  };
  rows.forEach((row, index) => {
    close(levelOf(row), index);
    open.push(index);
  });
  close(0, rows.length);
  const outline: Outline = {
    rows,
    indexOf: (id) => indexes.get(id) ?? null,
    level: (index) => levelOf(rows[index]),
    end: (index) => ends[index] ?? index + 1,
    isParent: (id) => {
      const index = indexes.get(id);
      return index !== undefined && rows[index]?.part === null && (ends[index] ?? 0) > index + 1;
    },
  };
  known.set(rows, outline);
  return outline;
};

/** Rows out of sight because a row above them is folded. */
export const hiddenByFolds = (view: Pick<SheetView, 'rows'>, folded: ReadonlySet<string>): Set<string> => {
  const hidden = new Set<string>();
  if (folded.size === 0) return hidden;
  const outline = outlineOf(view);
  for (let index = 0; index < view.rows.length; ) {
    const row = view.rows[index];
    const end = row && folded.has(row.id) ? outline.end(index) : index + 1;
    for (let below = index + 1; below < end; below += 1) hidden.add(view.rows[below]?.id ?? '');
    index = end;
  }
  return hidden;
};

/** The rows above a row in the tree, nearest first. */
export const ancestorsOf = (outline: Outline, id: string): string[] => {
  const at = outline.indexOf(id);
  const found: string[] = [];
  if (at === null) return found;
  let level = outline.level(at);
  for (let index = at - 1; index >= 0 && level > 0; index -= 1) {
    if (outline.level(index) >= level) continue;
    level = outline.level(index);
    const row = outline.rows[index];
    if (row) found.push(row.id);
  }
  return found;
};

/** The rows given and all that are below them. */
export const withRowsBelow = (outline: Outline, ids: Iterable<string>): Set<string> => {
  const all = new Set<string>();
  for (const id of ids) {
    const index = outline.indexOf(id);
    if (index === null) continue;
    for (let below = index; below < outline.end(index); below += 1) all.add(outline.rows[below]?.id ?? '');
  }
  return all;
};
