import type { AppError } from '../../shared/contract/appError';
import { err, ok, type Result } from '../../shared/contract/result';
import { isPeriod, type Period } from '../../shared/domain/period';
import { parseForm } from '../../shared/form/parseForm';
import type { FormDefinition } from '../../shared/form/types';
import { type SqlDb, textOf } from '../db/sqlDb';

/** Sheet = plan × form × unit, at a period: everything that loading and writing its cells needs to know. */
export interface SheetContext {
  readonly sheet: string;
  readonly title: string;
  readonly form: FormDefinition;
  readonly plan: { readonly id: string; readonly title: string; readonly period: Period; readonly print: string };
  readonly authority: string;
  readonly period: Period;
  readonly unit: { readonly id: string; readonly name: string };
}

/** Looks a sheet up; `period` and `unit` default to the sheet's own. */
export const sheetContext = (
  db: SqlDb,
  sheet: string,
  period: string | null | undefined,
  unit: string | null | undefined,
): Result<SheetContext, AppError> => {
  const row = db.one(
    `SELECT s.id, s.title, s.period, s.unit_id, f.definition, p.id AS plan_id, p.title AS plan_title, p.period AS plan_period,
            p.print, p.authority_id
     FROM sheet s JOIN form f ON f.id = s.form_id JOIN plan p ON p.id = s.plan_id WHERE s.id = ?`,
    [sheet],
  );
  if (!row) return err({ code: 'unknownSheet', sheet });
  if (period !== null && period !== undefined && !isPeriod(period)) return err({ code: 'unknownPeriod', period });
  const unitId = unit ?? textOf(row, 'unit_id');
  const unitRow = db.one('SELECT id, name FROM org_unit WHERE id = ?', [unitId]);
  if (!unitRow) return err({ code: 'unknownUnit', unit: unitId });
  const form = parseForm(JSON.parse(textOf(row, 'definition')));
  if (!form.ok) return err({ code: 'formInvalid', at: form.error.at, detail: form.error.detail });
  return ok({
    sheet,
    title: textOf(row, 'title'),
    form: form.value,
    plan: {
      id: textOf(row, 'plan_id'),
      title: textOf(row, 'plan_title'),
      period: textOf(row, 'plan_period'),
      print: textOf(row, 'print'),
    },
    authority: textOf(row, 'authority_id'),
    period: period ?? textOf(row, 'period'),
    unit: { id: unitId, name: textOf(unitRow, 'name') },
  });
};
