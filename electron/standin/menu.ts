/** The template fields that the stand-in understands; a subset of Electron's MenuItemConstructorOptions. */
export interface MenuItemOptions {
  readonly id?: string;
  readonly label?: string;
  readonly role?: string;
  readonly type?: 'normal' | 'separator' | 'submenu' | 'checkbox' | 'radio';
  readonly accelerator?: string;
  readonly registerAccelerator?: boolean;
  readonly enabled?: boolean;
  readonly visible?: boolean;
  readonly checked?: boolean;
  readonly click?: (item: unknown, window: unknown, event: unknown) => void;
  readonly submenu?: readonly MenuItemOptions[] | Menu;
}

/** Electron's MenuItem as far as the app uses it. */
export class MenuItem {
  readonly id: string | undefined;
  readonly label: string;
  readonly role: string | undefined;
  readonly type: string;
  readonly accelerator: string | undefined;
  readonly registerAccelerator: boolean;
  readonly submenu: Menu | undefined;
  readonly click: MenuItemOptions['click'];
  enabled: boolean;
  visible: boolean;
  checked: boolean;

  constructor(options: MenuItemOptions) {
    const { submenu } = options;
    this.id = options.id;
    this.role = options.role;
    this.label = options.label ?? options.role ?? '';
    this.type = options.type ?? (submenu ? 'submenu' : 'normal');
    this.accelerator = options.accelerator;
    this.registerAccelerator = options.registerAccelerator ?? true;
    this.click = options.click;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.submenu = submenu && (submenu instanceof Menu ? submenu : Menu.buildFromTemplate(submenu));
  }
}

/** Electron's Menu: keeps the template, so that a test can press an item of it; draws nothing. */
export class Menu {
  readonly items: MenuItem[] = [];

  static buildFromTemplate(template: readonly (MenuItemOptions | MenuItem)[]): Menu {
    const menu = new Menu();
    for (const item of template) menu.append(item instanceof MenuItem ? item : new MenuItem(item));
    return menu;
  }

  append(item: MenuItem): void {
    this.items.push(item);
  }

  /** Every item below, depth first. */
  *all(): Generator<MenuItem> {
    for (const item of this.items) {
      yield item;
      if (item.submenu) yield* item.submenu.all();
    }
  }

  getMenuItemById(id: string): MenuItem | null {
    return [...this.all()].find((item) => item.id === id) ?? null;
  }
}

/** 'Tệp' matches '&Tệp'. */
const plainLabel = (label: string): string => label.replace('&', '');

/** The item at a path of labels; throws when there is none. */
export function itemByLabels(menu: Menu | null, labels: readonly string[]): MenuItem {
  let level = menu?.items ?? [];
  let found: MenuItem | undefined;
  for (const label of labels) {
    found = level.find((item) => item.visible && plainLabel(item.label) === label);
    if (!found)
      throw new Error(`no menu item ${labels.join(' > ')}; there are: ${level.map((i) => i.label).join(', ')}`);
    level = found.submenu?.items ?? [];
  }
  if (!found) throw new Error('a menu item needs a label');
  return found;
}

const normalAccelerator = (text: string): string =>
  text.replace(/^(CommandOrControl|CmdOrCtrl|Control|Ctrl|Command|Cmd)\+/, 'CmdOrCtrl+');

/** The enabled item that a key press triggers: only those whose accelerator is registered. */
export function itemByAccelerator(menu: Menu | null, pressed: string): MenuItem | null {
  const items = menu ? [...menu.all()] : [];
  const matches = (item: MenuItem): boolean =>
    item.accelerator !== undefined && item.registerAccelerator && normalAccelerator(item.accelerator) === pressed;
  return items.find((item) => item.enabled && matches(item)) ?? null;
}
