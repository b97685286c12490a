import type { FillFate, FillItem, FillOptions, PlacedText } from '../../../shared/contract/templateAnswers';
import type { MappedColumn, MappedRow, WorkbookMapping } from '../../../shared/contract/workbookMapping';
import type { Decimal } from '../../../shared/domain/decimal';
import { conversionOf, measureKey } from '../../../shared/domain/measure';
import type { ViewColumn } from '../../../shared/form/columns';
import { NUMERIC_KINDS } from '../../../shared/form/definition';
import type { SheetView, ViewRow } from '../../../shared/form/types';
import { fullLabel, tidyText } from '../../../shared/reading/labelText';
import { decimalFromNumber, sameNumber } from '../../../shared/reading/numberText';
import { formatDay } from '../../../shared/text/calendar';
import type { CellContent } from '../export/cellContent';
import { rowContents } from '../export/rowContents';
import type { ReadTable } from '../import/readTable';
import { cellText } from '../import/tableRows';
import { shownText } from '../mapping/picture';
import { columnLetters } from '../read/cellPlaces';
import { serialFromTime } from '../read/numberFormats';
import type { CellModel } from '../read/sheetModel';
import { copiesOf } from './cellFormula';
import { calculatedContent, valueFor } from './cellValue';
import { cellAt, isWithin, type SheetPlaces, styleAt } from './sheetPlaces';
import type { CellWrite } from './sheetXml';

/** A template's sheet as read, and where things stand in its XML. */
export interface TemplateSheet {
  /** The table as the mapping describes it. */
  readonly table: ReadTable;
  /** Unit of measure in the heading of a column; "" for none. */
  readonly unitOf: (column: number) => string;
  readonly headerOf: (column: number) => string;
  /** The heading names another time than the column of ours. */
  readonly isOtherPeriod: (at: number, column: ViewColumn) => boolean;
  readonly isLocked: (row: number, column: number) => boolean;
  /** A value breaks the rule of entry of its cell. */
  readonly breaks: (row: number, column: number, write: CellWrite) => boolean;
  readonly places: SheetPlaces;
  /** Number format codes by style. */
  readonly formats: readonly string[];
  readonly date1904: boolean;
}

export interface FillPlan {
  readonly items: readonly FillItem[];
  readonly same: number;
  readonly writes: ReadonlyMap<number, ReadonlyMap<number, CellWrite>>;
  readonly noColumn: readonly PlacedText[];
  /** Columns whose heading names another time than that of the Biểu. */
  readonly otherPeriod: readonly PlacedText[];
  /** Cells that keep a number of theirs where ours is blank. */
  readonly oldNumbers: number;
}

interface Fill {
  readonly sheet: TemplateSheet;
  readonly options: FillOptions;
  /** Physical column of the units of measure; null without one. */
  readonly unitColumn: number | null;
  /** Formula cells that the person gave away. */
  readonly overFormulas: ReadonlySet<string>;
}

interface FilledColumn {
  readonly at: MappedColumn;
  readonly column: ViewColumn;
  /** Its heading names another time. */
  readonly isOther: boolean;
}

/** Works out what filling a template does, cell by cell; writes nothing. Rows that are only proposed stay as they are. */
export const planFill = (
  view: SheetView,
  mapping: WorkbookMapping,
  sheet: TemplateSheet,
  options: FillOptions,
): FillPlan => {
  const unitColumn = mapping.columns.find(({ meaning }) => meaning?.kind === 'unit')?.column ?? null;
  const fill: Fill = { sheet, options, unitColumn, overFormulas: new Set(mapping.overFormulas) };
  const byId = new Map(view.rows.map((row) => [row.id, row]));
  const columns: FilledColumn[] = [];
  const noColumn: PlacedText[] = [];
  const otherPeriod: PlacedText[] = [];
  for (const at of mapping.columns) {
    if (at.meaning?.kind !== 'cell') continue;
    const wanted = at.meaning.column;
    const column = view.columns.find(({ id }) => id === wanted);
    const heading = { address: columnLetters(at.column), text: sheet.headerOf(at.column) };
    if (!column) {
      noColumn.push(heading);
      continue;
    }
    const isOther = sheet.isOtherPeriod(at.column, column);
    if (isOther) otherPeriod.push(heading);
    columns.push({ at, column, isOther });
  }
  const items: FillItem[] = [];
  const writes = new Map<number, Map<number, CellWrite>>();
  let [same, oldNumbers] = [0, 0];
  for (const line of mapping.rows) {
    const row = line.target === null || line.by === 'proposal' ? undefined : byId.get(line.target);
    if (!row) continue;
    const contents = rowContents(view, row);
    for (const filled of columns) {
      const { at, column } = filled;
      const outcome = fillCell(fill, line, row, filled, contents);
      if (outcome === null) continue;
      if (outcome === 'same') same++;
      else {
        items.push(outcome.item);
        const { fate, theirs } = outcome.item;
        if (fate === 'blankKept' && NUMERIC_KINDS.has(column.kind) && /\d/.test(theirs)) oldNumbers++;
        if (!outcome.write) continue;
        const cells = writes.get(line.row) ?? new Map<number, CellWrite>();
        writes.set(line.row, cells.set(at.column, outcome.write));
      }
    }
  }
  return { items, same, writes, noColumn, otherPeriod, oldNumbers };
};

type Outcome = 'same' | null | { readonly item: FillItem; readonly write: CellWrite | null };

const fillCell = (
  fill: Fill,
  line: MappedRow,
  row: ViewRow,
  { at, column, isOther }: FilledColumn,
  contents: ReadonlyMap<string, CellContent>,
): Outcome => {
  const { places, formats, date1904, table } = fill.sheet;
  const { index } = table;
  const cell = row.cells[column.id];
  const merge = index.mergeAt(line.row, at.column);
  const covered = merge !== null && (merge.top !== line.row || merge.left !== at.column);
  const there = covered ? null : index.at(line.row, at.column);
  const theirs = shownIn(there);
  const ours = cell?.text ?? '';
  const isBlank = cell === undefined || (tidyText(ours) === '' && cell.value === null);
  const style = styleAt(places, line.row, at.column);
  const address = `${columnLetters(at.column)}${line.row}`;
  const item = (fate: FillFate, more: Partial<FillItem> = {}): FillItem => ({
    address,
    row: row.id,
    column: column.id,
    label: fullLabel(row),
    header: column.header.at(-1) ?? column.id,
    ours,
    theirs,
    written: '',
    fate,
    asText: null,
    converted: '',
    overFormula: false,
    breaksRule: false,
    ...more,
  });
  const left = (fate: FillFate): Outcome => ({ item: item(fate), write: null });
  if (isBlank && theirs === '') return null;
  const isOneOfSeveral = places.arrays.some((range) => isWithin(range, line.row, at.column));
  const isFormula =
    isOneOfSeveral || there?.formula === true || cellAt(places, line.row, at.column)?.hasFormula === true;
  if (isFormula) {
    // A formula of theirs beside a blank of ours is as it should be.
    if (isBlank) return null;
    const isChosen = fill.overFormulas.has(address);
    if (isOneOfSeveral || (isChosen && copiesOf(places, line.row, at.column) === null)) return left('arrayFormula');
    if (!isChosen) return left('formula');
  }
  const isLocked = !isFormula && fill.sheet.isLocked(line.row, at.column);
  if (isBlank && isLocked) return null;
  if (isBlank) {
    if (fill.options.blanks === 'keep') return left('blankKept');
    return { item: item('clear'), write: { kind: 'blank' } };
  }
  if (covered) return left('merged');
  const { factor, units } = conversionFor(fill, line, row, at);
  const content = column.calculation ? calculatedContent(cell) : contents.get(column.id);
  if (!content) return null;
  const outcome = valueFor(column, row, content, cell, { format: formats[style] ?? 'General', factor, date1904 });
  if ('refused' in outcome) return left(outcome.refused);
  const { write, shown, asText } = outcome;
  if (!isFormula && isSame(there, write, date1904)) return 'same';
  const converted = write.kind === 'number' && factor !== '1' && outcome.shown !== ours ? units : '';
  const breaksRule = fill.sheet.breaks(line.row, at.column, write);
  const done = { written: shown, asText, converted, overFormula: isFormula, breaksRule };
  if (isLocked) return left('locked');
  if (isOther && fill.options.otherPeriod !== 'fill') return left('otherPeriod');
  if (isFormula) return { item: item('replace', done), write };
  if (theirs === '') return { item: item('write', done), write };
  if (/^x$/i.test(theirs)) return left('crossed');
  if (fill.options.occupied === 'keep') return left('occupiedKept');
  return { item: item('replace', done), write };
};

/** What a person sees in a cell of theirs; "" for a blank one. */
const shownIn = (cell: CellModel | null): string => {
  if (cell?.kind === 'date') return formatDay(cellText(cell));
  return cell?.kind === 'formulaWithoutResult' ? '' : shownText(cell);
};

const isSame = (there: CellModel | null, write: CellWrite, date1904: boolean): boolean => {
  if (!there || write.kind === 'blank' || write.kind === 'stale') return false;
  if (write.kind === 'text') return there.kind === 'text' && tidyText(there.text) === tidyText(write.text);
  if (there.kind === 'number') return sameNumber(decimalFromNumber(there.number ?? 0), write.decimal);
  return there.kind === 'date' && String(serialFromTime(Date.parse(there.text), date1904)) === write.decimal;
};

/**
 * The conversion of a cell: by the units of measure that stand in the template and in our row as it is today; where they say
 * nothing, as the mapping says. Null: the units differ and nobody knows how.
 */
const conversionFor = (
  { sheet, unitColumn }: Fill,
  line: MappedRow,
  row: ViewRow,
  at: MappedColumn,
): { readonly factor: Decimal | null; readonly units: string } => {
  const { table } = sheet;
  const beside = unitColumn === null ? '' : cellText(table.index.at(line.row, unitColumn));
  const theirs = sheet.unitOf(at.column) || beside || table.unitLine;
  const units = `${row.unitLabel} → ${theirs === '' ? '…' : theirs}`;
  const given = table.factorAt(line.row, at.column);
  if (theirs === '') return { factor: given ?? '1', units };
  if (measureKey(theirs) === measureKey(row.unitLabel)) return { factor: '1', units };
  const conversion = conversionOf(theirs, row.unitLabel, table.measures);
  if (conversion && (!conversion.isRate || conversion.factor === '1')) return { factor: conversion.factor, units };
  return { factor: given, units };
};
