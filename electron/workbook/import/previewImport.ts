import type { AppError } from '../../../shared/contract/appError';
import type {
  ImportChange,
  ImportPreview,
  ImportUnmatched,
  ImportWarning,
} from '../../../shared/contract/importPreview';
import { err, ok, type Result } from '../../../shared/contract/result';
import type { WorkbookMapping } from '../../../shared/contract/workbookMapping';
import type { AddedRow } from '../../../shared/domain/command';
import type { Measure } from '../../../shared/domain/measure';
import { formatPeriod } from '../../../shared/domain/period';
import type { SheetView } from '../../../shared/form/types';
import { fullLabel, tidyText } from '../../../shared/reading/labelText';
import { IMPORT_WARNING, MISSING_HEADER } from '../../../shared/text/workbook';
import { mappedTable } from '../mapping/mappedTable';
import { columnLetters } from '../read/cellPlaces';
import { nobody, type TellShare, within } from '../read/share';
import { indexSheet, type WorkbookModel } from '../read/sheetModel';
import { withBlankColumns } from './blankColumns';
import { withoutClosed } from './closedCells';
import { compareRow, estimatesOf, readAdded } from './compareRow';
import { type FirstRow, firstRows } from './firstRows';
import { legacyFindings } from './legacyWarnings';
import { type AddedSource, matchRows, type RowMatches } from './matchRows';
import { findReadTable, type ReadTable } from './readTable';
import type { TableRow } from './tableRows';
import { otherTimeInTitle } from './titlePeriod';

export interface ImportSource {
  /** Path of the workbook; also shown. */
  readonly file: string;
  readonly sha256: string;
}

/** A table with what its rows are. */
export interface MatchedTable {
  readonly table: ReadTable;
  readonly matches: RowMatches;
}

/**
 * What importing a workbook into a sheet would do; pure, nothing is applied. Own exports are recognised by their
 * hidden keys, other workbooks by header and labels; nothing that only resembles is taken, and nothing is converted.
 * `noTable` when no sheet has a table like the view's.
 */
export const previewImport = (
  model: WorkbookModel,
  view: SheetView,
  source: ImportSource,
): Result<ImportPreview, AppError> => {
  const best = bestTable(model, view);
  if (!best) return err({ code: 'noTable', path: source.file, missing: [MISSING_HEADER.name, MISSING_HEADER.value] });
  return ok(report(best, view, source, isAlone(model)));
};

/** What importing it by a mapping would do: proposed or confirmed, the road is the same. */
export const previewMapped = (
  model: WorkbookModel,
  view: SheetView,
  mapping: WorkbookMapping,
  source: ImportSource,
  measures: readonly Measure[] = [],
): Result<ImportPreview, AppError> => {
  const sheet = model.sheets.find(({ name }) => name === mapping.sheetName);
  if (!sheet) return err({ code: 'noTable', path: source.file, missing: [mapping.sheetName] });
  const table = mappedTable(indexSheet(sheet), view, mapping, measures);
  const decisions = new Map(mapping.rows.map((row) => [row.row, row]));
  const matches = matchRows(view, table.rows, decisions, true);
  return ok(report({ table, matches }, view, source, isAlone(model)));
};

const isAlone = (model: WorkbookModel): boolean => model.sheets.filter((sheet) => !sheet.hidden).length === 1;

/** The table of a workbook that is most like the view's. */
export const bestTable = (
  model: WorkbookModel,
  view: SheetView,
  measures: readonly Measure[] = [],
  tell: TellShare = nobody,
): MatchedTable | null => {
  const visible = model.sheets.filter((sheet) => !sheet.hidden);
  const found = visible.flatMap((sheet, at): MatchedTable[] => {
    const table = findReadTable(indexSheet(sheet), view, measures);
    const step = within(tell, at / visible.length, (at + 1) / visible.length);
    return table ? [{ table, matches: matchRows(view, table.rows, undefined, false, step) }] : [];
  });
  return found.reduce<MatchedTable | null>((left, right) => (left && rank(left) >= rank(right) ? left : right), null);
};

const rank = ({ table: { own, place }, matches }: MatchedTable): number =>
  (own ? 1e9 : 0) + matches.matched.length * 1_000 + Math.min(place.score, 999);

const report = (best: MatchedTable, view: SheetView, source: ImportSource, isOnly: boolean): ImportPreview => {
  const { table, matches } = best;
  const { index, own } = table;
  const at = (address: string): string => (isOnly || address === '' ? address : `${index.sheet.name}!${address}`);
  const changed: ImportChange[] = [];
  const warnings: ImportWarning[] = [];
  const warn = (address: string, code: ImportWarning['code'], message: string, data: ImportWarning['data']): void => {
    warnings.push({ address: at(address), code, message, data });
  };
  warnOfOtherSheet(best, view, warn);
  const told: ImportWarning[] = [];
  const note: Warn = (address, code, message, data) => void told.push({ address, code, message, data });
  let unchanged = 0;
  for (const { source: line, row, labelDiffers } of matches.matched) {
    const label = fullLabel(row);
    if (line.hidden) note(line.labelAddress, 'hiddenRow', IMPORT_WARNING.hiddenRow(label), { label });
    if (labelDiffers) {
      const theirs = labelOf(line);
      note(line.labelAddress, 'labelDiffers', IMPORT_WARNING.labelDiffers(theirs, label), { theirs, ours: label });
    }
    const found = compareRow(view, row, line, table);
    for (const one of found.warnings) told.push(one);
    for (const one of found.changes) changed.push({ ...one, row: row.id, address: at(one.address) });
    if (found.changes.length === 0) unchanged++;
  }
  for (const one of withBlankColumns(told, table)) warnings.push({ ...one, address: at(one.address) });
  // Where nothing stands yet the rows come with their groups, as in the workbook.
  const tree = view.rows.length === 0 ? firstRows(table, matches) : null;
  const heads = new Set(tree?.flatMap(({ source: line, isHeading }) => (isHeading ? [line] : [])));
  const unmatched: ImportUnmatched[] = [
    ...matches.unmatched.filter(({ source }) => !heads.has(source)),
    ...matches.suggested.map(({ source }) => ({ source, reason: 'ambiguous' as const })),
  ].map(({ source, reason }) => ({ address: at(source.labelAddress), text: labelOf(source), reason }));
  for (const { source: line, row } of matches.suggested) {
    const [theirs, ours] = [labelOf(line), fullLabel(row)];
    warn(line.labelAddress, 'labelDiffers', IMPORT_WARNING.labelResembles(theirs, ours), { theirs, ours });
  }
  const added = (tree ?? matches.added).map(
    ({ source: line, after, name, part, ...place }: AddedSource | FirstRow): AddedRow => {
      const read = readAdded(view, line, table);
      for (const one of read.warnings) warnings.push({ ...one, address: at(one.address) });
      const estimates = estimatesOf(view, line, table);
      const address = at(line.labelAddress);
      return { after, marker: line.marker, name, part, texts: read.texts, ...estimates, address, ...place };
    },
  );
  addMissing(view, matches, warn);
  if (table.otherTable !== null) {
    const row = table.otherTable;
    warn(`${columnLetters(table.place.names[0] ?? 1)}${row}`, 'otherTable', IMPORT_WARNING.otherTable(row), {
      row: `${row}`,
    });
  }
  for (const { address, message, data } of legacyFindings(index.sheet, table.place.headerTop)) {
    warn(address, 'legacyFont', message, data);
  }
  return withoutClosed(view, {
    file: source.file,
    sha256: source.sha256,
    sheetName: index.sheet.name,
    recognisedBy: own ? 'keys' : 'labels',
    matched: matches.matched.length,
    unchanged,
    changed,
    added,
    unmatched,
    warnings,
  });
};

/** What a workbook says of itself that the sheet is not: another period, another unit, a title of another month. */
const warnOfOtherSheet = ({ table: { index, own, place } }: MatchedTable, view: SheetView, warn: Warn): void => {
  if (own && own.meta.period !== view.period) {
    const [theirs, ours] = [formatPeriod(own.meta.period), formatPeriod(view.period)];
    warn('', 'labelDiffers', IMPORT_WARNING.otherPeriod(theirs, ours), { theirs, ours });
  }
  if (own && own.meta.unit !== view.unit.id) {
    const data = { theirs: own.meta.unit, ours: view.unit.name };
    warn('', 'labelDiffers', IMPORT_WARNING.otherUnit(view.unit.name), data);
  }
  const title = own ? null : otherTimeInTitle(index, place.headerTop, view);
  if (title) {
    const [theirs, ours] = [title.theirs, formatPeriod(view.period)];
    warn(title.address, 'otherTime', IMPORT_WARNING.otherTime(theirs, ours), { theirs, ours });
  }
};

/** The name of a line as a person reads it: label, and part where it has one. */
export const labelOf = (line: TableRow): string =>
  tidyText(line.part === null ? line.label : line.label === '' ? line.part : `${line.label}: ${line.part}`);

type Warn = (address: string, code: ImportWarning['code'], message: string, data: ImportWarning['data']) => void;

/** Rows of the plan that the workbook does not have stay as they are; headings carry nothing and are not told. */
const addMissing = (view: SheetView, matches: RowMatches, warn: Warn): void => {
  const seen = new Set(matches.matched.map(({ row }) => row.id));
  for (const { row } of matches.suggested) seen.add(row.id);
  for (const row of view.rows) {
    if (seen.has(row.id) || row.kind === 'heading') continue;
    const label = fullLabel(row);
    warn('', 'missingRow', IMPORT_WARNING.missingRow(label), { row: row.id, label });
  }
};
