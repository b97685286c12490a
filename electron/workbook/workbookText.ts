/** What XML 1.0 cannot hold, and halves of characters. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Text without what XML cannot hold: one such letter makes Excel call the whole workbook damaged. */
export const withoutForbidden = (text: string): string => text.replace(forbidden, '');

/** In a workbook "_x0041_" means "A" (ECMA-376 part 1, 22.9.2.19): such a text of our own is guarded as Excel does it. */
export const escapeCodes = (text: string): string => text.replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_');

/** Letters that a cell holds; Excel takes a workbook with a longer text for damaged. */
export const LONGEST_TEXT = 32_767;

/** A text as a cell of a workbook holds it, so that it comes out as it went in; one that is too long ends with a mark. */
export const workbookText = (text: string): string => {
  const whole = withoutForbidden(text);
  return escapeCodes(whole.length <= LONGEST_TEXT ? whole : `${whole.slice(0, LONGEST_TEXT - 1)}…`);
};

/** The number format of text, in which nothing that is typed becomes a number, a date or a formula. */
export const TEXT_FORMAT = '@';
const longestInTextFormat = 255;

/** The format that a text can be read in: Excel shows longer ones in the format of text as ####. */
export const formatFor = (text: string, format: string): string =>
  format === TEXT_FORMAT && text.length > longestInTextFormat ? 'General' : format;

/** Text as XML holds it, in an element or in double quotes; letters that XML forbids are left out. */
export const encodeXml = (text: string): string =>
  withoutForbidden(text).replace(
    /[&<>"]/g,
    (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[letter] ?? '&quot;',
  );
