import type { Cell } from '../../shared/grid/geometry';
import type { SheetModel } from '../../shared/grid/sheetModel';
import { CHECK_TITLES } from '../../shared/text/checks';
import { findingsOnSheet } from '../store/checkStore';
import { cellKey } from '../store/planStore';

const keyAt = (model: SheetModel, { r, c }: Cell): string => {
  const merge = model.mergeOf({ r, c });
  return cellKey(model.rows[merge.r0]?.id ?? '', model.columns[merge.c0]?.id ?? '');
};

/** What the data checks say of a cell, for its tooltip. */
export const findingsText = (model: SheetModel, cell: Cell): string =>
  (findingsOnSheet().get(keyAt(model, cell)) ?? [])
    .map(({ code, message }) => `${CHECK_TITLES[code]}: ${message}`)
    .join('\n');

/** Puts a corner mark on the cells in the page of which something was found, where Excel has its own. */
export const paintFindings = (root: HTMLElement, model: SheetModel): void => {
  const findings = findingsOnSheet();
  if (findings.size === 0 && !root.querySelector('.has-finding')) return;
  for (const row of root.querySelectorAll('.ag-row[row-index]')) {
    const r = Number(row.getAttribute('row-index'));
    for (const element of row.querySelectorAll('.ag-cell[col-id]')) {
      const c = model.columnIndex(element.getAttribute('col-id') ?? '');
      const found = c === null ? undefined : findings.get(keyAt(model, { r, c }));
      element.classList.toggle('has-finding', found !== undefined);
      element.classList.toggle('is-wrong', found?.some(({ severity }) => severity === 'error') === true);
    }
  }
};
