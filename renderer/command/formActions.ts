import { ACTION } from '../../shared/text/dialogs';
import { planStore } from '../store/planStore';
import { uiStore } from '../store/uiStore';
import type { Action } from './actions';
import { needsWritable } from './guards';
import { runCommand, sheetAt } from './workspace';

/** What can be done with the Biểu themselves: their design, and whether a plan lists them. */
export const formActions = {
  'form.design': {
    label: () => ACTION['form.design'],
    keys: [],
    blocked: needsWritable,
    run: () => {
      const { sheet } = planStore.get();
      if (sheet !== null) uiStore.set({ dialog: { kind: 'form', sheet } });
    },
  },
  'form.remove': {
    label: () => ACTION['form.remove'],
    keys: [],
    blocked: needsWritable,
    run: () => {
      const at = sheetAt();
      if (at) void runCommand({ type: 'removeSheet', ...at });
    },
  },
} as const satisfies Readonly<Record<string, Action>>;
