import type { Change } from '../../db/changes';

const DEFINES_SHEETS: ReadonlySet<string> = new Set([
  'plan',
  'sheet',
  'form',
  'org_unit',
  'unit_kind',
  'unit_link',
  'authority',
  'period_close',
]);

/** Whether changes are about what a file consists of, so that its sheets are resolved anew. */
export const definesSheets = (changes: readonly Change[]): boolean =>
  changes.some(({ table }) => DEFINES_SHEETS.has(table));
