import { createStore } from './createStore';

/** How a sheet was left: for which period and unit, where the cursor was, what was in sight. */
export interface SheetPlace {
  readonly period: string | null;
  readonly unit: string | null;
  readonly row: string | null;
  readonly column: string | null;
  /** The row at the top edge, and how far the sheet was moved sideways, px. */
  readonly top: string | null;
  readonly left: number;
  /** It was moved so far that the cursor was out of sight. */
  readonly away: boolean;
}

/** How a file was left: kept on this machine, never in the plan. */
export interface FilePlaces {
  readonly sheet: string | null;
  /** Opened sheets in the order of their tabs. */
  readonly tabs: readonly string[];
  /** Branches of the list at the left that are folded, by id. */
  readonly folded: readonly string[];
  readonly sheets: Readonly<Record<string, SheetPlace>>;
}

const NO_PLACE: SheetPlace = {
  period: null,
  unit: null,
  row: null,
  column: null,
  top: null,
  left: 0,
  away: false,
};
const NOWHERE: FilePlaces = { sheet: null, tabs: [], folded: [], sheets: {} };

const KEY = 'skh.places';
/** Files remembered; the one used longest ago is forgotten first. */
const LIMIT = 40;

interface PlacesState extends FilePlaces {
  /** Whose they are. */
  readonly path: string;
}

/** Places of the open file. */
export const placesStore = createStore<PlacesState>({ path: '', ...NOWHERE });

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const textOr = <T>(value: unknown, other: T): string | T => (typeof value === 'string' ? value : other);
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

const parsePlace = (value: unknown): SheetPlace => {
  if (!isRecord(value)) return NO_PLACE;
  const { period, unit, row, column, top, left, away } = value;
  return {
    period: textOr(period, null),
    unit: textOr(unit, null),
    row: textOr(row, null),
    column: textOr(column, null),
    top: textOr(top, null),
    left: typeof left === 'number' && left >= 0 ? left : 0,
    away: away === true,
  };
};

interface Stored extends FilePlaces {
  readonly usedAt: number;
}

const parseFile = (value: unknown): Stored | null => {
  if (!isRecord(value) || typeof value['usedAt'] !== 'number') return null;
  const { sheet, tabs, folded, sheets, usedAt } = value;
  const places = isRecord(sheets) ? Object.entries(sheets).map(([id, one]) => [id, parsePlace(one)] as const) : [];
  return {
    sheet: textOr(sheet, null),
    tabs: texts(tabs),
    folded: texts(folded),
    sheets: Object.fromEntries(places),
    usedAt,
  };
};

const readAll = (): Map<string, Stored> => {
  const all = new Map<string, Stored>();
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    for (const [path, one] of Object.entries(isRecord(value) ? value : {})) {
      const stored = parseFile(one);
      if (stored) all.set(path, stored);
    }
  } catch {
    // Unreadable or switched off: a file then opens at its first sheet.
  }
  return all;
};

/** Brings back how a file was left; sheets that are gone are forgotten. */
export const loadPlaces = (path: string, exists: (sheet: string) => boolean): void => {
  const { sheet, tabs, folded, sheets } = readAll().get(path) ?? NOWHERE;
  placesStore.set({
    path,
    sheet: sheet !== null && exists(sheet) ? sheet : null,
    tabs: tabs.filter(exists),
    folded,
    sheets: Object.fromEntries(Object.entries(sheets).filter(([id]) => exists(id))),
  });
};

/** Writes the places of the open file down. */
export const savePlaces = (): void => {
  const { path, ...own } = placesStore.get();
  if (path === '') return;
  const all = readAll();
  all.set(path, { ...own, usedAt: Date.now() });
  const kept = [...all].sort(([, a], [, b]) => b.usedAt - a.usedAt).slice(0, LIMIT);
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(kept)));
  } catch {
    // See above.
  }
};

/** The plan goes on under another name: so do its places. */
export const movePlaces = (to: string): void => {
  savePlaces();
  placesStore.set({ path: to });
  savePlaces();
};

/** Where a sheet was left: period, unit, cursor. */
export const placeOf = (sheet: string): SheetPlace => placesStore.get().sheets[sheet] ?? NO_PLACE;

/** Remembers where a sheet is left. */
export const notePlace = (sheet: string, patch: Partial<SheetPlace>): void =>
  placesStore.set({ sheets: { ...placesStore.get().sheets, [sheet]: { ...placeOf(sheet), ...patch } } });

/** A sheet comes up: it has a tab from then on, beside the one before. */
export const noteSheet = (sheet: string): void => {
  const { tabs, sheet: before } = placesStore.get();
  const at = before === null ? -1 : tabs.indexOf(before);
  placesStore.set({
    sheet,
    ...(tabs.includes(sheet) ? {} : { tabs: tabs.toSpliced(at < 0 ? tabs.length : at + 1, 0, sheet) }),
  });
  savePlaces();
};

/** Folds a branch of the tree at the left, or shows it. */
export const toggleBranch = (id: string): void => {
  const { folded } = placesStore.get();
  placesStore.set({ folded: folded.includes(id) ? folded.filter((one) => one !== id) : [...folded, id] });
  savePlaces();
};
