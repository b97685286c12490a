import { ACTION, KEY_HELP } from '../../shared/text/dialogs';
import { type ActionName, MENU_LAYOUT } from '../../shared/text/menuLayout';
import { ACTIONS, isActionId } from './actions';
import { keyText } from './keyText';

/** What keys do, as people read them; `action` where it is one of the menus. */
export interface KeyEntry {
  readonly label: string;
  readonly keys: readonly string[];
  readonly action: ActionName | null;
}

export interface KeyGroup {
  readonly title: string;
  readonly entries: readonly KeyEntry[];
}

/** All that a key does: what belongs to cells and the caret, then every action of the menus that has a key. */
export const keyGroups = (): readonly KeyGroup[] => [
  ...KEY_HELP.map(({ group, keys }) => ({
    title: group,
    entries: keys.map(([key, label]) => ({ label, keys: key.split(' · '), action: null })),
  })),
  ...MENU_LAYOUT.map(({ label, groups }) => ({
    title: label.replace('&', ''),
    entries: groups.flat().flatMap((id): KeyEntry[] => {
      if (!isActionId(id) || ACTIONS[id].keys.length === 0) return [];
      return [{ label: ACTION[id].replace('…', ''), keys: ACTIONS[id].keys.map(keyText), action: id }];
    }),
  })),
];
