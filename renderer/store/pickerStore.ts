import { createStore } from './createStore';

/** Which of the two switchers of the bar is open. */
export const pickerStore = createStore<{ readonly open: 'none' | 'period' | 'unit' }>({ open: 'none' });

/** Closes the pickers of period and unit. */
export const closePicker = (): void => pickerStore.set({ open: 'none' });
