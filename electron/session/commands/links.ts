import { type Change, readRows } from '../../db/changes';
import type { TableName } from '../../db/schema';
import { textOf } from '../../db/sqlDb';
import type { Workbench } from './planned';

interface Link {
  /** What it points to. */
  readonly to: TableName;
  /** Tables that have it. */
  readonly of: readonly TableName[];
}

/** Columns that may be left blank when what they point to is gone. */
export const LINKS = {
  document_id: { to: 'plan_row', of: ['plan', 'authority', 'unit_link', 'indicator_version', 'target'] },
  weight_indicator_id: { to: 'indicator', of: ['indicator'] },
  import_id: { to: 'import_batch', of: ['figure', 'returned_file'] },
  owner_id: { to: 'org_unit', of: ['indicator'] },
  scale_id: { to: 'scale', of: ['indicator'] },
} as const satisfies Readonly<Record<string, Link>>;

/** Leaves blank whatever pointed to rows that the command took away; returns how many links that were. */
export const releaseLinks = ({ db, set }: Workbench): number => {
  let released = 0;
  for (const [column, { to, of }] of Object.entries<Link>(LINKS)) {
    const gone = new Set(set.removed(to));
    if (gone.size === 0) continue;
    for (const table of of) {
      for (const found of readRows(db, table, column, [...gone])) {
        const id = textOf(found, 'id');
        const row = set.get(table, id);
        if (!row || !gone.has(textOf(row, column))) continue;
        set.put(table, id, { ...row, [column]: null });
        released += 1;
      }
    }
  }
  return released;
};

/** Whether a change of a row left one of its links blank. */
export const losesLink = ({ table, before, after }: Change): boolean =>
  before !== null &&
  after !== null &&
  Object.entries<Link>(LINKS).some(
    ([column, { of }]) => of.includes(table) && (before[column] ?? null) !== null && (after[column] ?? null) === null,
  );
