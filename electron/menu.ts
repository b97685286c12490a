import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { RecentFile } from '../shared/contract/channels';
import { ACTION } from '../shared/text/dialogs';
import { MENU_TEXT } from '../shared/text/menu';
import { type ActionName, MENU_KEYS, MENU_LAYOUT, type SystemLine } from '../shared/text/menuLayout';

export interface MenuOptions {
  readonly recent: readonly RecentFile[];
  /** An item with an action was chosen; the renderer has the table of actions. */
  onAction(action: string): void;
  onOpenRecent(path: string): void;
}

type Item = MenuItemConstructorOptions;

const separator: Item = { type: 'separator' };

/** "CmdOrCtrl+Shift+Plus" for "Ctrl+Shift++". */
const acceleratorOf = (keys: string): string =>
  keys.replace(/\+\+$/, '+Plus').replace('Ctrl', 'CmdOrCtrl').replace('Arrow', '');

/**
 * Keys are shown here but handled by the renderer, which owns every shortcut: two owners would do each thing twice.
 * (macOS ignores `registerAccelerator: false`; there the menu takes the key and the page never sees it.)
 */
const shown = (id: ActionName): Item => {
  const keys = MENU_KEYS[id];
  return keys === undefined ? {} : { accelerator: acceleratorOf(keys), registerAccelerator: false };
};

/** Puts the native menu in place, as the layout of the menus says. Called again when the list of recent files changes. */
export function installMenu(options: MenuOptions): void {
  const template = MENU_LAYOUT.map(({ label, groups }): Item => {
    const lines = groups
      .map((group) => group.flatMap((line) => itemsOf(line, options)))
      .filter((group) => group.length > 0);
    return { label, submenu: lines.flatMap((group, index) => (index === 0 ? group : [separator, ...group])) };
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function itemsOf(line: ActionName | SystemLine, options: MenuOptions): Item[] {
  switch (line) {
    case '@recent':
      return [{ label: MENU_TEXT.recent, submenu: recentItems(options) }];
    case '@fullScreen':
      return [{ role: 'togglefullscreen', label: MENU_TEXT.fullScreen }];
    case '@devTools':
      return app.isPackaged ? [] : [{ role: 'toggleDevTools', label: MENU_TEXT.devTools }];
    case '@quit':
      return [{ role: 'quit', label: MENU_TEXT.quit }];
    // By role: the page hears the same clipboard events as from the keys, and needs no permission for them.
    case 'edit.cut':
      return [{ id: line, role: 'cut', label: ACTION[line], ...shown(line) }];
    case 'edit.copy':
      return [{ id: line, role: 'copy', label: ACTION[line], ...shown(line) }];
    case 'edit.paste':
      return [{ id: line, role: 'paste', label: ACTION[line], ...shown(line) }];
    default:
      return [{ id: line, label: ACTION[line], click: () => options.onAction(line), ...shown(line) }];
  }
}

function recentItems(options: MenuOptions): Item[] {
  if (options.recent.length === 0) return [{ label: MENU_TEXT.noRecent, enabled: false }];
  // A lone & would underline the letter after it.
  return options.recent.map(({ path, title }) => ({
    label: `${title} — ${path}`.replaceAll('&', '&&'),
    click: () => options.onOpenRecent(path),
  }));
}
