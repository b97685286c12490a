import { lowerFirst } from '../../shared/prose/words';
import { ACTION } from '../../shared/text/dialogs';
import { HELP } from '../../shared/text/help/panel';
import { helpStore } from '../store/helpStore';
import { HELP_SIDE, isNavShown, uiStore } from '../store/uiStore';
import { ACTIONS, type ActionId } from './actions';
import { runFromBar } from './runAction';
import { sayStays } from './saying';

/** Does an action that a page of the help names; the panel says why when it cannot be done now. */
export const runFromHelp = (id: ActionId): void => {
  const label = ACTION[id].replace('…', '');
  const { dialog } = uiStore.get();
  const why = dialog === null ? ACTIONS[id].blocked() : HELP.dialogOpen;
  helpStore.set({ said: why === null ? '' : HELP.blocked(label, lowerFirst(why)) });
  if (why !== null) return;
  // A page tells where to find the list; it must not make it go.
  if (id === 'view.nav' && isNavShown(uiStore.get())) {
    document.querySelector<HTMLElement>('[data-pane="nav"] button')?.focus();
    return;
  }
  runFromBar(id);
  if (uiStore.get().side === HELP_SIDE) return;
  helpStore.set({ left: true });
  sayStays(HELP.comeBack);
};
