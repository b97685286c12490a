import { createStore } from './createStore';

/** What the status bar tells while a gesture is under way: what would happen now. Blank when none is. */
export const hintStore = createStore<{ readonly text: string }>({ text: '' });

/** A word in the status bar for what lies under the mouse. */
export const showHint = (text: string): void => hintStore.set({ text });
