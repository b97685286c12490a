import { sharesMarker } from '../domain/marker';
import type { Period } from '../domain/period';
import { inputsOf, type ViewColumn } from './columns';
import type { FormDefinition } from './definition';
import { expandColumns, type SheetFacts } from './expandColumns';
import { resolveRow } from './resolveRow';
import type { RowData } from './rowData';
import type { PrintSettings, SheetLock, SheetView, Summary, ViewRow } from './types';

/** The columns of a sheet, and the calculated ones among them in an order in which each finds what it reads. */
export interface SheetColumns {
  readonly columns: readonly ViewColumn[];
  readonly order: readonly ViewColumn[];
  readonly byId: ReadonlyMap<string, ViewColumn>;
}

/** The columns of a sheet as they show, and those that are worked out in an order in which each finds what it reads. */
export const sheetColumns = (form: FormDefinition, facts: SheetFacts): SheetColumns => {
  const columns = expandColumns(form, facts);
  const byId = new Map(columns.map((column) => [column.id, column]));
  const order: ViewColumn[] = [];
  const done = new Set<string>();
  const visit = (column: ViewColumn | undefined): void => {
    // parseForm has refused circles.
    if (!column?.calculation || done.has(column.id)) return;
    done.add(column.id);
    for (const id of inputsOf(column.calculation)) visit(byId.get(id));
    order.push(column);
  };
  for (const column of columns) visit(column);
  return { columns, order, byId };
};

export interface SheetData {
  readonly sheet: string;
  readonly plan: { readonly id: string; readonly title: string };
  readonly title: string;
  readonly period: Period;
  readonly unit: { readonly id: string; readonly name: string };
  /** Depth first, as printed. */
  readonly rows: readonly RowData[];
  readonly print: PrintSettings;
  readonly locks?: readonly SheetLock[];
}

/** A whole sheet from its form and its data. Pure; the same for screen, export, print and `skh show`. */
export const resolveSheet = (form: FormDefinition, { columns, order }: SheetColumns, data: SheetData): SheetView => {
  const rows = layoutRows(resolveRows(columns, order, data.rows));
  return {
    sheet: data.sheet,
    form: form.id,
    source: form.rows,
    plan: data.plan.id,
    planTitle: data.plan.title,
    title: data.title,
    period: data.period,
    unit: data.unit,
    columns,
    columnNumbers: form.columnNumbers,
    ...(form.displayUnit === undefined ? {} : { displayUnit: form.displayUnit }),
    rows,
    summary: summarise(form, rows),
    print: data.print,
    optional: form.columns.flatMap(({ id, header, optional }) => (optional ? [{ id, label: header.join(' · ') }] : [])),
    locks: data.locks ?? [],
  };
};

/** Rows below come first, so that a row that adds finds them resolved. */
const resolveRows = (
  columns: readonly ViewColumn[],
  order: readonly ViewColumn[],
  rows: readonly RowData[],
): ViewRow[] => {
  const result = new Array<ViewRow>(rows.length);
  const below = new Map<string, ViewRow[]>();
  for (let index = rows.length - 1; index >= 0; index--) {
    const data = rows[index];
    if (!data) continue;
    const row = resolveRow(columns, order, data, below.get(data.id)?.toReversed() ?? []);
    result[index] = row;
    if (data.under === null) continue;
    const siblings = below.get(data.under);
    if (siblings) siblings.push(row);
    else below.set(data.under, [row]);
  }
  return result;
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
