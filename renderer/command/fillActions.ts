import { ACTION } from '../../shared/text/dialogs';
import type { Action } from './actions';
import { fillFrom } from './filling';
import { needsWritable } from './guards';

/** Filling from the cells above or at the left. */
export const fillActions = {
  'edit.fillDown': {
    label: () => ACTION['edit.fillDown'],
    keys: ['Ctrl+D'],
    blocked: needsWritable,
    run: () => fillFrom('down'),
    yieldsToText: true,
  },
  'edit.fillRight': {
    label: () => ACTION['edit.fillRight'],
    keys: ['Ctrl+R'],
    blocked: needsWritable,
    run: () => fillFrom('right'),
    yieldsToText: true,
  },
} satisfies Readonly<Record<string, Action>>;
