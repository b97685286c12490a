import type { AppError } from '../../../shared/contract/appError';
import type {
  Assignment,
  DefinitionVersion,
  Named,
  ProviderFigure,
  TargetVersion,
} from '../../../shared/contract/periodAnswers';
import { err, ok, type Result } from '../../../shared/contract/result';
import { fractionFromDecimal, sub, toDecimal } from '../../../shared/domain/fraction';
import type { ViewColumn } from '../../../shared/form/columns';
import { numberOf, type SqlDb, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { documentNames, SET_BY } from '../load/documentNames';
import { exactValue } from '../load/loadSeries';
import type { SheetContext } from '../load/sheetContext';
import { storedFigureFor, storedTargetFor } from '../load/storedValues';

/** Everything that is asked of a row, by whom and since when, who answers for it and who supplies its figures. */
export const assignmentOf = (
  db: SqlDb,
  context: SheetContext,
  rowId: string,
  columnId: string | null,
): Result<Assignment, AppError> => {
  const row = db.one('SELECT name, indicator_id FROM plan_row WHERE id = ? AND plan_id = ?', [rowId, context.plan.id]);
  const indicator = row && db.one('SELECT * FROM indicator WHERE id = ?', [textOrNull(row, 'indicator_id') ?? '']);
  if (!row || !indicator) return err({ code: 'unknownRow', row: rowId });
  const column = figureColumn(context, columnId);
  const documents = documentNames(db);
  const targets = context.columns.columns.find(({ address }) => address?.kind === 'target')?.address;
  return ok({
    name: textOf(indicator, 'name'),
    period: targets?.kind === 'target' ? targets.period : context.plan.period,
    targets: versionsOf(db, context, textOf(indicator, 'id'), documents),
    authorities: named(db, 'SELECT id, name FROM authority ORDER BY sort_key, id'),
    documents: [...documents].map(([id, name]) => ({ id, name })),
    units: named(
      db,
      `SELECT u.id, u.name FROM org_unit u JOIN unit_kind k ON k.id = u.kind
       ORDER BY CASE k.role WHEN 'office' THEN 0 ELSE 1 END, u.sort_key, u.id`,
    ),
    owner: textOrNull(indicator, 'owner_id'),
    provider: textOrNull(indicator, 'provider_id'),
    periods: [context.plan.period, context.period],
    ...providersOf(db, indicator, column),
    versions: definitionsOf(db, textOf(indicator, 'id'), documents),
  });
};

const named = (db: SqlDb, sql: string): Named[] =>
  db.all(sql).map((row) => ({ id: textOf(row, 'id'), name: textOf(row, 'name') }));

const figureColumn = (context: SheetContext, id: string | null): ViewColumn | null => {
  const own = id === null ? undefined : context.columns.byId.get(id);
  if (own?.address?.kind === 'figure') return own;
  const figures = context.columns.columns.filter(({ address }) => address?.kind === 'figure');
  return (
    figures.find(({ address }) => address?.kind === 'figure' && address.period === context.period) ?? figures[0] ?? null
  );
};

const STAGE_ORDER = `CASE t.stage WHEN 'proposed' THEN 0 WHEN 'planned' THEN 1 WHEN 'assigned' THEN 2 ELSE 3 END`;

const versionsOf = (
  db: SqlDb,
  context: SheetContext,
  indicator: string,
  documents: ReadonlyMap<string, string>,
): TargetVersion[] => {
  const rows = db.all(
    `SELECT t.*, a.name AS authority, u.name AS unit, ${SET_BY} FROM target t
     JOIN authority a ON a.id = t.authority_id JOIN org_unit u ON u.id = t.unit_id
     WHERE t.indicator_id = ? AND t.plan_id = ?
     ORDER BY a.sort_key, a.id, t.period, u.sort_key, ${STAGE_ORDER}, t.version, t.id`,
    [indicator, context.plan.id],
  );
  const shown = new Set(
    context.columns.columns.map(({ address }) =>
      address?.kind === 'target' ? storedTargetFor(rows, address, context.plan.id, context.period) : undefined,
    ),
  );
  return rows.map((row) => ({
    id: textOf(row, 'id'),
    text: textOf(row, 'typed'),
    authority: { id: textOf(row, 'authority_id'), name: textOf(row, 'authority') },
    stage: textOf(row, 'stage') as TargetVersion['stage'],
    version: numberOf(row, 'version'),
    period: textOf(row, 'period'),
    validFrom: textOrNull(row, 'valid_from'),
    document: documents.get(textOf(row, 'document')) ?? '',
    unit: textOf(row, 'unit'),
    isShown: shown.has(row),
  }));
};

const providersOf = (
  db: SqlDb,
  indicator: SqlRow,
  column: ViewColumn | null,
): Pick<Assignment, 'figure' | 'providers'> => {
  if (column?.address?.kind !== 'figure') return { figure: null, providers: [] };
  const { address } = column;
  const rows = db.all(
    `SELECT f.*, u.name AS provider FROM figure f LEFT JOIN org_unit u ON u.id = f.provider_id
     WHERE f.indicator_id = ? AND f.unit_id = ? AND f.period = ? ORDER BY u.sort_key, f.id`,
    [textOf(indicator, 'id'), address.unit, address.period],
  );
  const own = storedFigureFor(rows, address, indicator);
  const isHere = (row: SqlRow): boolean =>
    textOrNull(row, 'provider_id') !== null && row['basis'] === address.basis && row['item'] === address.item;
  return {
    figure: { column: column.id, label: column.header.join(' · '), own: own ? textOf(own, 'typed') : '' },
    providers: rows.filter(isHere).map((row) => ({
      provider: { id: textOf(row, 'provider_id'), name: textOf(row, 'provider') },
      text: textOf(row, 'typed'),
      difference: differenceOf(row, own, textOf(indicator, 'unit_label')),
    })),
  };
};

/** Exact; null where one of them is no single number. */
const differenceOf = (theirs: SqlRow, own: SqlRow | undefined, unit: string): ProviderFigure['difference'] => {
  const value = (row: SqlRow): string | null =>
    exactValue(textOf(row, 'typed'), textOf(row, 'parse_state'), () => unit);
  const [a, b] = [value(theirs), own ? value(own) : null];
  return a === null || b === null ? null : toDecimal(sub(fractionFromDecimal(a), fractionFromDecimal(b)));
};

const definitionsOf = (db: SqlDb, indicator: string, documents: ReadonlyMap<string, string>): DefinitionVersion[] =>
  db.all('SELECT * FROM indicator_version WHERE indicator_id = ? ORDER BY version', [indicator]).map((row) => ({
    id: textOf(row, 'id'),
    version: numberOf(row, 'version'),
    validFrom: textOrNull(row, 'valid_from'),
    definition: textOf(row, 'definition'),
    breaks: numberOf(row, 'breaks_series') === 1,
    document: documents.get(textOf(row, 'document_id')) ?? '',
  }));
