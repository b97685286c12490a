import { ACTION } from '../../shared/text/dialogs';
import { helpStore, isHelpOpen, openHelp } from '../store/helpStore';
import { selectionStore } from '../store/selectionStore';
import { uiStore } from '../store/uiStore';
import type { Action } from './actions';
import { always, needsSheet } from './guards';
import { fittingPlace } from './helpPlace';

/** F1: the page that fits; from within the help its contents; after a step that led away, the page that was left. */
const open = (): void => {
  const isInside = document.activeElement?.closest('[data-testid="help-panel"]') != null;
  // What is being typed keeps the keyboard: the page is read beside it.
  const isTyping = selectionStore.get().edit !== null && uiStore.get().dialog === null;
  if (isHelpOpen() && isInside) openHelp({ kind: 'contents' }, true);
  else openHelp(helpStore.get().left && uiStore.get().dialog === null ? null : fittingPlace(), !isTyping);
};

/** The help beside the work, what a column is, and the sheet of keys. */
export const helpActions = {
  'help.open': {
    label: () => ACTION['help.open'],
    keys: ['F1'],
    blocked: always,
    run: open,
    keepsEdit: true,
  },
  'help.what': {
    label: () => ACTION['help.what'],
    keys: ['Alt+F1'],
    blocked: needsSheet,
    // The keyboard stays in the sheet: what is explained follows the cursor.
    run: () => openHelp({ kind: 'what' }, false),
    keepsEdit: true,
  },
  'help.shortcuts': {
    label: () => ACTION['help.shortcuts'],
    keys: ['Ctrl+/'],
    blocked: always,
    run: () => uiStore.set({ dialog: { kind: 'shortcuts' } }),
  },
} satisfies Readonly<Record<string, Action>>;
