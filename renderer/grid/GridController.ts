import { createGrid, type GridApi, type GridOptions } from 'ag-grid-community';
import type { ViewRow } from '../../shared/form/types';
import type { Cell } from '../../shared/grid/geometry';
import { isSameOrder } from '../../shared/grid/rowPlaces';
import type { SheetModel } from '../../shared/grid/sheetModel';
import { GRID } from '../../shared/text/ui';
import { commitEdit } from '../command/editing';
import { registerGrid } from '../command/gridFocus';
import { landHere } from '../command/landing';
import { selectFirst } from '../command/selecting';
import { checkStore } from '../store/checkStore';
import { findStore } from '../store/findStore';
import { followSelection } from '../store/followSelection';
import { isReadOnly, planStore } from '../store/planStore';
import {
  activeCell,
  cellOf,
  hasSeveralRanges,
  rectOfRange,
  selectedRect,
  selectedRects,
  selectionStore,
} from '../store/selectionStore';
import { prefsStore } from '../store/sheetPrefs';
import { uiStore } from '../store/uiStore';
import { AddRowStrip } from './AddRowStrip';
import { type CellBox, CellEditor } from './CellEditor';
import type { GridContext } from './CellView';
import { paintFindings } from './checkMarks';
import { attachClipboard } from './clipboard';
import { buildColumns } from './columns';
import { scrollerOf } from './dragging';
import { createEditorHost } from './editorHost';
import { FillHandle } from './fillHandle';
import { clearFound, paintFound } from './findHighlight';
import { GridSizes } from './GridSizes';
import { FIXED_OPTIONS } from './gridOptions';
import { followScroll, restorePlace } from './gridPlace';
import { styleNonce } from './gridTheme';
import { listenToHeader } from './headerEvents';
import { paintMarks } from './painter';
import { listenToPointer } from './pointer';
import { createPointerHost } from './pointerHost';
import { listenToRows } from './rowDrag';
import { sizeBox } from './sizing';
import { TableSync } from './TableSync';

/** The grid library behind one narrow door: draws the model, follows the stores, reports what the person does. */
export class GridController {
  private readonly api: GridApi<ViewRow>;
  private readonly editor: CellEditor;
  private readonly handle: FillHandle;
  private readonly strip: AddRowStrip;
  private readonly context: GridContext;
  private readonly cleanups: (() => void)[] = [];
  private readonly sizes: GridSizes;
  private readonly table: TableSync;
  private frame = 0;

  constructor(
    private readonly host: HTMLElement,
    private model: SheetModel,
  ) {
    this.sizes = new GridSizes(host, model);
    const { pending } = planStore.get();
    this.context = { model, pending, layout: this.sizes.measure(model) };
    const surface = document.createElement('div');
    surface.className = 'grid-surface';
    host.append(surface);
    this.api = createGrid(surface, this.options());
    this.table = new TableSync(host, this.api, this.context, this.sizes, () => this.seen);
    this.editor = new CellEditor(
      host,
      createEditorHost({ pageRows: () => this.pageRows(), newline: () => this.editor.insertNewline() }),
    );
    this.handle = new FillHandle(host, {
      columnIndex: (id) => this.model.columnIndex(id),
      onChange: () => this.schedulePaint(),
      onDone: () => this.focus(),
    });
    this.strip = new AddRowStrip(host);
    this.listen(surface);
    selectFirst();
    landHere();
    this.followSelection();
    restorePlace(host, this.api, model, () => this.revealCursor());
    // Finding has brought this sheet up: the keyboard stays with the field.
    if (!document.activeElement?.closest('[data-pane="find"]')) this.focus();
  }

  destroy(): void {
    commitEdit();
    cancelAnimationFrame(this.frame);
    this.table.destroy();
    for (const cleanup of this.cleanups) cleanup();
    this.editor.remove();
    this.handle.remove();
    this.strip.remove();
    this.api.destroy();
    this.host.replaceChildren();
  }

  focus(): void {
    this.editor.focus();
  }

  private options(): GridOptions<ViewRow> {
    return {
      ...FIXED_OPTIONS,
      ...styleNonce(),
      columnDefs: buildColumns(this.model, this.sizes.widths, this.sizes.scale),
      rowData: [...this.model.rows],
      context: this.context,
      getRowHeight: ({ data }) => {
        const r = data ? this.model.rowIndex(data.id) : null;
        return r === null ? 28 : this.context.layout.heightOf(r);
      },
      headerHeight: this.context.layout.headerHeight,
      groupHeaderHeight: this.sizes.groupHeaderHeight,
      onColumnResized: (event) => {
        this.table.onColumnResized(event);
        this.schedulePaint();
      },
    };
  }

  private listen(surface: HTMLElement): void {
    const pointer = createPointerHost(() => this.focus());
    this.cleanups.push(
      listenToPointer(surface, pointer),
      listenToRows(this.host, () => this.focus()),
      attachClipboard(this.editor.field),
      followSelection(),
      planStore.subscribe(() => this.onPlan()),
      selectionStore.subscribe(() => this.followSelection()),
      uiStore.subscribe(() => {
        if (this.table.followZoom()) this.schedulePaint();
      }),
      prefsStore.subscribe(() => this.onRoom()),
      findStore.subscribe(() => this.schedulePaint()),
      checkStore.subscribe(() => this.schedulePaint()),
      listenToHeader(this.host, {
        onFit: (column) => this.table.fitColumn(column),
        onMenu: pointer.onHeaderMenu,
      }),
      clearFound,
      followScroll(this.host, this.api, () => this.model),
      registerGrid({
        focus: () => this.focus(),
        menuPoint: () => this.menuPoint(),
        fitColumn: (column) => this.table.fitColumn(column),
        hasRoomToFreeze: (column) => this.sizes.hasRoomToFreeze(this.model, column),
      }),
    );
    const onScroll = (): void => this.schedulePaint();
    this.host.addEventListener('scroll', onScroll, { capture: true, passive: true });
    const observer = new ResizeObserver(() => this.onSize());
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
    const { rows } = this.context.model;
    if (!this.table.followPlan()) return;
    this.model = this.context.model;
    // Sorted or filtered: the row that was in sight may stand far away now, and the sheet does not go after it.
    if (!isSameOrder(rows, this.model.rows)) this.seen = null;
    if (!activeCell()) selectFirst();
    this.schedulePaint();
  }

  private onRoom(): void {
    this.table.followRoom();
    this.schedulePaint();
  }

  /** A panel or a bar came or went: a cell that was looked at stays in sight. */
  private onSize(): void {
    const wasSeen = this.seen !== null;
    this.onRoom();
    if (wasSeen) this.revealCursor();
  }

  // --- drawing

  private followSelection(): void {
    const { edit, active, anchor, head } = selectionStore.get();
    this.editor.sync(edit);
    // What moves is shown: the cursor inside a range that stays, else the corner that grows.
    const cell = cellOf(this.model, edit ? edit.spot : anchor ? active : head);
    // Typing brings back a cell that was scrolled out of sight.
    if (edit && !this.wasEditing) this.revealed = '';
    this.wasEditing = edit !== null;
    if (cell) this.reveal(cell);
    this.schedulePaint();
  }

  private revealCursor(): void {
    this.revealed = '';
    const cell = activeCell();
    if (cell) this.reveal(cell);
  }

  private revealed = '';
  /** The row of the cursor while its cell is in sight. */
  private seen: string | null = null;
  private wasEditing = false;

  private reveal(cell: Cell): void {
    const key = `${cell.r}:${cell.c}`;
    if (key === this.revealed) return;
    this.revealed = key;
    if (!this.api.getDisplayedRowAtIndex(cell.r)) return;
    // Whole columns are chosen where they are seen: the sheet stays where it is.
    if (!selectionStore.get().columns) this.api.ensureIndexVisible(cell.r);
    const column = this.model.columns[cell.c];
    if (column && cell.c >= this.model.frozen && !selectionStore.get().rows) {
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
      clearing: this.handle.clears,
      editing: edit !== null,
    });
    paintFound(this.host, this.model);
    paintFindings(this.host, this.model);
    this.handle.place(edit ? null : this.cornerBox());
    this.strip.place(this.boxOf({ r: this.model.rows.length - 1, c: 0 }));
    const label = cell ? GRID.editor(this.model.addressOf(cell), this.model.labelOf(cell.c)) : GRID.label;
    this.editor.place(this.boxOf(edit ? cellOf(this.model, edit.spot) : cell), label);
    this.seen = cell && this.boxOf(cell) ? (this.model.rows[cell.r]?.id ?? null) : null;
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

  private pageRows(): number {
    const { layout } = this.context;
    const room = (scrollerOf(this.host)?.clientHeight ?? 600) - layout.headerHeight;
    return Math.max(1, layout.rowsWithin(room, activeCell()?.r ?? 0, 1) - 1);
  }
}
