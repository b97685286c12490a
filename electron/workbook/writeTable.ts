import type { ViewColumn } from '../../shared/form/columns';
import type { SheetView, ViewCell, ViewRow } from '../../shared/form/types';
import { VERDICT_WORDS } from '../../shared/text/verdict';
import { PRINTED } from '../../shared/text/workbook';
import { type CellContent, figureContent, targetContent, textContent } from './cellContent';
import { highKey, lowKey, rowTag } from './exportKeys';
import { type Operand, percentFormula, percentPlaces, percentToRatio } from './percentFormula';
import type { SheetColumn } from './sheetColumns';
import type { CellLook, CellValue, SheetWriter } from './sheetWriter';

const emptyCell: Pick<ViewCell, 'text' | 'typed'> = { text: '', typed: '' };

/** The header: one row per level, equal neighbours merged, shorter columns merged down. Returns its rows. */
export const writeHeader = (writer: SheetWriter): { readonly first: number; readonly last: number } => {
  const { printed } = writer.columns;
  const look: CellLook = { size: writer.profile.tableSize, bold: true, align: 'center', bordered: true, format: '@' };
  const depth = Math.max(1, ...printed.map((column) => column.view?.header.length ?? 1));
  const first = writer.row;
  const textAt = (column: SheetColumn, level: number): string => column.view?.header[level] ?? '';
  const sameAbove = (a: SheetColumn, b: SheetColumn, level: number): boolean =>
    Array.from({ length: level + 1 }, (_, at) => at).every((at) => textAt(a, at) === textAt(b, at));
  for (let level = 0; level < depth; level++) {
    for (let index = 0; index < printed.length; ) {
      const column = printed[index];
      if (!column) break;
      let end = index + 1;
      for (let next = printed[end]; next && joins(column, next, level, sameAbove); next = printed[++end]);
      const levels = column.view?.header.length ?? 1;
      const at = { row: first + level, from: index + 1, to: end, rows: level === levels - 1 ? depth - level : 1 };
      if (level < levels) {
        const text = textAt(column, level);
        writer.put(text, look, at);
        writer.fit(text, look, at);
      }
      index = end;
    }
    writer.minimum(first + level, look.size);
    writer.tag(first + level, rowTag.header);
  }
  writer.row = first + depth;
  return { first, last: first + depth - 1 };
};

const joins = (
  a: SheetColumn,
  b: SheetColumn,
  level: number,
  same: (a: SheetColumn, b: SheetColumn, level: number) => boolean,
): boolean => {
  if (a.view === b.view) return true;
  const isGroup = level < (a.view?.header.length ?? 1) - 1 && level < (b.view?.header.length ?? 1) - 1;
  return isGroup && same(a, b, level);
};

/** One table row for each row of the view; notes that must stand under the table are returned. */
export const writeRows = (writer: SheetWriter, view: SheetView): readonly string[] => {
  const notes: string[] = [];
  const base = Math.min(...view.rows.filter((row) => row.kind !== 'heading').map((row) => row.level));
  for (const row of view.rows) {
    writeRow(writer, view, row, Number.isFinite(base) ? base : 0, notes);
    writer.row++;
  }
  if (view.rows.some((row) => Object.values(row.cells).some((cell) => cell.estimate && cell.nature !== null))) {
    notes.unshift(PRINTED.estimates);
  }
  return notes;
};

const writeRow = (writer: SheetWriter, view: SheetView, row: ViewRow, base: number, notes: string[]): void => {
  const at = writer.row;
  const strong = row.kind === 'heading' || row.kind === 'total';
  const look: CellLook = { size: writer.profile.tableSize, bordered: true, ...(strong ? { bold: true } : {}) };
  const contents = contentsOf(view, row);
  writer.minimum(at, look.size);
  writer.tag(at, row.id);
  for (const column of writer.columns.printed) {
    const definition = column.view;
    if (!definition) continue;
    const style: CellLook = { ...look, align: definition.align };
    if (definition.kind === 'marker') writeMarker(writer, row, style, column, at);
    else if (definition.kind === 'name') writeName(writer, row, style, column, at, row.level - base);
    else if (definition.kind === 'ratio') {
      writeRatio(writer, view, row, style, column, at, contents, notes);
    } else {
      const cell = row.cells[definition.id];
      const content = contents.get(definition.id) ?? textContent(cell?.text ?? '');
      const italic = cell?.estimate === true;
      writeContent(writer, content, { ...style, ...(italic ? { italic } : {}) }, column, at);
      writeBounds(writer, definition, content, at);
    }
  }
};

/** Targets and figures of a row, by column id. */
const contentsOf = (view: SheetView, row: ViewRow): ReadonlyMap<string, CellContent> => {
  const contents = new Map<string, CellContent>();
  const target = view.columns.find((column) => column.kind === 'target');
  const targetText = target ? (row.cells[target.id] ?? emptyCell).typed : '';
  const unitColumn = view.columns.find((column) => column.kind === 'unit');
  const unit = unitColumn ? (row.cells[unitColumn.id] ?? emptyCell).text : '';
  for (const column of view.columns) {
    const cell = row.cells[column.id];
    if (!cell || column.internal) continue;
    if (column.kind === 'target') contents.set(column.id, targetContent(row, cell));
    if (column.kind === 'figure') contents.set(column.id, figureContent(row, cell, targetText, unit));
  }
  return contents;
};

const writeContent = (writer: SheetWriter, content: CellContent, look: CellLook, column: SheetColumn, row: number) => {
  const value: CellValue = content.kind === 'number' ? content.number : content.kind === 'text' ? content.text : null;
  writer.put(value, { ...look, format: content.format }, { row, from: column.number });
  writer.fit(content.text, look, { row, from: column.number });
};

/** Numbers behind a text, for the formulas: the bounds of a range, the number in a wordy target. */
const writeBounds = (writer: SheetWriter, column: ViewColumn, content: CellContent, row: number): void => {
  if (content.kind !== 'text') return;
  const put = (key: string, value: string | null): void => {
    const spot = writer.columns.hidden.find((hidden) => hidden.key === key);
    if (spot && value !== null) writer.sheet.getCell(row, spot.number).value = Number(value);
  };
  put(lowKey(column.id), content.low);
  put(highKey(column.id), content.high);
};

/** TT stands once, merged down over its group; a plain number is a number. */
const writeMarker = (writer: SheetWriter, row: ViewRow, look: CellLook, column: SheetColumn, at: number): void => {
  const rows = row.span.marker;
  if (rows === 0) return;
  const isNumber = /^[1-9]\d{0,8}$/.test(row.marker);
  const value = row.marker === '' ? null : isNumber ? Number(row.marker) : row.marker;
  const spot = { row: at, from: column.number, rows };
  writer.put(value, { ...look, format: isNumber ? '0' : '@' }, spot);
  writer.fit(row.marker, look, spot);
};

/** The label across both name columns; or merged down in the left one, with the part beside it in the right one. */
const writeName = (
  writer: SheetWriter,
  row: ViewRow,
  look: CellLook,
  column: SheetColumn,
  at: number,
  level: number,
) => {
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

const writeRatio = (
  writer: SheetWriter,
  view: SheetView,
  row: ViewRow,
  look: CellLook,
  column: SheetColumn,
  at: number,
  contents: ReadonlyMap<string, CellContent>,
  notes: string[],
): void => {
  const cell = column.view ? row.cells[column.view.id] : undefined;
  if (!cell) {
    writer.put(null, look, { row: at, from: column.number });
    return;
  }
  const mark = overruledMark(row, cell, notes);
  const style: CellLook = { ...look, ...(cell.estimate ? { italic: true } : {}) };
  if (cell.value === null) {
    const text = cell.text + (mark === '' ? '' : ` ${mark}`);
    writeContent(writer, textContent(text), style, column, at);
    return;
  }
  const places = percentPlaces(cell.text);
  const format = `${places === 0 ? '0' : `0.${'0'.repeat(places)}`}%${mark === '' ? '' : `" ${mark}"`}`;
  const value = ratioFormula(writer, view, row, contents, cell.value, places) ?? percentToRatio(cell.value);
  writer.put(value, { ...style, format }, { row: at, from: column.number });
};

/**
 * The quotient of the row's figure and target that gives the percent; its operands are cells of the same row. What the
 * direction and the range rule ask for is tried first: at 100% the other way round would fit as well, but would go
 * wrong as soon as a number changes. Null when no quotient explains the percent.
 */
const ratioFormula = (
  writer: SheetWriter,
  view: SheetView,
  row: ViewRow,
  contents: ReadonlyMap<string, CellContent>,
  percent: string,
  places: number,
): CellValue => {
  const operands = (kind: 'target' | 'figure'): readonly Operand[] =>
    view.columns
      .filter((column) => column.kind === kind)
      .flatMap((column) => {
        const content = contents.get(column.id);
        return content ? operandsOf(writer, column, content, row.rangeRule) : [];
      });
  for (const figure of operands('figure')) {
    for (const target of operands('target')) {
      const direct = [figure, target] as const;
      const inverse = [target, figure] as const;
      for (const [over, under] of row.direction === 'lower' ? [inverse, direct] : [direct, inverse]) {
        const found = percentFormula(over, under, percent, places);
        if (found) return { formula: found.formula, result: found.result };
      }
    }
  }
  return null;
};

const operandsOf = (
  writer: SheetWriter,
  column: ViewColumn,
  content: CellContent,
  rule: ViewRow['rangeRule'],
): readonly Operand[] => {
  const operand = (key: string, value: string | null): readonly Operand[] => {
    const { printed, hidden } = writer.columns;
    const letter = [...printed, ...hidden].find((one) => one.key === key)?.letter;
    return letter === undefined || value === null ? [] : [{ address: `${letter}${writer.row}`, value }];
  };
  if (content.kind === 'number') return operand(column.id, content.low);
  const bounds = [operand(highKey(column.id), content.high), operand(lowKey(column.id), content.low)];
  return (rule === 'lower' ? bounds.toReversed() : bounds).flat();
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
