import { formatVi } from '../domain/decimal';
import { fractionFromDecimal, roundHalfUp } from '../domain/fraction';
import { measureKey } from '../domain/measure';
import { type Operand, sumOf } from './calculate';
import { emptyCell } from './cells';
import type { ViewColumn } from './columns';
import type { RowData } from './rowData';
import type { ViewCell, ViewRow } from './types';

/**
 * The cell of a row that adds: the sum of the amounts right below it, rounded to the row's published decimals before
 * anything else is reckoned with it (domain.md §3). Null where there is none to add; amounts in different units of measure,
 * or texts, say why they do not add up.
 */
export const totalOf = (column: ViewColumn, row: RowData, below: readonly ViewRow[]): ViewCell | null => {
  if (column.kind !== 'target' && column.kind !== 'figure') return null;
  const filled = below.filter((child) => {
    const state = child.cells[column.id]?.state;
    return state === 'ok' || state === 'computed' || state === 'unreadable' || state === 'notComputable';
  });
  if (filled.length === 0) return null;
  const units = new Set(filled.map(({ unitLabel }) => measureKey(unitLabel)).filter((unit) => unit !== ''));
  if (units.size > 1) return { ...emptyCell(null), state: 'notComputable', reason: 'mixedUnits' };
  const operands = filled.map((child): Operand => {
    const value = child.cells[column.id]?.value ?? null;
    return value === null ? { missing: 'notNumber' } : { value };
  });
  const sum = sumOf(operands);
  if ('reason' in sum) return { ...emptyCell(null), state: 'notComputable', reason: sum.reason };
  const missing = below.filter((child) => !filled.includes(child) && child.kind !== 'heading').map((child) => child.id);
  const value = row.decimals === null ? sum.value : roundHalfUp(fractionFromDecimal(sum.value), row.decimals);
  return {
    ...emptyCell(null),
    text: formatVi(value),
    value,
    state: 'computed',
    estimate: filled.some((child) => child.cells[column.id]?.estimate === true),
    derived: { how: 'total', from: filled.length, missing },
  };
};
