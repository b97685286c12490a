import { ACTION } from '../../shared/text/dialogs';
import { uiStore } from '../store/uiStore';
import type { Action } from './actions';
import { needsSheet } from './guards';

/** What is printed around the tables, and sets of Biểu. */
export const printActions = {
  'file.pageSetup': {
    label: () => ACTION['file.pageSetup'],
    keys: [],
    blocked: needsSheet,
    run: () => uiStore.set({ dialog: { kind: 'printSettings', back: null } }),
  },
  'workbook.sets': {
    label: () => ACTION['workbook.sets'],
    keys: [],
    blocked: needsSheet,
    run: () => uiStore.set({ dialog: { kind: 'sets', set: null, back: null } }),
  },
} as const satisfies Readonly<Record<string, Action>>;
