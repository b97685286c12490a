import { uiStore } from '../store/uiStore';
import { ACTION_IDS, ACTIONS, type ActionId, isActionId } from './actions';
import { afterTyping, commitEdit } from './editing';
import { focusGrid } from './gridFocus';
import { type Pressed, shortcutOf } from './keys';
import { willLand } from './landing';
import { sayStays } from './saying';
import { afterAnswers, isQueued } from './typeAhead';
import { isWorking } from './workspace';

/** Does an action if it can be done now, else says why not. What is being typed is committed first, except where the text means itself. */
export const runAction = (id: ActionId): void => {
  const { blocked, yieldsToText, keepsEdit, run } = ACTIONS[id];
  const why = blocked();
  if (why !== null) {
    sayStays(why);
    return;
  }
  uiStore.set({ menu: null });
  if (yieldsToText || keepsEdit) run();
  else afterTyping(run);
};

/**
 * What an action looks at may still change: rows that are on their way, cells that were just typed. Others, such as the
 * panel of Ctrl+F, come at once: what is typed next belongs to them.
 */
const looksAtRows = (id: ActionId): boolean => id.startsWith('row.') || id.startsWith('edit.fill');

/** Undo and redo wait for the plan themselves; they only must not overtake what waits before them or is being asked about. */
const mustWait = (id: ActionId): boolean =>
  looksAtRows(id)
    ? isQueued() || isWorking()
    : (id === 'edit.undo' || id === 'edit.redo') && (isQueued() || willLand());

/** Does an action when what it looks at is known: at once, or after the answers that are still on their way. */
const runInTurn = (id: ActionId): void => {
  if (mustWait(id)) afterAnswers(() => runAction(id));
  else runAction(id);
};

/** An action of the bar or the context menu: the keyboard goes back to the grid. */
export const runFromBar = (id: ActionId): void => {
  if (id === 'edit.undo' || id === 'edit.redo') commitEdit();
  focusGrid();
  runInTurn(id);
};

/** A choice in the native menu; its keys are the page's own, so nothing arrives twice. */
export const runFromMenu = (name: string): void => {
  if (isActionId(name) && (uiStore.get().dialog === null || name === 'help.open')) runInTurn(name);
};

/** F1 in a dialog: the help opens beside it. True when that was the key. */
export const helpFromDialog = (event: Pressed): boolean => {
  if (!ACTIONS['help.open'].keys.includes(shortcutOf(event))) return false;
  runAction('help.open');
  return true;
};

/** Runs the action of a key; true when there is one, so that the key goes no further. */
export const runFromKey = (event: Pressed, inTextField: boolean): boolean => {
  const pressed = shortcutOf(event);
  const id = ACTION_IDS.find((name) => ACTIONS[name].keys.includes(pressed));
  if (id === undefined) return false;
  const action = ACTIONS[id];
  // Delete, F2 and the clipboard reach the grid as its own keys and events.
  if (id === 'edit.clear' || id === 'edit.cell' || /^edit\.(cut|copy|paste|selectAll)$/.test(id)) return false;
  if (inTextField && action.yieldsToText) return false;
  runInTurn(id);
  return true;
};
