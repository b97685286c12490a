import { foldLabel, hasBullet, stripDecoration, tidyText } from '../../../shared/reading/labelText';
import type { ReadTable } from '../import/readTable';
import { cellText } from '../import/tableRows';

/**
 * What a row says and where it stands, for finding it again in the next workbook of the kind: group, parent, label, part.
 * Null where several rows of the table say the same.
 */
export const rowKeys = (table: ReadTable, values: readonly string[]): ReadonlyMap<number, string> => {
  const keys = new Map<number, string>();
  const count = new Map<string, number>();
  let group = '';
  let parent = '';
  for (const row of table.rows) {
    const label = foldLabel(stripDecoration(row.label) || row.label);
    const hasValues = values.some((id) => cellText(row.cells.get(id) ?? null) !== '');
    const isBelow = hasBullet(row.label);
    const key = JSON.stringify([group, isBelow ? parent : '', label, row.part === null ? '' : foldLabel(row.part)]);
    keys.set(row.row, key);
    count.set(key, (count.get(key) ?? 0) + 1);
    if (!hasValues && tidyText(row.label) !== '') group = label;
    if (!isBelow) parent = label;
  }
  for (const [row, key] of keys) if ((count.get(key) ?? 0) > 1) keys.delete(row);
  return keys;
};
