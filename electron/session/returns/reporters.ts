import type { AppError } from '../../../shared/contract/appError';
import { err, ok, type Result } from '../../../shared/contract/result';
import { type SqlDb, textOf } from '../../db/sqlDb';
import { type SheetContext, sheetContext } from '../load/sheetContext';
import { aliasesOf, isThereIn } from '../units/unitsList';

/** A unit that reports on a sheet: land below the sheet's own, or a department of it. */
export interface Reporter {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly aliases: readonly string[];
  readonly role: 'area' | 'office';
}

/** Units right below the sheet's that exist in its period: land first, then departments. */
export const reportersOf = (db: SqlDb, { unit, period }: SheetContext): Reporter[] =>
  db
    .all(
      `SELECT u.*, k.role FROM org_unit u JOIN unit_kind k ON k.id = u.kind WHERE u.parent_id = ?
       ORDER BY k.role = 'office', u.sort_key, u.id`,
      [unit.id],
    )
    .filter((row) => isThereIn(row, period))
    .map((row) => ({
      id: textOf(row, 'id'),
      name: textOf(row, 'name'),
      shortName: textOf(row, 'short_name'),
      aliases: aliasesOf(row),
      role: textOf(row, 'role') === 'office' ? 'office' : 'area',
    }));

/**
 * The sheet as a unit reports on it. A commune gives its own figures; a department gives those of the sheet's unit, of
 * which it is the owner or the provider.
 */
export const contextOf = (db: SqlDb, sheet: SheetContext, unit: string): Result<SheetContext, AppError> => {
  const row = db.one('SELECT k.role FROM org_unit u JOIN unit_kind k ON k.id = u.kind WHERE u.id = ?', [unit]);
  if (!row) return err({ code: 'unknownUnit', unit });
  if (textOf(row, 'role') === 'office') return ok(sheet);
  return sheetContext(db, sheet.sheet, sheet.period, unit);
};
