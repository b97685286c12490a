import type { AppError } from '../../../shared/contract/appError';
import { err, ok, type Result } from '../../../shared/contract/result';
import type { FilledTemplate, FillOptions, FillReport, TemplateFile } from '../../../shared/contract/templateAnswers';
import type { Measure } from '../../../shared/domain/measure';
import { inDisplayUnit } from '../../../shared/form/displayUnit';
import type { SheetView } from '../../../shared/form/types';
import type { ReadTable } from '../import/readTable';
import { titlesOfOtherTime } from '../import/titlePeriod';
import { mappedTable } from '../mapping/mappedTable';
import { readColumns } from '../mapping/readColumns';
import { type BookParts, readBookParts, requirePart } from '../read/bookParts';
import { columnLetters } from '../read/cellPlaces';
import { WorkbookFault } from '../read/limits';
import { readWorkbook } from '../read/readWorkbook';
import { indexSheet } from '../read/sheetModel';
import { type CellStyle, readStyles } from '../read/styles';
import { ZipPackage } from '../read/zipPackage';
import {
  asksForCalculation,
  mayHaveFormulas,
  withFullCalculation,
  withoutCalculated,
  withoutElement,
  xmlText,
} from './bookXml';
import { copiesOf } from './cellFormula';
import { type EntryRules, readEntryRules } from './entryRules';
import { countItems, namesOtherPeriod, rowsNotOurs, rowsWithoutPlace } from './fillReport';
import { planFill, type TemplateSheet } from './planFill';
import { replaceParts } from './replaceParts';
import { cellAt, readSheetXml, type SheetPlaces, styleAt } from './sheetPlaces';
import { type CellWrite, type SheetWrites, setCells } from './sheetXml';
import { definedNames, type NamedSheet, staleResults } from './staleResults';

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
    const styles = book.styles === null ? [] : readStyles(requirePart(zip, book.styles));
    const table = mappedTable(indexSheet(found), view, mapping, measures);
    const sheet = templateSheet(table, view, mapping, { places, styles, date1904: book.date1904 });
    const plan = planFill(view, mapping, sheet, options);
    const changed = new Map<string, Uint8Array | null>();
    const put: PutPart = (name, xml) =>
      changed.set(name.toLowerCase(), xml === null ? null : new TextEncoder().encode(xml));
    const recalculates = plan.writes.size > 0 && writeSheets(zip, book, mapping.sheetName, places, plan.writes, put);
    const workbook = recalculates ? xmlText(requirePart(zip, book.workbook)) : '';
    if (recalculates && !asksForCalculation(workbook)) put(book.workbook, withFullCalculation(workbook));
    const report: FillReport = {
      template: { id: template.id, name: template.name, fileName },
      sheetName: mapping.sheetName,
      period: view.period,
      unit: view.unit.name,
      ...countItems(plan.items, plan.same),
      oldNumbers: plan.oldNumbers,
      noRow: rowsNotOurs(table, view, mapping),
      noPlace: rowsWithoutPlace(view, mapping),
      noColumn: plan.noColumn,
      otherPeriod: [
        ...titlesOfOtherTime(table.index, mapping.header.top, view).map(({ address, text }) => ({ address, text })),
        ...plan.otherPeriod,
      ],
      recalculates,
      signed: [...zip.names].some((name) => name.startsWith('_xmlsignatures/')),
      pivots: [...zip.names].some((name) => name.startsWith('xl/pivotcache/pivotcachedefinition')),
    };
    return ok({ report, bytes: replaceParts(bytes, changed) });
  } catch (error) {
    if (error instanceof WorkbookFault) return error.toResult(fileName);
    throw error;
  }
};

/** The sheet that is filled: its table as the mapping has it, and what its package says of the cells. */
const templateSheet = (
  table: ReadTable,
  view: SheetView,
  mapping: TemplateFile['mapping'],
  { places, styles, date1904 }: Pick<TemplateSheet, 'places' | 'date1904'> & { readonly styles: readonly CellStyle[] },
): TemplateSheet => {
  const { index, measures } = table;
  const rules = readEntryRules(places);
  const columns = new Map(
    readColumns(index, view, mapping.header, mapping.columns, 'person', measures).map((one) => [one.column, one]),
  );
  return {
    table,
    unitOf: (column) => columns.get(column)?.unit ?? '',
    headerOf: (column) => columns.get(column)?.header ?? '',
    isOtherPeriod: (at, column) => namesOtherPeriod(index, mapping, at, column, view),
    isLocked: lockedCells(mapping, places, styles, rules),
    breaks: rules.breaks,
    places,
    formats: styles.map(({ format }) => format),
    date1904,
  };
};

/** Keeps the new text of a part; null: the part goes. */
type PutPart = (part: string, xml: string | null) => unknown;

/** In a protected sheet, the cells that are locked where the superior left others of the table open. */
const lockedCells = (
  { columns, rows }: TemplateFile['mapping'],
  places: SheetPlaces,
  styles: readonly CellStyle[],
  { isProtected }: EntryRules,
): ((row: number, column: number) => boolean) => {
  const isLocked = (row: number, column: number): boolean => styles[styleAt(places, row, column)]?.locked !== false;
  const filled = columns.filter(({ meaning }) => meaning?.kind === 'cell');
  const isOpen = rows.some(({ row, target }) => target !== null && filled.some(({ column }) => !isLocked(row, column)));
  return isProtected && isOpen ? isLocked : () => false;
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
  put: PutPart,
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
    if (name === filled) {
      const gone = letFormulasGo(at, writes, all);
      if (gone.size > 0) forgetCalculated(zip, book, filled, gone, put);
    }
    if (all.size > 0) put(part, setCells(at, all));
  }
  return sheets.some(({ places: at }) => at.rows.some(({ cells }) => cells.some(({ hasFormula }) => hasFormula)));
};

/** Formulas that give way to numbers: copies of a shared one are spelled out. Answers their addresses. */
const letFormulasGo = (
  places: SheetPlaces,
  writes: SheetWrites,
  all: Map<number, Map<number, CellWrite>>,
): ReadonlySet<string> => {
  const gone = new Set<string>();
  for (const [row, cells] of writes) {
    for (const column of cells.keys()) {
      if (cellAt(places, row, column)?.hasFormula !== true) continue;
      gone.add(`${columnLetters(column)}${row}`);
      for (const copy of copiesOf(places, row, column) ?? []) {
        if (writes.get(copy.row)?.has(copy.column) === true) continue;
        const line = all.get(copy.row) ?? new Map<number, CellWrite>();
        all.set(copy.row, line.set(copy.column, { kind: 'stale', formula: copy.formula }));
      }
    }
  }
  return gone;
};

/** The order of calculation without cells that hold no formula any more: Excel takes a file that names them for damaged. */
const forgetCalculated = (
  zip: ZipPackage,
  { calcChain, sheets, relations }: BookParts,
  filled: string,
  gone: ReadonlySet<string>,
  put: PutPart,
): void => {
  if (calcChain === null) return;
  const sheetId = sheets.find(({ name }) => name === filled)?.sheetId ?? 0;
  const left = withoutCalculated(xmlText(requirePart(zip, calcChain)), sheetId, gone);
  put(calcChain, left);
  if (left !== null) return;
  // A list of nothing is no list: the part goes with all that names it; Excel makes it anew.
  put(
    relations,
    withoutElement(xmlText(requirePart(zip, relations)), 'Type', (type) => type.endsWith('/calcChain')),
  );
  const types = '[Content_Types].xml';
  const isIt = (name: string): boolean => name.toLowerCase() === `/${calcChain}`.toLowerCase();
  put(types, withoutElement(xmlText(requirePart(zip, types)), 'PartName', isIt));
};
