import type { AppError } from '../../../shared/contract/appError';
import type {
  CellDetails,
  CellSource,
  IndicatorFigure,
  IndicatorTarget,
  Loss,
} from '../../../shared/contract/cellDetails';
import type { HistoryEntry } from '../../../shared/contract/channels';
import { ok, type Result } from '../../../shared/contract/result';
import type { Command } from '../../../shared/domain/command';
import type { Address, FigureAddress } from '../../../shared/form/columns';
import type { Change } from '../../db/changes';
import { numberOf, type SqlDb, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { losesLink } from '../commands/links';
import { documentNames, SET_BY } from '../load/documentNames';
import type { SheetContext } from '../load/sheetContext';
import { storedFigureFor, storedTargetFor } from '../load/storedValues';
import { adjustmentsOf } from '../periods/adjustments';
import { outlookOf } from '../periods/outlook';
import { planCommand } from '../planCommand';
import { cellChanges } from './cellChanges';
import { type CellKey, cellKey } from './cellKey';
import { cellSeries } from './cellSeries';

/** Changes listed of one cell. */
const LIMIT = 50;

/** All that the file knows of a cell. Reads only. */
export const cellDetails = (
  db: SqlDb,
  context: SheetContext,
  rowId: string,
  columnId: string,
  kindOf: (id: string) => HistoryEntry['kind'],
): Result<CellDetails, AppError> => {
  const found = cellKey(db, context, rowId, columnId);
  if (!found.ok) return found;
  const key = found.value;
  const { indicator } = key;
  const targets = indicator === null ? [] : indicatorTargets(db, context, key.column, indicator);
  const figures = indicator === null ? [] : indicatorFigures(db, context, key.column, indicator);
  return ok({
    source: sourceOf(db, key, targets, figures),
    ...cellChanges(db, context, key, LIMIT, kindOf),
    targets,
    figures,
    series: indicator === null ? null : cellSeries(db, indicator, ownFigure(key.column)),
    ...aboutFigure(db, context, indicator, ownFigure(key.column)),
  });
};

const aboutFigure = (
  db: SqlDb,
  context: SheetContext,
  indicator: string | null,
  own: FigureAddress | null,
): Pick<CellDetails, 'adjustments' | 'outlook'> => ({
  adjustments: indicator === null || own === null ? [] : adjustmentsOf(db, indicator, own),
  outlook: indicator === null ? null : outlookOf(db, context, indicator),
});

const ownFigure = (column: CellKey['column']): FigureAddress | null =>
  column !== 'part' && column.address?.kind === 'figure' ? column.address : null;

/** The column that a list is about: the cell's own, or the first of its kind on the sheet. */
const addressOf = <K extends Address['kind']>(
  context: SheetContext,
  column: CellKey['column'],
  kind: K,
): Extract<Address, { kind: K }> | null => {
  const isOf = (address: Address | null): address is Extract<Address, { kind: K }> => address?.kind === kind;
  if (column !== 'part' && isOf(column.address)) return column.address;
  return context.columns.columns.map((one) => one.address).find(isOf) ?? null;
};

const indicatorTargets = (
  db: SqlDb,
  context: SheetContext,
  column: CellKey['column'],
  indicator: string,
): IndicatorTarget[] => {
  const rows = db.all(
    `SELECT t.*, a.name AS authority, u.name AS unit, ${SET_BY}
     FROM target t JOIN authority a ON a.id = t.authority_id JOIN org_unit u ON u.id = t.unit_id
     WHERE t.indicator_id = ? AND t.plan_id = ?
     ORDER BY CASE t.stage WHEN 'adjusted' THEN 0 WHEN 'assigned' THEN 1 WHEN 'planned' THEN 2 ELSE 3 END,
              t.version DESC, a.sort_key, t.period, t.id`,
    [indicator, context.plan.id],
  );
  const address = addressOf(context, column, 'target');
  const shown = address ? storedTargetFor(rows, address, context.plan.id, context.period) : undefined;
  const documents = documentNames(db);
  return shownFirst(rows, shown).map((row) => ({
    id: textOf(row, 'id'),
    text: textOf(row, 'typed'),
    authority: textOf(row, 'authority'),
    stage: textOf(row, 'stage') as IndicatorTarget['stage'],
    version: numberOf(row, 'version'),
    period: textOf(row, 'period'),
    unit: textOf(row, 'unit'),
    document: documents.get(textOf(row, 'document')) ?? '',
    validFrom: textOrNull(row, 'valid_from'),
    source: textOf(row, 'source'),
    isShown: row === shown,
  }));
};

const indicatorFigures = (
  db: SqlDb,
  context: SheetContext,
  column: CellKey['column'],
  indicator: string,
): IndicatorFigure[] => {
  const address = addressOf(context, column, 'figure');
  const rows = db.all(
    `SELECT f.*, p.name AS provider FROM figure f LEFT JOIN org_unit p ON p.id = f.provider_id
     WHERE f.indicator_id = ? AND f.unit_id = ? ORDER BY f.period DESC, f.basis, f.id`,
    [indicator, address?.unit ?? context.unit.id],
  );
  const rule = db.one('SELECT * FROM indicator WHERE id = ?', [indicator]) ?? {};
  const shown = address ? storedFigureFor(rows, address, rule) : undefined;
  return shownFirst(rows, shown).map((row) => ({
    id: textOf(row, 'id'),
    text: textOf(row, 'typed'),
    nature: textOf(row, 'nature') as IndicatorFigure['nature'],
    basis: textOf(row, 'basis') as IndicatorFigure['basis'],
    period: textOf(row, 'period'),
    asOf: textOrNull(row, 'as_of'),
    agency: textOf(row, 'agency'),
    provider: textOf(row, 'provider'),
    source: textOf(row, 'source'),
    isShown: row === shown,
  }));
};

const shownFirst = (rows: readonly SqlRow[], shown: SqlRow | undefined): SqlRow[] =>
  shown ? [shown, ...rows.filter((row) => row !== shown)] : [...rows];

/** Targets and figures carry their source; other texts have none but the history. */
const sourceOf = (
  db: SqlDb,
  key: CellKey,
  targets: readonly IndicatorTarget[],
  figures: readonly IndicatorFigure[],
): CellSource | null => {
  if (key.column === 'part') return null;
  const { kind } = key.column;
  const shown = kind === 'target' ? targets.find((one) => one.isShown) : figures.find((one) => one.isShown);
  if ((kind !== 'target' && kind !== 'figure') || !shown || shown.source === '') return null;
  const batch =
    kind === 'figure'
      ? db.one(
          `SELECT b.file_name, b.sheet_name, b.imported_at, f.address FROM figure f JOIN import_batch b ON b.id = f.import_id
           WHERE f.id = ?`,
          [shown.id],
        )
      : null;
  return {
    text: shown.source,
    imported: batch && {
      file: textOf(batch, 'file_name'),
      sheetName: textOf(batch, 'sheet_name'),
      address: textOf(batch, 'address'),
      at: textOf(batch, 'imported_at'),
    },
  };
};

/** What a command would take away. Changes nothing. */
export const weigh = (db: SqlDb, context: SheetContext, command: Command): Result<Loss, AppError> => {
  const planned = planCommand(db, context, command);
  return planned.ok ? ok(lossOf(planned.value.changes)) : planned;
};

/** Label rows of parts are no rows to a person. */
const lossOf = (changes: readonly Change[]): Loss => {
  const gone = changes.flatMap((change) =>
    change.after === null && change.before ? [{ ...change, row: change.before }] : [],
  );
  const count = (...tables: readonly Change['table'][]): number =>
    gone.filter(({ table }) => tables.includes(table)).length;
  return {
    rows: gone.filter(({ table, row }) => table === 'plan_row' && numberOf(row, 'label_only') === 0).length,
    targets: count('target'),
    figures: count('figure'),
    texts: count('row_text'),
    notes: count('cell_note'),
    verdicts: count('verdict_override'),
    links: changes.filter(losesLink).length,
  };
};
