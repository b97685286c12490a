import type { CellEdit } from '../../shared/domain/command';
import { findInSheet, type Hit, replaceInCell } from '../../shared/grid/find';
import { buildSheetModel, type SheetModel } from '../../shared/grid/sheetModel';
import { explainReplacing } from '../../shared/text/find';
import { invoke } from '../api/client';
import { type FindState, finder, findStore, type SheetHit } from '../store/findStore';
import { isReadOnly, planStore } from '../store/planStore';
import { activeCell, cellOf, select } from '../store/selectionStore';
import { inSlices } from './slices';
import { enqueue, loadSheet, runCommand } from './workspace';

const TYPING_MS = 120;

/** Counts searches: one that a newer one has overtaken stops. */
let search = 0;
let timer = 0;

const isOpen = (): boolean => findStore.get().mode !== 'closed';

/** Changes what is looked for; the search follows when typing pauses. */
export const setSearch = (patch: Partial<Pick<FindState, 'query' | 'options' | 'scope'>>): void => {
  findStore.set({ ...patch, outcome: '' });
  searchSoon(patch.query === undefined ? 0 : TYPING_MS);
};

const searchSoon = (ms: number): void => {
  window.clearTimeout(timer);
  search += 1;
  timer = window.setTimeout(() => void searchNow(), ms);
};

/** The sheets to search, the one on screen as it is shown. */
const sheetsToSearch = async (): Promise<{ readonly sheet: string; readonly model: SheetModel }[]> => {
  const { plan, sheet, model } = planStore.get();
  if (sheet === null || !model) return [];
  if (findStore.get().scope === 'sheet' || !plan || plan.sheets.length < 2) return [{ sheet, model }];
  const found: { sheet: string; model: SheetModel }[] = [];
  for (const { id } of plan.sheets) {
    if (id === sheet) {
      found.push({ sheet, model });
      continue;
    }
    const answer = await enqueue(() => invoke('sheet.view', { sheet: id, period: null, unit: null }));
    if (answer.ok) found.push({ sheet: id, model: buildSheetModel(answer.value) });
  }
  return found;
};

/** Searches in slices of time, so that a long sheet never holds up the keyboard. */
const searchNow = async (): Promise<void> => {
  search += 1;
  const own = search;
  const find = finder();
  if (!find) {
    findStore.set({ hits: [], at: -1, searching: false });
    return;
  }
  findStore.set({ searching: true });
  const hits: SheetHit[] = [];
  for (const { sheet, model } of await sheetsToSearch()) {
    const rows = findInSheet(model, find);
    const finished = await inSlices(
      () => {
        const { done, value } = rows.next();
        if (!done) for (const hit of value) hits.push({ ...hit, sheet });
        return done === true;
      },
      () => own === search,
    );
    if (!finished) return;
  }
  findStore.set({ hits, at: placeOfCursor(hits), searching: false });
};

const isAt = (hit: SheetHit, at: Hit | null, sheet: string | null): boolean =>
  at !== null && hit.sheet === sheet && hit.row === at.row && hit.column === at.column;

/** The cell of the cursor by the top left of what it is merged with. */
const cursor = (): Hit | null => {
  const { model } = planStore.get();
  const cell = activeCell();
  if (!model || !cell) return null;
  const merge = model.mergeOf(cell);
  const [row, column] = [model.rows[merge.r0], model.columns[merge.c0]];
  return row && column ? { row: row.id, column: column.id } : null;
};

const placeOfCursor = (hits: readonly SheetHit[]): number => {
  const at = cursor();
  const { sheet } = planStore.get();
  return hits.findIndex((hit) => isAt(hit, at, sheet));
};

/** The hit after or before the cursor, round and round. */
const nextPlace = (hits: readonly SheetHit[], by: 1 | -1): number => {
  const own = placeOfCursor(hits);
  if (own >= 0) return (own + by + hits.length) % hits.length;
  const { model, sheet } = planStore.get();
  const here = activeCell();
  if (!model || !here) return 0;
  const isAfter = (hit: SheetHit): boolean => {
    const cell = hit.sheet === sheet ? cellOf(model, hit) : null;
    return cell !== null && (cell.r > here.r || (cell.r === here.r && cell.c > here.c));
  };
  const after = hits.findIndex(isAfter);
  if (by === 1) return after < 0 ? 0 : after;
  return after < 0 ? hits.length - 1 : (after - 1 + hits.length) % hits.length;
};

const goToHit = async (place: number): Promise<void> => {
  const hit = findStore.get().hits[place];
  if (!hit) return;
  if (hit.sheet !== planStore.get().sheet) await loadSheet(hit.sheet, null, null);
  const { model } = planStore.get();
  const cell = model && cellOf(model, hit);
  if (!cell) return;
  select(cell);
  findStore.set({ at: place, outcome: '' });
};

/** Goes to the next or previous hit and shows it; a search still waiting is done first. */
export const stepToHit = async (by: 1 | -1): Promise<void> => {
  await finishSearch();
  const { hits } = findStore.get();
  if (hits.length > 0) await goToHit(nextPlace(hits, by));
};

const finishSearch = async (): Promise<void> => {
  window.clearTimeout(timer);
  await searchNow();
};

interface Replacing {
  readonly edits: CellEdit[];
  locked: number;
  shownOnly: number;
}

/** What replacing in these hits of the sheet on screen would write, and what it has to leave. */
const planReplacing = (hits: readonly SheetHit[]): Replacing => {
  const { model, sheet } = planStore.get();
  const find = finder();
  const { replacement } = findStore.get();
  const plan: Replacing = { edits: [], locked: 0, shownOnly: 0 };
  if (!model || !find) return plan;
  for (const hit of hits) {
    const cell = hit.sheet === sheet ? cellOf(model, hit) : null;
    if (!cell) continue;
    const result = replaceInCell(model, cell, find, replacement);
    if (result === 'locked') plan.locked += 1;
    else if (result === 'shownOnly') plan.shownOnly += 1;
    else {
      const edit = model.editAt(cell, result.text);
      if (edit && result.text !== model.typedAt(cell)) plan.edits.push(edit);
    }
  }
  return plan;
};

const run = async ({ edits, locked, shownOnly }: Replacing): Promise<boolean> => {
  const view = planStore.get().model?.view;
  if (!view || isReadOnly()) return false;
  if (edits.length > 0) {
    const at = { sheet: view.sheet, period: view.period, unit: view.unit.id };
    const answer = await runCommand({ type: 'setCells', ...at, edits, gesture: 'replace' });
    if (!answer.ok) return false;
  }
  await finishSearch();
  findStore.set({ outcome: explainReplacing(edits.length, locked, shownOnly) });
  return true;
};

/** Replaces in the hit of the cursor and goes on to the next; without one there, only goes. */
export const replaceOne = async (): Promise<void> => {
  await finishSearch();
  const { hits, at } = findStore.get();
  const hit = hits[at];
  if (!hit) {
    await stepToHit(1);
    return;
  }
  const planned = planReplacing([hit]);
  if (!(await run(planned))) return;
  const { outcome, hits: left } = findStore.get();
  if (left.length > 0) await goToHit(nextPlace(left, 1));
  if (planned.edits.length === 0) findStore.set({ outcome });
};

/** Replaces everywhere on the sheet on screen, as one step; what cannot be written is left and told. */
export const replaceAll = async (): Promise<void> => {
  await finishSearch();
  await run(planReplacing(findStore.get().hits));
};

/** Keeps the hits true while the panel is open and the sheet changes. */
export const watchSheet = (): (() => void) => {
  let { model } = planStore.get();
  if (isOpen()) searchSoon(0);
  return planStore.subscribe(() => {
    const now = planStore.get().model;
    if (now === model) return;
    model = now;
    if (isOpen()) searchSoon(60);
  });
};
