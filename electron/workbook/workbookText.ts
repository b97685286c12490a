/** What XML 1.0 cannot hold, and halves of characters. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Text without what XML cannot hold: one such letter makes Excel call the whole workbook damaged. */
export const withoutForbidden = (text: string): string => text.replace(forbidden, '');

/** In a workbook "_x0041_" means "A" (ECMA-376 part 1, 22.9.2.19): such a text of our own is guarded as Excel does it. */
export const escapeCodes = (text: string): string => text.replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_');

/** A text as a cell of a workbook holds it, so that it comes out as it went in. */
export const workbookText = (text: string): string => escapeCodes(withoutForbidden(text));
