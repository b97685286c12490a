import { sharesMarker } from '../domain/marker';
import type { ViewRow } from '../form/types';
import { type Outline, withRowsBelow } from './outline';

/** What a move needs to know of the table on screen. */
export interface MoveScene {
  readonly outline: Outline;
  /** Rows in sight, in the stored order. */
  readonly shown: readonly ViewRow[];
  readonly folded: ReadonlySet<string>;
}

/** Where rows go: right after a row (null = at the top); `level` where they must not slip into a folded group. */
export interface MoveTarget {
  readonly after: string | null;
  readonly level?: number;
}

/** The label whose parts the rows are, when they are some and not all of them; null otherwise. */
const ownLabel = ({ outline }: MoveScene, moving: ReadonlySet<string>): string | null => {
  const labels = new Set([...moving].map((id) => outline.rows[outline.indexOf(id) ?? -1]?.parent ?? null));
  const [label = null] = labels;
  if (labels.size !== 1 || label === null) return null;
  const parts = outline.rows.filter((row) => row.parent === label);
  return parts.length > moving.size ? label : null;
};

/** Parts of a label move as one; so what moves is all of them, and all rows below what moves. */
const wholeMoving = (scene: MoveScene, ids: readonly string[]): ReadonlySet<string> => {
  const chosen = new Set(ids);
  if (ownLabel(scene, chosen) !== null) return chosen;
  const labels = new Set(
    scene.outline.rows.flatMap((row) => (chosen.has(row.id) && row.parent !== null ? row.parent : [])),
  );
  for (const row of scene.outline.rows) if (row.parent !== null && labels.has(row.parent)) chosen.add(row.id);
  return withRowsBelow(scene.outline, chosen);
};

/** True where a gap would tear the parts of one label apart. */
const tears = (above: ViewRow | undefined, below: ViewRow | undefined): boolean =>
  above !== undefined && below !== undefined && above.parent !== null && above.parent === below.parent;

/** The nearest gap that rows may be dropped in: not between the parts of a label, unless they are parts of it themselves. */
export const snapGap = (scene: MoveScene, ids: readonly string[], gap: number): number => {
  const { shown } = scene;
  const label = ownLabel(scene, new Set(ids));
  const mayStand = (at: number): boolean =>
    !tears(shown[at - 1], shown[at]) || (label !== null && shown[at]?.parent === label);
  for (let away = 0; away <= shown.length; away += 1) {
    for (const at of [gap + away, gap - away]) if (at >= 0 && at <= shown.length && mayStand(at)) return at;
  }
  return gap;
};

const levelIn = ({ outline }: MoveScene, row: ViewRow | undefined): number =>
  row ? outline.level(outline.indexOf(row.id) ?? 0) : 0;

/** The place in the plan of a gap on screen (before the shown row `gap`); null when the rows stand there already. */
export const targetOf = (scene: MoveScene, ids: readonly string[], gap: number): MoveTarget | null => {
  const { outline, shown, folded } = scene;
  const moving = wholeMoving(scene, ids);
  const first = shown.findIndex((row) => moving.has(row.id));
  const last = shown.findLastIndex((row) => moving.has(row.id));
  const isTogether = shown.slice(first, last + 1).every((row) => moving.has(row.id));
  if (first < 0 || (isTogether && gap >= first && gap <= last + 1)) return null;
  const above = shown[gap - 1];
  if (!above) return { after: null };
  const index = outline.indexOf(above.id) ?? 0;
  if (!folded.has(above.id)) return { after: above.id };
  // Behind a folded group: after the last of its hidden rows, and not among them.
  const hidden = outline.rows[outline.end(index) - 1];
  const own = Math.min(...ids.map((id) => levelIn(scene, outline.rows[outline.indexOf(id) ?? 0])));
  return { after: hidden?.id ?? above.id, level: Math.min(own, outline.level(index)) };
};

/** Where rows let go in a gap would stand. */
export interface Landing {
  /** 0 at the top. */
  readonly level: number;
  /** The row they would be below; null at the top. */
  readonly parent: ViewRow | null;
  /** The rows are parts and stay among the parts of their label. */
  readonly amongParts: boolean;
}

/** The rows of the plan without those that move, in their order. */
const staying = ({ outline }: MoveScene, moving: ReadonlySet<string>): readonly ViewRow[] =>
  outline.rows.filter((row) => !moving.has(row.id));

/** Level and parent of a block between two rows that stay, by the rules of the plan itself (`spotAfter`). */
const levelBetween = (scene: MoveScene, above: ViewRow, below: ViewRow | undefined, wanted: number): number => {
  const own = levelIn(scene, above);
  const lowest = below ? levelIn(scene, below) : 0;
  const highest = lowest > own || above.kind === 'heading' ? own + 1 : own;
  return Math.max(Math.min(lowest, highest), Math.min(wanted, highest));
};

/** Where the rows would stand if they were let go in a gap; null where they stand already. */
export const landingOf = (scene: MoveScene, ids: readonly string[], gap: number): Landing | null => {
  const target = targetOf(scene, ids, gap);
  if (!target) return null;
  const { outline } = scene;
  const moving = wholeMoving(scene, ids);
  const first = outline.rows.find((row) => moving.has(row.id));
  if (!first) return null;
  const label = ownLabel(scene, new Set(ids));
  if (label !== null && isAmongParts(scene, label, target.after)) {
    return { level: levelIn(scene, first), parent: parentAt(outline.rows, scene, first), amongParts: true };
  }
  const block = new Set(label === null ? moving : outline.rows.flatMap((row) => (row.parent === label ? row.id : [])));
  const rows = staying(scene, block);
  const at = target.after === null ? -1 : lastUpTo(outline, rows, target.after);
  const above = rows[at];
  if (!above) return { level: 0, parent: null, amongParts: false };
  // What follows is the next row that is no part of the same label.
  const below = rows.slice(at + 1).find((row) => row.parent === null || row.parent !== above.parent);
  const level = levelBetween(scene, above, below, target.level ?? levelIn(scene, first));
  return { level, parent: parentOver(rows, scene, at, level), amongParts: false };
};

const isAmongParts = ({ outline }: MoveScene, label: string, after: string | null): boolean => {
  const first = outline.rows.findIndex((row) => row.parent === label);
  const at = after === null ? -1 : (outline.indexOf(after) ?? -1);
  return outline.rows[at]?.parent === label || at === first - 1;
};

/** The last row that stays, up to a row of the plan. */
const lastUpTo = (outline: Outline, rows: readonly ViewRow[], id: string): number => {
  const end = outline.indexOf(id) ?? 0;
  return rows.findLastIndex((row) => (outline.indexOf(row.id) ?? 0) <= end);
};

/** The nearest row at or above a place that a row of a level stands below. */
const parentOver = (rows: readonly ViewRow[], scene: MoveScene, at: number, level: number): ViewRow | null => {
  if (level === 0) return null;
  for (let index = at; index >= 0; index -= 1) {
    const row = rows[index];
    if (row && levelIn(scene, row) < level) return row;
  }
  return null;
};

const parentAt = (rows: readonly ViewRow[], scene: MoveScene, row: ViewRow): ViewRow | null =>
  parentOver(rows, scene, rows.indexOf(row), levelIn(scene, row));

/** First and last shown row of what stands as one: the TT group of a row, bounded by headings. */
const markerGroup = (shown: readonly ViewRow[], at: number): readonly [number, number] => {
  const row = shown[at];
  if (!row || row.kind === 'heading') return [at, at];
  const joins = (other: ViewRow | undefined): boolean => sharesMarker(other, row) && sharesMarker(row, other ?? row);
  let from = at;
  let to = at;
  while (joins(shown[from - 1])) from -= 1;
  while (shown[to + 1]?.kind !== 'heading' && joins(shown[to + 1])) to += 1;
  return [from, to];
};

const partsOf = (shown: readonly ViewRow[], at: number): readonly [number, number] => {
  const label = shown[at]?.parent ?? null;
  let from = at;
  let to = at;
  while (label !== null && shown[from - 1]?.parent === label) from -= 1;
  while (label !== null && shown[to + 1]?.parent === label) to += 1;
  return [from, to];
};

/** The shown row together with the rows below it and, upwards, the rows it stands below down to a level. */
const section = (scene: MoveScene, at: number, level: number): readonly [number, number] => {
  const { outline, shown } = scene;
  let from = at;
  while (from > 0 && levelIn(scene, shown[from]) > level) from -= 1;
  const end = outline.end(outline.indexOf(shown[from]?.id ?? '') ?? 0);
  let to = from;
  while (to + 1 < shown.length && (outline.indexOf(shown[to + 1]?.id ?? '') ?? end) < end) to += 1;
  return [from, Math.max(to, at)];
};

/**
 * The gap one step up or down from where rows stand: past one row, past all parts of a label, past a whole TT group when
 * the rows are whole groups themselves, past a whole section when they hold a heading. Null at the end of the table.
 */
export const stepGap = (scene: MoveScene, ids: readonly string[], direction: 'up' | 'down'): number | null => {
  const { shown } = scene;
  const moving = wholeMoving(scene, ids);
  const first = shown.findIndex((row) => moving.has(row.id));
  const last = shown.findLastIndex((row) => moving.has(row.id));
  const at = direction === 'up' ? first - 1 : last + 1;
  const neighbour = shown[at];
  if (first < 0 || !neighbour) return null;
  const label = ownLabel(scene, new Set(ids));
  if (label !== null) {
    if (neighbour.parent !== label) return null;
    return direction === 'up' ? at : at + 1;
  }
  const mine = shown.filter((row) => moving.has(row.id));
  const level = Math.min(...mine.map((row) => levelIn(scene, row)));
  let [from, to] = partsOf(shown, at);
  if (mine.some((row) => row.kind === 'heading')) {
    if (levelIn(scene, neighbour) >= level) [from, to] = section(scene, at, level);
  } else if (mine.every((row) => isWholeGroup(shown, moving, row))) {
    [from, to] = markerGroup(shown, at);
    const ends = [partsOf(shown, from), partsOf(shown, to)] as const;
    from = ends[0][0];
    to = ends[1][1];
  }
  return direction === 'up' ? from : to + 1;
};

const isWholeGroup = (shown: readonly ViewRow[], moving: ReadonlySet<string>, row: ViewRow): boolean => {
  if (row.marker === '') return false;
  const [from, to] = markerGroup(shown, shown.indexOf(row));
  return shown.slice(from, to + 1).every((one) => moving.has(one.id));
};
