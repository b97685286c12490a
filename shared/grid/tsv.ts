/** Reads a clipboard block as Excel and LibreOffice write it: tabs, line breaks, quoted cells. A last break is no row. */
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
      row.push(cell);
      cell = '';
      if (ch === '\n') {
        rows.push(row);
        row = [];
      }
    } else cell += ch;
  }
  if (cell !== '' || row.length > 0) {
    row.push(cell);
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

const formatCell = (text: string): string =>
  /[\t\n\r]/.test(text) || text.startsWith('"') ? `"${text.replaceAll('"', '""')}"` : text;

/** Writes a block for the clipboard, rows broken by CRLF as Excel does. */
export const formatTsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(formatCell).join('\t')).join('\r\n');
