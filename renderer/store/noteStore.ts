import { createStore } from './createStore';
import type { Spot } from './selectionStore';

/** The note that is being written beside its cell, if any. */
interface NoteState {
  readonly spot: Spot | null;
}

export const noteStore = createStore<NoteState>({ spot: null });
