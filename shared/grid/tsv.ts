/**
 * Reads a clipboard block as Excel and LibreOffice write it: tabs, line breaks, quoted cells. A last break is no row. An
 * apostrophe that only keeps a formula from being one is not part of the text.
 */
export const parseTsv = (text: string): string[][] => {
  const source = text.replace(/\r\n?/g, '\n');
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < source.length; i += 1) {
    const ch = source.charAt(i);
    if (quoted) {
      if (ch !== '"') cell += ch;
      else if (source.charAt(i + 1) === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (ch === '"' && cell === '' && closesProperly(source, i)) quoted = true;
    else if (ch === '\t' || ch === '\n') {
      row.push(rearm(cell));
      cell = '';
      if (ch === '\n') {
        rows.push(row);
        row = [];
      }
    } else cell += ch;
  }
  if (cell !== '' || row.length > 0) {
    row.push(rearm(cell));
    rows.push(row);
  }
  return rows;
};

/** A quote opens a quoted cell only if a closing one stands before a tab, a break or the end; else it is plain text. */
const closesProperly = (source: string, open: number): boolean => {
  for (let i = open + 1; i < source.length; i += 1) {
    if (source.charAt(i) !== '"') continue;
    if (source.charAt(i + 1) === '"') i += 1;
    else return i + 1 === source.length || source.charAt(i + 1) === '\t' || source.charAt(i + 1) === '\n';
  }
  return false;
};

/**
 * A text that a spreadsheet would work out instead of showing it: a formula, a call of a function or of another program
 * (DDE). Numbers, ranges and labels that begin with a dash ("-5", "- Lúa") are none.
 */
const FORMULA = /^'*\s*(?:[=@]|[+\-|](?=[\s\S]*(?:[\p{L}\p{N}_.]\(|[!|])))/u;

/** Such a text goes out with an apostrophe before it, as one would type it in Excel, and comes back without. */
const disarm = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
const rearm = (text: string): string => (text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text);

const formatCell = (text: string): string => {
  const harmless = disarm(text);
  return /[\t\n\r]/.test(harmless) || harmless.startsWith('"') ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

/** Writes a block for the clipboard, rows broken by CRLF as Excel does; texts that look like formulas are disarmed. */
export const formatTsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(formatCell).join('\t')).join('\r\n');
