import { resolveSheet } from '../../../shared/form/resolveSheet';
import type { SheetView } from '../../../shared/form/types';
import type { SqlDb } from '../../db/sqlDb';
import { sheetLocks } from '../periods/closing';
import { printSettings } from '../printSettings';
import { loadRows } from './loadRows';
import type { SheetContext } from './sheetContext';

/** A sheet as the file has it now, resolved to what is shown. */
export const resolveView = (db: SqlDb, context: SheetContext): SheetView =>
  resolveSheet(context.form, context.columns, {
    sheet: context.sheet,
    plan: context.plan,
    title: context.title,
    period: context.period,
    unit: context.unit,
    rows: loadRows(db, context, null),
    print: printSettings(context),
    locks: sheetLocks(db, context),
  });
