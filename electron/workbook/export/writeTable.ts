import { partialOf } from '../../../shared/form/cells';
import type { ViewColumn } from '../../../shared/form/columns';
import type { SheetView, ViewCell, ViewRow } from '../../../shared/form/types';
import { fullLabel } from '../../../shared/reading/labelText';
import { VERDICT_WORDS } from '../../../shared/text/verdict';
import { PRINTED } from '../../../shared/text/workbook';
import { highKey, lowKey } from '../exportKeys';
import { type CellContent, isFractionText, textContent } from './cellContent';
import { type LiveFormula, liveFormula, totalFormula } from './liveFormula';
import { percentPlaces, percentToRatio } from './percentFormula';
import { type Places, toPlaces } from './rowContents';
import type { SheetColumn } from './sheetColumns';
import type { CellLook, CellValue, SheetWriter } from './sheetWriter';

/** One table row for each row of the view; notes that must stand under the table are returned. */
export const writeRows = (writer: SheetWriter, view: SheetView): readonly string[] => {
  const notes: string[] = [];
  const levels = view.rows.filter((row) => row.kind !== 'heading').map((row) => row.level);
  const base = levels.reduce((least, level) => Math.min(least, level), levels[0] ?? 0);
  const places = toPlaces(view, writer.columns, writer.row);
  const below = new Map<string, ViewRow[]>();
  for (const row of view.rows) {
    if (row.under === null) continue;
    const known = below.get(row.under);
    if (known) known.push(row);
    else below.set(row.under, [row]);
  }
  for (const row of view.rows) {
    const task = {
      writer,
      places,
      row,
      at: writer.row,
      level: row.level - base,
      below: below.get(row.id) ?? [],
      notes,
    };
    writeRow(task);
    writer.row++;
  }
  if (view.rows.some((row) => Object.values(row.cells).some((cell) => cell.estimate && cell.nature !== null))) {
    notes.unshift(PRINTED.estimates);
  }
  return [...notes, ...partialNotes(writer, view)];
};

/** Rows of a column that are named, where not all of it rests on the same units. */
const named = 6;

/** Under the table: which totals are those of some units only (a superior must not take them for the whole). */
const partialNotes = (writer: SheetWriter, view: SheetView): readonly string[] =>
  writer.columns.printed.flatMap(({ view: column }) => {
    if (!column) return [];
    const totals = view.rows.flatMap((row) => (row.cells[column.id]?.derived ? [row] : []));
    const some = totals.flatMap((row) => {
      const partial = partialOf(row.cells[column.id]);
      return partial ? [{ ...partial, name: fullLabel(row) }] : [];
    });
    const [first] = some;
    if (!first) return [];
    const label = column.header.at(-1) ?? '';
    const isAlike =
      some.length === totals.length && some.every(({ from, all }) => from === first.from && all === first.all);
    if (isAlike) return [PRINTED.partialColumn(label, first.from, first.all)];
    const rows = some.slice(0, named).map(({ name, from, all }) => PRINTED.partialRow(name, from, all));
    return [PRINTED.partialRows(label, rows, some.length - rows.length)];
  });

/** A row on its way to the paper. */
interface RowTask {
  readonly writer: SheetWriter;
  readonly places: Places;
  readonly row: ViewRow;
  /** Physical row. */
  readonly at: number;
  /** How deep it stands below the highest rows of the sheet that are no headings. */
  readonly level: number;
  readonly below: readonly ViewRow[];
  readonly notes: string[];
}

const writeRow = (task: RowTask): void => {
  const { writer, places, row, at } = task;
  const strong = row.kind === 'heading' || row.kind === 'total' || row.adds;
  const look: CellLook = { size: writer.profile.tableSize, bordered: true, ...(strong ? { bold: true } : {}) };
  const contents = places.contentsOf(row);
  writer.minimum(at, look.size);
  writer.tag(at, row.id);
  const isGroup = isGroupRow(writer, row, contents);
  for (const column of writer.columns.printed) {
    const definition = column.view;
    if (!definition) continue;
    const style: CellLook = { ...look, align: definition.align };
    if (definition.kind === 'marker') writeMarker(task, style, column);
    else if (isGroup) writeGroup(task, style, column);
    else if (definition.kind === 'name') writeName(task, style, column);
    else if (definition.kind === 'ratio') writeRatio(task, style, column, definition);
    else writeCell(task, style, column, definition);
  }
};

/** A group row that says nothing but its name has it across the table (domain.md §4, form 6). */
const isGroupRow = (writer: SheetWriter, row: ViewRow, contents: ReadonlyMap<string, CellContent>): boolean =>
  row.kind === 'heading' &&
  writer.columns.printed.every(({ view }) => !view || (contents.get(view.id)?.kind ?? 'blank') === 'blank');

/** From right behind TT to the end; a marker that stands further right keeps its place. */
const writeGroup = ({ writer, row, at }: RowTask, look: CellLook, column: SheetColumn): void => {
  const { printed } = writer.columns;
  const before = printed[column.number - 2];
  if (before !== undefined && before.view?.kind !== 'marker') return;
  const spot = { row: at, from: column.number, to: printed.length };
  writer.put(row.name, { ...look, align: 'left', format: '@' }, spot);
  writer.fit(row.name, look, spot);
};

/** Text, a number, the formula of a calculation or of a sum over the rows below. */
const writeCell = (task: RowTask, look: CellLook, column: SheetColumn, definition: ViewColumn): void => {
  const { writer, places, row, at } = task;
  const content = places.contentsOf(row).get(definition.id) ?? textContent('');
  const cell = row.cells[definition.id];
  const isMark = cell?.state === 'absent' || cell?.state === 'notAssigned';
  const style: CellLook = {
    ...look,
    ...(cell?.estimate === true ? { italic: true } : {}),
    ...(isMark ? { align: 'center' } : {}),
  };
  const formula = cell && content.kind === 'number' ? formulaOf(task, definition, cell) : null;
  if (formula) {
    writer.put({ ...formula }, { ...style, format: content.format }, { row: at, from: column.number });
    return;
  }
  writeContent(task, content, style, column);
  // Numbers behind a text; and one that was worked out goes out with itself beside it: coming back the same, it was not typed.
  if (content.kind === 'text' || isWorkedOut(cell)) writeBounds(task, definition, content);
};

/** A number that nobody typed as it stands: derived, or the share that a fraction such as 21/36 comes to. */
const isWorkedOut = (cell: ViewCell | undefined): boolean =>
  cell !== undefined && (cell.derived !== null || isFractionText(cell.typed));

const formulaOf = (
  { places, row, below }: RowTask,
  { id, calculation }: ViewColumn,
  cell: ViewCell,
): LiveFormula | null => {
  if (calculation) return liveFormula(places, row, cell, calculation);
  return cell.derived?.how === 'total' ? totalFormula(places, id, cell, below) : null;
};

const writeContent = ({ writer, at: row }: RowTask, content: CellContent, look: CellLook, column: SheetColumn) => {
  const value: CellValue = content.kind === 'number' ? content.number : content.kind === 'text' ? content.text : null;
  writer.put(value, { ...look, format: content.format }, { row, from: column.number });
  writer.fit(content.text, look, { row, from: column.number });
};

/** The numbers of a cell in hidden columns, for the formulas: the bounds of a range, the number in a wordy target. */
const writeBounds = ({ writer, at: row }: RowTask, column: ViewColumn, content: CellContent): void => {
  const put = (key: string, value: string | null): void => {
    const spot = writer.columns.hidden.find((hidden) => hidden.key === key);
    if (spot && value !== null) writer.hide(Number(value), row, spot.number);
  };
  put(lowKey(column.id), content.low);
  put(highKey(column.id), content.high);
};

/** TT stands once, merged down over its group; a plain number is a number. */
const writeMarker = ({ writer, row, at }: RowTask, look: CellLook, column: SheetColumn): void => {
  const rows = row.span.marker;
  if (rows === 0) return;
  const isNumber = /^[1-9]\d{0,8}$/.test(row.marker);
  const value = row.marker === '' ? null : isNumber ? Number(row.marker) : row.marker;
  const spot = { row: at, from: column.number, rows };
  writer.put(value, { ...look, format: isNumber ? '0' : '@' }, spot);
  writer.fit(row.marker, look, spot);
};

/** The label across both name columns; or merged down in the left one, with the part beside it in the right one. */
const writeName = ({ writer, row, at, level }: RowTask, look: CellLook, column: SheetColumn): void => {
  const isLeft = column.key === column.view?.id;
  const isSplit = row.part !== null || row.span.name !== 1;
  const indent = row.kind === 'indicator' && level > 0 ? Math.min(level, 6) : 0;
  const style: CellLook = { ...look, format: '@', ...(indent > 0 ? { indent } : {}) };
  if (!writer.columns.split || !isSplit) {
    if (!isLeft) return;
    const to = writer.columns.split ? column.number + 1 : column.number;
    writer.put(row.name, style, { row: at, from: column.number, to });
    writer.fit(row.name, style, { row: at, from: column.number, to });
    return;
  }
  if (!isLeft) {
    writer.put(row.part === '' ? null : row.part, style, { row: at, from: column.number });
    writer.fit(row.part ?? '', style, { row: at, from: column.number });
  } else if (row.span.name > 0) {
    const spot = { row: at, from: column.number, rows: row.span.name };
    writer.put(row.name, style, spot);
    writer.fit(row.name, style, spot);
  }
};

/** Attainment: as a percentage, or without the sign where the header has it. */
const writeRatio = (
  task: RowTask,
  look: CellLook,
  column: SheetColumn,
  { id, header, calculation }: ViewColumn,
): void => {
  const { writer, places, row, at, notes } = task;
  const cell = row.cells[id];
  if (!cell) {
    writer.put(null, look, { row: at, from: column.number });
    return;
  }
  const mark = overruledMark(row, cell, notes);
  const style: CellLook = { ...look, ...(cell.estimate ? { italic: true } : {}) };
  if (cell.value === null) {
    const text = cell.text + (mark === '' ? '' : ` ${mark}`);
    writeContent(task, textContent(text), style, column);
    return;
  }
  const decimals = percentPlaces(cell.text);
  const hundredfold = header.some((text) => text.includes('%'));
  const digits = decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
  const format = `${hundredfold ? `#,##${digits}` : `${digits}%`}${mark === '' ? '' : `" ${mark}"`}`;
  const formula = calculation && liveFormula(places, row, cell, calculation, hundredfold);
  const plain = hundredfold ? Number(cell.value) : percentToRatio(cell.value);
  const value: CellValue = formula ? { ...formula } : plain;
  writer.put(value, { ...style, format }, { row: at, from: column.number });
};

/** A verdict that a person overruled is marked in the cell and told under the table (domain.md §3). */
const overruledMark = (row: ViewRow, cell: ViewCell, notes: string[]): string => {
  if (!cell.overruled) return '';
  const mark = `(${notes.length + 1})`;
  const label = row.part === null ? row.name : `${row.name}: ${row.part}`;
  const verdict = VERDICT_WORDS[cell.verdict ?? 'notComputable'];
  notes.push(PRINTED.overruled(mark, label, verdict, VERDICT_WORDS[cell.overruled.computed], cell.overruled.reason));
  return mark;
};
