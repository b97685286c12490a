import type {
  KnownMappings,
  MappingChoice,
  OurSheet,
  ReadColumn,
  RecognisedBy,
  WorkbookReading,
} from '../../../shared/contract/mappingAnswers';
import type { MappedColumn, MappedRow, WorkbookMapping } from '../../../shared/contract/workbookMapping';
import { conversionOf } from '../../../shared/domain/measure';
import type { SheetView } from '../../../shared/form/types';
import { fullLabel } from '../../../shared/reading/labelText';
import { ourUnit } from '../import/compareRow';
import { findTable, readHeaderAt, type TablePlace } from '../import/findTable';
import { matchRows, type RowMatches } from '../import/matchRows';
import { bestTable } from '../import/previewImport';
import { ownTableOf, type ReadTable } from '../import/readTable';
import { cellText } from '../import/tableRows';
import { otherTimeInTitle } from '../import/titlePeriod';
import { valueColumns } from '../import/valueColumns';
import { nobody, type TellShare, within } from '../read/share';
import { indexSheet, type SheetIndex, type WorkbookModel } from '../read/sheetModel';
import { guessPlace } from './guessPlace';
import { columnsOf, mappedTable } from './mappedTable';
import { pictureOf } from './picture';
import { type KnownFrom, readColumns } from './readColumns';
import { readRows } from './readRows';
import { rowKeys } from './rowShape';
import { findKnown } from './shape';

/** Where a table is taken to be, and what is known of it. */
interface Spot {
  readonly index: SheetIndex;
  readonly header: WorkbookMapping['header'];
  readonly columns: readonly MappedColumn[];
  readonly from: KnownFrom;
  readonly recognisedBy: RecognisedBy;
  readonly saved: KnownMappings['saved'][number] | null;
}

/**
 * A workbook as it is proposed to be read for a Biểu; pure. `choice`: what a person chose so far (null: nothing yet).
 * The proposal is never taken by itself: resemblances and doubtful units wait in `rows` for a person's word. `tell` hears
 * how far it is.
 */
export const readForMapping = (
  model: WorkbookModel,
  view: SheetView,
  known: KnownMappings,
  file: string,
  choice: MappingChoice | null,
  tell: TellShare = nobody,
): WorkbookReading => {
  const { measures } = known;
  const spot =
    choice === null ? proposeSpot(model, view, known, within(tell, 0, 0.4)) : chosenSpot(model, view, choice, measures);
  const { index, header, from } = spot;
  const first = readColumns(index, view, header, spot.columns, from, measures);
  const bare: WorkbookMapping = { sheetName: index.sheet.name, header, columns: mappedOf(first), rows: [] };
  const table = mappedTable(index, view, bare, measures);
  const decided = decisionsOf(table, view, spot.saved?.mapping.rows ?? []);
  const matches = matchRows(view, table.rows, decided, false, within(tell, 0.5, 0.9));
  const columns = from === 'person' ? first : withUnits(first, table, view, matches);
  const mapped = mappedOf(columns);
  const rows = readRows(table, view, matches, mapped, decided);
  return {
    file,
    sheets: model.sheets.map(({ name, hidden, rows: lines }) => ({ name, hidden, rows: lines.length })),
    recognisedBy: spot.recognisedBy,
    savedAt: spot.saved?.usedAt ?? null,
    mapping: { ...bare, columns: mapped, rows: rows.flatMap(({ decision }) => decision ?? []) },
    picture: pictureOf(index, header.bottom),
    columns,
    rows,
    otherTime: table.own ? null : (otherTimeInTitle(index, header.top, view)?.theirs ?? null),
    otherTable: table.otherTable,
    ours: ourSheet(view),
    measures,
  };
};

const mappedOf = (columns: readonly ReadColumn[]): readonly MappedColumn[] =>
  columns.flatMap(({ column, meaning, factor }) => (meaning === null ? [] : [{ column, meaning, factor }]));

const proposeSpot = (model: WorkbookModel, view: SheetView, known: KnownMappings, tell: TellShare): Spot => {
  const best = bestTable(model, view, known.measures, tell);
  if (best?.table.own) return spotOf(best.table.index, view, best.table.place, 'key', 'keys');
  const before = findKnown(model, known.saved);
  if (before) {
    const { index, header, saved } = before;
    return { index, header, columns: saved.mapping.columns, from: 'saved', recognisedBy: 'saved', saved };
  }
  if (best) return spotOf(best.table.index, view, best.table.place, 'header', 'labels');
  return guessSpot(model, view, known.measures);
};

const mostGuessed = 20;

/**
 * A first guess at the sheet, its header and columns, where no table was known: of the longest visible sheets, the one with
 * most values below a header that could be ours; the longest where no sheet has any.
 */
const guessSpot = (model: WorkbookModel, view: SheetView, measures: KnownMappings['measures']): Spot => {
  const visible = model.sheets.filter(({ hidden, rows }) => !hidden && rows.length > 0);
  const longest = visible.toSorted((a, b) => b.rows.length - a.rows.length).slice(0, mostGuessed);
  const sheets = longest.length === 0 ? model.sheets.slice(0, 1) : longest;
  const guesses = sheets.map((sheet) => {
    const index = indexSheet(sheet);
    return { index, ...guessPlace(index, view, measures) };
  });
  const [best] = guesses.toSorted((a, b) => b.values - a.values);
  if (!best) throw new Error('a workbook without sheets');
  return spotOf(best.index, view, best.place, 'header', best.values > 0 ? 'labels' : 'nothing');
};

const chosenSpot = (
  model: WorkbookModel,
  view: SheetView,
  choice: MappingChoice,
  measures: KnownMappings['measures'],
): Spot => {
  const sheet = model.sheets.find(({ name }) => name === choice.sheetName) ?? model.sheets[0];
  if (!sheet) throw new Error('a workbook without sheets');
  const index = indexSheet(sheet);
  const own = ownTableOf(index, view);
  const { header, columns } = choice;
  if (header !== null && columns !== null) {
    return { index, header, columns, from: 'person', recognisedBy: own ? 'keys' : 'labels', saved: null };
  }
  const place =
    header === null
      ? (own?.place ?? findTable(index, view) ?? guessPlace(index, view, measures).place)
      : readHeaderAt(index, view, header.top, header.bottom);
  return spotOf(index, view, place, header === null && own ? 'key' : 'header', own ? 'keys' : 'labels');
};

const spotOf = (
  index: SheetIndex,
  view: SheetView,
  place: TablePlace,
  from: KnownFrom,
  recognisedBy: RecognisedBy,
): Spot => ({
  index,
  header: { top: from === 'header' ? highestOf(index, place) : place.headerTop, bottom: place.headerBottom },
  columns: columnsOf(view, place),
  from,
  recognisedBy,
  saved: null,
});

/** Headings that are merged down into the lowest line of the header begin higher up: the header does, too. */
const highestOf = (index: SheetIndex, { headerTop, columns }: TablePlace): number =>
  Math.max(
    headerTop - 3,
    Math.min(headerTop, ...[...columns.values()].map((column) => index.mergeAt(headerTop, column)?.top ?? headerTop)),
  );

/** Decisions of an earlier import, for the rows that say the same in the same place. */
const decisionsOf = (
  table: ReadTable,
  view: SheetView,
  stored: readonly (Omit<MappedRow, 'row'> & { readonly key: string })[],
): ReadonlyMap<number, MappedRow> => {
  if (stored.length === 0) return new Map();
  const byKey = new Map(stored.map(({ key, ...decision }) => [key, decision]));
  const ours = new Set(view.rows.map(({ id }) => id));
  const decided = new Map<number, MappedRow>();
  for (const [row, key] of rowKeys(table, valueColumns(view))) {
    const decision = byKey.get(key);
    const isThere = decision?.target === null || ours.has(decision?.target ?? '');
    if (decision && isThere) decided.set(row, { ...decision, row });
  }
  return decided;
};

/** A unit in a heading converts the whole column, where it converts all of its rows alike and they name none of their own. */
const withUnits = (
  columns: readonly ReadColumn[],
  table: ReadTable,
  view: SheetView,
  { matched }: RowMatches,
): readonly ReadColumn[] =>
  columns.map((column) => {
    const { meaning, unit } = column;
    if (unit === '' || meaning?.kind !== 'cell' || column.factor !== null) return column;
    const kind = view.columns.find(({ id }) => id === meaning.column)?.kind;
    if (kind !== 'target' && kind !== 'figure') return column;
    const unitId = view.columns.find((one) => one.kind === 'unit')?.id ?? '';
    const lines = matched.filter(({ source }) => source.cells.has(meaning.column));
    const factors = new Set(
      lines.map(({ source, row }) => {
        if (cellText(source.cells.get(unitId) ?? null) !== '') return null;
        const conversion = conversionOf(unit, ourUnit(view, row), table.measures);
        return conversion === null || conversion.isRate ? null : conversion.factor;
      }),
    );
    const [factor] = factors;
    return factors.size === 1 && factor && factor !== '1' ? { ...column, factor } : column;
  });

const ourSheet = (view: SheetView): OurSheet => ({
  title: view.title,
  period: view.period,
  takesRows: view.source !== 'units',
  columns: view.columns.map(({ id, kind, header, editable }) => ({
    id,
    kind,
    label: header.join(' › ').replace(/\s+/gu, ' '),
    editable: editable && kind !== 'marker' && kind !== 'name' && kind !== 'unit',
  })),
  rows: view.rows.map((row) => ({
    id: row.id,
    marker: row.marker,
    label: fullLabel(row),
    level: row.level,
    unit: ourUnit(view, row),
    isHeading: row.kind === 'heading',
  })),
});
