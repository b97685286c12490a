import { ACTION } from '../../shared/text/dialogs';
import { uiStore } from '../store/uiStore';
import type { Action } from './actions';
import { needsSheet } from './guards';
import { startFilling } from './templates';

/** Superiors' own workbooks, filled for them. */
export const templateActions = {
  'template.fill': {
    label: () => ACTION['template.fill'],
    keys: ['Ctrl+Shift+E'],
    blocked: needsSheet,
    run: () => void startFilling(),
  },
  'template.manage': {
    label: () => ACTION['template.manage'],
    keys: [],
    blocked: needsSheet,
    run: () => uiStore.set({ dialog: { kind: 'templates' } }),
  },
} as const satisfies Readonly<Record<string, Action>>;
