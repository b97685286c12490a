import type { AppError } from '../../../shared/contract/appError';
import { err, ok, type Result } from '../../../shared/contract/result';
import type { ViewColumn } from '../../../shared/form/columns';
import { type SqlDb, textOf, textOrNull } from '../../db/sqlDb';
import type { SheetContext } from '../load/sheetContext';

/** A cell as the log knows it: the rows of the file that its content lives in. */
export interface CellKey {
  /** A row of the plan; a unit where the rows of the sheet are units. */
  readonly row: string;
  /** The row that carries the label: for a part its label row, else the row itself. */
  readonly label: string;
  readonly indicator: string | null;
  readonly column: ViewColumn | 'part';
  /** The name of a unit by its id; the id where it is gone. */
  readonly unitName: (id: string) => string;
}

/** The cell of a row and a column (`part` for the name of a part); an error where the sheet has no such cell. */
export const cellKey = (
  db: SqlDb,
  context: SheetContext,
  rowId: string,
  columnId: string,
): Result<CellKey, AppError> => {
  const isUnits = context.form.rows === 'units';
  const row = isUnits
    ? db.one(`SELECT id, NULL AS parent_id, 'entry' AS kind, NULL AS indicator_id FROM org_unit WHERE id = ?`, [rowId])
    : db.one('SELECT id, parent_id, kind, indicator_id FROM plan_row WHERE id = ? AND plan_id = ?', [
        rowId,
        context.plan.id,
      ]);
  if (!row) return err({ code: 'unknownRow', row: rowId });
  const column = columnId === 'part' ? 'part' : context.columns.columns.find((one) => one.id === columnId);
  if (!column) return err({ code: 'unknownColumn', column: columnId });
  const isPart = textOf(row, 'kind') === 'part';
  return ok({
    row: rowId,
    label: (isPart ? textOrNull(row, 'parent_id') : null) ?? rowId,
    indicator: textOrNull(row, 'indicator_id'),
    column,
    unitName: (id) => {
      const unit = db.one('SELECT name FROM org_unit WHERE id = ?', [id]);
      return unit ? textOf(unit, 'name') : id;
    },
  });
};
