import type { AppError } from '../../../shared/contract/appError';
import type { MappingChoice, ReadRow, WorkbookReading } from '../../../shared/contract/mappingAnswers';
import { err, ok, type Result } from '../../../shared/contract/result';
import type { TemplateQuestion, TemplateReading } from '../../../shared/contract/templateAnswers';
import type { MappedRow, WorkbookMapping } from '../../../shared/contract/workbookMapping';
import type { Measure } from '../../../shared/domain/measure';
import type { SheetView } from '../../../shared/form/types';
import { readForMapping } from '../mapping/readForMapping';
import { columnLetters } from '../read/cellPlaces';
import { readWorkbook } from '../read/readWorkbook';
import type { CellModel, RowModel, WorkbookModel } from '../read/sheetModel';
import { carryMapping } from './carryMapping';

/** How a superior's workbook is proposed to be filled. Errors as `readWorkbook`; templateRefused for any but a package. */
export const readTemplate = async (question: TemplateQuestion): Promise<Result<TemplateReading, AppError>> => {
  const { fileName, bytes, view, measures, known, before } = question;
  // Other kinds of files can be read, but there are no parts that could be kept.
  if (bytes.length > 0 && (bytes[0] !== 0x50 || bytes[1] !== 0x4b)) {
    const readable = await readWorkbook(fileName, bytes);
    return readable.ok ? err({ code: 'templateRefused', file: fileName, why: 'notPackage' }) : readable;
  }
  const model = await readWorkbook(fileName, bytes);
  if (!model.ok) return model;
  const read = (choice: MappingChoice | null): WorkbookReading =>
    readForFilling(model.value, view, measures, fileName, choice);
  if (question.choice)
    return ok({ reading: withDecisions(read(question.choice), known?.rows ?? []), differences: null });
  if (known) {
    const { sheetName, header, columns } = known;
    return ok({ reading: withDecisions(read({ sheetName, header, columns }), known.rows), differences: null });
  }
  const proposed = read(null);
  if (!before) return ok({ reading: proposed, differences: null });
  const old = await readWorkbook(fileName, before.bytes);
  if (!old.ok) return ok({ reading: proposed, differences: null });
  const carried = carryMapping(old.value, before.mapping, model.value, proposed, view, measures);
  const { sheetName, header } = proposed.mapping;
  const reading = withDecisions(read({ sheetName, header, columns: carried.columns }), carried.rows);
  return ok({ reading, differences: carried.differences });
};

/**
 * A template as `readForMapping` reads it, but a blank one: rows are known by their labels though nothing stands beside
 * them, nothing becomes a new row of the plan, and units of measure are settled when it is filled.
 */
export const readForFilling = (
  model: WorkbookModel,
  view: SheetView,
  measures: readonly Measure[],
  file: string,
  choice: MappingChoice | null,
): WorkbookReading => {
  const known = { saved: [], measures };
  const first = readForMapping(model, view, known, file, choice);
  const { sheetName, header } = first.mapping;
  const columns = first.mapping.columns.map((column) => ({ ...column, factor: null }));
  const live = withNumbers(model, first, view);
  const second = readForMapping(live, view, known, file, { sheetName, header, columns });
  const shown = new Map(first.rows.map((row) => [row.row, row]));
  const rows = second.rows.map((row): ReadRow => {
    const { values, hasValues } = shown.get(row.row) ?? { values: row.values.map(() => ''), hasValues: false };
    // A row that is known is one to be filled: how its units stand to each other is told.
    return { ...row, values, hasValues: hasValues || row.state === 'same', decision: plainDecision(row.decision) };
  });
  return withRows({ ...first, columns: first.columns.map((column) => ({ ...column, factor: null })) }, rows, columns);
};

/** Nothing becomes a new row. */
const plainDecision = (decision: MappedRow | null): MappedRow | null => (decision?.add === true ? null : decision);

const withRows = (
  reading: WorkbookReading,
  rows: readonly ReadRow[],
  columns: WorkbookMapping['columns'],
): WorkbookReading => ({
  ...reading,
  rows,
  mapping: { ...reading.mapping, columns, rows: rows.flatMap(({ decision }) => decision ?? []) },
});

/** A reading with what was decided before; a row of ours is taken once, by the earlier decision. */
export const withDecisions = (reading: WorkbookReading, decided: readonly MappedRow[]): WorkbookReading => {
  if (decided.length === 0) return reading;
  const ours = new Set(reading.ours.rows.map(({ id }) => id));
  const byRow = new Map(decided.map((one) => [one.row, one]));
  const taken = new Set(decided.flatMap(({ target }) => target ?? []));
  const rows = reading.rows.map((row): ReadRow => {
    const decision = byRow.get(row.row);
    const isKnown = decision && (decision.target === null || ours.has(decision.target));
    if (isKnown) {
      // The conversion is that of today: the unit of the plan's row may have changed since.
      const { row: at, target, by } = decision;
      const factor = row.decision?.target === target ? row.decision.factor : undefined;
      const plain: MappedRow = { row: at, target, by, ...(factor === undefined ? {} : { factor }) };
      return { ...row, decision: plain, state: target === null ? row.state : 'same' };
    }
    const isTaken = row.decision?.target !== null && taken.has(row.decision?.target ?? '');
    return isTaken ? { ...row, decision: null, state: 'duplicate' } : row;
  });
  return withRows(reading, rows, reading.mapping.columns);
};

/** A number in the first blank amount of each row of the table, so that matching takes a blank form for a filled one. */
const withNumbers = (model: WorkbookModel, first: WorkbookReading, view: SheetView): WorkbookModel => {
  const { sheetName, header, columns } = first.mapping;
  const amounts = new Set(
    view.columns.filter(({ kind }) => kind === 'target' || kind === 'figure').map(({ id }) => id),
  );
  const texts = new Set(view.columns.filter(({ kind }) => kind === 'text').map(({ id }) => id));
  const wanted = amounts.size > 0 ? amounts : texts;
  const column = columns.find(({ meaning }) => meaning?.kind === 'cell' && wanted.has(meaning.column))?.column;
  const last = Math.max(0, ...first.rows.filter(({ decision }) => decision?.target).map(({ row }) => row));
  if (column === undefined || last === 0) return model;
  // Behind the last row that is known, one with a TT or a unit of measure is no footnote.
  const marks = new Set(
    columns.filter(({ meaning }) => meaning?.kind === 'marker' || meaning?.kind === 'unit').map((one) => one.column),
  );
  const filled = ({ cells, ...row }: RowModel): RowModel => {
    const isOfTable = row.number <= last || cells.some((cell) => marks.has(cell.column));
    const isBlank = row.number > header.bottom && isOfTable && !cells.some((cell) => cell.column === column);
    return { ...row, cells: isBlank ? [...cells, numberAt(row.number, column)] : cells };
  };
  const sheets = model.sheets.map((sheet) =>
    sheet.name === sheetName ? { ...sheet, rows: sheet.rows.map(filled) } : sheet,
  );
  return { ...model, sheets };
};

const numberAt = (row: number, column: number): CellModel => ({
  row,
  column,
  address: `${columnLetters(column)}${row}`,
  kind: 'number',
  text: '',
  number: 1,
  format: 'General',
  formula: false,
  font: null,
});
