import type { RequestMeta, TamperedLabel } from '../../../shared/contract/returnsAnswers';
import type { SheetView } from '../../../shared/form/types';
import { fullLabel } from '../../../shared/reading/labelText';
import { isRowTag, parseColumnKey, parseMeta } from '../exportKeys';
import { cellText } from '../import/tableRows';
import type { CellModel, SheetModel, WorkbookModel } from '../read/sheetModel';
import { CHECK_KEY, parseRequestMeta, requestChecksum, rowCheck } from './requestKeys';

/** What a workbook says of the reporting form that it is. */
export interface FoundRequest {
  readonly meta: RequestMeta;
  readonly tampered: readonly TamperedLabel[];
  /** Rows that it asks for, as far as they are still there. */
  readonly rows: readonly string[] | null;
  /** The page with the keys; null when no visible one has them. */
  readonly page: KeyedPage | null;
  /** More pages than one have the keys of a form. */
  readonly isCopied: boolean;
  /** The hidden sheet and the page are not of one form: one of them came from another workbook, or was edited. */
  readonly isTorn: boolean;
}

/** Keys stand at the top of a sheet; a person who puts lines above them moves them a little. */
const KEY_ROWS = 60;

/** Null for a workbook without our keys. A sheet copied into another workbook still has those of the table. */
export const findRequest = (model: WorkbookModel, view: SheetView): FoundRequest | null => {
  let meta: RequestMeta | null = null;
  const pages: KeyedPage[] = [];
  for (const sheet of model.sheets) {
    const page = sheet.hidden ? null : pageOf(sheet);
    if (page) pages.push(page);
    meta ??= metaIn(sheet);
  }
  const page = pages[0] ?? null;
  const isTorn = meta !== null && page !== null && !isSameForm(meta, page.meta);
  // What stands on the page goes with the figures.
  const found =
    page && (isTorn || meta === null) ? (page.hasChecks ? { ...page.meta, request: '', checksum: '' } : null) : meta;
  if (!found) return null;
  const isCopied = pages.length > 1;
  if (!page) return { meta: found, tampered: [], rows: null, page, isCopied, isTorn };
  return { meta: found, ...alteredRows(page, found, view), page, isCopied, isTorn };
};

const firstRows = ({ rows }: SheetModel): SheetModel['rows'] => rows.filter(({ number }) => number <= KEY_ROWS);

const metaIn = (sheet: SheetModel): RequestMeta | null => {
  for (const { cells } of firstRows(sheet)) {
    for (const cell of cells) {
      const meta = cell.kind === 'text' ? parseRequestMeta(cell.text) : null;
      if (meta) return meta;
    }
  }
  return null;
};

const pageOf = (sheet: SheetModel): KeyedPage | null => {
  for (const { cells } of firstRows(sheet)) {
    const at = cells.find((cell) => cell.kind === 'text' && parseMeta(cell.text) !== null);
    if (at) return keyedTable(sheet, cells, at);
  }
  return null;
};

const isSameForm = (one: KeyedPage['meta'], other: KeyedPage['meta']): boolean =>
  one.plan === other.plan && one.sheet === other.sheet && one.period === other.period && one.unit === other.unit;

/** A page with the keys of a form. */
export interface KeyedPage {
  readonly meta: Omit<RequestMeta, 'request' | 'checksum'>;
  readonly sheet: SheetModel;
  /** Physical columns by the id of ours. */
  readonly columns: ReadonlyMap<string, number>;
  /** Of the rows' keys. */
  readonly keyColumn: number;
  readonly hasChecks: boolean;
  readonly rows: readonly KeyedRow[];
}

interface KeyedRow {
  readonly key: string;
  readonly number: number;
  readonly check: string;
  readonly label: string;
  readonly unit: string;
  readonly address: string;
}

const keyedTable = (sheet: SheetModel, keys: readonly CellModel[], at: CellModel): KeyedPage | null => {
  const meta = parseMeta(at.text);
  if (!meta) return null;
  const columns = new Map(keys.map((cell) => [parseColumnKey(cell.text) ?? '', cell.column]));
  const check = columns.get(CHECK_KEY);
  const [name, unit] = [columns.get('name'), columns.get('unit')];
  const rows: KeyedRow[] = [];
  for (const row of sheet.rows) {
    if (row.number <= at.row) continue;
    const cellAt = (column: number | undefined): CellModel | null =>
      column === undefined ? null : (row.cells.find((cell) => cell.column === column) ?? null);
    const key = cellText(cellAt(at.column));
    if (key === '' || isRowTag(key)) continue;
    const label = cellAt(name);
    rows.push({
      key,
      number: row.number,
      check: cellText(cellAt(check)),
      label: cellText(label),
      unit: cellText(cellAt(unit)),
      address: label?.address ?? `A${row.number}`,
    });
  }
  columns.delete('');
  return { meta, sheet, columns, keyColumn: at.column, hasChecks: check !== undefined, rows };
};

/**
 * Rows whose label or unit is no longer what was sent. Keys that stayed behind when the rest was sorted are no alteration:
 * the label then goes with the check of another row.
 */
const alteredRows = (
  { rows, hasChecks }: KeyedPage,
  meta: RequestMeta,
  view: SheetView,
): { readonly tampered: readonly TamperedLabel[]; readonly rows: readonly string[] } => {
  const keys = rows.map(({ key }) => key);
  if (!hasChecks) return { tampered: [], rows: keys };
  const checks = rows.map(rowCheck);
  if (requestChecksum(meta, checks) === meta.checksum) return { tampered: [], rows: keys };
  const sent = new Set(rows.map(({ check }) => check));
  const labels = new Map<string, string[]>();
  for (const row of view.rows) {
    const label = fullLabel(row);
    labels.set(label, [...(labels.get(label) ?? []), row.id]);
  }
  const byId = new Map(view.rows.map((row) => [row.id, row]));
  const tampered = rows.flatMap((row, index): TamperedLabel[] => {
    if (row.check === '' || row.check === checks[index]) return [];
    const moved = labels.get(row.label)?.some((key) => sent.has(rowCheck({ ...row, key }))) ?? false;
    if (moved) return [];
    const own = byId.get(row.key);
    const was = own ? [fullLabel(own), own.unitLabel] : ['', ''];
    return [{ address: row.address, sent: withUnit(was), found: withUnit([row.label, row.unit]) }];
  });
  return { tampered, rows: keys };
};

const withUnit = ([label = '', unit = '']: readonly string[]): string => (unit === '' ? label : `${label} (${unit})`);
