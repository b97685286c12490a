import { isRowsWhole } from '../../shared/grid/sheetModel';
import { isReadOnly, planStore } from '../store/planStore';
import { activeCell, isMultiple, selectionStore } from '../store/selectionStore';
import { commitEdit } from './editing';
import type { KeyIntent } from './keys';
import { offerRow } from './offeredRow';
import { appendRow } from './rowEditing';
import { moveByKey } from './selecting';
import { endTabRun, runStart } from './tabRun';

/** The row whose name was last typed into an empty cell: it is being written. */
let begun: string | null = null;
/** The key that is being dealt with ends the typing of such a name. */
let isNaming = false;

const LABEL_KINDS: ReadonlySet<string> = new Set(['marker', 'name']);

const isLabel = (column: string): boolean => {
  const { model } = planStore.get();
  const at = model?.columnIndex(column) ?? null;
  return at !== null && LABEL_KINDS.has(model?.columns[at]?.column.kind ?? '');
};

/** Rows can be added at the end: the sheet is shown whole, in its own order, and its rows are not units. */
export const canGrow = (): boolean => {
  const { model } = planStore.get();
  return model !== null && !isReadOnly() && model.view.source !== 'units' && isRowsWhole(model);
};

/** Before what is typed is committed: keeps in mind the row that a name is being given to. */
const noteWriting = (): void => {
  const { edit } = selectionStore.get();
  isNaming = edit !== null && edit.original === '' && edit.draft.trim() !== '' && isLabel(edit.spot.column);
  if (edit && isNaming) begun = edit.spot.row;
};

/**
 * Where the next row is begun when Enter leaves the last row while it is being written, as in a table of Word: from its new
 * name, or after a run of Tab from there. Null elsewhere: a table that is complete gets no empty row for a figure typed at
 * its end, nor for a name that changes.
 */
const nextRowAt = (intent: KeyIntent): string | null => {
  const isDown = intent.do === 'step' && intent.by === 'enter' && intent.direction === 'down';
  const { model } = planStore.get();
  const cell = activeCell();
  if (!isDown || isMultiple() || !model || !cell || !canGrow()) return null;
  const isLast = model.mergeOf(cell).r1 === model.rows.length - 1;
  const column = model.columns[runStart() ?? cell.c]?.id;
  const isWritten = begun !== null && model.rows.at(-1)?.id === begun && (isNaming || runStart() !== null);
  return isLast && isWritten && column !== undefined && isLabel(column) ? column : null;
};

/** Adds a row where Enter leaves the last one that is being written; false elsewhere. */
const growByEnter = (intent: KeyIntent): boolean => {
  const column = nextRowAt(intent);
  if (column === null) return false;
  endTabRun();
  void appendRow(column).then(offerRow);
  return true;
};

/** A key that leaves the cell, from the cell itself or from the line above: what is typed is committed, the cursor moves. */
export const commitAndMove = (intent: KeyIntent, page: () => number): boolean => {
  noteWriting();
  commitEdit();
  return growByEnter(intent) || moveByKey(intent, page);
};
