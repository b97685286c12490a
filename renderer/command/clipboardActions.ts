import { ACTION } from '../../shared/text/dialogs';
import type { Action } from './actions';
import { copyWithHeaders } from './copying';
import { needsSheet } from './guards';
import { selectWholeLines } from './selecting';

/** Copying with headers, and whole rows and columns. */
export const clipboardActions = {
  'edit.copyWithHeaders': {
    label: () => ACTION['edit.copyWithHeaders'],
    keys: ['Ctrl+Shift+C'],
    blocked: needsSheet,
    run: copyWithHeaders,
    yieldsToText: true,
  },
  'edit.selectRows': {
    label: () => ACTION['edit.selectRows'],
    keys: ['Shift+Space'],
    blocked: needsSheet,
    run: () => selectWholeLines('rows'),
    yieldsToText: true,
  },
  'edit.selectColumns': {
    label: () => ACTION['edit.selectColumns'],
    keys: ['Ctrl+Space'],
    blocked: needsSheet,
    run: () => selectWholeLines('columns'),
    yieldsToText: true,
  },
} satisfies Readonly<Record<string, Action>>;
