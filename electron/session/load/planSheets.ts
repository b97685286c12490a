import { lastYear, monthOf, type Period, type PeriodKind, parsePeriod, periodId } from '../../../shared/domain/period';
import type { FormDefinition } from '../../../shared/form/definition';
import { applyChanges, type Change } from '../../db/changes';
import { keysBetween } from '../../db/orderKey';
import { type SqlDb, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';

/** What a sheet is before it has a place in the file: form code, title, period, unit. */
export interface SheetRow {
  readonly id: string;
  readonly form: string;
  readonly title: string;
  readonly period: Period;
  readonly unit: string;
}

/** A plan as far as its sheets are concerned. */
export interface SheetOwner {
  readonly id: string;
  readonly period: Period;
  readonly unit: string;
  /** The only plan of its file: its sheets may then bear the plain names of the forms. */
  readonly only: boolean;
}

/** Id of a form in a plan file: code and version. Throws when there is no such form. */
export const formRowId = (forms: readonly FormDefinition[], code: string): string => {
  const form = forms.find((one) => one.id === code);
  if (!form) throw new Error(`no form ${code}`);
  return `${form.id}@${form.version}`;
};

/** Shipped forms as rows of a plan file, which keeps its own, versioned copies. */
export const formRows = (forms: readonly FormDefinition[]): { readonly id: string; readonly row: SqlRow }[] =>
  forms.map((form) => ({
    id: `${form.id}@${form.version}`,
    row: { code: form.id, version: form.version, origin: 'shipped', definition: JSON.stringify(form) },
  }));

/** Every plan lists every form: the sheets it has, in the order of the forms, and one for each form it has none of. */
export const sheetRows = (plan: SheetOwner, forms: readonly FormDefinition[], given: readonly SheetRow[]): SheetRow[] =>
  forms.flatMap((form) => {
    const own = given.filter((sheet) => sheet.form === form.id);
    return own.length > 0 ? own : [newSheet(plan, form)];
  });

/** The title keeps its placeholders: it follows the period and unit the sheet is looked at in. */
const newSheet = (plan: SheetOwner, form: FormDefinition): SheetRow => ({
  id: plan.only ? form.id : `${plan.id}--${form.id}`,
  form: form.id,
  title: form.title ?? form.name.toLocaleUpperCase('vi'),
  period: usualPeriod(form, plan.period),
  unit: plan.unit,
});

/** The period a form usually opens with: of the kind it is made for, within the plan's last year. */
export const usualPeriod = (form: FormDefinition, plan: Period): Period => {
  const kind: PeriodKind | undefined = form.periods?.[0];
  const parts = parsePeriod(plan);
  const year = lastYear(plan);
  if (kind === undefined || !parts || year === null || parts.kind === kind) return plan;
  if (kind === 'term') return plan;
  if (kind === 'month') return monthOf(year, 1);
  return periodId({ kind, firstYear: year, lastYear: year, number: 1 });
};

/**
 * Brings a file that an earlier version wrote up to the forms of this one: what it has no copy of is added, with a sheet
 * in each plan. Part of opening, like a migration: no step, and on disk with the next one. A form that an office took its
 * sheet of stays away, because its copy is still there.
 */
export const completeForms = (db: SqlDb, forms: readonly FormDefinition[]): boolean => {
  const known = new Set(db.all('SELECT code FROM form').map((row) => textOf(row, 'code')));
  const missing = forms.filter((form) => !known.has(form.id));
  if (missing.length === 0) return false;
  const plans = db.all('SELECT * FROM plan ORDER BY sort_key, id');
  const changes: Change[] = formRows(missing).map(({ id, row }) => ({
    table: 'form',
    id,
    before: null,
    after: { ...row, id },
  }));
  for (const plan of plans) {
    const owner: SheetOwner = {
      id: textOf(plan, 'id'),
      period: textOf(plan, 'period'),
      unit: textOf(plan, 'unit_id'),
      only: plans.length === 1,
    };
    const last = db.one('SELECT max(sort_key) AS key FROM sheet WHERE plan_id = ?', [owner.id]);
    const keys = keysBetween(last ? textOrNull(last, 'key') : null, null, missing.length);
    for (const [index, sheet] of sheetRows(owner, missing, []).entries()) {
      const after = {
        id: sheet.id,
        plan_id: owner.id,
        form_id: formRowId(missing, sheet.form),
        unit_id: sheet.unit,
        title: sheet.title,
        period: sheet.period,
        sort_key: keys[index] ?? 'i',
      };
      changes.push({ table: 'sheet', id: sheet.id, before: null, after });
    }
  }
  db.transaction(() => applyChanges(db, changes));
  return true;
};
