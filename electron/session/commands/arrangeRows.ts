import { ok } from '../../../shared/contract/result';
import type { GroupRows, MoveRows, ShiftLevel, UngroupRows } from '../../../shared/domain/command';
import { STEP_TEXT } from '../../../shared/text/steps';
import { textOf } from '../../db/sqlDb';
import { followMarkers, markedRows, markerRuns } from './markerRuns';
import type { Planner, Workbench } from './planned';
import { addRow, dissolveRow } from './rowContent';
import { checkRows, nameColumn } from './rows';
import {
  blockOf,
  blocksOf,
  childIds,
  idsInOrder,
  isUnder,
  levelOf,
  parentOf,
  placeRows,
  spotAfter,
  takesRows,
} from './rowTree';

/** Moves rows to right after another row; parts of one label move among themselves, everything else as blocks. */
export const planMoveRows: Planner<MoveRows> = (bench, command) => {
  const known = checkRows(bench, command.after === null ? command.rows : [...command.rows, command.after]);
  if (!known.ok) return known;
  const result = ok({
    label: STEP_TEXT.moveRows(command.rows.length),
    place: { sheet: command.sheet, row: command.rows[0] ?? null, column: null },
    source: '',
  });
  if (moveAmongParts(bench, command.rows, command.after)) return result;
  const blocks = blocksOf(bench, command.rows);
  const before = idsInOrder(bench);
  const runs = markerRuns(markedRows(bench));
  placeBlocks(bench, blocks, command.after, command.level);
  // Only where the order changed: a row that was dropped where it stood keeps everything.
  const chosen = new Set(blocks);
  const after = idsInOrder(bench);
  if (after.some((id, index) => id !== before[index])) {
    followMarkers(bench, new Set(after.filter((id) => isUnder(bench, id, chosen))), runs);
  }
  return result;
};

/** Places blocks one after another behind a row; each keeps its level as far as the gap allows. */
const placeBlocks = (
  bench: Workbench,
  blocks: readonly string[],
  after: string | null,
  wanted: number | undefined,
): void => {
  let behind = after;
  for (let index = 0; index < blocks.length; ) {
    const level = (id: string): number => wanted ?? levelOf(bench, id);
    const first = blocks[index] ?? '';
    let end = index + 1;
    while (end < blocks.length && level(blocks[end] ?? '') === level(first)) end++;
    const run = blocks.slice(index, end);
    const spot = spotAfter(bench, behind, level(first), new Set(blocks.slice(index)));
    placeRows(bench, run, spot.parent, spot.after);
    const last = run.at(-1) ?? first;
    behind = idsInOrder(bench, true, last).at(-1) ?? last;
    index = end;
  }
};

/** True when all rows are parts of one label and go to another place among its parts; false when it is a move of blocks. */
const moveAmongParts = (bench: Workbench, rows: readonly string[], after: string | null): boolean => {
  const [label, ...others] = new Set(rows.map((id) => blockOf(bench, id)));
  if (label === undefined || others.length > 0 || rows.includes(label)) return false;
  const parts = childIds(bench, label);
  if (rows.length === parts.length) return false;
  const order = idsInOrder(bench);
  const justAbove = order[order.indexOf(parts[0] ?? '') - 1] ?? null;
  const isAmong = after !== null && parts.includes(after);
  if (!isAmong && after !== justAbove) return false;
  const moving = new Set(rows);
  const stay = parts.filter((id) => !moving.has(id));
  const upTo = isAmong ? parts.indexOf(after) : -1;
  const behind = parts.slice(0, upTo + 1).findLast((id) => !moving.has(id)) ?? null;
  const sorted = parts.filter((id) => moving.has(id));
  const at = behind === null ? 0 : stay.indexOf(behind) + 1;
  const wanted = [...stay.slice(0, at), ...sorted, ...stay.slice(at)];
  if (wanted.some((id, index) => id !== parts[index])) placeRows(bench, sorted, label, behind);
  return true;
};

/** One level down or up in the tree; the order on screen stays. A row that cannot go further stays where it is. */
export const planShiftLevel: Planner<ShiftLevel> = (bench, command) => {
  const known = checkRows(bench, command.rows);
  if (!known.ok) return known;
  const blocks = blocksOf(bench, command.rows);
  if (command.by === 'down') for (const block of blocks) lower(bench, block);
  else for (const block of [...blocks].reverse()) raise(bench, block);
  const label = command.by === 'down' ? STEP_TEXT.levelDown : STEP_TEXT.levelUp;
  const place = { sheet: command.sheet, row: command.rows[0] ?? null, column: null };
  return ok({ label: label(command.rows.length), place, source: '' });
};

const lower = (bench: Workbench, block: string): void => {
  const siblings = childIds(bench, parentOf(bench, block));
  const above = siblings[siblings.indexOf(block) - 1];
  if (above === undefined || !takesRows(bench, above)) return;
  placeRows(bench, [block], above, childIds(bench, above).at(-1) ?? null);
};

/** The rows that follow it in its group stay below it, as in an outline; where it can hold none, it goes behind them. */
const raise = (bench: Workbench, block: string): void => {
  const parent = parentOf(bench, block);
  if (parent === null) return;
  const siblings = childIds(bench, parent);
  const following = siblings.slice(siblings.indexOf(block) + 1);
  if (following.length > 0 && takesRows(bench, block)) {
    placeRows(bench, following, block, childIds(bench, block).at(-1) ?? null);
  }
  placeRows(bench, [block], parentOf(bench, parent), parent);
};

/** A heading above the rows, which go under it. */
export const planGroupRows: Planner<GroupRows> = (bench, command) => {
  const known = checkRows(bench, command.rows);
  if (!known.ok) return known;
  const blocks = blocksOf(bench, command.rows);
  const order = idsInOrder(bench, true);
  const above = order[order.indexOf(blocks[0] ?? '') - 1] ?? null;
  const level = Math.min(...blocks.map((id) => levelOf(bench, id)));
  const heading = addRow(bench, spotAfter(bench, above, level, new Set(blocks)), {
    kind: 'heading',
    marker: '',
    name: command.name,
  });
  placeRows(bench, blocks, heading, null);
  const place = { sheet: command.sheet, row: heading, column: nameColumn(bench) };
  return ok({ label: STEP_TEXT.groupRows(command.rows.length), place, source: '' });
};

/** Takes the headings of the rows away, or those that are rows themselves; what was under them goes one level up. */
export const planUngroupRows: Planner<UngroupRows> = (bench, command) => {
  const known = checkRows(bench, command.rows);
  if (!known.ok) return known;
  const isHeading = (id: string): boolean => textOf(bench.set.get('plan_row', id) ?? {}, 'kind') === 'heading';
  const headings = new Set<string>();
  for (const id of command.rows) {
    let at: string | null = id;
    while (at !== null && !isHeading(at)) at = parentOf(bench, at);
    if (at !== null) headings.add(at);
  }
  const order = idsInOrder(bench);
  const first = order.find((id) => isUnder(bench, id, headings) && !headings.has(id));
  for (const id of order.filter((one) => headings.has(one))) dissolveRow(bench, id);
  const place = { sheet: command.sheet, row: first ?? null, column: null };
  return ok({ label: STEP_TEXT.ungroupRows, place, source: '' });
};
