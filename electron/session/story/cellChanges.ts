import type { CellChange, CellChangeWhat } from '../../../shared/contract/cellDetails';
import type { HistoryEntry } from '../../../shared/contract/channels';
import type { ViewColumn } from '../../../shared/form/columns';
import { parseChanges } from '../../db/changeLog';
import type { Change } from '../../db/changes';
import { numberOf, type SqlDb, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { textPlace } from '../load/loadedValue';
import type { SheetContext } from '../load/sheetContext';
import { holdsFigure, holdsTarget } from '../load/storedValues';

/** A cell as the log knows it: the rows of the file that its content lives in. */
export interface CellKey {
  readonly row: string;
  /** The row that carries the label: for a part its label row, else the row itself. */
  readonly label: string;
  readonly indicator: string | null;
  readonly column: ViewColumn | 'part';
}

/** A step with its changes as text; they are parsed only where one of them can be about the cell. */
const BATCH = 60;

/** Newest first; at most `limit`. `kindOf` tells undo from redo by the id of a log entry. */
export const cellChanges = (
  db: SqlDb,
  context: SheetContext,
  key: CellKey,
  limit: number,
  kindOf: (id: string) => HistoryEntry['kind'],
): { readonly changes: CellChange[]; readonly hasMore: boolean } => {
  const marks = [key.row, key.label, key.indicator ?? key.row].map((id) => JSON.stringify(id));
  const changes: CellChange[] = [];
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    // A plain search in the text first: it is a hundred times faster than reading every entry as JSON.
    const entries = db.all(
      `SELECT seq, id, at, actor, label, source, changes FROM change_log
       WHERE seq < ? AND (instr(changes, ?) > 0 OR instr(changes, ?) > 0 OR instr(changes, ?) > 0)
       ORDER BY seq DESC LIMIT ${BATCH}`,
      [before, ...marks],
    );
    for (const entry of entries) {
      for (const found of changesIn(entry, context, key)) {
        if (changes.length === limit) return { changes, hasMore: true };
        changes.push({ ...found, kind: kindOf(textOf(entry, 'id')) });
      }
    }
    const last = entries.at(-1);
    if (!last || entries.length < BATCH) return { changes, hasMore: false };
    before = numberOf(last, 'seq');
  }
};

const changesIn = (entry: SqlRow, context: SheetContext, key: CellKey): Omit<CellChange, 'kind'>[] => {
  const step = {
    seq: numberOf(entry, 'seq'),
    at: textOf(entry, 'at'),
    actor: textOf(entry, 'actor'),
    step: textOf(entry, 'label'),
  };
  const fromFile = textOf(entry, 'source');
  return (parseChanges(textOf(entry, 'changes')) ?? []).flatMap((change) =>
    aspects(change, context, key)
      .filter(({ from, to }) => from !== to)
      .map(({ what, from, to }) => ({
        ...step,
        // An import stores file and cell with the value; the step itself knows the file only.
        source: fromFile === '' ? '' : (change.after && textOrNull(change.after, 'source')) || fromFile,
        what,
        from,
        to,
      })),
  );
};

interface Aspect {
  readonly what: CellChangeWhat;
  readonly from: string | null;
  readonly to: string | null;
}

/** What a change of one stored row means for the cell; nothing when it is about another one. */
const aspects = (change: Change, context: SheetContext, key: CellKey): Aspect[] => {
  const image = change.after ?? change.before;
  if (!image) return [];
  const of = (what: CellChangeWhat, column: string): Aspect => ({
    what,
    from: change.before && textOrNull(change.before, column),
    to: change.after && textOrNull(change.after, column),
  });
  const { column } = key;
  if (change.table === 'cell_note') {
    const id = column === 'part' ? 'part' : column.id;
    return image['row_id'] === key.row && image['column_id'] === id ? [of('note', 'body')] : [];
  }
  if (column === 'part') return isRow(change, key.row) ? rowAspects(change, of('text', 'name')) : [];
  if (column.calculation) return calculatedAspects(change, image, context, key, of);
  switch (column.address?.kind) {
    case 'marker':
      return isRow(change, key.row) ? rowAspects(change, of('text', 'marker')) : [];
    case 'name':
      return isRow(change, key.label) ? rowAspects(change, of('text', 'name')) : [];
    case 'unit':
      return change.table === 'indicator' && change.id === key.indicator ? [of('text', 'unit_label')] : [];
    case 'text': {
      const { field, perRow } = column.address;
      const at = textPlace(context, perRow);
      const here = image['row_id'] === key.row && image['unit_id'] === at.unit && image['period'] === at.period;
      return change.table === 'row_text' && here && image['field'] === field ? [of('text', 'typed')] : [];
    }
    case 'target':
      return change.table === 'target' &&
        image['indicator_id'] === key.indicator &&
        image['plan_id'] === context.plan.id &&
        holdsTarget(image, column.address)
        ? [of('text', 'typed')]
        : [];
    case 'figure':
      return change.table === 'figure' && image['indicator_id'] === key.indicator && holdsFigure(image, column.address)
        ? [of('text', 'typed'), ...(change.before && change.after ? [of('nature', 'nature')] : [])]
        : [];
    default:
      return [];
  }
};

/** A verdict changes by a person's word or with what the indicator is held to be. */
const calculatedAspects = (
  change: Change,
  image: SqlRow,
  context: SheetContext,
  key: CellKey,
  of: (what: CellChangeWhat, column: string) => Aspect,
): Aspect[] => {
  if (key.column === 'part' || key.column.kind !== 'ratio') return [];
  if (change.table === 'verdict_override' && isHere(image, context, key)) {
    return [of('verdict', 'verdict'), of('reason', 'reason')];
  }
  return change.table === 'indicator' && change.id === key.indicator && change.before && change.after
    ? [of('direction', 'direction'), of('rangeRule', 'range_rule')]
    : [];
};

const isRow = (change: Change, id: string): boolean => change.table === 'plan_row' && change.id === id;

/** A row that came or went is told as such; its content of that moment goes with it. */
const rowAspects = (change: Change, text: Aspect): Aspect[] =>
  change.before && change.after ? [text] : [{ ...text, what: 'row' }];

const isHere = (image: SqlRow, context: SheetContext, key: CellKey): boolean =>
  image['row_id'] === key.row && image['unit_id'] === context.unit.id && image['period'] === context.period;
