import { ACTION } from '../../shared/text/dialogs';
import { findStore } from '../store/findStore';
import type { Action } from './actions';
import { stepToHit } from './finding';
import { focusGrid } from './gridFocus';
import { needsSheet, needsWritable } from './guards';

const open = (mode: 'find' | 'replace'): void => findStore.set({ mode, asked: findStore.get().asked + 1, outcome: '' });

/** Closes the panel and gives the keyboard back to the cell. */
export const closeFind = (): void => {
  findStore.set({ mode: 'closed', outcome: '' });
  focusGrid();
};

/** F3 without a search yet opens the panel. */
const step = (by: 1 | -1): void => {
  if (findStore.get().query === '') open('find');
  else void stepToHit(by);
};

/** Finding, replacing, going from hit to hit. */
export const findActions = {
  'edit.find': { label: () => ACTION['edit.find'], keys: ['Ctrl+F'], blocked: needsSheet, run: () => open('find') },
  'edit.replace': {
    label: () => ACTION['edit.replace'],
    keys: ['Ctrl+H'],
    blocked: needsWritable,
    run: () => open('replace'),
  },
  'edit.findNext': { label: () => ACTION['edit.findNext'], keys: ['F3'], blocked: needsSheet, run: () => step(1) },
  'edit.findPrevious': {
    label: () => ACTION['edit.findPrevious'],
    keys: ['Shift+F3'],
    blocked: needsSheet,
    run: () => step(-1),
  },
} satisfies Readonly<Record<string, Action>>;
