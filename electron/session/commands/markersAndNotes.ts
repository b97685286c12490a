import { err, ok } from '../../../shared/contract/result';
import type { RenumberMarkers, SetCellNote } from '../../../shared/domain/command';
import { renumber } from '../../../shared/domain/marker';
import type { ViewColumn } from '../../../shared/form/columns';
import { REGISTERS } from '../../../shared/form/definition';
import { STEP_TEXT } from '../../../shared/text/steps';
import { newId } from '../../db/newId';
import { textOf } from '../../db/sqlDb';
import type { SheetContext } from '../load/sheetContext';
import { markedRows, markerRuns, setMarker } from './markerRuns';
import { type Planner, planRow } from './planned';
import { blockOf, levelOf } from './rowTree';

/** In a register every row is counted, a new one too. */
const REGISTER_STYLE = '1';
const DEEPEST = 1000;

/** Numbers the TT cells again, each series in its own style; blank ones and signs such as "-" stay as they are. */
export const planRenumber: Planner<RenumberMarkers> = (bench, command) => {
  const runs = markerRuns(markedRows(bench));
  const isRegister = REGISTERS.has(bench.context.form.rows);
  const markers = renumber(
    runs.map(([first]) => ({
      marker: isRegister && first?.kind === 'entry' && first.marker === '' ? REGISTER_STYLE : (first?.marker ?? ''),
      // A register is one list, however deep its groups go (domain.md §4, forms 6 and 7).
      level: isRegister && first?.kind === 'entry' ? DEEPEST : first ? levelOf(bench, blockOf(bench, first.id)) : 0,
      isHeading: first?.kind === 'heading',
    })),
  );
  for (const [index, run] of runs.entries()) {
    for (const row of run) setMarker(bench, row.id, markers[index] ?? row.marker);
  }
  const column = bench.context.columns.columns.find((candidate) => candidate.kind === 'marker');
  const place = { sheet: command.sheet, row: null, column: column?.id ?? null };
  return ok({ label: STEP_TEXT.renumber, place, source: '' });
};

/** A note on a figure speaks of its period and unit; one on a label, whatever the period. */
const notePlace = (
  { period, unit }: SheetContext,
  column: ViewColumn | undefined,
): { readonly period: string; readonly unit: string } => {
  const kind = column?.address?.kind;
  const isOfSheet = column !== undefined && (kind === undefined || kind === 'figure');
  return isOfSheet ? { period, unit: unit.id } : { period: '', unit: '' };
};

/** A note on one cell of the sheet. */
export const planSetNote: Planner<SetCellNote> = (bench, command) => {
  if (!planRow(bench, command.row)) return err({ code: 'unknownRow', row: command.row });
  const column = bench.context.columns.byId.get(command.column);
  if (!column && command.column !== 'part') return err({ code: 'unknownColumn', column: command.column });
  const at = notePlace(bench.context, column);
  const stored = bench.db.one(
    `SELECT id, period, unit FROM cell_note WHERE row_id = ? AND column_id = ? AND period IN ('', ?) AND unit IN ('', ?)
     ORDER BY period DESC, unit DESC`,
    [command.row, command.column, at.period, at.unit],
  );
  const place = { sheet: command.sheet, row: command.row, column: command.column };
  if (command.body.trim() === '') {
    if (stored) bench.set.remove('cell_note', textOf(stored, 'id'));
    return ok({ label: STEP_TEXT.clearNote, place, source: '' });
  }
  const id = stored ? textOf(stored, 'id') : newId();
  bench.set.put('cell_note', id, {
    row_id: command.row,
    column_id: command.column,
    body: command.body.trim(),
    period: stored ? textOf(stored, 'period') : at.period,
    unit: stored ? textOf(stored, 'unit') : at.unit,
  });
  return ok({ label: STEP_TEXT.note, place, source: '' });
};
