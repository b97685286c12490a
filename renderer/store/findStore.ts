import { createFinder, type Finder, type FindOptions, type Hit } from '../../shared/grid/find';
import { createStore } from './createStore';

/** A hit and the sheet it is on. */
export interface SheetHit extends Hit {
  readonly sheet: string;
}

/** A hit with what the list shows of it. */
export interface ListedHit extends SheetHit {
  readonly sheetName: string;
  readonly address: string;
  /** Of its row and its column. */
  readonly label: string;
  readonly header: string;
  readonly text: string;
}

export interface FindState {
  readonly mode: 'closed' | 'find' | 'replace';
  /** Counts the times it was asked for, so that asking again brings the keyboard back to the field. */
  readonly asked: number;
  readonly query: string;
  readonly replacement: string;
  readonly options: FindOptions;
  readonly scope: 'sheet' | 'plan';
  /** In the order of the sheets and, on the sheet on screen, of its rows as shown. */
  readonly hits: readonly SheetHit[];
  /** The first of them. */
  readonly listed: readonly ListedHit[];
  /** The list is open. */
  readonly list: boolean;
  /** Which of the hits one is at; -1 before the first step. */
  readonly at: number;
  readonly searching: boolean;
  /** What the last replacing did. */
  readonly outcome: string;
}

export const findStore = createStore<FindState>({
  mode: 'closed',
  asked: 0,
  query: '',
  replacement: '',
  options: { matchCase: false, matchAccents: true, wholeCell: false },
  scope: 'sheet',
  hits: [],
  listed: [],
  list: false,
  at: -1,
  searching: false,
  outcome: '',
});

let known: { query: string; options: FindOptions; find: Finder } | null = null;

/** The search as it stands; null when there is nothing to look for. */
export const finder = (): Finder | null => {
  const { query, options } = findStore.get();
  if (query === '') return null;
  if (known?.query !== query || known.options !== options)
    known = { query, options, find: createFinder(query, options) };
  return known.find;
};

/** What is marked on screen: nothing while the panel is closed. */
export const finderOnScreen = (): Finder | null => (findStore.get().mode === 'closed' ? null : finder());

/** The found cell that the search stands at. */
export const currentHit = (): SheetHit | null => {
  const { hits, at } = findStore.get();
  return hits[at] ?? null;
};
