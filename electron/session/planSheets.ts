import { lastYear, monthOf, type Period, type PeriodKind, parsePeriod, periodId } from '../../shared/domain/period';
import type { FormDefinition } from '../../shared/form/definition';
import { fillPlaceholders } from '../../shared/form/expandColumns';
import type { SqlRow } from '../db/sqlDb';

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
  readonly unitName: string;
  /** The only plan of its file: its sheets may then bear the plain names of the forms. */
  readonly only: boolean;
}

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

const newSheet = (plan: SheetOwner, form: FormDefinition): SheetRow => {
  const period = usualPeriod(form, plan.period);
  const facts = {
    planPeriod: plan.period,
    sheetPeriod: period,
    unit: { id: plan.unit, name: plan.unitName },
    own: '',
    superior: null,
    areas: [],
    offices: [],
  };
  return {
    id: plan.only ? form.id : `${plan.id}--${form.id}`,
    form: form.id,
    title: fillPlaceholders(form.title ?? form.name.toLocaleUpperCase('vi'), facts),
    period,
    unit: plan.unit,
  };
};

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
