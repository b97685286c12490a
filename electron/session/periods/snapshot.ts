import type { AppError } from '../../../shared/contract/appError';
import { err, ok, type Result } from '../../../shared/contract/result';
import { packResponse, unpackResponse } from '../../../shared/contract/wire';
import { type Period, type PeriodKind, parsePeriod } from '../../../shared/domain/period';
import type { Address } from '../../../shared/form/columns';
import { onScreen } from '../../../shared/form/displayUnit';
import { scopeOf, takesKind } from '../../../shared/form/sheetScope';
import type { SheetView } from '../../../shared/form/types';
import { jsonIn, type SqlDb, type SqlRow, textOf } from '../../db/sqlDb';
import { textPlace } from '../load/loadedValue';
import { resolveView } from '../load/resolveView';
import { type SheetContext, sheetContext } from '../load/sheetContext';

/**
 * A copy, as it stands now, of every Biểu of a plan that has anything in a period: what was sent stays readable whatever
 * is corrected later (domain.md §4). `unit: null` takes each sheet's own unit.
 */
export const takeSnapshots = (
  db: SqlDb,
  plan: string,
  period: Period,
  unit: string | null,
  stamp: { readonly taken_at: string; readonly taken_by: string; readonly reason: string },
): SqlRow[] => {
  const kind = parsePeriod(period)?.kind;
  const sheets = db.all('SELECT id, unit_id, period FROM sheet WHERE plan_id = ? ORDER BY sort_key, id', [plan]);
  return sheets.flatMap((sheet): SqlRow[] => {
    const id = textOf(sheet, 'id');
    const of = unit ?? textOf(sheet, 'unit_id');
    const context = sheetContext(db, id, period, of);
    if (!context.ok || kind === undefined || !isFor(context.value, kind, textOf(sheet, 'period'))) return [];
    const view = resolveView(db, context.value);
    if (!hasAnything(context.value, view)) return [];
    return [{ sheet_id: id, unit_id: of, period, ...stamp, view: JSON.stringify(packResponse('sheet.view', view)) }];
  });
};

/** A form made for no kind of period in particular is kept for the plan's own period and the one that its sheet stands in. */
const isFor = ({ form, plan, period }: SheetContext, kind: PeriodKind, own: Period): boolean => {
  const scope = scopeOf(form);
  return scope.kinds.length === 0 ? period === plan.period || period === own : takesKind(scope, kind);
};

/** Whether a sheet shows anything that belongs to its own period. */
const hasAnything = (context: SheetContext, view: SheetView): boolean => {
  const columns = context.columns.columns.filter(
    ({ address }) => address && periodOf(address, context) === view.period,
  );
  return view.rows.some((row) => columns.some(({ id }) => (row.cells[id]?.text ?? '') !== ''));
};

const periodOf = (address: Address, context: SheetContext): Period | null => {
  switch (address.kind) {
    case 'figure':
    case 'target':
    case 'return':
      return address.period;
    case 'text':
      return textPlace(context, address.perRow).period;
    default:
      return null;
  }
};

/** A kept copy, and the same sheet as it is now. */
export const readSnapshot = (
  db: SqlDb,
  id: string,
): Result<{ readonly before: SheetView; readonly now: SheetView | null }, AppError> => {
  const row = db.one('SELECT sheet_id, unit_id, period, view FROM sheet_snapshot WHERE id = ?', [id]);
  if (!row) return err({ code: 'unknownSheet', sheet: id });
  const before = onScreen(unpackResponse('sheet.view', jsonIn(textOf(row, 'view'))));
  const context = sheetContext(db, textOf(row, 'sheet_id'), textOf(row, 'period'), textOf(row, 'unit_id'));
  return ok({ before, now: context.ok ? onScreen(resolveView(db, context.value)) : null });
};
