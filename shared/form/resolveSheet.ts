import { lastYear, type Period } from '../domain/period';
import { resolveRow } from './resolveRow';
import type { RowData } from './rowData';
import type { ColumnDefinition, FormDefinition, PrintSettings, SheetView, Summary, ViewColumn, ViewRow } from './types';

export interface SheetData {
  readonly sheet: string;
  readonly plan: { readonly id: string; readonly title: string; readonly period: Period };
  readonly title: string;
  readonly period: Period;
  readonly unit: { readonly id: string; readonly name: string };
  readonly rows: readonly RowData[];
  readonly print: PrintSettings;
}

/** A whole sheet from its form and its data. Pure; the same for screen, export, print and `skh show`. */
export const resolveSheet = (form: FormDefinition, data: SheetData): SheetView => {
  const context = { planPeriod: data.plan.period, sheetPeriod: data.period };
  const rows = layoutRows(data.rows.map((row) => resolveRow(form, row, context)));
  return {
    sheet: data.sheet,
    form: form.id,
    plan: data.plan.id,
    planTitle: data.plan.title,
    title: data.title,
    period: data.period,
    unit: data.unit,
    columns: form.columns.map((column) => viewColumn(column, data.plan.period)),
    rows,
    summary: summarise(form, rows),
    print: data.print,
  };
};

const ALIGN: Readonly<Record<ColumnDefinition['kind'], ViewColumn['align']>> = {
  marker: 'center',
  name: 'left',
  unit: 'center',
  target: 'right',
  figure: 'right',
  ratio: 'right',
  text: 'left',
};

const viewColumn = (column: ColumnDefinition, planPeriod: Period): ViewColumn => {
  const filled = (text: string): string => text.replace('{endYear}', String(lastYear(planPeriod) ?? ''));
  return {
    id: column.id,
    kind: column.kind,
    header: column.header.map(filled),
    width: column.width,
    align: ALIGN[column.kind],
    editable: column.kind !== 'ratio',
    synonyms: (column.synonyms ?? []).map(filled),
    internal: column.internal ?? false,
  };
};

/** Sets the physical merges: TT over its group, a parent's label over its parts, as in print. */
export const layoutRows = (rows: readonly ViewRow[]): ViewRow[] => {
  const result: ViewRow[] = new Array<ViewRow>(rows.length);
  let markerSpan = 0;
  let nameSpan = 0;
  for (let index = rows.length - 1; index >= 0; index--) {
    const row = rows[index];
    if (!row) continue;
    const above = rows[index - 1];
    markerSpan++;
    nameSpan++;
    const marker = sharesMarker(above, row) ? 0 : markerSpan;
    const name = sharesLabel(above, row) ? 0 : nameSpan;
    if (marker > 0) markerSpan = 0;
    if (name > 0) nameSpan = 0;
    result[index] = row.span.marker === marker && row.span.name === name ? row : { ...row, span: { marker, name } };
  }
  return result;
};

const sharesMarker = (above: ViewRow | undefined, row: ViewRow): boolean =>
  above !== undefined && row.marker !== '' && above.marker === row.marker && above.kind !== 'heading';

const sharesLabel = (above: ViewRow | undefined, row: ViewRow): boolean =>
  above !== undefined && row.part !== null && above.part !== null && above.parent === row.parent;

/** Counts component rows by the verdict of the form's counted column. */
export const summarise = (form: FormDefinition, rows: readonly ViewRow[]): Summary => {
  const count = { components: 0, exceeded: 0, met: 0, unmet: 0, notComputable: 0, onEstimates: 0 };
  const column = form.counts;
  if (column !== null) {
    for (const row of rows) {
      const cell = row.cells[column];
      if (!row.isComponent || !cell) continue;
      const verdict = cell.verdict ?? 'notComputable';
      count.components++;
      count[verdict]++;
      if (cell.estimate && (verdict === 'met' || verdict === 'exceeded')) count.onEstimates++;
    }
  }
  return { ...count, metOrExceeded: count.exceeded + count.met };
};
