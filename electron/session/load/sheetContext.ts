import type { AppError } from '../../../shared/contract/appError';
import { err, ok, type Result } from '../../../shared/contract/result';
import type { SheetAt } from '../../../shared/domain/command';
import { isPeriod, type Period } from '../../../shared/domain/period';
import type { FormDefinition } from '../../../shared/form/definition';
import type { NamedUnit, SheetFacts } from '../../../shared/form/expandColumns';
import { parseForm } from '../../../shared/form/parseForm';
import { type SheetColumns, sheetColumns } from '../../../shared/form/resolveSheet';
import { sheetTitle } from '../../../shared/form/sheetTitle';
import { jsonIn, type SqlDb, type SqlRow, textOf } from '../../db/sqlDb';
import { isThereIn } from '../units/unitsList';

/** Sheet = plan × form × unit, at a period: everything that loading and writing its cells needs to know. */
export interface SheetContext {
  readonly sheet: string;
  readonly title: string;
  readonly form: FormDefinition;
  readonly columns: SheetColumns;
  readonly plan: SheetPlan;
  readonly period: Period;
  readonly unit: NamedUnit;
}

export interface SheetPlan {
  readonly id: string;
  readonly title: string;
  readonly period: Period;
  readonly unit: string;
  readonly print: string;
  /** Authority of the plan. */
  readonly authority: string;
}

/** Looks a sheet up; `period` and `unit` default to the sheet's own. */
export const sheetContext = (
  db: SqlDb,
  sheet: string,
  period: string | null | undefined,
  unit: string | null | undefined,
): Result<SheetContext, AppError> => {
  const row = db.one('SELECT * FROM sheet WHERE id = ?', [sheet]);
  return row ? contextOfSheet(db, row, period, unit) : err({ code: 'unknownSheet', sheet });
};

/** Answers a question about a sheet, which is looked up first. */
export const onSheet = <T>(
  db: SqlDb,
  at: SheetAt,
  answer: (context: SheetContext) => Result<T, AppError>,
): Result<T, AppError> => {
  const context = sheetContext(db, at.sheet, at.period, at.unit);
  return context.ok ? answer(context.value) : context;
};

/** The context of a sheet by its row, which may be one that was taken away. */
export const contextOfSheet = (
  db: SqlDb,
  row: SqlRow,
  period: string | null | undefined,
  unit: string | null | undefined,
): Result<SheetContext, AppError> => {
  const sheet = textOf(row, 'id');
  const of = db.one(
    `SELECT f.definition, p.id, p.title, p.period, p.unit_id, p.print, p.authority_id FROM form f JOIN plan p ON p.id = ?
     WHERE f.id = ?`,
    [textOf(row, 'plan_id'), textOf(row, 'form_id')],
  );
  if (!of) return err({ code: 'unknownSheet', sheet });
  if (period !== null && period !== undefined && !isPeriod(period)) return err({ code: 'unknownPeriod', period });
  const unitId = unit ?? textOf(row, 'unit_id');
  const unitRow = db.one('SELECT id, name FROM org_unit WHERE id = ?', [unitId]);
  if (!unitRow) return err({ code: 'unknownUnit', unit: unitId });
  const form = formOf(textOf(of, 'definition'));
  if (!form.ok) return err({ code: 'formInvalid', at: form.error.at, detail: form.error.detail });
  const plan: SheetPlan = {
    id: textOf(of, 'id'),
    title: textOf(of, 'title'),
    period: textOf(of, 'period'),
    unit: textOf(of, 'unit_id'),
    print: textOf(of, 'print'),
    authority: textOf(of, 'authority_id'),
  };
  const named: NamedUnit = { id: unitId, name: textOf(unitRow, 'name') };
  const at = period ?? textOf(row, 'period');
  const facts = { ...sheetFacts(db, plan, at, named), shown: listIn(textOf(row, 'columns')) };
  return ok({
    sheet,
    title: sheetTitle(textOf(row, 'title'), facts),
    form: form.value,
    columns: sheetColumns(form.value, facts),
    plan,
    period: at,
    unit: named,
  });
};

const listIn = (json: string): readonly string[] => {
  const list = jsonIn(json);
  return Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string') : [];
};

/** The form that a stored definition describes; null when it cannot be read. */
export const definitionOf = (definition: string): FormDefinition | null => {
  const form = formOf(definition);
  return form.ok ? form.value : null;
};

const forms = new Map<string, ReturnType<typeof parseForm>>();
const KEPT_FORMS = 50;

/** A definition is read once: every command looks its sheet up. */
const formOf = (definition: string): ReturnType<typeof parseForm> => {
  let form = forms.get(definition);
  if (!form) {
    form = parseForm(jsonIn(definition));
    if (forms.size >= KEPT_FORMS) forms.clear();
    forms.set(definition, form);
  }
  return form;
};

const sheetFacts = (db: SqlDb, plan: SheetPlan, period: Period, unit: NamedUnit): SheetFacts => ({
  planPeriod: plan.period,
  sheetPeriod: period,
  unit,
  own: plan.authority,
  superior: superiorOf(db, plan),
  authorityNames: authorityNames(db, plan),
  areas: unitsBelow(db, unit.id, period, 'area'),
  offices: unitsBelow(db, unit.id, period, 'office'),
  unitNames: unitNames(db, period),
});

/** The authority above the plan's own: the first other one that is not of the plan's unit itself. */
const superiorOf = (db: SqlDb, plan: SheetPlan): string | null => {
  const row = db.one(
    `SELECT id FROM authority WHERE id <> ? AND (unit_id IS NULL OR unit_id <> ?) ORDER BY sort_key, id`,
    [plan.authority, plan.unit],
  );
  return row ? textOf(row, 'id') : null;
};

const authorityNames = (db: SqlDb, plan: SheetPlan): { readonly own: string; readonly superior: string } => {
  const nameOf = (id: string | null): string => {
    const row = id === null ? null : db.one('SELECT name FROM authority WHERE id = ?', [id]);
    return row ? textOf(row, 'name') : '';
  };
  return { own: nameOf(plan.authority), superior: nameOf(superiorOf(db, plan)) };
};

/** Units to choose from where one is typed: departments before land, as tasks and indicators name them. */
const unitNames = (db: SqlDb, period: Period): string[] =>
  db
    .all(
      `SELECT u.name, u.valid_from, u.valid_to FROM org_unit u JOIN unit_kind k ON k.id = u.kind
       ORDER BY k.role = 'area', u.sort_key, u.id`,
    )
    .filter((row) => isThereIn(row, period))
    .map((row) => textOf(row, 'name'));

/** Units right below one that exist on some day of a period (domain.md §4: forms list the units of their date). */
const unitsBelow = (db: SqlDb, unit: string, period: Period, role: 'area' | 'office'): NamedUnit[] => {
  return db
    .all(
      `SELECT u.id, u.name, u.short_name, u.valid_from, u.valid_to FROM org_unit u JOIN unit_kind k ON k.id = u.kind
       WHERE u.parent_id = ? AND k.role = ? ORDER BY u.sort_key, u.id`,
      [unit, role],
    )
    .filter((row) => isThereIn(row, period))
    .map((row) => ({ id: textOf(row, 'id'), name: textOf(row, 'short_name') || textOf(row, 'name') }));
};
