import { createStore } from './createStore';

/** What a screen reader is to say next; `count` tells the same words said again. */
export interface Announcement {
  readonly text: string;
  readonly count: number;
}

export const announceStore = createStore<Announcement>({ text: '', count: 0 });

/** Says something to people who listen to the screen, when they are done with what is being said. */
export const announce = (text: string): void => announceStore.set({ text, count: announceStore.get().count + 1 });
