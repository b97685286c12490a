import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { RecentFile } from '../shared/contract/channels';
import { ACTION } from '../shared/text/dialogs';
import { MENU_TEXT } from '../shared/text/menu';

export interface MenuOptions {
  readonly recent: readonly RecentFile[];
  /** An item with an action was chosen; the renderer has the table of actions. */
  onAction(action: string): void;
  onOpenRecent(path: string): void;
}

type Item = MenuItemConstructorOptions;

const separator: Item = { type: 'separator' };

/**
 * Keys are shown here but handled by the renderer, which owns every shortcut: two owners would do each thing twice.
 * (macOS ignores `registerAccelerator: false`; there the menu takes the key and the page never sees it.)
 */
const shown = (accelerator: string | undefined): Item =>
  accelerator === undefined ? {} : { accelerator, registerAccelerator: false };

/** Puts the native menu in place. Called again when the list of recent files changes. */
export function installMenu(options: MenuOptions): void {
  const action = (id: keyof typeof ACTION, accelerator?: string): Item => ({
    id,
    label: ACTION[id],
    click: () => options.onAction(id),
    ...shown(accelerator),
  });
  // By role: the page hears the same clipboard events as from the keys, and needs no permission for them.
  const clipboard = (role: 'cut' | 'copy' | 'paste', accelerator: string): Item => ({
    role,
    label: ACTION[`edit.${role}`],
    ...shown(accelerator),
  });
  const developer: Item = { role: 'toggleDevTools', label: MENU_TEXT.devTools };

  const template: Item[] = [
    {
      label: MENU_TEXT.file,
      submenu: [
        action('file.new', 'CmdOrCtrl+N'),
        action('file.newSample'),
        action('file.open', 'CmdOrCtrl+O'),
        { label: MENU_TEXT.recent, submenu: recentItems(options) },
        separator,
        action('file.save', 'CmdOrCtrl+S'),
        action('file.saveAs', 'CmdOrCtrl+Shift+S'),
        separator,
        action('file.print', 'CmdOrCtrl+P'),
        separator,
        action('file.close', 'CmdOrCtrl+W'),
        { role: 'quit', label: MENU_TEXT.quit },
      ],
    },
    {
      label: MENU_TEXT.edit,
      submenu: [
        action('edit.undo', 'CmdOrCtrl+Z'),
        action('edit.redo', 'CmdOrCtrl+Y'),
        separator,
        clipboard('cut', 'CmdOrCtrl+X'),
        clipboard('copy', 'CmdOrCtrl+C'),
        clipboard('paste', 'CmdOrCtrl+V'),
        separator,
        action('edit.cell', 'F2'),
        action('edit.clear', 'Delete'),
        action('edit.selectAll', 'CmdOrCtrl+A'),
      ],
    },
    {
      label: MENU_TEXT.row,
      submenu: [action('row.toggleEstimate'), action('row.overrule')],
    },
    {
      label: MENU_TEXT.view,
      submenu: [
        action('view.nav', 'CmdOrCtrl+B'),
        action('view.details', 'F4'),
        action('view.history', 'CmdOrCtrl+H'),
        separator,
        action('view.zoomIn', 'CmdOrCtrl+Plus'),
        action('view.zoomOut', 'CmdOrCtrl+-'),
        action('view.zoomReset', 'CmdOrCtrl+0'),
        separator,
        { role: 'togglefullscreen', label: MENU_TEXT.fullScreen },
        ...(app.isPackaged ? [] : [developer]),
      ],
    },
    {
      label: MENU_TEXT.data,
      submenu: [action('workbook.import', 'CmdOrCtrl+I'), action('workbook.export', 'CmdOrCtrl+E')],
    },
    { label: MENU_TEXT.help, submenu: [action('help.shortcuts', 'F1'), action('app.about')] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function recentItems(options: MenuOptions): Item[] {
  if (options.recent.length === 0) return [{ label: MENU_TEXT.noRecent, enabled: false }];
  // A lone & would underline the letter after it.
  return options.recent.map(({ path, title }) => ({
    label: `${title} — ${path}`.replaceAll('&', '&&'),
    click: () => options.onOpenRecent(path),
  }));
}
