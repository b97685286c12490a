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
}

/** Keys stand at the top of a sheet; a person who puts lines above them moves them a little. */
const KEY_ROWS = 60;

/** Null for a workbook without our keys. A sheet copied into another workbook still has those of the table. */
export const findRequest = (model: WorkbookModel, view: SheetView): FoundRequest | null => {
  let meta: RequestMeta | null = null;
  let table: Keyed | null = null;
  for (const sheet of model.sheets) {
    for (const row of sheet.rows) {
      if (row.number > KEY_ROWS) break;
      for (const cell of row.cells) {
        if (cell.kind !== 'text') continue;
        meta ??= parseRequestMeta(cell.text);
        if (table === null && !sheet.hidden && parseMeta(cell.text) !== null)
          table = keyedTable(sheet, row.cells, cell);
      }
    }
  }
  const found = meta ?? (table?.hasChecks ? { ...table.meta, request: '', checksum: '' } : null);
  if (!found) return null;
  if (!table) return { meta: found, tampered: [], rows: null };
  return { meta: found, ...alteredRows(table, found, view) };
};

interface Keyed {
  readonly meta: Omit<RequestMeta, 'request' | 'checksum'>;
  readonly hasChecks: boolean;
  readonly rows: readonly KeyedRow[];
}

interface KeyedRow {
  readonly key: string;
  readonly check: string;
  readonly label: string;
  readonly unit: string;
  readonly address: string;
}

const keyedTable = (sheet: SheetModel, keys: readonly CellModel[], at: CellModel): Keyed | null => {
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
      check: cellText(cellAt(check)),
      label: cellText(label),
      unit: cellText(cellAt(unit)),
      address: label?.address ?? `A${row.number}`,
    });
  }
  return { meta, hasChecks: check !== undefined, rows };
};

/**
 * Rows whose label or unit is no longer what was sent. Keys that stayed behind when the rest was sorted are no alteration:
 * the label then goes with the check of another row.
 */
const alteredRows = (
  { rows, hasChecks }: Keyed,
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
