import type { AppError } from '../../../shared/contract/appError';
import { err, ok, type Result } from '../../../shared/contract/result';
import type {
  FilledTemplate,
  FillFate,
  FillItem,
  FillOptions,
  FillReport,
  PlacedText,
  TemplateFile,
} from '../../../shared/contract/templateAnswers';
import type { WorkbookMapping } from '../../../shared/contract/workbookMapping';
import type { Measure } from '../../../shared/domain/measure';
import { inDisplayUnit } from '../../../shared/form/displayUnit';
import type { SheetView } from '../../../shared/form/types';
import { fullLabel } from '../../../shared/reading/labelText';
import type { ReadTable } from '../import/readTable';
import { cellText, rowNature, type TableRow } from '../import/tableRows';
import { mappedTable } from '../mapping/mappedTable';
import { readColumns } from '../mapping/readColumns';
import { type BookParts, readBookParts, requirePart } from '../read/bookParts';
import { WorkbookFault } from '../read/limits';
import { readWorkbook } from '../read/readWorkbook';
import { indexSheet } from '../read/sheetModel';
import { readStyles } from '../read/styles';
import { ZipPackage } from '../read/zipPackage';
import { asksForCalculation, mayHaveFormulas, withFullCalculation, xmlText } from './bookXml';
import { planFill, type TemplateSheet } from './planFill';
import { replaceParts } from './replaceParts';
import { readSheetXml, type SheetPlaces } from './sheetPlaces';
import { type CellWrite, type SheetWrites, setCells } from './sheetXml';
import { definedNames, type NamedSheet, staleResults } from './staleResults';

/** So many cells are told one by one. */
const mostItems = 5_000;

/**
 * Fills a superior's workbook with a sheet's values. Only the part of the sheet that is filled changes, cell by cell; and the
 * workbook part by one word where formulas have to be worked out anew. Every other part keeps its bytes. Runs in the
 * calling thread: for files from outside use WorkbookClient. Errors as `readWorkbook`, and `templateRefused`.
 */
export const fillTemplate = async (
  template: TemplateFile,
  shown: SheetView,
  options: FillOptions,
  measures: readonly Measure[],
): Promise<Result<FilledTemplate, AppError>> => {
  const { bytes, fileName, mapping } = template;
  // What goes to the superior is what stands on the screen, also where that is another unit than it was typed in.
  const view = inDisplayUnit(shown);
  const model = await readWorkbook(fileName, bytes);
  if (!model.ok) return model;
  const found = model.value.sheets.find(({ name }) => name === mapping.sheetName);
  if (!found) return err({ code: 'templateRefused', file: fileName, why: 'sheetGone' });
  try {
    const zip = new ZipPackage(bytes);
    const book = readBookParts(zip);
    const part = book.sheets.find(({ name }) => name.normalize('NFC') === mapping.sheetName.normalize('NFC'))?.part;
    if (part === undefined) return err({ code: 'templateRefused', file: fileName, why: 'sheetGone' });
    const places = readSheetXml(xmlText(requirePart(zip, part)));
    const formats = book.styles === null ? [] : readStyles(requirePart(zip, book.styles)).map(({ format }) => format);
    const index = indexSheet(found);
    const table = mappedTable(index, view, mapping, measures);
    const columns = new Map(
      readColumns(index, view, mapping.header, mapping.columns, 'person', measures).map((one) => [one.column, one]),
    );
    const sheet: TemplateSheet = {
      table,
      unitOf: (column) => columns.get(column)?.unit ?? '',
      headerOf: (column) => columns.get(column)?.header ?? '',
      places,
      formats,
      date1904: book.date1904,
    };
    const plan = planFill(view, mapping, sheet, options);
    const changed = new Map<string, Uint8Array>();
    const put = (name: string, xml: string): unknown => changed.set(name.toLowerCase(), new TextEncoder().encode(xml));
    const recalculates = plan.writes.size > 0 && writeSheets(zip, book, mapping.sheetName, places, plan.writes, put);
    const workbook = recalculates ? xmlText(requirePart(zip, book.workbook)) : '';
    if (recalculates && !asksForCalculation(workbook)) put(book.workbook, withFullCalculation(workbook));
    const report: FillReport = {
      template: { id: template.id, name: template.name, fileName },
      sheetName: mapping.sheetName,
      period: view.period,
      unit: view.unit.name,
      ...counted(plan.items, plan.same),
      noRow: unknownRows(table, mapping),
      noPlace: withoutPlace(view, mapping),
      noColumn: plan.noColumn,
      recalculates,
      signed: [...zip.names].some((name) => name.startsWith('_xmlsignatures/')),
    };
    return ok({ report, bytes: replaceParts(bytes, changed) });
  } catch (error) {
    if (error instanceof WorkbookFault) return error.toResult(fileName);
    throw error;
  }
};

/**
 * Sets the cells, and takes the results out of the formulas that depend on them, on whichever sheet. True when the workbook
 * has formulas, so that they are to be worked out anew.
 */
const writeSheets = (
  zip: ZipPackage,
  book: BookParts,
  filled: string,
  places: SheetPlaces,
  writes: SheetWrites,
  put: (part: string, xml: string) => unknown,
): boolean => {
  const names = definedNames(xmlText(requirePart(zip, book.workbook)));
  const sheets: (NamedSheet & { readonly part: string })[] = [];
  for (const { name, part } of book.sheets) {
    if (name === filled) sheets.push({ name, part, places });
    else {
      const xml = xmlText(requirePart(zip, part));
      if (mayHaveFormulas(xml)) sheets.push({ name, part, places: readSheetXml(xml) });
    }
  }
  const stale = staleResults(sheets, names, filled, writes);
  for (const { name, part, places: at } of sheets) {
    const all = new Map([...(name === filled ? writes : [])].map(([row, cells]) => [row, new Map(cells)]));
    for (const { row, column } of stale.get(name) ?? []) {
      all.set(row, (all.get(row) ?? new Map<number, CellWrite>()).set(column, { kind: 'stale' }));
    }
    if (all.size > 0) put(part, setCells(at, all));
  }
  return sheets.some(({ places: at }) => at.rows.some(({ cells }) => cells.some(({ hasFormula }) => hasFormula)));
};

const noCounts: Readonly<Record<FillFate, number>> = {
  write: 0,
  replace: 0,
  clear: 0,
  blankKept: 0,
  occupiedKept: 0,
  crossed: 0,
  formula: 0,
  merged: 0,
  otherUnit: 0,
  notExact: 0,
  percentFormat: 0,
  dateFormat: 0,
  tooLong: 0,
  same: 0,
};

const counted = (
  items: readonly FillItem[],
  same: number,
): Pick<FillReport, 'counts' | 'asText' | 'converted' | 'items' | 'more'> => {
  const counts = { ...noCounts, same };
  for (const { fate } of items) counts[fate]++;
  return {
    counts,
    asText: items.filter((item) => item.asText !== null).length,
    converted: items.filter((item) => item.converted !== '').length,
    items: items.slice(0, mostItems),
    more: Math.max(0, items.length - mostItems),
  };
};

/** Rows of ours with something in a column that is filled, which no row of the template takes. */
const withoutPlace = (view: SheetView, mapping: WorkbookMapping): FillReport['noPlace'] => {
  const placed = new Set(mapping.rows.filter(({ by }) => by !== 'proposal').map(({ target }) => target));
  const filled = mapping.columns.flatMap(({ meaning }) => (meaning?.kind === 'cell' ? [meaning.column] : []));
  return view.rows
    .filter((row) => !placed.has(row.id) && filled.some((column) => (row.cells[column]?.text ?? '') !== ''))
    .map((row) => ({ row: row.id, label: fullLabel(row) }));
};

/** Rows of theirs that nobody decided about; behind the last one that is filled, only those with a TT or a unit of measure. */
const unknownRows = (table: ReadTable, mapping: WorkbookMapping): readonly PlacedText[] => {
  const decided = new Set(mapping.rows.filter(({ by }) => by !== 'proposal').map(({ row }) => row));
  const last = Math.max(0, ...decided);
  const marks = mapping.columns.filter(({ meaning }) => meaning?.kind === 'marker' || meaning?.kind === 'unit');
  const isOfTable = ({ row }: TableRow): boolean =>
    row < last || marks.some(({ column }) => cellText(table.index.at(row, column)) !== '');
  return table.rows
    .filter((row) => isOfTable(row) && !decided.has(row.row) && !row.hidden && rowNature(row) === 'other')
    .map((row) => ({ address: row.labelAddress, text: labelOf(row) }))
    .filter(({ text }) => text !== '');
};

const labelOf = ({ label, part }: TableRow): string => [label, part ?? ''].filter((text) => text !== '').join(': ');
