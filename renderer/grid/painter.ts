import type { Rect } from '../../shared/grid/geometry';
import type { SheetModel } from '../../shared/grid/sheetModel';

/** What is outlined on the rendered cells. */
export interface Marks {
  readonly active: Rect | null;
  readonly range: Rect | null;
  readonly copied: Rect | null;
  readonly editing: boolean;
}

const CLASSES = ['s-range', 's-active', 's-t', 's-r', 's-b', 's-l', 'c-t', 'c-r', 'c-b', 'c-l', 's-head'] as const;
type Mark = (typeof CLASSES)[number];

const edges = (own: Rect, of: Rect, prefix: 's' | 'c'): Mark[] => {
  const marks: Mark[] = [];
  if (own.r1 < of.r0 || own.r0 > of.r1 || own.c1 < of.c0 || own.c0 > of.c1) return marks;
  if (own.r0 === of.r0) marks.push(`${prefix}-t`);
  if (own.r1 === of.r1) marks.push(`${prefix}-b`);
  if (own.c0 <= of.c0) marks.push(`${prefix}-l`);
  if (own.c1 >= of.c1) marks.push(`${prefix}-r`);
  return marks;
};

const inside = (own: Rect, of: Rect): boolean =>
  own.r0 >= of.r0 && own.r1 <= of.r1 && own.c1 >= of.c0 && own.c0 <= of.c1;

const marksFor = (own: Rect, { active, range, copied }: Marks): Mark[] => {
  const marks: Mark[] = [];
  const single =
    active !== null &&
    range !== null &&
    active.r0 === range.r0 &&
    active.r1 === range.r1 &&
    active.c0 === range.c0 &&
    active.c1 === range.c1;
  if (active && inside(own, active)) marks.push('s-active');
  else if (range && !single && inside(own, range)) marks.push('s-range');
  if (range) marks.push(...edges(own, range, 's'));
  if (copied) marks.push(...edges(own, copied, 'c'));
  return marks;
};

/** Puts the marks on the cells that exist in the page; cheap enough for every frame. */
export const paintMarks = (root: HTMLElement, model: SheetModel, marks: Marks): void => {
  root.classList.toggle('is-editing', marks.editing);
  for (const row of root.querySelectorAll('.ag-row[row-index]')) {
    const r = Number(row.getAttribute('row-index'));
    for (const element of row.querySelectorAll('.ag-cell[col-id]')) {
      const id = element.getAttribute('col-id') ?? '';
      const wanted = new Set<Mark>();
      if (id === '#') {
        if (marks.range && r >= marks.range.r0 && r <= marks.range.r1) wanted.add('s-head');
      } else {
        const c = model.columnIndex(id);
        if (c === null) continue;
        const merge = model.mergeOf({ r, c });
        for (const mark of marksFor({ r0: r, r1: r, c0: c, c1: merge.c1 }, marks)) wanted.add(mark);
      }
      for (const name of CLASSES) element.classList.toggle(name, wanted.has(name));
    }
  }
  for (const head of root.querySelectorAll('.ag-header-cell[col-id]')) {
    const c = model.columnIndex(head.getAttribute('col-id') ?? '');
    const last = c !== null && model.columns[c + 1]?.isPart === true ? c + 1 : c;
    const { range } = marks;
    head.classList.toggle('s-head', range !== null && c !== null && last !== null && last >= range.c0 && c <= range.c1);
  }
};
