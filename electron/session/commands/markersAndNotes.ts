import { err, ok } from '../../../shared/contract/result';
import type { RenumberMarkers, SetCellNote } from '../../../shared/domain/command';
import { formatMarker, markerStyle } from '../../../shared/domain/marker';
import { STEP_TEXT } from '../../../shared/text/steps';
import { newId } from '../../db/newId';
import { textOf } from '../../db/sqlDb';
import { type Planner, planRow } from './planned';
import { allInOrder } from './rowTree';

/** Groups are runs of rows with one marker; each gets the next number in the style of the first. Blank ones stay blank. */
export const planRenumber: Planner<RenumberMarkers> = (bench, command) => {
  const rows = allInOrder(bench);
  const style = rows.map((row) => markerStyle(textOf(row, 'marker'))).find((found) => found !== null) ?? 'arabic';
  let number = 0;
  let before: string | null = null;
  for (const row of rows) {
    const marker = textOf(row, 'marker');
    // Markers of another style (a heading's I among 1, 2, 3) are a series of their own and stay.
    if (marker !== '' && markerStyle(marker) !== null && markerStyle(marker) !== style) {
      before = null;
      continue;
    }
    if (marker !== '' && marker !== before) number++;
    before = marker;
    if (marker !== '') bench.set.put('plan_row', textOf(row, 'id'), { ...row, marker: formatMarker(style, number) });
  }
  const column = bench.context.form.columns.find((candidate) => candidate.kind === 'marker');
  const place = { sheet: command.sheet, row: null, column: column?.id ?? null };
  return ok({ label: STEP_TEXT.renumber, place, source: '' });
};

/** A note on one cell of the sheet. */
export const planSetNote: Planner<SetCellNote> = (bench, command) => {
  if (!planRow(bench, command.row)) return err({ code: 'unknownRow', row: command.row });
  const isColumn = command.column === 'part' || bench.context.form.columns.some((one) => one.id === command.column);
  if (!isColumn) return err({ code: 'unknownColumn', column: command.column });
  const stored = bench.db.one('SELECT id FROM cell_note WHERE row_id = ? AND column_id = ?', [
    command.row,
    command.column,
  ]);
  const place = { sheet: command.sheet, row: command.row, column: command.column };
  if (command.body.trim() === '') {
    if (stored) bench.set.remove('cell_note', textOf(stored, 'id'));
    return ok({ label: STEP_TEXT.clearNote, place, source: '' });
  }
  const id = stored ? textOf(stored, 'id') : newId();
  bench.set.put('cell_note', id, { row_id: command.row, column_id: command.column, body: command.body });
  return ok({ label: STEP_TEXT.note, place, source: '' });
};
