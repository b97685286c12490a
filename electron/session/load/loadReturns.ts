import type { RowData, RowValue } from '../../../shared/form/rowData';
import { BLANK } from '../../../shared/form/rowData';
import { formatDay } from '../../../shared/text/calendar';
import { RETURN_STATES } from '../../../shared/text/returns';
import { type SqlDb, type SqlRow, textOf } from '../../db/sqlDb';

import type { SheetContext } from './sheetContext';

/** Of several things that a unit owes for a period the first is shown and written: the report itself, which has no name. */
export const DUE_ORDER = 'what, id';

/** Units that owe reports as rows (Theo dõi báo cáo): every unit with a due date, and those right below the sheet's. */
export const loadReturns = (db: SqlDb, context: SheetContext, only: ReadonlySet<string> | null): RowData[] => {
  const units = db
    .all(
      `SELECT u.id, u.name FROM org_unit u
       WHERE u.parent_id = ? OR u.id IN (SELECT unit_id FROM report_due WHERE plan_id = ?) ORDER BY u.sort_key, u.id`,
      [context.unit.id, context.plan.id],
    )
    .map((row, index) => ({ id: textOf(row, 'id'), name: textOf(row, 'name'), marker: String(index + 1) }));
  const dues = db.all(`SELECT * FROM report_due WHERE plan_id = ? ORDER BY ${DUE_ORDER}`, [context.plan.id]);
  return units.filter(({ id }) => only?.has(id) ?? true).map((unit) => toRow(context, unit, dues));
};

const toRow = (
  context: SheetContext,
  { id, name, marker }: { readonly id: string; readonly name: string; readonly marker: string },
  dues: readonly SqlRow[],
): RowData => ({
  id,
  kind: 'entry',
  marker,
  level: 0,
  name,
  part: null,
  parent: null,
  under: null,
  isComponent: false,
  adds: false,
  owner: '',
  provider: '',
  unitLabel: '',
  direction: 'higher',
  rangeRule: 'upper',
  decimals: null,
  scale: null,
  additive: false,
  aliases: [],
  values: valuesOf(
    context,
    dues.filter((due) => textOf(due, 'unit_id') === id),
  ),
  notes: {},
  override: null,
});

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/u;

/** Where what a unit owes is stored, by what a column shows of it. */
export const RETURN_FIELDS = { state: 'state', receivedOn: 'received_on', dueOn: 'due_on', note: 'note' } as const;

const valuesOf = (context: SheetContext, dues: readonly SqlRow[]): Record<string, RowValue> => {
  const values: Record<string, RowValue> = {};
  for (const { id, address } of context.columns.columns) {
    if (address?.kind !== 'return') continue;
    const due = dues.find((row) => textOf(row, 'period') === address.period);
    if (!due) continue;
    const stored = textOf(due, RETURN_FIELDS[address.field]);
    // Days that the file has are shown as documents write them; what a person typed stays as it was typed.
    const text = ISO_DAY.test(stored) ? formatDay(stored) : stored;
    values[id] = {
      ...BLANK,
      typed:
        address.field === 'state'
          ? ((Object.hasOwn(RETURN_STATES, text) ? RETURN_STATES[text] : undefined) ?? text)
          : text,
    };
  }
  return values;
};
