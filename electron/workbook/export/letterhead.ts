import { parseDay } from '../../../shared/domain/calendar';
import type { PrintSettings } from '../../../shared/form/types';
import { PRINTED } from '../../../shared/text/workbook';
import { rowTag } from '../exportKeys';
import { middleColumn, pair, upper } from './lines';
import type { SheetWriter } from './sheetWriter';
import { textWidth } from './textWidth';

const ruleSize = 8;

/** A rule as long as a share of a text, in underscores: a cell's own border would run over the whole cell. */
const rule = (text: string, size: number, share: number): string =>
  '_'.repeat(Math.max(6, Math.round((textWidth(text, size, true) * share) / textWidth('_', ruleSize, false))));

/**
 * The full heading of a stand-alone Biểu: agency left, CỘNG HÒA … with its motto or ĐẢNG CỘNG SẢN VIỆT NAM right, number and
 * date below; both may stay blank for the clerk.
 */
export const writeLetterhead = (writer: SheetWriter, print: PrintSettings): void => {
  const { profile } = writer;
  const tag = rowTag.heading;
  const parent = { size: profile.parentAgencySize };
  const agency = { size: profile.agencySize, bold: true };
  const nation = { size: profile.nationSize, bold: true };
  const motto = { size: profile.mottoSize, bold: true };
  const small = { size: ruleSize, vertical: 'top' } as const;
  const lefts: (readonly [string, typeof parent])[] =
    print.parentAgency.trim() === ''
      ? [[upper(print.agency), agency]]
      : [
          [upper(print.parentAgency), parent],
          [upper(print.agency), agency],
        ];
  const rights: (readonly [string, typeof parent])[] = profile.hasMotto
    ? [
        [PRINTED.nation, nation],
        [PRINTED.motto, motto],
      ]
    : [[PRINTED.party, nation]];
  // Quốc hiệu stands on one line; the agency may take two.
  const middle = middleColumn(writer, Math.max(...rights.map(([text, { size }]) => textWidth(text, size, true))));
  for (let index = 0; index < Math.max(lefts.length, rights.length); index++) {
    const left = lefts[index] ?? ['', parent];
    const right = rights[index] ?? ['', parent];
    pair(writer, left[0], right[0], [left[1], right[1]], tag, middle);
  }
  const [ruled = '', ruledLook = nation] = rights.at(-1) ?? [];
  const under = rule(ruled, ruledLook.size, 1);
  if (profile.asterisk) pair(writer, '*', under, [{ size: profile.agencySize }, small], tag, middle);
  else pair(writer, rule(print.agency, profile.agencySize, 0.4), under, [small, small], tag, middle);
  const number = PRINTED.documentNumber((print.symbol ?? '').trim(), profile.hasMotto);
  pair(writer, number, placeAndDate(print), [{ size: 13 }, { size: 13, italic: true }], tag, middle);
  if (print.formNumber.trim() !== '')
    pair(writer, '', formNumber(print), [parent, { ...agency, align: 'right' } as const], tag, middle);
};

/** "Biểu 01" stays, "01" becomes "Biểu số 01", nothing becomes "Biểu số …". */
export const formNumber = (print: PrintSettings): string => {
  const number = print.formNumber.trim();
  if (number === '') return `${PRINTED.form} …`;
  return /^(?:biểu|mẫu|phụ lục)/iu.test(number) ? number : `${PRINTED.form} ${number}`;
};

/** "Lai Châu, ngày 19 tháng 01 năm 2021"; what is not known yet stays blank. */
export const placeAndDate = (print: PrintSettings): string => {
  const day = print.documentDate === undefined ? null : parseDay(print.documentDate);
  return day === null ? PRINTED.placeAndDate(print.place.trim()) : PRINTED.placeOnDay(print.place.trim(), day);
};
