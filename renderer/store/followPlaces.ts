import type { SheetView } from '../../shared/form/types';
import { notePlace, placeOf, type SheetPlace, savePlaces } from './placesStore';
import { planStore } from './planStore';
import { selectionStore } from './selectionStore';

/** Puts the cursor where it was when the sheet was left. */
export const restoreCursor = ({ sheet, rows, columns }: SheetView): void => {
  const { row, column } = placeOf(sheet);
  if (row === null || column === null || !rows.some(({ id }) => id === row)) return;
  if (column !== 'part' && !columns.some(({ id }) => id === column)) return;
  const spot = { row, column };
  selectionStore.set({ active: spot, head: spot });
};

/** How long the cursor and the sheet rest before their place is written down, ms. */
const REST = 400;
let timer = 0;

const saveLater = (): void => {
  window.clearTimeout(timer);
  timer = window.setTimeout(savePlaces, REST);
};

/** Where the sheet on screen was moved to. */
export const noteScroll = (sheet: string, moved: Pick<SheetPlace, 'top' | 'left' | 'away'>): void => {
  const { top, left, away } = placeOf(sheet);
  if (top === moved.top && left === moved.left && away === moved.away) return;
  notePlace(sheet, moved);
  saveLater();
};

/** Keeps the place of the sheet on screen up to date; called once. */
export const followPlaces = (): void => {
  selectionStore.subscribe(() => {
    const { active } = selectionStore.get();
    const { sheet } = planStore.get();
    if (!active || sheet === null) return;
    const { row, column } = placeOf(sheet);
    if (row === active.row && column === active.column) return;
    notePlace(sheet, active);
    saveLater();
  });
  window.addEventListener('pagehide', savePlaces);
};
