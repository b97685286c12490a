import { ACTION, UNAVAILABLE } from '../../shared/text/dialogs';
import { uiStore } from '../store/uiStore';
import type { Action } from './actions';
import { copyWithHeaders } from './copying';
import { needsSheet, needsWritable } from './guards';
import { proseColumns } from './proseColumns';
import { selectWholeLines } from './selecting';

/** Only rows with amounts are read out of a text. */
const whyNoProse = (): string | null => (proseColumns().length > 0 ? null : UNAVAILABLE.noSeries);

/** Copying with headers, and whole rows and columns. */
export const clipboardActions = {
  'edit.copyWithHeaders': {
    label: () => ACTION['edit.copyWithHeaders'],
    keys: ['Ctrl+Shift+C'],
    blocked: needsSheet,
    run: copyWithHeaders,
    yieldsToText: true,
  },
  'edit.pasteProse': {
    label: () => ACTION['edit.pasteProse'],
    keys: ['Ctrl+Alt+V'],
    blocked: () => needsWritable() ?? whyNoProse(),
    run: () => uiStore.set({ dialog: { kind: 'prose' } }),
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
