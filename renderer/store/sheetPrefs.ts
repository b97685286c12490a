import { createStore } from './createStore';

/** How a person left the columns of a sheet; kept on this machine, by file and sheet, not in the plan. */
export interface ColumnPrefs {
  /** Unscaled px by physical column; null: fitted to the window. */
  readonly widths: Readonly<Record<string, number>> | null;
  /** Last frozen column; `undefined`: as the form has it; null: none. */
  readonly frozen: string | null | undefined;
  readonly hidden: readonly string[];
}

export const PLAIN_COLUMNS: ColumnPrefs = { widths: null, frozen: undefined, hidden: [] };

const KEY = 'skh.columns';
/** Sheets remembered; the one used longest ago is forgotten first. */
const LIMIT = 200;
const YEAR_MS = 366 * 24 * 3600 * 1000;
const WEEK_MS = 7 * 24 * 3600 * 1000;

interface Stored extends ColumnPrefs {
  readonly usedAt: number;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const parseStored = (value: unknown): Stored | null => {
  if (!isRecord(value) || typeof value['usedAt'] !== 'number') return null;
  const { widths, frozen, hidden, usedAt } = value;
  const sizes = isRecord(widths)
    ? Object.entries(widths).filter(
        (entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] >= 16 && entry[1] <= 4000,
      )
    : [];
  return {
    widths: sizes.length > 0 ? Object.fromEntries(sizes) : null,
    frozen: typeof frozen === 'string' || frozen === null ? frozen : undefined,
    hidden: Array.isArray(hidden) ? hidden.filter((id) => typeof id === 'string') : [],
    usedAt,
  };
};

const readAll = (): Map<string, Stored> => {
  const all = new Map<string, Stored>();
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    for (const [key, one] of Object.entries(isRecord(value) ? value : {})) {
      const stored = parseStored(one);
      if (stored && Date.now() - stored.usedAt < YEAR_MS) all.set(key, stored);
    }
  } catch {
    // Unreadable or switched off: columns are then as the form has them.
  }
  return all;
};

const writeAll = (all: ReadonlyMap<string, Stored>): void => {
  const kept = [...all].sort(([, a], [, b]) => b.usedAt - a.usedAt).slice(0, LIMIT);
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(kept)));
  } catch {
    // See above.
  }
};

const keyOf = (path: string, sheet: string): string => `${path}\u0000${sheet}`;

interface PrefsState extends ColumnPrefs {
  /** Whose they are. */
  readonly key: string;
}

/** Columns of the sheet on screen. */
export const prefsStore = createStore<PrefsState>({ key: '', ...PLAIN_COLUMNS });

/** Brings back how the columns of a sheet were left. */
export const loadPrefs = (path: string, sheet: string): ColumnPrefs => {
  const key = keyOf(path, sheet);
  const now = prefsStore.get();
  if (now.key === key) return now;
  const all = readAll();
  const stored = all.get(key);
  if (stored && Date.now() - stored.usedAt > WEEK_MS) writeAll(all.set(key, { ...stored, usedAt: Date.now() }));
  const { widths, frozen, hidden } = stored ?? PLAIN_COLUMNS;
  prefsStore.set({ key, widths, frozen, hidden });
  return prefsStore.get();
};

/** Changes and remembers the columns of the sheet on screen; what is as the form has it takes no room. */
export const setPrefs = (patch: Partial<ColumnPrefs>): void => {
  prefsStore.set(patch);
  const { key, widths, frozen, hidden } = prefsStore.get();
  if (key === '') return;
  const all = readAll();
  const isPlain = widths === null && frozen === undefined && hidden.length === 0;
  if (isPlain) all.delete(key);
  else all.set(key, { widths, frozen, hidden, usedAt: Date.now() });
  writeAll(all);
};

/** The plan goes on under another name: its sheets keep their columns there. */
export const movePrefs = (from: string, to: string): void => {
  if (from === to) return;
  const all = readAll();
  for (const [key, stored] of [...all]) {
    if (key.startsWith(`${from}\u0000`)) all.set(to + key.slice(from.length), { ...stored, usedAt: Date.now() });
  }
  writeAll(all);
  const { key } = prefsStore.get();
  if (key.startsWith(`${from}\u0000`)) prefsStore.set({ key: to + key.slice(from.length) });
};
