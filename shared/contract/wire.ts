import { sameData } from '../domain/sameData';
import { plainCell } from '../form/cells';
import type { SheetView, ViewCell, ViewRow } from '../form/types';
import type { Channel, ResponseOf, SheetPatch, StepResult } from './channels';

/**
 * Sheets as they travel between the processes: of rows and cells only what is not as usual. A plain cell, most of a wide
 * sheet, is its text alone. Packed and unpacked at the two ends of the connection; nobody else knows this form.
 */
type WireCell = string | Partial<ViewCell>;
type WireRow = Omit<Partial<ViewRow>, 'cells'> & { readonly cells: Readonly<Record<string, WireCell>> };

const PLAIN_ROW = {
  level: 0,
  part: null,
  parent: null,
  under: null,
  adds: false,
  owner: '',
  direction: 'higher',
  rangeRule: 'upper',
  decimals: null,
  scale: null,
  aliases: [],
  span: { marker: 1, name: 1 },
} as const satisfies Partial<ViewRow>;

/** Nobody changes a cell, so that all the empty ones can be the same. */
const EMPTY = plainCell('', null);

const differing = <T extends object>(value: T, usual: Partial<T>): Partial<T> => {
  const found: Partial<T> = {};
  for (const key in value) if (!(key in usual && sameData(value[key], usual[key]))) found[key] = value[key];
  return found;
};

const packCell = (cell: ViewCell): WireCell => {
  const found = differing(cell, plainCell(cell.text, null));
  return Object.keys(found).length === 0 ? cell.text : { text: cell.text, ...found };
};

const unpackCell = (cell: WireCell): ViewCell => {
  if (cell === '') return EMPTY;
  return typeof cell === 'string' ? plainCell(cell, null) : { ...plainCell(cell.text ?? '', null), ...cell };
};

const mapCells = <A, B>(cells: Readonly<Record<string, A>>, map: (cell: A) => B): Record<string, B> => {
  const mapped: Record<string, B> = {};
  for (const [id, cell] of Object.entries(cells)) mapped[id] = map(cell);
  return mapped;
};

const packRow = (row: ViewRow): WireRow => ({
  ...differing<ViewRow>(row, PLAIN_ROW),
  cells: mapCells(row.cells, packCell),
});

const unpackRow = (row: WireRow): ViewRow =>
  ({ ...PLAIN_ROW, ...row, cells: mapCells(row.cells, unpackCell) }) as ViewRow;

type Rows<R> = { readonly rows: readonly R[] };
const withRows = <A, B, S extends Rows<A>>(sheet: S, map: (row: A) => B): Omit<S, 'rows'> & Rows<B> => ({
  ...sheet,
  rows: sheet.rows.map(map),
});

type WireStep = Omit<StepResult, 'patches'> & {
  readonly patches: readonly (Omit<SheetPatch, 'rows'> & Rows<WireRow>)[];
};

const packStep = (step: StepResult): WireStep => ({
  ...step,
  patches: step.patches.map((patch) => withRows(patch, packRow)),
});
const unpackStep = (step: WireStep): StepResult => ({
  ...step,
  patches: step.patches.map((patch) => withRows(patch, unpackRow)),
});

type Way = { readonly pack: (response: never) => unknown; readonly unpack: (wire: never) => unknown };
const STEP: Way = { pack: packStep, unpack: unpackStep };
const WAYS: Readonly<Partial<Record<Channel, Way>>> = {
  'sheet.view': {
    pack: (view: SheetView) => withRows(view, packRow),
    unpack: (view: Omit<SheetView, 'rows'> & Rows<WireRow>) => withRows(view, unpackRow),
  },
  'plan.run': STEP,
  'plan.undo': STEP,
  'plan.redo': STEP,
  'workbook.applyImport': STEP,
};

/** A response as it is sent. */
export const packResponse = <C extends Channel>(channel: C, response: ResponseOf<C>): unknown => {
  const way = WAYS[channel];
  return way ? way.pack(response as never) : response;
};

/** A response from what was sent. */
export const unpackResponse = <C extends Channel>(channel: C, wire: unknown): ResponseOf<C> => {
  const way = WAYS[channel];
  return (way ? way.unpack(wire as never) : wire) as ResponseOf<C>;
};
