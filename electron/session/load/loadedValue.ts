import type { RowValue } from '../../../shared/form/rowData';
import type { SheetContext } from './sheetContext';

/** One amount or text of a row, by the column that shows it. */
export interface LoadedValue {
  readonly id: string;
  readonly column: string;
  readonly value: RowValue;
}

/** Where the text of a field belongs: to the row as such (kept at the plan's own unit and period), or to the sheet's. */
export const textPlace = (
  { plan, unit, period }: SheetContext,
  perRow: boolean,
): { readonly unit: string; readonly period: string } =>
  perRow ? { unit: plan.unit, period: plan.period } : { unit: unit.id, period };
