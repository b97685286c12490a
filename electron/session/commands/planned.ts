import type { AppError } from '../../../shared/contract/appError';
import type { Result } from '../../../shared/contract/result';
import type { Place } from '../../../shared/domain/command';
import type { ChangeSet } from '../../db/changeSet';
import type { SqlDb, SqlRow } from '../../db/sqlDb';
import { numberOf, textOf } from '../../db/sqlDb';
import type { SheetContext } from '../load/sheetContext';

/** A command worked out but not yet applied: the label of its step and where the cursor belongs. */
export interface Planned {
  readonly label: string;
  readonly place: Place | null;
  /** Where it came from, for the history: "" for typing, a file name for an import. */
  readonly source: string;
}

/** What every planner gets: the open file (to read), the changes so far (to read and to write), and the sheet. */
export interface Workbench {
  readonly db: SqlDb;
  readonly set: ChangeSet;
  readonly context: SheetContext;
}

export type Planner<C> = (bench: Workbench, command: C) => Result<Planned, AppError>;

/** Whether a row stands in the tree that a sheet shows. */
export const isOfTree = ({ plan, form }: SheetContext, row: SqlRow): boolean =>
  textOf(row, 'plan_id') === plan.id && textOf(row, 'tree') === form.rows;

/** A row of this sheet, or null. */
export const planRow = ({ set, context }: Workbench, id: string): SqlRow | null => {
  const row = set.get('plan_row', id);
  return row && isOfTree(context, row) && numberOf(row, 'label_only') === 0 ? row : null;
};
