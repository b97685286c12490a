import { type ColumnResizedEvent, createGrid, type GridApi, type GridOptions, type IRowNode } from 'ag-grid-community';
import type { ViewRow } from '../../shared/form/types';
import { type Cell, isInside } from '../../shared/grid/geometry';
import type { SheetModel } from '../../shared/grid/sheetModel';
import { GRID } from '../../shared/text/ui';
import { commitEdit } from '../command/editing';
import { registerGrid } from '../command/gridFocus';
import { type Choosing, selectAll, selectColumn, selectFirst, selectRow } from '../command/selecting';
import { followSelection } from '../store/followSelection';
import { isReadOnly, planStore, rowOfKey } from '../store/planStore';
import {
  activeCell,
  addRange,
  cellOf,
  hasSeveralRanges,
  rectOfRange,
  select,
  selectedRect,
  selectedRects,
  selectionStore,
} from '../store/selectionStore';
import { uiStore } from '../store/uiStore';
import { type CellBox, CellEditor } from './CellEditor';
import type { GridContext } from './CellView';
import { attachClipboard } from './clipboard';
import { buildColumns, columnsSignature } from './columns';
import { createEditorHost, startEdit } from './editorHost';
import { FillHandle } from './fillHandle';
import { GridSizes } from './GridSizes';
import { FIXED_OPTIONS } from './gridOptions';
import { sameHeights } from './layout';
import { paintMarks } from './painter';
import { listenToPointer } from './pointer';
import { sizeBox } from './sizing';

/** The grid library behind one narrow door: draws the model, follows the stores, reports what the person does. */
export class GridController {
  private readonly api: GridApi<ViewRow>;
  private readonly editor: CellEditor;
  private readonly handle: FillHandle;
  private readonly context: GridContext;
  private readonly cleanups: (() => void)[] = [];
  private readonly sizes: GridSizes;
  private signature: string;
  private frame = 0;

  constructor(
    private readonly host: HTMLElement,
    private model: SheetModel,
  ) {
    this.signature = columnsSignature(model);
    this.sizes = new GridSizes(host, model);
    const { pending } = planStore.get();
    this.context = { model, pending, layout: this.sizes.measure(model) };
    const surface = document.createElement('div');
    surface.className = 'grid-surface';
    host.append(surface);
    this.api = createGrid(surface, this.options());
    this.editor = new CellEditor(
      host,
      createEditorHost({ pageRows: () => this.pageRows(), newline: () => this.editor.insertNewline() }),
    );
    this.handle = new FillHandle(host, {
      columnIndex: (id) => this.model.columnIndex(id),
      onChange: () => this.schedulePaint(),
      onDone: () => this.focus(),
    });
    this.listen(surface);
    selectFirst();
    this.followSelection();
    this.focus();
  }

  destroy(): void {
    commitEdit();
    cancelAnimationFrame(this.frame);
    for (const cleanup of this.cleanups) cleanup();
    this.editor.remove();
    this.handle.remove();
    this.api.destroy();
    this.host.replaceChildren();
  }

  focus(): void {
    this.editor.focus();
  }

  private options(): GridOptions<ViewRow> {
    return {
      ...FIXED_OPTIONS,
      columnDefs: buildColumns(this.model, this.sizes.widths, this.sizes.scale),
      rowData: [...this.model.rows],
      context: this.context,
      getRowHeight: ({ data }) => {
        const r = data ? this.model.rowIndex(data.id) : null;
        return r === null ? 28 : (this.context.layout.heights[r] ?? 28);
      },
      headerHeight: this.context.layout.headerHeight,
      groupHeaderHeight: this.sizes.groupHeaderHeight,
      onColumnResized: (event) => this.onColumnResized(event),
    };
  }

  private listen(surface: HTMLElement): void {
    this.cleanups.push(
      listenToPointer(surface, {
        columnIndex: (id) => this.model.columnIndex(id),
        onDown: (cell, how) => this.onDown(cell, how),
        onRowNumber: (r, how) => this.afterCommit(() => selectRow(r, how)),
        onHeader: (c, how) => this.afterCommit(() => selectColumn(c, how)),
        onCorner: () => this.afterCommit(selectAll),
        onDrag: (cell) => select(cell, true),
        onDouble: (cell) => this.onDouble(cell),
        onMenu: (cell, x, y) => this.onMenu(cell, x, y),
      }),
      attachClipboard(this.editor.field),
      followSelection(),
      planStore.subscribe(() => this.onPlan()),
      selectionStore.subscribe(() => this.followSelection()),
      uiStore.subscribe(() => this.onZoom()),
      registerGrid({ focus: () => this.focus(), menuPoint: () => this.menuPoint() }),
    );
    const onScroll = (): void => this.schedulePaint();
    this.host.addEventListener('scroll', onScroll, { capture: true, passive: true });
    const observer = new ResizeObserver(() => this.onRoom());
    observer.observe(this.host);
    this.cleanups.push(() => {
      this.host.removeEventListener('scroll', onScroll, { capture: true });
      observer.disconnect();
    });
    for (const event of ['viewportChanged', 'modelUpdated', 'displayedColumnsChanged', 'bodyScroll'] as const) {
      this.api.addEventListener(event, onScroll);
    }
  }

  // --- what the stores say

  private onPlan(): void {
    const { model, pending } = planStore.get();
    if (!model) return;
    const pendingBefore = this.context.pending;
    if (model === this.model && pending === pendingBefore) return;
    const before = this.model;
    this.model = model;
    this.context.model = model;
    this.context.pending = pending;
    const signature = columnsSignature(model);
    if (signature !== this.signature) {
      this.signature = signature;
      this.sizes.fit(model, true);
      this.applyLayout();
      this.api.setGridOption('columnDefs', buildColumns(model, this.sizes.widths, this.sizes.scale));
      this.api.setGridOption('rowData', [...model.rows]);
    } else this.applyRows(before, pendingBefore);
    this.applyLayout();
    if (!activeCell()) selectFirst();
    this.schedulePaint();
  }

  /** Rows keep their identity while they are unchanged, so what differs is what must be drawn. */
  private applyRows(before: SheetModel, pendingBefore: ReadonlyMap<string, string>): void {
    const { rows } = this.model;
    const sameOrder = rows.length === before.rows.length && rows.every((row, r) => row.id === before.rows[r]?.id);
    if (!sameOrder) {
      this.api.setGridOption('rowData', [...rows]);
      this.api.refreshCells({ force: true });
      return;
    }
    const update = rows.filter((row, r) => row !== before.rows[r]);
    if (update.length > 0) this.api.applyTransaction({ update });
    const touched = new Set(update.map((row) => row.id));
    for (const key of [...pendingBefore.keys(), ...this.context.pending.keys()]) touched.add(rowOfKey(key));
    const rowNodes = [...touched].flatMap((id) => this.nodesAround(id));
    if (rowNodes.length > 0) this.api.refreshCells({ rowNodes, force: true });
  }

  /** The nodes of a row and of all rows that draw slices of its merged cells. */
  private nodesAround(id: string): IRowNode<ViewRow>[] {
    const r = this.model.rowIndex(id);
    if (r === null) return [];
    const merges = this.model.columns.map((_column, c) => this.model.mergeOf({ r, c }));
    const first = Math.min(...merges.map((merge) => merge.r0));
    const last = Math.max(...merges.map((merge) => merge.r1));
    return this.model.rows.slice(first, last + 1).flatMap((row) => this.api.getRowNode(row.id) ?? []);
  }

  private onColumnResized({ finished, source, columns }: ColumnResizedEvent<ViewRow>): void {
    if (source !== 'uiColumnResized') return;
    for (const column of columns ?? []) this.sizes.setByHand(column.getColId(), column.getActualWidth());
    if (finished) this.resize();
    this.schedulePaint();
  }

  private onZoom(): void {
    if (this.sizes.takeZoom(this.model)) this.resize();
  }

  private onRoom(): void {
    if (this.sizes.fit(this.model)) this.resize();
    this.schedulePaint();
  }

  /** Column widths or zoom changed: everything is measured and set again. */
  private resize(): void {
    this.api.setColumnWidths(this.sizes.scaled());
    this.api.setGridOption('groupHeaderHeight', this.sizes.groupHeaderHeight);
    this.applyLayout();
    this.schedulePaint();
  }

  private applyLayout(): void {
    const layout = this.sizes.measure(this.model);
    const same = sameHeights(layout, this.context.layout);
    this.context.layout = layout;
    if (same) return;
    this.api.setGridOption('headerHeight', layout.headerHeight);
    this.api.resetRowHeights();
    this.api.refreshCells({ force: true });
  }

  // --- what the person does

  private onDown(cell: Cell, { extend, add }: Choosing): void {
    this.afterCommit(() => (add ? addRange(cell) : select(cell, extend)));
  }

  private afterCommit(run: () => void): void {
    commitEdit();
    run();
    this.focus();
  }

  private onDouble(cell: Cell): void {
    select(cell);
    this.editor.focus();
    startEdit();
  }

  private onMenu(cell: Cell | null, x: number, y: number): void {
    commitEdit();
    if (cell && !selectedRects().some((rect) => isInside(rect, cell))) select(cell);
    this.focus();
    uiStore.set({ menu: { x, y } });
  }

  // --- drawing

  private followSelection(): void {
    const { edit, head } = selectionStore.get();
    this.editor.sync(edit);
    const cell = cellOf(this.model, head);
    if (cell && edit === null) this.reveal(cell);
    else if (edit) {
      const at = cellOf(this.model, edit.spot);
      if (at) this.reveal(at);
    }
    this.schedulePaint();
  }

  private revealed = '';

  private reveal(cell: Cell): void {
    const key = `${cell.r}:${cell.c}`;
    if (key === this.revealed) return;
    this.revealed = key;
    if (!this.api.getDisplayedRowAtIndex(cell.r)) return;
    this.api.ensureIndexVisible(cell.r);
    const column = this.model.columns[cell.c];
    if (column && column.column.kind !== 'name' && column.column.kind !== 'marker') {
      this.api.ensureColumnVisible(column.id);
    }
  }

  private schedulePaint(): void {
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.paint();
    });
  }

  private paint(): void {
    const { edit, copied } = selectionStore.get();
    const cell = activeCell();
    const active = cell ? this.model.mergeOf(cell) : null;
    paintMarks(this.host, this.model, {
      active,
      ranges: selectedRects(),
      copied: copied && rectOfRange(this.model, { anchor: copied.from, head: copied.to, whole: null }),
      filling: this.handle.preview,
      editing: edit !== null,
    });
    this.handle.place(edit ? null : this.cornerBox());
    const label = cell ? GRID.editor(this.model.addressOf(cell), this.model.labelOf(cell.c)) : GRID.label;
    this.editor.place(this.boxOf(edit ? cellOf(this.model, edit.spot) : cell), label);
  }

  private boxOf(cell: Cell | null): CellBox | null {
    return cell ? sizeBox(this.host, this.model, cell) : null;
  }

  /** The cell at the bottom right of the one range, where the fill handle sits; null while it is out of sight. */
  private cornerBox(): CellBox | null {
    const { rows, columns } = selectionStore.get();
    const rect = selectedRect();
    if (!rect || rows || columns || hasSeveralRanges() || isReadOnly()) return null;
    return this.boxOf({ r: rect.r1, c: rect.c1 });
  }

  private menuPoint(): { readonly x: number; readonly y: number } {
    const box = this.boxOf(activeCell());
    const own = this.host.getBoundingClientRect();
    return box
      ? { x: own.left + box.left + 12, y: own.top + box.top + box.height }
      : { x: own.left + 40, y: own.top + 60 };
  }

  private scroller(): HTMLElement | null {
    return this.host.querySelector<HTMLElement>('.ag-grid-viewport');
  }

  private pageRows(): number {
    const { heights, headerHeight } = this.context.layout;
    const room = (this.scroller()?.clientHeight ?? 600) - headerHeight;
    const mean = heights.reduce((sum, height) => sum + height, 0) / Math.max(1, heights.length);
    return Math.max(1, Math.floor(room / Math.max(20, mean)) - 1);
  }
}
