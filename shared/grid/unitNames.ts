import { parseTsv } from './tsv';

const letters = (text: string): number => (text.match(/\p{L}/gu) ?? []).length;

/**
 * Names of units out of a typed or pasted list, one a line: of several cells the one with the most letters, so that a TT
 * in front does no harm; a name that stands there twice counts once.
 */
export const readUnitNames = (text: string): readonly string[] => {
  const names = parseTsv(text).map((cells) =>
    cells
      .reduce((best, cell) => (letters(cell) > letters(best) ? cell : best), '')
      .replace(/\s+/gu, ' ')
      .trim(),
  );
  return [...new Set(names.filter((name) => name !== ''))];
};

const office =
  /^(?:phòng|ban|văn phòng|trung tâm|chi cục|hạt|công an|quân sự|bảo hiểm|kho bạc|đội|thanh tra|sở|hội|mặt trận|liên đoàn|tòa án|viện|bệnh viện|trường|chi nhánh|ngân hàng)(?=\s)/iu;

/** Whether all of these are called as departments and agencies are, not as pieces of land. */
export const areOffices = (names: readonly string[]): boolean =>
  names.length > 0 && names.every((name) => office.test(name.normalize('NFC')));
