import { landingOf, snapGap, stepGap, targetOf } from '../../shared/grid/rowMoves';
import { ROW_DROP, ROW_STAYS } from '../../shared/text/rows';
import { chosenRows, sceneNow } from './rowChoice';
import { sayStays } from './saying';
import { runCommand, sheetAt } from './workspace';

/** Rows move one after another: each step starts from where the one before has led. */
let tail: Promise<unknown> = Promise.resolve();
const afterLast = (move: () => Promise<unknown>): void => {
  tail = tail.then(move, move);
};

const moveTo = async (ids: readonly string[], gap: number): Promise<boolean> => {
  const scene = sceneNow();
  const at = sheetAt();
  const target = scene && targetOf(scene, ids, gap);
  if (!at || !target) return false;
  await runCommand({ type: 'moveRows', ...at, rows: ids, ...target });
  return true;
};

/** The chosen rows one place up or down. */
export const moveRows = (direction: 'up' | 'down'): void =>
  afterLast(async () => {
    const scene = sceneNow();
    const ids = chosenRows().map((row) => row.id);
    if (!scene || ids.length === 0) return;
    const gap = stepGap(scene, ids, direction);
    if (gap === null || !(await moveTo(ids, gap))) sayStays(ROW_STAYS[direction]);
  });

/** The gap that the chosen rows would drop into near a gap on screen; null where they cannot move. */
export const dropGap = (gap: number): number | null => {
  const scene = sceneNow();
  const ids = chosenRows().map((row) => row.id);
  return scene && ids.length > 0 ? snapGap(scene, ids, gap) : null;
};

/** How deep the chosen rows would stand if they were let go in a gap, and under what, in words. */
export const dropLanding = (gap: number): { readonly level: number; readonly text: string } => {
  const scene = sceneNow();
  const rows = chosenRows();
  const landing =
    scene &&
    landingOf(
      scene,
      rows.map((row) => row.id),
      gap,
    );
  if (!scene || !landing) {
    const first = scene?.outline.indexOf(rows[0]?.id ?? '') ?? 0;
    return { level: scene?.outline.level(first) ?? 0, text: ROW_DROP.stays };
  }
  const { level, parent, amongParts } = landing;
  const under = parent ? ROW_DROP.under(parent.name) : ROW_DROP.top;
  return { level, text: amongParts ? ROW_DROP.amongParts : under };
};

/** Moves the chosen rows to a gap between two rows. */
export const dropRows = (gap: number): void =>
  afterLast(() =>
    moveTo(
      chosenRows().map((row) => row.id),
      gap,
    ),
  );

/** Moves the chosen rows one level down or up. */
export const shiftLevel = (by: 'down' | 'up'): void =>
  afterLast(async () => {
    const at = sheetAt();
    const rows = chosenRows().map((row) => row.id);
    if (!at || rows.length === 0) return;
    const answer = await runCommand({ type: 'shiftLevel', ...at, rows, by });
    if (answer.ok && answer.value.label === '') sayStays(by === 'down' ? ROW_STAYS.lower : ROW_STAYS.raise);
  });
