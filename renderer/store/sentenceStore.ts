import { createStore } from './createStore';

/** The patterns that the open plan has of its own, by kind. */
export const sentenceStore = createStore<{ readonly own: Readonly<Record<string, string>> }>({ own: {} });
