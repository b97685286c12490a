import type { AppError } from '../../../shared/contract/appError';
import type {
  ImportChange,
  ImportPreview,
  ImportUnmatched,
  ImportWarning,
} from '../../../shared/contract/importPreview';
import { err, ok, type Result } from '../../../shared/contract/result';
import type { AddedRow } from '../../../shared/domain/command';
import { formatPeriod } from '../../../shared/domain/period';
import type { SheetView } from '../../../shared/form/types';
import { IMPORT_WARNING, MISSING_HEADER } from '../../../shared/text/workbook';
import { isRowTag } from '../exportKeys';
import { indexSheet, type SheetIndex, type WorkbookModel } from '../read/sheetModel';
import { withoutClosed } from './closedCells';
import { compareRow, readAddedTexts } from './compareRow';
import { findTable, type TablePlace } from './findTable';
import { fullLabel } from './labelIndex';
import { tidyText } from './labelText';
import { matchRows, type RowMatches } from './matchRows';
import { findOwnTable, type OwnTable } from './ownTable';
import { readTableRows, type TableRow } from './tableRows';

export interface ImportSource {
  /** Path of the workbook; also shown. */
  readonly file: string;
  readonly sha256: string;
}

interface Candidate {
  readonly index: SheetIndex;
  readonly place: TablePlace;
  readonly own: OwnTable | null;
  readonly rows: readonly TableRow[];
  readonly matches: RowMatches;
}

/**
 * What importing a workbook into a sheet would do; pure, nothing is applied. Own exports are recognised by their
 * hidden keys, other workbooks by header and labels. `noTable` when no sheet has a table like the view's.
 */
export const previewImport = (
  model: WorkbookModel,
  view: SheetView,
  source: ImportSource,
): Result<ImportPreview, AppError> => {
  const candidates = model.sheets
    .filter((sheet) => !sheet.hidden)
    .map((sheet) => toCandidate(indexSheet(sheet), view))
    .filter((candidate) => candidate !== null);
  const best = candidates.reduce<Candidate | null>(
    (left, right) => (left && rank(left) >= rank(right) ? left : right),
    null,
  );
  if (!best) return err({ code: 'noTable', path: source.file, missing: [MISSING_HEADER.name, MISSING_HEADER.value] });
  const isAlone = model.sheets.filter((sheet) => !sheet.hidden).length === 1;
  return ok(report(best, view, source, isAlone));
};

const rank = ({ own, matches, place }: Candidate): number =>
  (own ? 1e9 : 0) + matches.matched.length * 1_000 + Math.min(place.score, 999);

const toCandidate = (index: SheetIndex, view: SheetView): Candidate | null => {
  const keyed = findOwnTable(index, view);
  const own = keyed && keyed.meta.plan === view.plan && keyed.meta.sheet === view.sheet ? keyed : null;
  const place = own?.place ?? findTable(index, view);
  if (!place) return null;
  const keys = own?.keys ?? new Map<number, string>();
  const rows = readTableRows(index, place, keys).filter((row) => row.key === null || !isRowTag(row.key));
  return { index, place, own, rows, matches: matchRows(view, rows) };
};

const report = (best: Candidate, view: SheetView, source: ImportSource, isAlone: boolean): ImportPreview => {
  const { index, matches, own } = best;
  const at = (address: string): string => (isAlone || address === '' ? address : `${index.sheet.name}!${address}`);
  const changed: ImportChange[] = [];
  const warnings: ImportWarning[] = [];
  const warn = (address: string, code: ImportWarning['code'], message: string, data: ImportWarning['data']): void => {
    warnings.push({ address: at(address), code, message, data });
  };
  if (own && own.meta.period !== view.period) {
    const [theirs, ours] = [formatPeriod(own.meta.period), formatPeriod(view.period)];
    warn('', 'labelDiffers', IMPORT_WARNING.otherPeriod(theirs, ours), { theirs, ours });
  }
  if (own && own.meta.unit !== view.unit.id) {
    const data = { theirs: own.meta.unit, ours: view.unit.name };
    warn('', 'labelDiffers', IMPORT_WARNING.otherUnit(view.unit.name), data);
  }
  let unchanged = 0;
  for (const { source: line, row, labelDiffers } of matches.matched) {
    const label = fullLabel(row);
    if (line.hidden) warn(line.labelAddress, 'hiddenRow', IMPORT_WARNING.hiddenRow(label), { label });
    if (labelDiffers) {
      const theirs = labelOf(line);
      warn(line.labelAddress, 'labelDiffers', IMPORT_WARNING.labelDiffers(theirs, label), { theirs, ours: label });
    }
    const found = compareRow(view, row, line, best.place, index);
    for (const one of found.warnings) warnings.push({ ...one, address: at(one.address) });
    for (const one of found.changes) changed.push({ ...one, row: row.id, address: at(one.address) });
    if (found.changes.length === 0) unchanged++;
  }
  const unmatched: ImportUnmatched[] = matches.unmatched.map(({ source: line, reason }) => ({
    address: at(line.labelAddress),
    text: labelOf(line),
    reason,
  }));
  for (const { source: line, row } of matches.suggested) {
    const [theirs, ours] = [labelOf(line), fullLabel(row)];
    unmatched.push({ address: at(line.labelAddress), text: theirs, reason: 'ambiguous' });
    warn(line.labelAddress, 'labelDiffers', IMPORT_WARNING.labelResembles(theirs, ours), { theirs, ours });
  }
  const added: AddedRow[] = matches.added.map(({ source: line, after, name, part }) => ({
    after,
    marker: line.marker,
    name,
    part,
    texts: readAddedTexts(view, line),
    address: at(line.labelAddress),
  }));
  addMissing(view, matches, warn);
  addLegacyFonts(best, warn);
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

const labelOf = (line: TableRow): string =>
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

const legacyFont = /^(?:\.vn|vni[- ]|vps |\.vntime)/i;

/** Old encodings: valid Unicode that looks wrong. Told once for each font, at its first cell. */
const addLegacyFonts = ({ index, place }: Candidate, warn: Warn): void => {
  const seen = new Set<string>();
  for (const row of index.sheet.rows) {
    for (const cell of row.cells) {
      if (cell.kind !== 'text' || cell.font === null || !legacyFont.test(cell.font) || seen.has(cell.font)) continue;
      if (cell.row < place.headerTop) continue;
      seen.add(cell.font);
      warn(cell.address, 'legacyFont', IMPORT_WARNING.legacyFont(cell.font), { font: cell.font });
    }
  }
};
