import type { SheetModel } from '../../shared/grid/sheetModel';
import { currentHit, finderOnScreen } from '../store/findStore';

const HITS = 'skh-find';
const CURRENT = 'skh-find-current';

/**
 * Marks what was found inside the texts of the cells that are drawn, as the browser marks a selection: by ranges beside
 * the page, so that no cell is drawn differently for it.
 */
export const paintFound = (root: HTMLElement, model: SheetModel): void => {
  const find = finderOnScreen();
  if (!find) {
    clearFound();
    return;
  }
  const hits = new Highlight();
  const current = new Highlight();
  const at = currentHit();
  for (const row of root.querySelectorAll('.ag-row[row-index]')) {
    const r = Number(row.getAttribute('row-index'));
    for (const element of row.querySelectorAll('.ag-cell[col-id]')) {
      const c = model.columnIndex(element.getAttribute('col-id') ?? '');
      const node = element.querySelector('.text')?.firstChild;
      if (c === null || !node) continue;
      const text = node.textContent ?? '';
      let matches = find(text);
      // Found in what was typed only ("39500" where 39.500 is shown): the whole of it is marked.
      if (matches.length === 0 && find(model.typedAt({ r, c })).length > 0) matches = [{ start: 0, end: text.length }];
      const merge = model.mergeOf({ r, c });
      const isCurrent = model.rows[merge.r0]?.id === at?.row && model.columns[merge.c0]?.id === at?.column;
      for (const { start, end } of matches) {
        if (end > text.length) continue;
        const range = new Range();
        range.setStart(node, start);
        range.setEnd(node, end);
        (isCurrent ? current : hits).add(range);
      }
    }
  }
  CSS.highlights.set(HITS, hits);
  CSS.highlights.set(CURRENT, current);
};

/** Takes the marks of the search away. */
export const clearFound = (): void => {
  CSS.highlights.delete(HITS);
  CSS.highlights.delete(CURRENT);
};
