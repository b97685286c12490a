import type { SheetInfo } from '../contract/channels';
import { formatPeriod } from '../domain/period';

/** Names of sheets in a list: the form's, with the period where the same plan has the form more than once. */
export const sheetNames = (sheets: readonly SheetInfo[]): ReadonlyMap<string, string> => {
  const count = new Map<string, number>();
  const keyOf = ({ plan, formName }: SheetInfo): string => `${plan} ${formName}`;
  for (const sheet of sheets) count.set(keyOf(sheet), (count.get(keyOf(sheet)) ?? 0) + 1);
  return new Map(
    sheets.map((sheet) => {
      const isOnly = count.get(keyOf(sheet)) === 1;
      return [sheet.id, isOnly ? sheet.formName : `${sheet.formName} (${formatPeriod(sheet.periods[0] ?? '')})`];
    }),
  );
};
