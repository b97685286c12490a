import { BLANK } from '../../../shared/form/rowData';
import { idList, LISTED, type SqlDb, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import type { LoadedValue } from './loadedValue';
import type { SheetContext } from './sheetContext';
import { storedTargetFor } from './storedValues';

/** The targets that the columns of a sheet show. */
export const loadTargets = (db: SqlDb, context: SheetContext, rows: readonly SqlRow[], few: boolean): LoadedValue[] => {
  const columns = context.columns.columns.flatMap(({ id, address }) =>
    address?.kind === 'target' ? [{ id, address }] : [],
  );
  if (columns.length === 0) return [];
  const indicators = rows.flatMap((row) => textOrNull(row, 'indicator_id') ?? []);
  const stored = new Map<string, SqlRow[]>();
  for (const row of db.many(
    `SELECT plan_id, indicator_id, authority_id, unit_id, period, item, stage, version, valid_from, typed FROM target
     WHERE plan_id = ? AND unit_id ${LISTED} AND period ${LISTED}
       ${few ? `AND indicator_id ${LISTED}` : ''}`,
    [
      context.plan.id,
      idList(columns.map(({ address }) => address.unit)),
      idList(columns.map(({ address }) => address.period)),
      ...(few ? [idList(indicators)] : []),
    ],
  )) {
    const indicator = textOf(row, 'indicator_id');
    const own = stored.get(indicator);
    if (own) own.push(row);
    else stored.set(indicator, [row]);
  }
  return rows.flatMap((row) => {
    const id = textOf(row, 'id');
    const own = stored.get(textOf(row, 'indicator_id')) ?? [];
    if (own.length === 0) return [];
    return columns.flatMap(({ id: column, address }) => {
      const first = storedTargetFor(own, address, context.plan.id, context.period);
      if (!first) return [];
      // A column of adjustments says so in its header.
      const isAdjusted = address.stage === null && textOf(first, 'stage') === 'adjusted';
      const value = { ...BLANK, typed: textOf(first, 'typed'), ...(isAdjusted ? { adjusted: true as const } : {}) };
      return [{ id, column, value }];
    });
  });
};
