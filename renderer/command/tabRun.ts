import type { Cell } from '../../shared/grid/geometry';
import { activeCell, select } from '../store/selectionStore';

/** Excel's way through a table: after a run of Tab, Enter goes to the next row under the cell where the run began. */
let start: number | null = null;
let reached: Cell | null = null;

const isInRun = (): boolean => {
  const now = activeCell();
  return now !== null && reached !== null && now.r === reached.r && now.c === reached.c;
};

/** Before Tab moves the cursor. */
export const startTabRun = (): void => {
  if (!isInRun()) start = activeCell()?.c ?? null;
};

/** After Tab has moved the cursor. */
export const noteTab = (): void => {
  reached = activeCell();
};

/** The column where the run that has led here began; null where none has. */
export const runStart = (): number | null => (isInRun() ? start : null);

/** Before Enter moves the cursor: back under where the run began. */
export const endTabRun = (): void => {
  const now = activeCell();
  const from = runStart();
  if (now && from !== null) select({ r: now.r, c: from });
  start = null;
  reached = null;
};
