import { ACTION, UNAVAILABLE } from '../../shared/text/dialogs';
import { withStep } from '../../shared/text/ui';
import { planStore } from '../store/planStore';
import { selectionStore } from '../store/selectionStore';
import { toggleNav, toggleSide, uiStore, zoomBy } from '../store/uiStore';
import { backupActions } from './backups';
import { checkActions } from './checkActions';
import { clipboardActions } from './clipboardActions';
import { columnActions } from './columnActions';
import { beginEdit, clearSelection } from './editing';
import { closePlan, newPlan, openPlan, previewImport, savePlan, savePlanAs } from './files';
import { fillActions } from './fillActions';
import { findActions } from './findActions';
import { followActions } from './following';
import { formActions } from './formActions';
import { always, needsCell, needsPlan, needsSheet, needsWritable } from './guards';
import { helpActions } from './helpActions';
import { navActions } from './navActions';
import { periodActions } from './periodActions';
import { printActions } from './printActions';
import { returnActions } from './returnActions';
import { rowTable } from './rowTable';
import { selectAll } from './selecting';
import { sentenceActions } from './sentenceActions';
import { templateActions } from './templateActions';
import { undoOrRedo } from './undoing';
import { unitActions } from './unitActions';
import { viewActions } from './viewActions';
import { pasteFromHost, windowActions } from './windowActions';
import { isWorking } from './workspace';

export type ActionId = keyof typeof ACTION;

/** One thing a person can do, wherever it is offered: bar, context menu, key, native menu. */
export interface Action {
  readonly label: () => string;
  /** First is shown. */
  readonly keys: readonly string[];
  /** Null when it can be done now; else why not. */
  readonly blocked: () => string | null;
  readonly run: () => void;
  /** Does something else than the text field's own meaning of its keys, so it stands back while one has the focus. */
  readonly yieldsToText?: boolean;
  /** Leaves what is being typed in a cell as it is: it is read beside the work. */
  readonly keepsEdit?: boolean;
}

/** Inside a text field these words mean the field's own undo, cut, copy and paste. */
const inText = (command: 'undo' | 'redo' | 'cut' | 'copy' | 'paste'): boolean => {
  const element = document.activeElement;
  const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  const idleCatcher = element instanceof HTMLElement && element.dataset['catcher'] === 'idle';
  if (!isField || idleCatcher) return false;
  document.execCommand(command);
  return true;
};

const sample = (): void => {
  const { samples } = planStore.get();
  const [only] = samples;
  if (samples.length === 1 && only) void newPlan(only.id, null);
  else uiStore.set({ dialog: { kind: 'sample' } });
};

const canUndo = (): boolean => {
  const { undo } = planStore.get();
  return undo.undoLabel !== null || selectionStore.get().edit !== null || isWorking();
};

const canRedo = (): boolean => planStore.get().undo.redoLabel !== null || isWorking();

const fixed = (id: ActionId) => (): string => ACTION[id];

export const ACTIONS: Readonly<Record<ActionId, Action>> = {
  'file.new': {
    label: fixed('file.new'),
    keys: ['Ctrl+N'],
    blocked: always,
    run: () => uiStore.set({ dialog: { kind: 'newPlan' } }),
  },
  'file.newSample': {
    label: fixed('file.newSample'),
    keys: [],
    blocked: () => (planStore.get().samples.length > 0 ? null : UNAVAILABLE.noSample),
    run: sample,
  },
  'file.open': { label: fixed('file.open'), keys: ['Ctrl+O'], blocked: always, run: () => void openPlan(null) },
  'file.save': { label: fixed('file.save'), keys: ['Ctrl+S'], blocked: needsPlan, run: () => void savePlan() },
  'file.saveAs': {
    label: fixed('file.saveAs'),
    keys: ['Ctrl+Shift+S', 'F12'],
    blocked: needsPlan,
    run: () => void savePlanAs(),
  },
  ...backupActions,
  'file.print': {
    label: fixed('file.print'),
    keys: ['Ctrl+P'],
    blocked: needsSheet,
    run: () => uiStore.set({ dialog: { kind: 'print' } }),
  },
  'file.close': {
    label: fixed('file.close'),
    keys: ['Ctrl+W'],
    blocked: needsPlan,
    run: () => void closePlan(),
  },
  'edit.undo': {
    label: () => withStep(ACTION['edit.undo'], planStore.get().undo.undoLabel),
    keys: ['Ctrl+Z'],
    // What is being typed becomes a step first, when undo is chosen by mouse; a step on its way to the plan is waited for.
    blocked: () => needsWritable() ?? (canUndo() ? null : UNAVAILABLE.nothingToUndo),
    run: () => {
      if (!inText('undo')) void undoOrRedo('plan.undo');
    },
    yieldsToText: true,
  },
  'edit.redo': {
    label: () => withStep(ACTION['edit.redo'], planStore.get().undo.redoLabel),
    keys: ['Ctrl+Y', 'Ctrl+Shift+Z'],
    blocked: () => needsWritable() ?? (canRedo() ? null : UNAVAILABLE.nothingToRedo),
    run: () => {
      if (!inText('redo')) void undoOrRedo('plan.redo');
    },
    yieldsToText: true,
  },
  'edit.cut': {
    label: fixed('edit.cut'),
    keys: ['Ctrl+X'],
    blocked: needsWritable,
    run: () => void document.execCommand('cut'),
    yieldsToText: true,
  },
  'edit.copy': {
    label: fixed('edit.copy'),
    keys: ['Ctrl+C'],
    blocked: needsSheet,
    run: () => void document.execCommand('copy'),
    yieldsToText: true,
  },
  'edit.paste': {
    label: fixed('edit.paste'),
    keys: ['Ctrl+V'],
    blocked: needsWritable,
    run: pasteFromHost,
    yieldsToText: true,
  },
  'edit.clear': {
    label: fixed('edit.clear'),
    keys: ['Delete'],
    blocked: needsWritable,
    run: () => {
      if (!selectionStore.get().edit) clearSelection();
    },
    yieldsToText: true,
  },
  'edit.cell': {
    label: fixed('edit.cell'),
    keys: ['F2'],
    blocked: needsCell,
    run: () => void beginEdit('edit', 'cell'),
  },
  'edit.selectAll': {
    label: fixed('edit.selectAll'),
    keys: ['Ctrl+A'],
    blocked: needsSheet,
    run: selectAll,
    yieldsToText: true,
  },
  'workbook.export': {
    label: fixed('workbook.export'),
    keys: ['Ctrl+E'],
    blocked: needsSheet,
    run: () => uiStore.set({ dialog: { kind: 'export' } }),
  },
  'workbook.import': {
    label: fixed('workbook.import'),
    keys: ['Ctrl+I'],
    blocked: needsWritable,
    run: () => void previewImport(null),
  },
  'workbook.ways': {
    label: fixed('workbook.ways'),
    keys: [],
    blocked: needsSheet,
    run: () => uiStore.set({ dialog: { kind: 'ways' } }),
  },
  ...rowTable,
  ...checkActions,
  ...sentenceActions,
  ...periodActions,
  ...printActions,
  ...returnActions,
  ...templateActions,
  ...findActions,
  ...viewActions,
  ...columnActions,
  'view.zoomIn': { label: fixed('view.zoomIn'), keys: ['Ctrl+Alt++'], blocked: always, run: () => zoomBy(1) },
  'view.zoomOut': { label: fixed('view.zoomOut'), keys: ['Ctrl+Alt+-'], blocked: always, run: () => zoomBy(-1) },
  'view.zoomReset': {
    label: fixed('view.zoomReset'),
    keys: ['Ctrl+0'],
    blocked: always,
    run: () => uiStore.set({ zoom: 100 }),
  },
  'view.details': {
    label: fixed('view.details'),
    keys: ['F4'],
    blocked: needsPlan,
    run: () => toggleSide('details'),
  },
  'view.history': {
    label: fixed('view.history'),
    keys: ['Ctrl+Shift+H'],
    blocked: needsPlan,
    run: () => toggleSide('history'),
  },
  'view.nav': {
    label: fixed('view.nav'),
    keys: ['Ctrl+B'],
    blocked: needsPlan,
    run: toggleNav,
  },
  ...windowActions,
  ...navActions,
  ...unitActions,
  ...clipboardActions,
  ...fillActions,
  ...formActions,
  ...followActions,
  ...helpActions,
  'app.person': {
    label: fixed('app.person'),
    keys: [],
    blocked: always,
    run: () => uiStore.set({ dialog: { kind: 'person' } }),
  },
  'app.licences': {
    label: fixed('app.licences'),
    keys: [],
    blocked: always,
    run: () => uiStore.set({ dialog: { kind: 'licences' } }),
  },
  'app.about': {
    label: fixed('app.about'),
    keys: [],
    blocked: always,
    run: () => uiStore.set({ dialog: { kind: 'about' } }),
  },
};

/** Shown in the list of shortcuts and offered as keys; the rest are second names of a toggle. */
export const ACTION_IDS = Object.keys(ACTIONS) as readonly ActionId[];

/** Whether a text names an action of the table. */
export const isActionId = (id: string): id is ActionId => Object.hasOwn(ACTIONS, id);
