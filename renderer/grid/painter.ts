import type { Rect } from '../../shared/grid/geometry';
import type { SheetModel } from '../../shared/grid/sheetModel';

/** What is outlined on the rendered cells. */
export interface Marks {
  readonly active: Rect | null;
  readonly ranges: readonly Rect[];
  readonly copied: Rect | null;
  /** What the fill handle would fill if it were let go now, with the cells it fills from. */
  readonly filling: Rect | null;
  /** What it would empty, pulled back into the range. */
  readonly clearing: Rect | null;
  readonly editing: boolean;
}

type Side = 't' | 'r' | 'b' | 'l';
type Mark = 'f-clear' | 's-range' | 's-active' | 's-head' | 's-whole' | `${'s' | 'c' | 'f'}-${Side}`;

const edges = (own: Rect, of: Rect, prefix: 's' | 'c' | 'f'): Mark[] => {
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

const isSingle = ({ active, ranges }: Marks): boolean => {
  const [range] = ranges;
  if (!active || !range || ranges.length > 1) return false;
  return active.r0 === range.r0 && active.r1 === range.r1 && active.c0 === range.c0 && active.c1 === range.c1;
};

const marksFor = (own: Rect, marks: Marks, single: boolean): Mark[] => {
  const { active, ranges, copied, filling, clearing } = marks;
  const found: Mark[] = [];
  const isChosen = ranges.some((range) => inside(own, range));
  if (active && isChosen && inside(own, active)) {
    found.push('s-active');
    // Among several ranges the cell of the cursor has a frame of its own.
    if (ranges.length > 1) found.push(...edges(own, active, 's'));
  } else if (!single && isChosen) found.push('s-range');
  for (const range of ranges) found.push(...edges(own, range, 's'));
  if (clearing && inside(own, clearing)) found.push('f-clear');
  if (filling) found.push(...edges(own, filling, 'f'));
  else if (copied) found.push(...edges(own, copied, 'c'));
  return found;
};

/** What an element was last given, so that a frame touches only what changed. */
const painted = new WeakMap<Element, readonly Mark[]>();
const NOTHING: readonly Mark[] = [];

const paint = (element: Element, wanted: readonly Mark[]): void => {
  const before = painted.get(element) ?? NOTHING;
  if (before.length === 0 && wanted.length === 0) return;
  for (const mark of before) if (!wanted.includes(mark)) element.classList.remove(mark);
  for (const mark of wanted) element.classList.add(mark);
  painted.set(element, wanted);
};

const headMarks = (from: number, to: number, ranges: readonly Rect[], axis: 'r' | 'c', whole: number): Mark[] => {
  const touched = ranges.filter((range) => to >= range[`${axis}0`] && from <= range[`${axis}1`]);
  if (touched.length === 0) return [];
  const across = axis === 'r' ? 'c' : 'r';
  const isWhole = touched.some((range) => range[`${across}0`] === 0 && range[`${across}1`] === whole - 1);
  return isWhole ? ['s-head', 's-whole'] : ['s-head'];
};

/** Puts the marks on the cells that exist in the page; cheap enough for every frame. */
export const paintMarks = (root: HTMLElement, model: SheetModel, marks: Marks): void => {
  root.classList.toggle('is-editing', marks.editing);
  const single = isSingle(marks);
  for (const row of root.querySelectorAll('.ag-row[row-index]')) {
    const r = Number(row.getAttribute('row-index'));
    for (const element of row.querySelectorAll('.ag-cell[col-id]')) {
      const id = element.getAttribute('col-id') ?? '';
      if (id === '#') {
        paint(element, headMarks(r, r, marks.ranges, 'r', model.columns.length));
        continue;
      }
      const c = model.columnIndex(id);
      if (c === null) continue;
      paint(element, marksFor({ r0: r, r1: r, c0: c, c1: model.mergeOf({ r, c }).c1 }, marks, single));
    }
  }
  for (const head of root.querySelectorAll('.ag-header-cell[col-id]')) {
    const c = model.columnIndex(head.getAttribute('col-id') ?? '');
    if (c === null) continue;
    const last = model.columns[c + 1]?.isPart === true ? c + 1 : c;
    paint(head, headMarks(c, last, marks.ranges, 'c', model.rows.length));
  }
};
