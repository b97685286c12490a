import type { ImportWarning } from '../../../shared/contract/importPreview';
import { IMPORT_WARNING } from '../../../shared/text/workbook';
import { columnLetters } from '../read/cellPlaces';
import type { ReadTable } from './readTable';
import { cellText } from './tableRows';

/** So many cells of a blank column are told one by one; more of them in one line. */
const fewest = 4;

/** A column that the workbook has left blank all the way down is told once, not for each figure that is kept. */
export const withBlankColumns = (warnings: readonly ImportWarning[], { place, rows }: ReadTable): ImportWarning[] => {
  const blank = new Set<string>();
  for (const [id, column] of place.columns) {
    if (rows.every(({ cells }) => cellText(cells.get(id) ?? null) === '')) blank.add(columnLetters(column));
  }
  const letterOf = ({ address }: ImportWarning): string => address.replace(/\d+$/, '');
  const kept = new Map<string, number>();
  const isBlank = (one: ImportWarning): boolean => one.code === 'blankKept' && blank.has(letterOf(one));
  for (const one of warnings) if (isBlank(one)) kept.set(letterOf(one), (kept.get(letterOf(one)) ?? 0) + 1);
  const isMany = (one: ImportWarning): boolean => isBlank(one) && (kept.get(letterOf(one)) ?? 0) >= fewest;
  const columns = [...kept].filter(([, count]) => count >= fewest);
  return [
    ...columns.map(([letter, count]): ImportWarning => {
      const message = IMPORT_WARNING.blankColumn(letter, count);
      return { address: letter, code: 'blankKept', message, data: { kept: String(count) } };
    }),
    ...warnings.filter((one) => !isMany(one)),
  ];
};
