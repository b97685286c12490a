import { findInSheet, type Hit } from '../../shared/grid/find';
import { storedKey } from '../../shared/grid/storedKey';
import { revealRow } from '../store/arrangeStore';
import { type FindState, finder, findStore, type ListedHit, type SheetHit } from '../store/findStore';
import { modelFor, planStore } from '../store/planStore';
import { activeCell, cellOf, select } from '../store/selectionStore';
import { type SearchedSheet, sheetsToSearch } from './findSheets';
import { inSlices } from './slices';
import { loadSheet, settled } from './workspace';

const TYPING_MS = 120;

/** Hits that are listed with their text; the rest is counted and gone through. */
const LISTED = 200;

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

/** As the list of sheets names it; by its title where several are of one form. */
const nameOfSheet = (id: string): string => {
  const sheets = planStore.get().plan?.sheets ?? [];
  const own = sheets.find((sheet) => sheet.id === id);
  const alike = sheets.filter((sheet) => sheet.formName === own?.formName);
  return (alike.length > 1 ? own?.title : own?.formName) ?? '';
};

/** A hit as the list shows it. */
const listedHit = ({ sheet, model }: SearchedSheet, hit: Hit): ListedHit => {
  const cell = cellOf(model, hit) ?? { r: 0, c: 0 };
  const row = model.rows[cell.r];
  return {
    sheet,
    ...hit,
    sheetName: nameOfSheet(sheet),
    address: model.addressOf(cell),
    label: row ? [row.name, row.part ?? ''].filter((part) => part !== '').join(' · ') : '',
    header: model.labelOf(cell.c),
    text: model.textAt(cell),
  };
};

/** Searches in slices of time, so that a long sheet never holds up the keyboard. */
const searchNow = async (): Promise<void> => {
  search += 1;
  const own = search;
  const find = finder();
  if (!find) {
    findStore.set({ hits: [], listed: [], at: -1, searching: false });
    return;
  }
  findStore.set({ searching: true });
  const sheets = await sheetsToSearch();
  const found = new Map<string, readonly Hit[]>();
  const seen = new Set<string>();
  // What several sheets show of one place in the file is found once, on the sheet on screen if it is there.
  for (const one of [...sheets].sort((a, b) => Number(isOnScreen(b)) - Number(isOnScreen(a)))) {
    const hits: Hit[] = [];
    const rows = findInSheet(one.model, find);
    const finished = await inSlices(
      () => {
        const { done, value } = rows.next();
        if (done) return true;
        hits.push(...value.filter((hit) => isNew(one, hit, seen)));
        return false;
      },
      () => own === search,
    );
    if (!finished) return;
    found.set(one.sheet, hits);
  }
  if (own !== search) return;
  const inOrder = sheets.flatMap((one) => (found.get(one.sheet) ?? []).map((hit) => ({ one, hit })));
  const hits = inOrder.map(({ one, hit }): SheetHit => ({ ...hit, sheet: one.sheet }));
  const listed = inOrder.slice(0, LISTED).map(({ one, hit }) => listedHit(one, hit));
  findStore.set({ hits, listed, at: placeOfCursor(hits), searching: false });
};

const isOnScreen = ({ sheet }: SearchedSheet): boolean => sheet === planStore.get().sheet;

const isNew = ({ model }: SearchedSheet, hit: Hit, seen: Set<string>): boolean => {
  const column = model.columns[model.columnIndex(hit.column) ?? -1];
  if (!column) return false;
  const key = `${storedKey(model.view, hit.row, column.column)}${column.isPart}`;
  const isFirst = !seen.has(key);
  seen.add(key);
  return isFirst;
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

/** The hit after or before the cursor, round and round through the sheets of the plan. */
export const nextPlace = (hits: readonly SheetHit[], by: 1 | -1): number => {
  const own = placeOfCursor(hits);
  if (own >= 0) return (own + by + hits.length) % hits.length;
  const { plan, model, sheet } = planStore.get();
  const here = activeCell();
  if (!model || !here) return 0;
  const order = (id: string | null): number => plan?.sheets.findIndex((one) => one.id === id) ?? -1;
  const isAfter = (hit: SheetHit): boolean => {
    if (hit.sheet !== sheet) return order(hit.sheet) > order(sheet);
    const cell = cellOf(model, hit);
    return cell !== null && (cell.r > here.r || (cell.r === here.r && cell.c > here.c));
  };
  const after = hits.findIndex(isAfter);
  if (by === 1) return after < 0 ? 0 : after;
  return after < 0 ? hits.length - 1 : (after - 1 + hits.length) % hits.length;
};

/** Shows a hit: on its own sheet, and out from under filters and folded groups. */
export const goToHit = async (place: number): Promise<void> => {
  const hit = findStore.get().hits[place];
  if (!hit) return;
  if (hit.sheet !== planStore.get().sheet) await loadSheet(hit.sheet, null, null);
  const { model: before } = planStore.get();
  if (before && revealRow(before.view, hit.row)) planStore.set({ model: modelFor(before.view, false) });
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

/** What is found is found: nothing typed into the field, or into a cell before, is still waiting to be looked for. */
export const finishSearch = async (): Promise<void> => {
  await settled();
  window.clearTimeout(timer);
  await searchNow();
};

/** Keeps the hits true while the panel is open and the sheet changes. */
export const watchSheet = (): (() => void) => {
  let { model } = planStore.get();
  if (isOpen()) searchSoon(0);
  return planStore.subscribe(() => {
    const now = planStore.get().model;
    if (now === model) return;
    model = now;
    if (isOpen() && now) searchSoon(60);
  });
};
