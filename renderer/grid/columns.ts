import type { ColDef, ColGroupDef, ColSpanParams, ITooltipParams } from 'ag-grid-community';
import type { ViewRow } from '../../shared/form/types';
import type { GridColumn, SheetModel } from '../../shared/grid/sheetModel';
import { LOCK_TEXT } from '../../shared/text/closing';
import { GRID } from '../../shared/text/ui';
import { tooltipOf } from '../panel/explain';
import { CellView, type GridContext } from './CellView';
import { findingsText } from './checkMarks';
import { NUMBER_COLUMN } from './columnWidths';
import { HeaderView } from './HeaderView';
import type { Widths } from './layout';

type Leaf = ColDef<ViewRow>;

const rowNumbers = (scale: number): Leaf => ({
  colId: '#',
  headerName: GRID.rowNumber,
  width: Math.round(NUMBER_COLUMN * scale),
  pinned: 'left',
  lockPosition: 'left',
  resizable: false,
  sortable: false,
  suppressMovable: true,
  cellRenderer: CellView,
  cellClass: 'row-number-cell',
  headerClass: 'skh-head',
  headerComponent: HeaderView,
  headerComponentParams: {
    column: null,
    letter: '',
    text: '',
    locked: false,
    closed: '',
    wide: false,
    isPart: false,
  },
});

/** What the lock in the header of a closed column says; blank where none of it is closed. */
const closedText = (model: SheetModel, id: string): string => {
  const lock = model.view.locks.find(({ columns }) => columns.includes(id));
  return lock ? LOCK_TEXT.column(lock.period, lock.unit) : '';
};

const leaf = (model: SheetModel, own: GridColumn, width: number): Leaf => {
  const hasPart = own.column.kind === 'name' && !own.isPart && model.columnIndex('part') !== null;
  const text = own.isPart ? '' : (own.column.header.at(-1) ?? '');
  return {
    colId: own.id,
    headerName: own.isPart ? GRID.part : model.labelOf(model.columnIndex(own.id) ?? 0),
    width,
    minWidth: 32,
    pinned: (model.columnIndex(own.id) ?? 0) < model.frozen ? 'left' : null,
    resizable: true,
    sortable: false,
    suppressMovable: true,
    cellRenderer: CellView,
    headerClass: `skh-head${own.isPart ? ' skh-head-part' : ''}${hasPart ? ' skh-head-wide' : ''}`,
    headerComponent: HeaderView,
    headerComponentParams: {
      column: own.column.id,
      letter: own.isPart ? '' : own.letter,
      text,
      locked: !own.column.editable,
      closed: closedText(model, own.id),
      wide: hasPart,
      isPart: own.isPart,
    },
    ...(hasPart ? { colSpan: (params: ColSpanParams<ViewRow>) => (params.data?.part === null ? 2 : 1) } : {}),
    tooltipValueGetter: (params: ITooltipParams<ViewRow, unknown, GridContext>) => {
      const { model: now } = params.context;
      const r = params.data ? now.rowIndex(params.data.id) : null;
      const c = now.columnIndex(own.id);
      if (r === null || c === null) return null;
      const said = [tooltipOf(now, { r, c }), findingsText(now, { r, c })].filter(
        (text) => text !== null && text !== '',
      );
      return said.length === 0 ? null : said.join('\n');
    },
  };
};

interface Branch {
  readonly own: GridColumn;
  readonly path: readonly string[];
}

/** Neighbours that share a group header come under it; any number of levels. */
const nest = (branches: readonly Branch[], toLeaf: (own: GridColumn) => Leaf): (Leaf | ColGroupDef<ViewRow>)[] => {
  const result: (Leaf | ColGroupDef<ViewRow>)[] = [];
  for (let i = 0; i < branches.length; ) {
    const first = branches[i];
    if (!first) break;
    const [group, ...rest] = first.path;
    if (group === undefined || rest.length === 0) {
      result.push(toLeaf(first.own));
      i += 1;
      continue;
    }
    let end = i;
    while (branches[end]?.path[0] === group && (branches[end]?.path.length ?? 0) > 1) end += 1;
    const inner = branches.slice(i, end).map(({ own, path }) => ({ own, path: path.slice(1) }));
    result.push({
      headerName: group,
      headerClass: 'skh-group',
      marryChildren: true,
      children: nest(inner, toLeaf),
    });
    i = end;
  }
  return result;
};

/** Column definitions of the grid from the columns of the view; widths are unscaled px. */
export const buildColumns = (model: SheetModel, widths: Widths, scale: number): (Leaf | ColGroupDef<ViewRow>)[] => [
  rowNumbers(scale),
  ...nest(
    model.columns.map((own) => ({ own, path: own.column.header })),
    (own) => leaf(model, own, Math.round((widths[own.id] ?? 80) * scale)),
  ),
];

/** Two views with the same signature can share one grid. */
export const columnsSignature = (model: SheetModel): string =>
  JSON.stringify([
    model.view.sheet,
    model.frozen,
    model.view.locks,
    model.columns.map(({ id, column }) => [id, column.header, column.width]),
  ]);
