import type { CellChangeWhat } from '../../../shared/contract/cellDetails';
import type { HistoryEntry, StepChange, StepEntry } from '../../../shared/contract/channels';
import type { ViewColumn } from '../../../shared/form/columns';
import { parseChanges } from '../../db/changeLog';
import type { Change } from '../../db/changes';
import { numberOf, type SqlDb, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { parsePlace } from '../load/place';
import { type SheetContext, sheetContext } from '../load/sheetContext';
import { holdsFigure, holdsTarget } from '../load/storedValues';

/** Changes of a step that are told one by one; the others are counted. */
const TOLD = 3;

/** Steps that wrote more than this are told by their label alone: reading them all would hold the list up. */
const LONGEST = 200_000;

/** What a step did, cell by cell, for the list of all steps: where it happened, what stood there before and after. */
export const tellSteps = (db: SqlDb, entries: readonly HistoryEntry[]): StepEntry[] => {
  const rows = db.all(
    `SELECT seq, place, CASE WHEN length(changes) <= ${LONGEST} THEN changes END AS changes FROM change_log
     WHERE seq IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(entries.map(({ seq }) => seq))],
  );
  const bySeq = new Map(rows.map((row) => [numberOf(row, 'seq'), row]));
  const contextOf = contexts(db);
  return entries.map((entry): StepEntry => {
    const row = bySeq.get(entry.seq);
    const place = row ? parsePlace(textOf(row, 'place')) : null;
    const changes = row ? (parseChanges(textOrNull(row, 'changes') ?? '[]') ?? []) : [];
    const context = contextOf(place?.sheet ?? null);
    const found = context ? tellChanges(db, context, changes) : [];
    return { ...entry, place, changes: found.slice(0, TOLD), more: Math.max(0, found.length - TOLD) };
  });
};

/** Each sheet is looked up once; a step that names none is told as the first sheet would show it. */
const contexts = (db: SqlDb): ((sheet: string | null) => SheetContext | null) => {
  const known = new Map<string, SheetContext | null>();
  const first = db.one('SELECT id FROM sheet ORDER BY sort_key, id');
  return (sheet) => {
    const id = sheet ?? (first ? textOf(first, 'id') : '');
    if (!known.has(id)) {
      const context = sheetContext(db, id, null, null);
      known.set(id, context.ok ? context.value : null);
    }
    return known.get(id) ?? null;
  };
};

interface Told {
  readonly row: string;
  readonly column: ViewColumn | 'part' | null;
  readonly what: CellChangeWhat;
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * Row changes as cells of a sheet, in their order; those that show in none of its cells are left out.
 * @param named names of rows and columns are looked up for so many of the first.
 */
export const tellChanges = (
  db: SqlDb,
  context: SheetContext,
  changes: readonly Change[],
  named = TOLD,
): StepChange[] => {
  const rowOfIndicator = indicatorRows(db, context, changes);
  // What hung on a row that came or went goes with it and is not told for itself.
  const whole = new Set(
    changes.flatMap(({ table, id, before, after }) => (table === 'plan_row' && !(before && after) ? id : [])),
  );
  const told = changes.flatMap((change): Told[] => {
    const found = tellChange(context, change, rowOfIndicator);
    return found.filter(
      ({ row, what, from, to }) => from !== to && (what === 'row' || !whole.has(row)) && (row !== '' || what === 'row'),
    );
  });
  const images = new Map(
    changes.flatMap(({ table, id, before, after }) => (table === 'plan_row' ? [[id, after ?? before] as const] : [])),
  );
  return told.map(({ column, ...one }, index) => ({
    ...one,
    column: column === null ? null : column === 'part' ? 'part' : column.id,
    // Names are looked up only for those that are shown.
    rowName: index < named ? nameOf(db, images, one.row) : '',
    columnName: index < named && column !== null && column !== 'part' ? titleOf(column) : '',
  }));
};

/** The row of each indicator that the changes are about, one that a step removed included. */
const indicatorRows = (db: SqlDb, context: SheetContext, changes: readonly Change[]): ReadonlyMap<string, string> => {
  const ids = new Set<string>();
  const rows = new Map<string, string>();
  for (const { table, id, before, after } of changes) {
    const image = after ?? before ?? {};
    const indicator = table === 'indicator' ? id : textOrNull(image, 'indicator_id');
    if (indicator === null) continue;
    if (table === 'plan_row') rows.set(indicator, id);
    else ids.add(indicator);
  }
  const stored = db.all(
    `SELECT id, indicator_id FROM plan_row WHERE plan_id = ? AND indicator_id IN (SELECT value FROM json_each(?))`,
    [context.plan.id, JSON.stringify([...ids])],
  );
  for (const row of stored) rows.set(textOf(row, 'indicator_id'), textOf(row, 'id'));
  return rows;
};

const tellChange = (context: SheetContext, change: Change, rowOf: ReadonlyMap<string, string>): Told[] => {
  const image = change.after ?? change.before ?? {};
  const { columns } = context.columns;
  const column = (kind: ViewColumn['kind']): ViewColumn | null => columns.find((one) => one.kind === kind) ?? null;
  const aspect = (row: string, at: Told['column'], what: CellChangeWhat, field: string): Told => ({
    row,
    column: at,
    what,
    from: change.before && textOrNull(change.before, field),
    to: change.after && textOrNull(change.after, field),
  });
  const both = change.before !== null && change.after !== null;
  switch (change.table) {
    case 'figure': {
      const own =
        columns.find(({ address }) => address?.kind === 'figure' && holdsFigure(image, address)) ?? column('figure');
      const row = rowOf.get(textOf(image, 'indicator_id')) ?? '';
      return [aspect(row, own, 'text', 'typed'), ...(both ? [aspect(row, own, 'nature', 'nature')] : [])];
    }
    case 'target': {
      const own = columns.find(({ address }) => address?.kind === 'target' && holdsTarget(image, address));
      return [aspect(rowOf.get(textOf(image, 'indicator_id')) ?? '', own ?? column('target'), 'text', 'typed')];
    }
    case 'indicator': {
      const row = rowOf.get(change.id) ?? '';
      if (!both) return [];
      return [
        aspect(row, column('unit'), 'text', 'unit_label'),
        aspect(row, column('ratio'), 'direction', 'direction'),
        aspect(row, column('ratio'), 'rangeRule', 'range_rule'),
      ];
    }
    case 'row_text': {
      const own = columns.find(({ address }) => address?.kind === 'text' && address.field === image['field']) ?? null;
      return [aspect(textOf(image, 'row_id'), own, 'text', 'typed')];
    }
    case 'cell_note': {
      const id = textOf(image, 'column_id');
      const own = id === 'part' ? 'part' : (columns.find((one) => one.id === id) ?? null);
      return [aspect(textOf(image, 'row_id'), own, 'note', 'body')];
    }
    case 'verdict_override': {
      const row = textOf(image, 'row_id');
      return [aspect(row, column('ratio'), 'verdict', 'verdict'), aspect(row, column('ratio'), 'reason', 'reason')];
    }
    case 'plan_row':
      return tellRow(change, image, aspect, column);
    default:
      return [];
  }
};

const tellRow = (
  change: Change,
  image: SqlRow,
  aspect: (row: string, at: Told['column'], what: CellChangeWhat, field: string) => Told,
  column: (kind: ViewColumn['kind']) => ViewColumn | null,
): Told[] => {
  // A label without series of its own shows in the rows of its parts.
  const isLabel = numberOf(image, 'label_only') === 1;
  if (!(change.before && change.after)) return isLabel ? [] : [aspect(change.id, null, 'row', 'name')];
  const name = textOf(image, 'kind') === 'part' ? 'part' : column('name');
  return [
    aspect(change.id, name, 'text', 'name'),
    ...(isLabel ? [] : [aspect(change.id, column('marker'), 'text', 'marker')]),
  ];
};

/** Label and part of a row, as it is now or as the step had it. */
const nameOf = (db: SqlDb, images: ReadonlyMap<string, SqlRow | null>, id: string): string => {
  const find = (one: string | null): SqlRow | null =>
    one === null ? null : (db.one('SELECT * FROM plan_row WHERE id = ?', [one]) ?? images.get(one) ?? null);
  const row = find(id);
  if (!row) return '';
  const label = textOf(row, 'kind') === 'part' ? find(textOrNull(row, 'parent_id')) : null;
  return [label ? textOf(label, 'name') : '', textOf(row, 'name')].filter((name) => name !== '').join(' · ');
};

/** The innermost header of a column. */
const titleOf = ({ header, id }: ViewColumn): string => (header.at(-1) ?? id).replace(/\s+/g, ' ');
