import type { ImportChange, ImportPreview, ImportWarning } from '../../../shared/contract/importPreview';
import type { SheetLock, SheetView } from '../../../shared/form/types';
import { IMPORT_WARNING } from '../../../shared/text/workbook';

const lockOf = (view: SheetView, row: string | null, column: string): SheetLock | undefined =>
  view.locks.find(
    ({ columns, rows }) => columns.includes(column) && (rows === null || (row !== null && rows.includes(row))),
  );

const told = (address: string, lock: SheetLock, text: string): ImportWarning => ({
  address,
  code: 'closed',
  message: IMPORT_WARNING.closed(lock.period, lock.unit, text),
  data: { period: lock.period, text },
});

/** What a workbook would change in closed periods is told and left out: the plan would refuse all of the import for it. */
export const withoutClosed = (view: SheetView, preview: ImportPreview): ImportPreview => {
  if (view.locks.length === 0) return preview;
  const warnings: ImportWarning[] = [];
  const changed = preview.changed.filter((change: ImportChange) => {
    const lock = lockOf(view, change.row, change.column);
    if (lock) warnings.push(told(change.address, lock, change.to));
    return lock === undefined;
  });
  const added = preview.added.map((row) => {
    const open = Object.entries(row.texts).filter(([column, text]) => {
      const lock = text === '' ? undefined : lockOf(view, null, column);
      if (lock) warnings.push(told(row.address, lock, text));
      return lock === undefined;
    });
    return { ...row, texts: Object.fromEntries(open) };
  });
  return { ...preview, changed, added, warnings: [...preview.warnings, ...warnings] };
};
