import { ACTION, UNAVAILABLE } from '../../shared/text/dialogs';
import { invoke } from '../api/client';
import type { Action } from './actions';
import { hasOffers, openPicker } from './entryHelp';
import { focusGrid } from './gridFocus';
import { always, needsCell } from './guards';
import { showError } from './workspace';

/** Paste from a menu or a button: the host pastes, for the page alone may not read the clipboard. */
export const pasteFromHost = (): void => {
  void invoke('edit.paste', {}).then((answer) => {
    if (!answer.ok) showError(answer.error);
  });
};

const FOCUSABLE = 'button:not(:disabled), select:not(:disabled), input:not(:disabled), a[href], [tabindex="0"]';

/** The parts of the window in reading order: bar, list of sheets, grid, panel at the side, status bar. */
const panes = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(
    (pane) => pane.dataset['pane'] === 'grid' || pane.querySelector(FOCUSABLE) !== null,
  );

/** F6 as in Excel: the keyboard goes to the next part of the window, in a circle. */
const toPane = (by: 1 | -1): void => {
  const all = panes();
  const at = all.findIndex((pane) => pane.contains(document.activeElement));
  const next = all[(Math.max(0, at) + by + all.length) % all.length];
  if (!next || next.dataset['pane'] === 'grid') focusGrid();
  else next.querySelector<HTMLElement>(FOCUSABLE)?.focus();
};

/** Actions of the window itself: where the keyboard is, and the list of a cell. */
export const windowActions = {
  'edit.pick': {
    label: () => ACTION['edit.pick'],
    keys: [],
    blocked: () => needsCell() ?? (hasOffers() ? null : UNAVAILABLE.noChoices),
    run: openPicker,
    yieldsToText: true,
  },
  'view.nextPane': {
    label: () => ACTION['view.nextPane'],
    keys: ['F6'],
    blocked: always,
    run: () => toPane(1),
  },
  'view.previousPane': {
    label: () => ACTION['view.previousPane'],
    keys: ['Shift+F6'],
    blocked: always,
    run: () => toPane(-1),
  },
} satisfies Readonly<Record<string, Action>>;
