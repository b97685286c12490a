import { sameData } from '../../shared/domain/sameData';
import type { HelpPageId } from '../../shared/text/help/types';
import { createStore } from './createStore';
import { HELP_SIDE, uiStore } from './uiStore';

/** What the help shows: its contents, a page, or what the column of the cursor is. */
export type HelpPlace =
  | { readonly kind: 'contents' }
  | { readonly kind: 'page'; readonly id: HelpPageId }
  | { readonly kind: 'what' };

export interface HelpState {
  readonly place: HelpPlace;
  readonly back: readonly HelpPlace[];
  readonly forward: readonly HelpPlace[];
  readonly query: string;
  /** Why an action of a page was not done. */
  readonly said: string;
  /** The panel is to take the keyboard once it is there. */
  readonly wantsFocus: boolean;
  /** A step of a page opened another panel in its place: F1 comes back to the page. */
  readonly left: boolean;
  /** The panel that the help took the place of. */
  readonly before: string;
}

const CONTENTS: HelpPlace = { kind: 'contents' };

export const helpStore = createStore<HelpState>({
  place: CONTENTS,
  back: [],
  forward: [],
  query: '',
  said: '',
  wantsFocus: false,
  left: false,
  before: '',
});

/** Whether the panel is there, beside the sheet or an open dialog. */
export const isHelpOpen = (): boolean => uiStore.get().side === HELP_SIDE;

/** Goes to a place of the help; where it was before is a step back. */
export const goInHelp = (place: HelpPlace): void => {
  const { place: before, back } = helpStore.get();
  const moved = sameData(place, before) ? {} : { place, back: [...back, before], forward: [] };
  helpStore.set({ ...moved, query: '', said: '' });
};

/** Shows the panel, at a place or where it was left. */
export const openHelp = (place: HelpPlace | null, wantsFocus: boolean): void => {
  const { side } = uiStore.get();
  if (place) goInHelp(place);
  helpStore.set({ wantsFocus, left: false, ...(side === HELP_SIDE ? {} : { before: side }) });
  uiStore.set({ side: HELP_SIDE });
};

/** The panel goes; the one that was there before comes back. */
export const closeHelp = (): void => {
  uiStore.set({ side: helpStore.get().before });
  helpStore.set({ before: '', said: '', query: '', left: false });
};

/** The place before, as in a browser; nothing at the first. */
export const stepBack = (): void => {
  const { place, back, forward } = helpStore.get();
  const last = back.at(-1);
  if (last) helpStore.set({ place: last, back: back.slice(0, -1), forward: [place, ...forward], query: '', said: '' });
};

/** The place that was gone back from. */
export const stepForward = (): void => {
  const { place, back, forward } = helpStore.get();
  const [next, ...rest] = forward;
  if (next) helpStore.set({ place: next, back: [...back, place], forward: rest, query: '', said: '' });
};
