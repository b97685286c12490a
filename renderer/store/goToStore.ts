import { createStore } from './createStore';

/** Whether "Đi tới" is open. */
export const goToStore = createStore<{ readonly open: boolean }>({ open: false });
