import { createDatabase } from '../../electron/db/openDatabase';
import { loadRows } from '../../electron/session/load/loadRows';
import { type SheetContext, sheetContext } from '../../electron/session/load/sheetContext';
import { printSettings } from '../../electron/session/printSettings';
import { plantPlan } from '../../electron/session/start/plant';
import { samplePlan, shippedForms } from '../../electron/session/start/samples';
import type { FormDefinition } from '../../shared/form/definition';
import { resolveSheet } from '../../shared/form/resolveSheet';
import type { RowData, RowValue } from '../../shared/form/rowData';
import type { PrintSettings, SheetView } from '../../shared/form/types';

/** A row with other texts in its columns; figures are actual ones. */
export const withTyped = (row: RowData, typed: Readonly<Record<string, string>>): RowData => ({
  ...row,
  values: {
    ...row.values,
    ...Object.fromEntries(
      Object.entries(typed).map(([column, text]): [string, RowValue] => [
        column,
        { typed: text, nature: column === 'figure' ? 'actual' : null, derived: null, why: null, others: [] },
      ]),
    ),
  },
});

/** What a test may change about the sample plan before it is resolved. */
export interface SampleChanges {
  readonly print?: Partial<PrintSettings>;
  readonly rows?: (rows: RowData[]) => RowData[];
}

const open = async (): Promise<{ context: SheetContext; rows: RowData[] }> => {
  const sample = await samplePlan('tam-duong');
  if (!sample) throw new Error('sample');
  const db = await createDatabase();
  plantPlan(db, sample, shippedForms());
  const context = sheetContext(db, 'bieu-ket-qua', null, null);
  if (!context.ok) throw new Error(context.error.code);
  const rows = loadRows(db, context.value, null);
  db.close();
  return { context: context.value, rows };
};

const { context, rows } = await open();

export const sampleForm = (): FormDefinition => context.form;

/** The sheet of the shipped sample plan, loaded and resolved by the product's own form engine. */
export const sampleView = (changes: SampleChanges = {}): SheetView =>
  resolveSheet(context.form, context.columns, {
    sheet: context.sheet,
    plan: context.plan,
    title: context.title,
    period: context.period,
    unit: context.unit,
    rows: changes.rows ? changes.rows(structuredClone(rows)) : rows,
    print: { ...printSettings(context), recipients: [], ...changes.print },
  });
