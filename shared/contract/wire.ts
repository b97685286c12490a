import { sameData } from '../domain/sameData';
import { plainCell } from '../form/cells';
import type { SheetView, ViewCell, ViewRow } from '../form/types';
import type { Channel, ResponseOf, SheetPatch, StepResult } from './channels';

/**
 * Sheets as they travel between the processes: of rows and cells only what is not as usual. A plain cell, most of a wide
 * sheet, is its text alone. Packed and unpacked at the two ends of the connection; nobody else knows this form.
 */
type WireCell = string | Partial<ViewCell>;
type Usual = keyof typeof PLAIN_ROW;
type WireRow = Omit<ViewRow, Usual | 'cells'> &
  Partial<Pick<ViewRow, Usual>> & { readonly cells: Readonly<Record<string, WireCell>> };

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

/** What is not as usual; null when everything is. */
const differing = <T extends object>(value: T, usual: Partial<T>): Partial<T> | null => {
  let found: Partial<T> | null = null;
  for (const key in value) {
    if (value[key] === usual[key] || sameData(value[key], usual[key])) continue;
    found ??= {};
    found[key] = value[key];
  }
  return found;
};

const packCell = (cell: ViewCell): WireCell => {
  const found = differing(cell, plainCell(cell.text, null));
  return found === null ? cell.text : Object.assign(found, { text: cell.text });
};

const unpackCell = (cell: WireCell): ViewCell => {
  if (cell === '') return EMPTY;
  if (typeof cell === 'string') return plainCell(cell, null);
  const { text = '' } = cell;
  // Field by field, so that all cells are made alike: several times faster than spreading one over the other.
  return {
    text,
    typed: cell.typed ?? text,
    value: cell.value ?? null,
    state: cell.state ?? (text === '' ? 'empty' : 'ok'),
    verdict: cell.verdict ?? null,
    reason: cell.reason ?? null,
    estimate: cell.estimate ?? false,
    nature: cell.nature ?? null,
    overruled: cell.overruled ?? null,
    note: cell.note ?? null,
    derived: cell.derived ?? null,
    others: cell.others ?? EMPTY.others,
    ...(cell.shown === undefined ? null : { shown: cell.shown }),
    ...(cell.adjusted === true ? { adjusted: true } : null),
  };
};

const mapCells = <A, B>(cells: Readonly<Record<string, A>>, map: (cell: A) => B): Record<string, B> => {
  const mapped: Record<string, B> = {};
  for (const id in cells) {
    const cell = cells[id];
    if (cell !== undefined) mapped[id] = map(cell);
  }
  return mapped;
};

const packRow = ({ cells, ...row }: ViewRow): WireRow => ({
  ...(differing<Omit<ViewRow, 'cells'>>(row, PLAIN_ROW) as Omit<WireRow, 'cells'>),
  cells: mapCells(cells, packCell),
});

const unpackRow = (row: WireRow): ViewRow => ({
  id: row.id,
  kind: row.kind,
  marker: row.marker,
  level: row.level ?? PLAIN_ROW.level,
  name: row.name,
  unitLabel: row.unitLabel,
  part: row.part ?? null,
  parent: row.parent ?? null,
  under: row.under ?? null,
  adds: row.adds ?? PLAIN_ROW.adds,
  owner: row.owner ?? PLAIN_ROW.owner,
  isComponent: row.isComponent,
  direction: row.direction ?? PLAIN_ROW.direction,
  rangeRule: row.rangeRule ?? PLAIN_ROW.rangeRule,
  decimals: row.decimals ?? null,
  scale: row.scale ?? null,
  aliases: row.aliases ?? PLAIN_ROW.aliases,
  span: row.span ?? PLAIN_ROW.span,
  cells: mapCells(row.cells, unpackCell),
});

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
