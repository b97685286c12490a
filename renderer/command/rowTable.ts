import { ACTION } from '../../shared/text/dialogs';
import { ROW_BLOCKED } from '../../shared/text/rows';
import { planStore } from '../store/planStore';
import type { Action } from './actions';
import { foldAll, foldHere, unfoldAll, unfoldHere, whyNoFold, whyNoFoldAll, whyNoUnfold } from './folding';
import { needsFigure, needsRow, needsVerdict, needsWritable } from './guards';
import { clearNote, openNote, whyNoClearNote, whyNoNote } from './notes';
import { activeRow, openOverrule, toggleDirection, toggleEstimate } from './rowActions';
import { whyNoJoin, whyNoMove, whyNoRows, whyNoSplit } from './rowChoice';
import {
  deleteRows,
  duplicateRows,
  groupRows,
  insertRows,
  openJoin,
  openSplit,
  renumber,
  ungroupRows,
  whyNoUngroup,
} from './rowEditing';
import { moveRows, shiftLevel } from './rowMoving';

type RowActionId = Extract<keyof typeof ACTION, `row.${string}` | `cell.${string}`>;

const action = (
  id: RowActionId,
  keys: readonly string[],
  why: () => string | null,
  run: () => void,
  label: () => string = () => ACTION[id],
): Action => ({ label, keys, blocked: () => needsWritable() ?? needsPlanRows() ?? why(), run });

/** A sheet whose rows are units has no rows of its own: they come and go with the units. */
const needsPlanRows = (): string | null =>
  planStore.get().model?.view.source === 'units' ? ROW_BLOCKED.unitRows : null;

/** Folding looks at the sheet and changes nothing in it: it works in a plan that is only read as well. */
const view = (id: RowActionId, keys: readonly string[], why: () => string | null, run: () => void): Action => ({
  label: () => ACTION[id],
  keys,
  blocked: why,
  run,
});

/** Everything that can be done to rows, and notes of cells. */
export const rowTable = {
  'row.insertAbove': action('row.insertAbove', ['Ctrl++'], needsRow, () => insertRows('above')),
  'row.insertBelow': action(
    'row.insertBelow',
    ['Alt+Insert'],
    () => null,
    () => insertRows('below'),
  ),
  'row.delete': action('row.delete', ['Ctrl+-'], whyNoRows, () => void deleteRows()),
  'row.duplicate': action('row.duplicate', ['Ctrl+Shift+D'], whyNoRows, duplicateRows),
  'row.moveUp': action('row.moveUp', ['Alt+ArrowUp'], whyNoMove, () => moveRows('up')),
  'row.moveDown': action('row.moveDown', ['Alt+ArrowDown'], whyNoMove, () => moveRows('down')),
  'row.levelDown': action('row.levelDown', ['Alt+ArrowRight'], whyNoMove, () => shiftLevel('down')),
  'row.levelUp': action('row.levelUp', ['Alt+ArrowLeft'], whyNoMove, () => shiftLevel('up')),
  'row.group': action('row.group', ['Ctrl+Shift+G'], whyNoMove, () => void groupRows()),
  'row.ungroup': action('row.ungroup', ['Ctrl+Shift+U'], whyNoUngroup, ungroupRows),
  'row.fold': view('row.fold', ['Alt+Shift+ArrowLeft'], whyNoFold, foldHere),
  'row.unfold': view('row.unfold', ['Alt+Shift+ArrowRight'], whyNoUnfold, unfoldHere),
  'row.foldAll': view('row.foldAll', [], whyNoFoldAll, foldAll),
  'row.unfoldAll': view('row.unfoldAll', [], whyNoFoldAll, unfoldAll),
  'row.split': action('row.split', [], whyNoSplit, openSplit),
  'row.join': action('row.join', [], whyNoJoin, () => void openJoin()),
  'row.renumber': action(
    'row.renumber',
    [],
    () => null,
    () => void renumber(),
  ),
  'cell.note': action('cell.note', ['Shift+F2'], whyNoNote, openNote),
  'cell.clearNote': action('cell.clearNote', [], whyNoClearNote, clearNote),
  'row.overrule': action('row.overrule', [], needsVerdict, openOverrule),
  'row.toggleEstimate': action(
    'row.toggleEstimate',
    [],
    needsFigure,
    toggleEstimate,
    () => ACTION[activeRow()?.figure?.estimate ? 'row.toggleActual' : 'row.toggleEstimate'],
  ),
  'row.toggleActual': action('row.toggleActual', [], needsFigure, toggleEstimate),
  'row.direction': action(
    'row.direction',
    [],
    needsVerdict,
    toggleDirection,
    () => ACTION[activeRow()?.row.direction === 'lower' ? 'row.directionHigher' : 'row.direction'],
  ),
  'row.directionHigher': action('row.directionHigher', [], needsVerdict, toggleDirection),
} satisfies Readonly<Record<RowActionId, Action>>;
