import { describe, expect, it } from 'vitest';
import { ACTION_IDS, ACTIONS } from '../../renderer/command/actions';
import { keyText } from '../../renderer/command/keyText';
import { ACTION, KEY_HELP } from '../../shared/text/dialogs';
import { CONTEXT_MENUS, MENU_KEYS, MENU_LAYOUT, SECOND_NAMES, TOOLBAR } from '../../shared/text/menuLayout';

const inMenuBar = MENU_LAYOUT.flatMap(({ groups }) => groups.flat());

describe('the one table of actions', () => {
  it('has every action once in the menu bar, but for second names of toggles', () => {
    const listed = [...inMenuBar.filter((line) => !line.startsWith('@')), ...SECOND_NAMES];
    expect([...listed].sort()).toEqual(Object.keys(ACTION).sort());
    expect(new Set(listed).size).toBe(listed.length);
  });

  it('shows in the menu bar the key that the window listens to', () => {
    const owned = ACTION_IDS.filter((id) => !SECOND_NAMES.includes(id) && ACTIONS[id].keys.length > 0);
    expect(MENU_KEYS).toEqual(Object.fromEntries(owned.map((id) => [id, ACTIONS[id].keys[0]])));
  });

  it('gives no key to two actions', () => {
    const keys = ACTION_IDS.flatMap((id) => ACTIONS[id].keys);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('offers everything of the right button and of the bar in the menu bar as well', () => {
    const groups = Object.values(CONTEXT_MENUS).flat(2);
    const ids = groups.flatMap((line) => (typeof line === 'string' ? [line] : line.lines.flat()));
    expect([...ids, ...TOOLBAR.flat()].filter((id) => !inMenuBar.includes(id))).toEqual([]);
  });

  it('has different letters for Alt in the menu bar', () => {
    const letters = MENU_LAYOUT.map(({ label }) => /&(.)/u.exec(label)?.[1]?.toLowerCase());
    expect(letters).not.toContain(undefined);
    expect(new Set(letters).size).toBe(letters.length);
  });

  it('writes arrows as signs', () => expect(keyText('Alt+Shift+ArrowDown')).toBe('Alt+Shift+↓'));

  it('has a label for each key of the help', () => {
    for (const { keys } of KEY_HELP) for (const [key, label] of keys) expect(key !== '' && label !== '').toBe(true);
  });
});
