import type { HelpPageId } from '../../shared/text/help/types';
import type { HelpPlace } from '../store/helpStore';
import { planStore } from '../store/planStore';
import { activeCell, selectionStore } from '../store/selectionStore';
import { type Dialog, uiStore } from '../store/uiStore';

/** The page that tells of a dialog. */
const DIALOG_PAGES: Readonly<Partial<Record<Dialog['kind'], HelpPageId>>> = {
  export: 'export',
  print: 'print',
  printSettings: 'print',
  sets: 'export',
  import: 'import',
  ways: 'import',
  paste: 'firstTable',
  prose: 'firstTable',
  overrule: 'verdicts',
  deleteRows: 'rows',
  splitRow: 'rows',
  joinParts: 'rows',
  units: 'merger',
  dues: 'tasks',
  sentences: 'sentences',
  newPlan: 'newPlan',
  sample: 'newPlan',
  person: 'newPlan',
  form: 'form',
  requests: 'issue',
  returns: 'receive',
  templates: 'template',
  templateMap: 'template',
  templateFill: 'template',
  takeOver: 'shared',
  backups: 'safety',
  outside: 'shared',
  damage: 'safety',
  rescued: 'safety',
  openPeriod: 'openPeriod',
  closing: 'closing',
  snapshot: 'closing',
  correct: 'closing',
  nextYear: 'nextYear',
  pastFigures: 'term',
  assignment: 'assign',
};

/** The page that tells of a panel at the side. */
const SIDE_PAGES: Readonly<Record<string, HelpPageId>> = {
  details: 'consolidate',
  checks: 'checks',
  calendar: 'tasks',
  tasks: 'tasks',
  history: 'history',
};

/** The page that tells of a part of the window. */
const PANE_PAGES: Readonly<Record<string, HelpPageId>> = {
  find: 'find',
  filter: 'find',
  nav: 'window',
  bar: 'window',
  tabs: 'window',
  status: 'window',
  'read-only': 'shared',
  'lock-lost': 'shared',
};

/** The page that tells of the cell under the cursor. */
const cellPage = (): HelpPageId => {
  const { model } = planStore.get();
  const cell = activeCell();
  if (!model || !cell) return 'window';
  const { source, form } = model.view;
  const column = model.columns[cell.c]?.column;
  if (source === 'tasks') return 'tasks';
  if (source === 'units') return 'receive';
  if (column?.kind === 'target') {
    return form.startsWith('giao-chi-tieu') && selectionStore.get().edit === null ? 'assign' : 'targets';
  }
  if (column?.calculation) return 'verdicts';
  if (column?.kind === 'marker' || column?.kind === 'name') return 'rows';
  return model.cellAt(cell)?.derived && selectionStore.get().edit === null ? 'consolidate' : 'typing';
};

/** Where F1 opens the help: at the page that fits what has the keyboard. */
export const fittingPlace = (): HelpPlace => {
  const { dialog, side } = uiStore.get();
  if (dialog) {
    const id = DIALOG_PAGES[dialog.kind];
    return id === undefined ? { kind: 'contents' } : { kind: 'page', id };
  }
  if (planStore.get().phase !== 'open') return { kind: 'page', id: 'newPlan' };
  const pane = document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset['pane'] ?? 'grid';
  const id = pane === 'side' ? SIDE_PAGES[side] : PANE_PAGES[pane];
  return { kind: 'page', id: id ?? cellPage() };
};
