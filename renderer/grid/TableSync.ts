import type { ColumnResizedEvent, GridApi, IRowNode } from 'ag-grid-community';
import type { ViewRow } from '../../shared/form/types';
import { isSameOrder } from '../../shared/grid/rowPlaces';
import type { SheetModel } from '../../shared/grid/sheetModel';
import { inSlices } from '../command/slices';
import { planStore, rowOfKey } from '../store/planStore';
import type { GridContext } from './CellView';
import { buildColumns, columnsSignature } from './columns';
import { areaOf, scrollerOf } from './dragging';
import type { GridSizes } from './GridSizes';

/** Brings rows, columns and sizes of the grid library up to date with the model, touching as little as it can. */
export class TableSync {
  private signature: string;
  /** Counts measurings of the whole sheet: one that a newer one has overtaken stops. */
  private measuring = 0;

  /** `watched` names the row that a person looks at: the one of the cursor while it is in sight. */
  constructor(
    private readonly host: HTMLElement,
    private readonly api: GridApi<ViewRow>,
    private readonly context: GridContext,
    private readonly sizes: GridSizes,
    private readonly watched: () => string | null,
  ) {
    this.signature = columnsSignature(context.model);
    void this.settleHeights();
  }

  destroy(): void {
    this.measuring += 1;
  }

  /** Takes over what the plan has now; false when there is nothing new. */
  followPlan(): boolean {
    const { model, pending } = planStore.get();
    const { model: before, pending: pendingBefore } = this.context;
    if (!model || (model === before && pending === pendingBefore)) return false;
    this.context.model = model;
    this.context.pending = pending;
    const signature = columnsSignature(model);
    if (signature !== this.signature) {
      this.signature = signature;
      this.sizes.fit(model);
      this.measure();
      this.api.setGridOption('columnDefs', buildColumns(model, this.sizes.widths, this.sizes.scale));
      this.replaceRows();
      // Which cells a row has may be another with the columns (the first part of a sheet brings its own).
      this.api.redrawRows();
      return true;
    }
    this.measure();
    this.followRows(before, pendingBefore);
    return true;
  }

  onColumnResized({ finished, source, columns }: ColumnResizedEvent<ViewRow>): void {
    if (source !== 'uiColumnResized') return;
    for (const column of columns ?? []) this.sizes.setByHand(column.getColId(), column.getActualWidth());
    if (!finished) return;
    this.sizes.keep();
    this.resize();
  }

  followZoom(): boolean {
    const changed = this.sizes.takeZoom(this.context.model);
    if (changed) this.resize();
    return changed;
  }

  /** The room of the window or what is remembered of the columns may be another. */
  followRoom(): void {
    if (this.sizes.fit(this.context.model)) this.resize();
  }

  fitColumn(id: string): void {
    this.sizes.fitContent(this.context.model, id);
    this.resize();
  }

  /** Column widths or zoom changed: every height is asked for again when its row comes into sight. */
  private resize(): void {
    this.holding(() => {
      this.api.setColumnWidths(this.sizes.scaled());
      this.api.setGridOption('groupHeaderHeight', this.sizes.groupHeaderHeight);
      this.measure();
      this.redraw();
    });
  }

  private redraw(): void {
    this.api.resetRowHeights();
    this.api.refreshCells({ force: true });
    void this.settleHeights();
  }

  private measure(): void {
    const before = this.context.layout.headerHeight;
    this.context.layout = this.sizes.measure(this.context.model);
    const { headerHeight } = this.context.layout;
    if (headerHeight !== before) this.api.setGridOption('headerHeight', headerHeight);
  }

  private replaceRows(): void {
    this.api.setGridOption('rowData', [...this.context.model.rows]);
    this.redraw();
  }

  /** Rows keep their identity while they are unchanged, so what differs is what must be drawn. */
  private followRows(before: SheetModel, pendingBefore: ReadonlyMap<string, string>): void {
    const { rows } = this.context.model;
    if (!isSameOrder(rows, before.rows) || before.isSorted !== this.context.model.isSorted) {
      this.replaceRows();
      this.redrawSplit(before);
      return;
    }
    const update = rows === before.rows ? [] : rows.filter((row, r) => row !== before.rows[r]);
    // Straight into the nodes: a transaction would have the library place every row of the sheet anew.
    for (const row of update) this.api.getRowNode(row.id)?.updateData(row);
    const touched = new Set(update.map((row) => row.id));
    // The row above gains or loses the triangle of a group when a level changes.
    for (const { id } of update) touched.add(rows[(this.context.model.rowIndex(id) ?? 0) - 1]?.id ?? id);
    for (const key of [...pendingBefore.keys(), ...this.context.pending.keys()]) touched.add(rowOfKey(key));
    const rowNodes = [...new Set([...touched].flatMap((id) => this.nodesAround(id)))];
    if (rowNodes.length === 0) return;
    this.setHeights(rowNodes);
    this.api.refreshCells({ rowNodes, force: true });
  }

  /** A row that was split or joined has other cells: the library asks how many only when it draws a row anew. */
  private redrawSplit(before: SheetModel): void {
    const rowNodes = this.context.model.rows.flatMap((row) => {
      const old = before.rows[before.rowIndex(row.id) ?? -1];
      return old && (old.part === null) !== (row.part === null) ? (this.api.getRowNode(row.id) ?? []) : [];
    });
    if (rowNodes.length > 0) this.api.redrawRows({ rowNodes });
  }

  private setHeights(nodes: readonly IRowNode<ViewRow>[]): void {
    let changed = false;
    for (const node of nodes) {
      const r = node.data ? this.context.model.rowIndex(node.data.id) : null;
      const height = r === null ? null : this.context.layout.heightOf(r);
      if (height === null || height === node.rowHeight) continue;
      node.setRowHeight(height);
      changed = true;
    }
    if (changed) this.api.onRowHeightChanged();
  }

  /**
   * Measures all rows in slices after they are drawn and tells the grid once. Else the library would guess each row
   * until it is scrolled to, and place every row of the sheet anew whenever a guess was wrong.
   */
  private async settleHeights(): Promise<void> {
    this.measuring += 1;
    const own = this.measuring;
    const { rows } = this.context.model;
    let r = 0;
    const step = (): boolean => {
      if (r < rows.length) this.context.layout.heightOf(r);
      r += 1;
      return r >= rows.length;
    };
    const finished = await inSlices(step, () => own === this.measuring);
    // The grid may have gone in the very moment between the last slice and this.
    if (own !== this.measuring) return;
    if (finished && rows === this.context.model.rows) this.takeHeights();
    else if (finished) void this.settleHeights();
  }

  private takeHeights(): void {
    const { model, layout } = this.context;
    this.holding(() => {
      model.rows.forEach((row, r) => {
        this.api.getRowNode(row.id)?.setRowHeight(layout.heightOf(r));
      });
      this.api.onRowHeightChanged();
    });
  }

  /**
   * What a person looks at stays at its place, whatever the rows above it turn out to need: the row of the cursor while it
   * is in sight, else the one at the top of a sheet that was scrolled. A sheet at its start stays there while the cursor is
   * in sight all the same: else its first row would lie half under the header.
   */
  private holding(change: () => void): void {
    const scroller = scrollerOf(this.host);
    const top = scroller?.scrollTop ?? 0;
    const watched = this.watched();
    const anchor = watched === null ? this.nodeAt(top) : this.api.getRowNode(watched);
    const before = anchor?.rowTop ?? 0;
    change();
    const shift = (anchor?.rowTop ?? 0) - before;
    if (scroller && shift !== 0) scroller.scrollTop = top > 0 ? top + shift : Math.min(shift, this.beyond(anchor));
  }

  /** How far a row reaches below what is in sight of a sheet at its start, px; less than 0 where it does not. */
  private beyond(node: IRowNode<ViewRow> | undefined): number {
    const area = areaOf(this.host);
    const bottom = (node?.rowTop ?? 0) + (node?.rowHeight ?? 0);
    return area ? bottom - (area.bottom - area.top) : 0;
  }

  /** The row at the top of what is in sight; none at the start of a sheet, which stays there. */
  private nodeAt(top: number): IRowNode<ViewRow> | undefined {
    if (top <= 0) return undefined;
    return this.context.model.rows
      .map((row) => this.api.getRowNode(row.id))
      .find((node) => node && (node.rowTop ?? 0) + (node.rowHeight ?? 0) > top);
  }

  /** The nodes of a row and of all rows that draw slices of its merged cells. */
  private nodesAround(id: string): IRowNode<ViewRow>[] {
    const { model } = this.context;
    const r = model.rowIndex(id);
    if (r === null) return [];
    const merges = model.columns.map((_column, c) => model.mergeOf({ r, c }));
    const first = Math.min(...merges.map((merge) => merge.r0));
    const last = Math.max(...merges.map((merge) => merge.r1));
    return model.rows.slice(first, last + 1).flatMap((row) => this.api.getRowNode(row.id) ?? []);
  }
}
