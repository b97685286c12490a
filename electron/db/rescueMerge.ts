import type { RescueNote, RescueNoteKind } from '../../shared/contract/rescue';
import { agrees, type LoggedRows } from './rescueLog';
import type { SqlRow } from './sqlDb';
import type { FoundRow, FoundTable } from './tableFinder';

/** Notes of a rescue with the row they are about, which is told once all names are known. */
export interface RowNote {
  readonly kind: RescueNoteKind;
  readonly table: string;
  readonly id: string;
  readonly row: SqlRow | null;
  readonly detail: string;
}

/** The rows that a table is to have. */
export interface MergedTable {
  readonly rows: readonly SqlRow[];
  readonly notes: readonly RowNote[];
  /** Rows known to have been there; null when that is not known. */
  readonly expected: number | null;
}

/**
 * Holds what was found of a table against its index of ids and the log. A row is taken as it stands, unless the log
 * proves that it is of an earlier state; what is lost comes from the log where it has it. Nothing is made from parts.
 */
export const mergeTable = (found: FoundTable, log: LoggedRows): MergedTable => {
  const { name: table, keys, keysWhole } = found;
  const rows: SqlRow[] = [];
  const notes: RowNote[] = [];
  const note = (kind: RescueNoteKind, id: string, row: SqlRow | null, detail = ''): void => {
    notes.push({ kind, table, id, row, detail });
  };
  // The log knows every deletion as long as none of its steps is lost; the index may be of an earlier state.
  const isGone = (id: string): boolean => keysWhole && !keys.has(id);
  const take = (one: FoundRow, last: SqlRow | null | undefined): void => {
    const { id, row, loose, brokenText } = one;
    if (last && agrees(row, last)) {
      rows.push(row);
      return;
    }
    if (last === null && (isGone(id) || (log.whole && log.wasOnce(table, row)))) return;
    if (last && (brokenText || (log.whole && log.wasOnce(table, row)))) {
      rows.push(last);
      note('stale', id, last, differences(row, last));
      return;
    }
    if (loose && isGone(id)) {
      // Deleted, or of a later state than the index: not put back, but told with all it says.
      if (!log.whole) note('refused', id, row, valuesOf(row));
      return;
    }
    rows.push(row);
    if (brokenText) note('broken', id, row);
    if (last === null || (isGone(id) && !log.whole)) note('doubt', id, row);
    else if (last) note('doubt', id, row, differences(last, row));
    else if (loose && !keys.has(id)) note('loose', id, row);
  };
  for (const one of found.rows.values()) take(one, log.last(table, one.id));
  for (const rival of found.rivals) {
    if (isGone(rival.id)) continue;
    const taken = found.rows.get(rival.id);
    if (taken && !log.last(table, rival.id)) note('doubt', rival.id, taken.row, differences(rival.row, taken.row));
  }
  for (const id of log.ids(table)) {
    const last = log.last(table, id);
    if (found.rows.has(id) || !last || (isGone(id) && !log.whole)) continue;
    rows.push(last);
    note('fromLog', id, last);
  }
  // A row that the whole log saw deleted is named only by an index of an earlier state.
  const missing = [...keys].filter((id) => {
    const last = log.last(table, id);
    return !found.rows.has(id) && !last && !(last === null && log.whole);
  });
  for (const id of missing) note('missing', id, null);
  return { rows, notes, expected: keysWhole || found.whole ? rows.length + missing.length : null };
};

/** What another image of a row has otherwise: "typed: 45 ≠ 46". */
const differences = (other: SqlRow, row: SqlRow): string =>
  Object.keys(row)
    .filter((column) => column in other && (other[column] ?? null) !== (row[column] ?? null))
    .map((column) => `${column}: ${shown(other[column])} ≠ ${shown(row[column])}`)
    .join('; ');

const LONGEST = 200;

/** A value in a list; very long ones are cut, which shows. */
const shown = (value: string | number | null | undefined): string => {
  const text = String(value ?? '∅');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
};

/** All values of a row that could not be saved, so that they can be typed again. */
export const valuesOf = (row: SqlRow): string =>
  Object.entries(row)
    .filter(([column, value]) => column !== 'id' && value !== null && value !== '')
    .map(([column, value]) => `${column}=${shown(value)}`)
    .join('; ');

/** Tells notes by names that a person knows: indicator, row, unit, period, the text typed. */
export const tellNotes = (notes: readonly RowNote[], tables: ReadonlyMap<string, readonly SqlRow[]>): RescueNote[] => {
  const names = new Map<string, string>();
  for (const table of ['indicator', 'plan_row', 'org_unit', 'plan', 'sheet']) {
    for (const row of tables.get(table) ?? []) {
      const name = row['name'] ?? row['title'];
      if (typeof name === 'string') names.set(`${table} ${String(row['id'])}`, name);
    }
  }
  const REFERENCES = { indicator_id: 'indicator', row_id: 'plan_row', unit_id: 'org_unit' } as const;
  const aboutOf = (row: SqlRow): string => {
    const parts = Object.entries(REFERENCES).map(([column, table]) =>
      names.get(`${table} ${String(row[column] ?? '')}`),
    );
    const own = ['name', 'title', 'label', 'period', 'item', 'typed', 'body', 'reason', 'file_name', 'at'].map(
      (column) => (row[column] === undefined ? undefined : shown(row[column])),
    );
    const said = [...parts, ...own].filter((part) => part !== undefined && part !== '' && part !== '∅');
    return [...new Set(said)].join(' · ');
  };
  return notes.map(({ kind, table, id, row, detail }) => ({ kind, table, id, about: row ? aboutOf(row) : '', detail }));
};
