import { decimalFromNumber } from '../reading/numberText';

/** A cell of a table on the clipboard. */
export interface HtmlCell {
  readonly text: string;
  /** The exact number behind the text as a decimal with a point ("1234.5"), where the program that copied told it. */
  readonly value: string | null;
  readonly rowSpan: number;
  readonly colSpan: number;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' };

const decode = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi, (whole, dec: string, hex: string, name: string) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = dec === undefined ? Number.parseInt(hex, 16) : Number(dec);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });

/** Comments (conditional ones of Office too), styles, scripts: none of them is content. */
const HIDDEN = /<!--|<!\[|<(style|script|head|title|xml)\b/gi;
/** A tag that never ends is text: looking for its end stops where another one begins. */
const TAG = /<(\/?)([a-z][\w:]*)((?:"[^"]*"|'[^']*'|[^<>"'])*)>|([^<]+)|</gi;

/** What begins hidden and never ends is left as it is; its end is looked for once, however often it begins. */
const withoutHidden = (html: string): string => {
  const kept: string[] = [];
  const endless = new Set<string>();
  let from = 0;
  for (const { 0: opening, 1: element, index } of html.matchAll(HIDDEN)) {
    const kind = (element ?? opening).toLowerCase();
    if (index < from || endless.has(kind)) continue;
    const end = endOfHidden(html, kind, index + opening.length);
    if (end < 0) endless.add(kind);
    else {
      kept.push(html.slice(from, index));
      from = end;
    }
  }
  return kept.join('') + html.slice(from);
};

/** The place behind the end of what begins before `from`; -1 without one. */
const endOfHidden = (html: string, kind: string, from: number): number => {
  const end = new RegExp(kind === '<!--' ? '-->' : kind === '<![' ? '>' : `</${kind}\\s*>`, 'gi');
  end.lastIndex = from;
  return end.test(html) ? end.lastIndex : -1;
};

const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag);
  return found ? decode(found[1] ?? found[2] ?? found[3] ?? '') : null;
};

const span = (tag: string, name: string): number => {
  const count = Number(attribute(tag, name) ?? 1);
  return Number.isInteger(count) && count > 1 ? Math.min(count, 20_000) : 1;
};

/** LibreOffice tells the number as `sdval`, older Excel as `x:num`; others only show it. */
const exactValue = (tag: string): string | null => {
  const told = attribute(tag, 'sdval') ?? attribute(tag, 'x:num');
  return told !== null && /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(told.trim()) ? decimalFromNumber(Number(told)) : null;
};

/** Whether the clipboard's HTML was put there by a program for tables: Excel, LibreOffice, WPS, Word, or this one. */
export const isFromSpreadsheet = (html: string): boolean =>
  /<table\b/i.test(html) &&
  /urn:schemas-microsoft-com:office|libreoffice|openoffice|wps|so-ke-hoach/i.test(html.slice(0, 4000));

interface OpenCell {
  readonly tag: string;
  text: string;
}

/** The rows of the first table in a piece of HTML; null without one. A tolerant reader: nothing in it is ever run. */
export const parseHtmlTable = (html: string): HtmlCell[][] | null => {
  const source = withoutHidden(html);
  const rows: HtmlCell[][] = [];
  let row: HtmlCell[] | null = null;
  let cell: OpenCell | null = null;
  let depth = 0;
  const endCell = (): void => {
    if (cell && row) {
      row.push({
        text: tidy(cell.text),
        value: exactValue(cell.tag),
        rowSpan: span(cell.tag, 'rowspan'),
        colSpan: span(cell.tag, 'colspan'),
      });
    }
    cell = null;
  };
  const endRow = (): void => {
    endCell();
    if (row) rows.push(row);
    row = null;
  };
  for (const [, slash = '', rawName = '', rest = '', text] of source.matchAll(TAG)) {
    const name = rawName.toLowerCase();
    const open: OpenCell | null = cell;
    if (text !== undefined) {
      if (open) (open as OpenCell).text += decode(text.replace(/[\t\n\r ]+/g, ' '));
    } else if (name === 'table') {
      depth += slash === '' ? 1 : -1;
      if (depth === 0) {
        endRow();
        break;
      }
    } else if (depth > 1) {
      // A table inside a cell is only text of it.
      if (open && (name === 'td' || name === 'tr') && slash === '') (open as OpenCell).text += ' ';
    } else if (name === 'tr') {
      endRow();
      if (slash === '' && depth === 1) row = [];
    } else if (name === 'td' || name === 'th') {
      endCell();
      if (slash === '' && depth === 1) {
        row ??= [];
        cell = { tag: rest, text: '' };
      }
    } else if (open) {
      if (name === 'br') (open as OpenCell).text += '\n';
      else if (
        (name === 'p' || name === 'div' || name === 'li') &&
        slash === '' &&
        (open as OpenCell).text.trim() !== ''
      ) {
        (open as OpenCell).text += '\n';
      }
    }
  }
  endRow();
  return rows.length > 0 && rows.some((one) => one.length > 0) ? rows : null;
};

/** Spaces that only lay the source out; a no-break space is how a spreadsheet writes an empty or padded cell. */
const tidy = (text: string): string =>
  text.replace(/(?<! ) *\n */g, '\n').replace(/^[ \u00A0\n]+|(?<![ \u00A0\n])[ \u00A0\n]+$/g, '');

/** What is copied, for the clipboard's HTML. */
export interface CopiedCell {
  readonly text: string;
  /** Canonical decimal when the text is a plain number. */
  readonly value: string | null;
  /** Number format of Excel for the value, such as `0.00%`; null for a number as it comes. */
  readonly format: string | null;
  readonly rowSpan: number;
  readonly colSpan: number;
}

const escapeText = (text: string): string =>
  text.replace(/[&<>"]/g, (ch) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[ch] ?? ch);

const formatCell = ({ text, value, format, rowSpan, colSpan }: CopiedCell, tag: 'td' | 'th'): string => {
  const spans = `${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}${colSpan > 1 ? ` colspan="${colSpan}"` : ''}`;
  const body = escapeText(text).replace(/\r?\n/g, '<br style="mso-data-placement:same-cell">');
  if (value === null) {
    // The text format keeps Excel from making a date of 5-6.
    return `<${tag}${spans} style="mso-number-format:'\\@'" sdnum="1033;0;@">${body}</${tag}>`;
  }
  const shown = format === null ? '' : ` style="mso-number-format:'${format.replace(/[.%]/g, '\\$&')}'"`;
  const sdnum = format === null ? '1033;' : `1033;0;${format}`;
  return `<${tag}${spans}${shown} align="right" x:num="${value}" sdval="${value}" sdnum="${sdnum}">${body}</${tag}>`;
};

/** A clean table: numbers told exactly, texts marked as text, merged cells merged. Covered cells are null. */
export const formatHtmlTable = (rows: readonly (readonly (CopiedCell | null)[])[], heads = 0): string => {
  const lines = rows.map((row, index) => {
    const tag = index < heads ? 'th' : 'td';
    return `<tr>${row.map((cell) => (cell ? formatCell(cell, tag) : '')).join('')}</tr>`;
  });
  return [
    '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">',
    '<head><meta charset="utf-8"><meta name="generator" content="so-ke-hoach"></head>',
    `<body><table>${lines.join('\n')}</table></body></html>`,
  ].join('\n');
};
