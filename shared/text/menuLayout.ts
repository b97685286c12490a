import type { ACTION } from './dialogs';
import { MENU_TEXT } from './menu';

export type ActionName = keyof typeof ACTION;

/** What the native menu has besides actions. */
export type SystemLine = '@recent' | '@fullScreen' | '@devTools' | '@quit';

export interface MenuSection {
  readonly label: string;
  /** Groups of lines, parted by a thin rule. */
  readonly groups: readonly (readonly (ActionName | SystemLine)[])[];
}

/**
 * The menu bar and the sheet of shortcuts, in one place: a new action is one id in its group. What stands in no
 * menu is a second name of a toggle and is listed below; a test holds that nothing is forgotten.
 */
export const MENU_LAYOUT: readonly MenuSection[] = [
  {
    label: MENU_TEXT.file,
    groups: [
      ['file.new', 'file.newSample', 'file.open', 'file.edit', '@recent'],
      ['file.save', 'file.saveAs', 'file.backups'],
      ['file.print', 'file.pageSetup', 'workbook.sets'],
      ['app.person'],
      ['file.close', '@quit'],
    ],
  },
  {
    label: MENU_TEXT.edit,
    groups: [
      ['edit.undo', 'edit.redo'],
      ['edit.cut', 'edit.copy', 'edit.copyWithHeaders', 'edit.paste', 'edit.pasteProse'],
      ['edit.cell', 'edit.pick', 'edit.clear', 'edit.fillDown', 'edit.fillRight'],
      ['edit.selectAll', 'edit.selectRows', 'edit.selectColumns'],
      ['edit.find', 'edit.replace', 'edit.findNext', 'edit.findPrevious', 'edit.goTo'],
    ],
  },
  {
    label: MENU_TEXT.row,
    groups: [
      ['row.insertAbove', 'row.insertBelow', 'row.delete', 'row.duplicate'],
      ['row.moveUp', 'row.moveDown', 'row.levelDown', 'row.levelUp'],
      ['row.group', 'row.ungroup', 'row.fold', 'row.unfold', 'row.foldAll', 'row.unfoldAll'],
      ['row.split', 'row.join', 'row.renumber'],
      ['row.toggleEstimate', 'row.overrule', 'row.direction'],
      ['cell.note', 'cell.clearNote'],
    ],
  },
  {
    label: MENU_TEXT.view,
    groups: [
      ['view.nav', 'view.details', 'view.history', 'view.calendar', 'view.tasks'],
      ['view.nextSheet', 'view.previousSheet', 'view.closeSheet'],
      ['view.period', 'view.previousPeriod', 'view.nextPeriod', 'view.unit'],
      ['view.nextPane', 'view.previousPane'],
      ['column.choose', 'column.hide', 'column.freeze', 'column.unfreeze', 'column.fit', 'column.reset'],
      ['form.design', 'form.remove'],
      ['view.zoomIn', 'view.zoomOut', 'view.zoomReset'],
      ['@fullScreen', '@devTools'],
    ],
  },
  {
    label: MENU_TEXT.data,
    groups: [
      ['workbook.import', 'workbook.export', 'workbook.ways'],
      ['template.fill', 'template.manage'],
      ['returns.issue', 'returns.receive'],
      ['units.manage', 'units.dues'],
      ['view.checks', 'check.next', 'check.previous'],
      ['sentence.copy', 'sentence.copySheet', 'sentence.patterns'],
      ['period.open', 'plan.nextYear', 'period.past'],
      ['period.close', 'period.correct', 'plan.targets'],
      ['rows.filter', 'rows.filterOwner', 'rows.clearFilters'],
      ['rows.sortAscending', 'rows.sortDescending', 'rows.storedOrder'],
    ],
  },
  {
    label: MENU_TEXT.help,
    groups: [
      ['help.open', 'help.what', 'help.shortcuts'],
      ['app.licences', 'app.about'],
    ],
  },
];

/** Second names of toggles: they stand in no menu and have no key of their own. */
export const SECOND_NAMES: readonly ActionName[] = ['row.toggleActual', 'row.directionHigher'];

/** Keys beside the lines of the menu bar. The window owns the keys (renderer/command); a test holds both equal. */
export const MENU_KEYS: Readonly<Partial<Record<ActionName, string>>> = {
  'file.new': 'Ctrl+N',
  'file.open': 'Ctrl+O',
  'file.save': 'Ctrl+S',
  'file.saveAs': 'Ctrl+Shift+S',
  'file.print': 'Ctrl+P',
  'file.close': 'Ctrl+W',
  'edit.undo': 'Ctrl+Z',
  'edit.redo': 'Ctrl+Y',
  'edit.cut': 'Ctrl+X',
  'edit.copy': 'Ctrl+C',
  'edit.copyWithHeaders': 'Ctrl+Shift+C',
  'sentence.copy': 'Ctrl+Alt+C',
  'edit.fillDown': 'Ctrl+D',
  'edit.fillRight': 'Ctrl+R',
  'edit.selectRows': 'Shift+Space',
  'edit.selectColumns': 'Ctrl+Space',
  'edit.paste': 'Ctrl+V',
  'edit.pasteProse': 'Ctrl+Alt+V',
  'edit.clear': 'Delete',
  'edit.cell': 'F2',
  'edit.selectAll': 'Ctrl+A',
  'edit.find': 'Ctrl+F',
  'edit.replace': 'Ctrl+H',
  'edit.findNext': 'F3',
  'edit.findPrevious': 'Shift+F3',
  'edit.goTo': 'Ctrl+G',
  'rows.filter': 'Ctrl+Shift+L',
  'period.open': 'Ctrl+Alt+N',
  'workbook.export': 'Ctrl+E',
  'template.fill': 'Ctrl+Shift+E',
  'workbook.import': 'Ctrl+I',
  'row.insertAbove': 'Ctrl++',
  'row.insertBelow': 'Alt+Insert',
  'row.delete': 'Ctrl+-',
  'row.duplicate': 'Ctrl+Shift+D',
  'row.moveUp': 'Alt+ArrowUp',
  'row.moveDown': 'Alt+ArrowDown',
  'row.levelDown': 'Alt+ArrowRight',
  'row.levelUp': 'Alt+ArrowLeft',
  'row.group': 'Ctrl+Shift+G',
  'row.ungroup': 'Ctrl+Shift+U',
  'row.fold': 'Alt+Shift+ArrowLeft',
  'row.unfold': 'Alt+Shift+ArrowRight',
  'cell.note': 'Shift+F2',
  'view.zoomIn': 'Ctrl+Alt++',
  'view.zoomOut': 'Ctrl+Alt+-',
  'view.zoomReset': 'Ctrl+0',
  'view.details': 'F4',
  'view.history': 'Ctrl+Shift+H',
  'view.checks': 'F7',
  'check.next': 'F8',
  'check.previous': 'Shift+F8',
  'view.nav': 'Ctrl+B',
  'view.nextSheet': 'Ctrl+PageDown',
  'view.previousSheet': 'Ctrl+PageUp',
  'view.closeSheet': 'Ctrl+F4',
  'view.period': 'Alt+K',
  'view.previousPeriod': 'Alt+PageUp',
  'view.nextPeriod': 'Alt+PageDown',
  'view.unit': 'Alt+V',
  'view.nextPane': 'F6',
  'view.previousPane': 'Shift+F6',
  'help.open': 'F1',
  'help.what': 'Alt+F1',
  'help.shortcuts': 'Ctrl+/',
};

/** The buttons of the bar, group by group. */
export const TOOLBAR: readonly (readonly ActionName[])[] = [
  ['edit.undo', 'edit.redo'],
  ['edit.find', 'rows.filter'],
  ['view.history', 'view.details', 'help.open'],
  ['workbook.import', 'workbook.export'],
];

/** Groups of a context menu: an action, or more of them behind one line. */
export type MenuLine = ActionName | { readonly label: string; readonly lines: readonly (readonly ActionName[])[] };
export type ContextGroups = readonly (readonly MenuLine[])[];

const clipboard: readonly ActionName[] = ['edit.cut', 'edit.copy', 'edit.paste'];
const MORE: readonly (readonly ActionName[])[] = [
  ['edit.copyWithHeaders', 'sentence.copySheet', 'sentence.patterns'],
  ['edit.fillDown', 'edit.fillRight'],
  ['edit.selectRows', 'edit.selectColumns'],
];

/** What is done to rows less often. */
const moving: readonly ActionName[] = ['row.moveUp', 'row.moveDown', 'row.levelDown', 'row.levelUp'];
const grouping: readonly ActionName[] = ['row.group', 'row.ungroup'];
const folding: readonly ActionName[] = ['row.fold', 'row.unfold', 'row.foldAll', 'row.unfoldAll'];
const parting: readonly ActionName[] = ['row.split', 'row.join', 'row.renumber'];
const arranging: MenuLine = {
  label: MENU_TEXT.arrange,
  lines: [['row.duplicate', ...moving], grouping, folding, parting],
};

/** The menus of the right button, by what is chosen: short, the rarer things one step deeper. */
export const CONTEXT_MENUS: Readonly<Record<'cell' | 'rows' | 'columns', ContextGroups>> = {
  cell: [
    [...clipboard, 'sentence.copy'],
    ['edit.cell', 'edit.pick', 'edit.clear', { label: MENU_TEXT.more, lines: MORE }],
    ['row.toggleEstimate', { label: MENU_TEXT.assessment, lines: [['row.overrule', 'row.direction']] }],
    ['row.insertAbove', 'row.insertBelow', 'row.delete', arranging],
    ['cell.note', 'cell.clearNote', 'help.what', 'view.details'],
  ],
  rows: [
    [...clipboard, 'sentence.copy'],
    ['row.insertAbove', 'row.insertBelow', 'row.duplicate', 'edit.clear', 'row.delete'],
    [
      { label: MENU_TEXT.moving, lines: [moving] },
      { label: MENU_TEXT.grouping, lines: [grouping, folding] },
    ],
    parting,
  ],
  columns: [
    ['edit.copy', 'edit.clear'],
    ['rows.sortAscending', 'rows.sortDescending', 'rows.storedOrder'],
    ['rows.filter', 'rows.filterOwner', 'rows.clearFilters'],
    ['column.freeze', 'column.unfreeze'],
    ['column.fit', 'column.hide', 'column.choose', 'column.reset'],
    ['help.what'],
  ],
};
