import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community';
import { partialOf } from '../../shared/form/cells';
import type { ViewCell, ViewRow } from '../../shared/form/types';
import type { GridColumn, SheetModel } from '../../shared/grid/sheetModel';
import { LABELS, VERDICT_SIGN } from '../../shared/text/ui';
import { VERDICT_WORDS } from '../../shared/text/verdict';
import { cellKey } from '../store/planStore';
import { foldMark, indentOf } from './foldMark';
import type { Layout } from './layout';

/** What every cell of a grid draws from; one object per grid, its fields change. */
export interface GridContext {
  model: SheetModel;
  layout: Layout;
  pending: ReadonlyMap<string, string>;
}

type Params = ICellRendererParams<ViewRow, unknown, GridContext>;

const span = (className: string, text: string): HTMLSpanElement => {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  return element;
};

/** The mark of a verdict that a person set: compact, so that the percent stays whole in a narrow column. */
const pencil = (): SVGSVGElement => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'pencil');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', LABELS.overruledTag);
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', 'M21.2 6.8a2.8 2.8 0 0 0-4-4L3.8 16.2 2 22l5.8-1.8ZM15 5l4 4');
  svg.append(path);
  return svg;
};

/** Draws a cell with plain DOM: everything is text, and a scroll draws hundreds of these. */
export class CellView implements ICellRendererComp<ViewRow> {
  private readonly gui = document.createElement('div');

  init(params: Params): void {
    this.draw(params);
  }

  getGui(): HTMLElement {
    return this.gui;
  }

  refresh(params: Params): boolean {
    this.draw(params);
    return true;
  }

  private draw({ context, data, column }: Params): void {
    const { model, layout } = context;
    const id = column?.getColId();
    const r = data ? model.rowIndex(data.id) : null;
    if (r === null || id === undefined) return;
    if (id === '#') {
      this.gui.className = 'cell row-number';
      this.gui.replaceChildren(String(model.numberOf(r)));
      return;
    }
    const c = model.columnIndex(id);
    if (c === null) return;
    const merge = model.mergeOf({ r, c });
    const row = model.rows[merge.r0];
    const own = model.columns[c];
    if (!row || !own) return;
    const cell = model.cellAt({ r, c });
    const typed = context.pending.get(cellKey(row.id, own.id));
    const text = typed ?? model.textAt({ r, c });
    this.gui.className = classesOf(row, own, cell, {
      pending: typed !== undefined,
      isLast: r === merge.r1,
      isFirst: r === merge.r0,
      isSliced: merge.r0 !== merge.r1,
      isFrozenEnd: merge.c1 === model.frozen - 1,
      isClosed: model.lockAt({ r, c }) !== null,
    });
    const content = contentOf(own, row.kind === 'heading' ? null : cell, text, typed !== undefined);
    if (own.column.kind === 'name' && !own.isPart) {
      this.gui.style.setProperty('--indent', `${model.isSorted ? 0 : indentOf(model, row)}px`);
      const mark = foldMark(model, row);
      if (mark) content.unshift(mark);
    }
    if (merge.r0 === merge.r1) {
      this.gui.replaceChildren(...content);
      return;
    }
    // A merged cell is drawn as slices: each row shows its own strip of one box that is as high as the group.
    const slice = document.createElement('div');
    const { top, height } = layout.sliceOf(merge, r);
    slice.className = 'slice';
    slice.style.top = `${top}px`;
    slice.style.height = `${height}px`;
    if (r !== merge.r0) slice.setAttribute('aria-hidden', 'true');
    slice.append(...content);
    this.gui.replaceChildren(slice);
  }
}

interface Place {
  readonly pending: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isSliced: boolean;
  readonly isFrozenEnd: boolean;
  readonly isClosed: boolean;
}

const classesOf = (
  row: ViewRow,
  own: GridColumn,
  cell: ViewCell | null,
  { pending, isLast, isFirst, isSliced, isFrozenEnd, isClosed }: Place,
): string => {
  const { column, isPart } = own;
  const classes = ['cell', `k-${column.kind}`, `a-${column.align}`];
  if (isPart) classes.push('is-part');
  if (isSliced && !isFirst) classes.push('is-continued');
  if (isFrozenEnd) classes.push('is-frozen-end');
  if (isLast) classes.push('has-bottom');
  if (row.kind === 'heading') classes.push('is-heading');
  if (row.kind === 'total' || row.adds) classes.push('is-total');
  if (isClosed) classes.push('is-closed');
  if (pending) classes.push('is-pending');
  if (!cell || pending) return classes.join(' ');
  if (cell.state === 'unreadable') classes.push('is-unreadable');
  if (cell.estimate && column.kind === 'figure') classes.push('is-estimate');
  const isHeading = row.kind === 'heading';
  if (!isHeading && (column.calculation !== null || column.kind === 'ratio')) classes.push('is-calculated');
  else if (cell.derived) classes.push('is-derived');
  if (cell.note !== null) classes.push('has-note');
  if (cell.overruled) classes.push('is-overruled');
  if (column.kind === 'ratio' && cell.verdict && !isHeading) classes.push(`v-${cell.verdict}`);
  return classes.join(' ');
};

const contentOf = (own: GridColumn, cell: ViewCell | null, text: string, pending: boolean): Node[] => {
  if (own.column.kind === 'ratio' && cell?.verdict) {
    const word = cell.verdict === 'notComputable' ? '' : text || VERDICT_WORDS[cell.verdict];
    const parts = [span(`sign sign-${cell.verdict}`, VERDICT_SIGN[cell.verdict]), span('text', word)];
    return cell.overruled ? [pencil(), ...parts] : parts;
  }
  // A calculation that has no result although there is something to calculate with.
  if (own.column.calculation && cell?.state === 'notComputable' && text === '' && !cell.verdict) {
    return [span('sign sign-notComputable', VERDICT_SIGN.notComputable), span('text', '')];
  }
  const label = span('text', text);
  if (!cell || pending || text === '') return [label];
  const partial = partialOf(cell);
  const tags = [
    ...(cell.estimate && own.column.kind === 'figure' ? [span('tag', LABELS.estimateTag)] : []),
    ...(cell.adjusted === true ? [span('tag', LABELS.adjustedTag)] : []),
    ...(partial ? [span('tag tag-partial', LABELS.partialTag(partial.from, partial.all))] : []),
  ];
  if (tags.length === 0) return [label];
  const before = span('tags', '');
  before.append(...tags);
  return [before, label];
};
