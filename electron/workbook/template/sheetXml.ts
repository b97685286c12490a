import { columnLetters } from '../read/cellPlaces';
import { encodeXml, escapeCodes } from '../workbookText';
import { attributesOf, type Tag, withAttribute } from './scanXml';
import { type CellPlace, isWithin, newCellStyle, type RowPlace, type SheetPlaces } from './sheetPlaces';

/**
 * What is put into a cell: a number as exact decimal text, text, or nothing. `stale`: a formula loses its old result, and
 * stands on its own as `formula` where it was a copy of a shared one that goes.
 */
export type CellWrite =
  | { readonly kind: 'number'; readonly decimal: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'blank' }
  | { readonly kind: 'stale'; readonly formula?: string };

/** Cells to set: row → column → what. */
export type SheetWrites = ReadonlyMap<number, ReadonlyMap<number, CellWrite>>;

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The worksheet with cells set; all else stays letter by letter. A cell keeps its style and loses its formula; one that is
 * not there is made in its place, with the style of its row or column.
 */
export const setCells = (sheet: SheetPlaces, writes: SheetWrites): string => {
  const edits: Edit[] = [];
  const used: { row: number; column: number }[] = [];
  for (const [number, cells] of [...writes].sort(([a], [b]) => a - b)) {
    const wanted = [...cells].sort(([a], [b]) => a - b);
    const row = sheet.rowAt.get(number);
    const made = wanted.filter(([column, write]) => isValue(write) && !hasCell(row, column));
    for (const [column] of made) used.push({ row: number, column });
    if (row) edits.push(...editRow(sheet, row, wanted));
    else if (made.length > 0) {
      const next = sheet.rows.find((one) => one.number > number);
      const at = next?.open.start ?? sheet.dataClose;
      const inner = made.map(([column, write]) => newCell(sheet, undefined, number, column, write)).join('');
      edits.push({ start: at, end: at, text: `<${sheet.prefix}row r="${number}">${inner}</${sheet.prefix}row>` });
    }
  }
  const { data } = sheet;
  const isEmptyData = data.kind === 'empty' && edits.length > 0;
  const filled = isEmptyData
    ? [{ start: data.start, end: data.end, text: wrapped(sheet.xml, data, edits.map(({ text }) => text).join('')) }]
    : edits;
  return spliced(sheet.xml, [...widened(sheet, used), ...filled]);
};

const isValue = ({ kind }: CellWrite): boolean => kind === 'number' || kind === 'text';

const hasCell = (row: RowPlace | undefined, column: number): boolean =>
  row?.cells.some((cell) => cell.column === column) === true;

/** An empty element with something in it. */
const wrapped = (xml: string, tag: Tag, inner: string): string =>
  `${xml.slice(tag.start, tag.end - 2)}>${inner}</${tag.name}>`;

const spliced = (xml: string, edits: readonly Edit[]): string => {
  let text = '';
  let at = 0;
  // Edits at one place keep their order: sorting is stable.
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    text += xml.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return text + xml.slice(at);
};

const editRow = (sheet: SheetPlaces, row: RowPlace, wanted: readonly (readonly [number, CellWrite])[]): Edit[] => {
  const edits: Edit[] = [];
  const made: number[] = [];
  for (const [column, write] of wanted) {
    const cell = row.cells.find((one) => one.column === column);
    if (cell) edits.push({ start: cell.open.start, end: cell.end, text: changedCell(sheet, cell, write) });
    else if (isValue(write)) {
      const next = row.cells.find((one) => one.column > column);
      const at = next?.open.start ?? row.close;
      made.push(column);
      edits.push({ start: at, end: at, text: newCell(sheet, row, row.number, column, write) });
    }
  }
  if (made.length === 0) return edits;
  const tag = withSpans(sheet.xml, row.open, made);
  if (row.open.kind === 'empty') {
    const inner = edits.map(({ text }) => text).join('');
    return [{ start: row.open.start, end: row.open.end, text: `${tag.slice(0, -2)}>${inner}</${row.open.name}>` }];
  }
  return [{ start: row.open.start, end: row.open.end, text: tag }, ...edits];
};

/** The row's tag; its spans (a hint at which columns it uses) grow with cells beyond them. */
const withSpans = (xml: string, open: Tag, columns: readonly number[]): string => {
  const spans = attributesOf(xml, open).find(({ name }) => name === 'spans')?.value;
  const match = /^(\d+):(\d+)$/.exec(spans ?? '');
  if (!match) return xml.slice(open.start, open.end);
  const [from, to] = [Number(match[1]), Number(match[2])];
  const wider = `${Math.min(from, ...columns)}:${Math.max(to, ...columns)}`;
  return wider === spans ? xml.slice(open.start, open.end) : withAttribute(xml, open, 'spans', wider);
};

const widened = ({ xml, dimension }: SheetPlaces, used: readonly { row: number; column: number }[]): Edit[] => {
  if (!dimension || used.every(({ row, column }) => isWithin(dimension.range, row, column))) return [];
  const { top, left, bottom, right } = dimension.range;
  const rows = used.map(({ row }) => row);
  const columns = used.map(({ column }) => column);
  const from = `${columnLetters(Math.min(left, ...columns))}${Math.min(top, ...rows)}`;
  const to = `${columnLetters(Math.max(right, ...columns))}${Math.max(bottom, ...rows)}`;
  const { tag } = dimension;
  return [{ start: tag.start, end: tag.end, text: withAttribute(xml, tag, 'ref', `${from}:${to}`) }];
};

/** What is inside a cell, and what its type says of it. */
const contentOf = (prefix: string, write: CellWrite): { readonly type: string | null; readonly inner: string } => {
  if (write.kind === 'blank' || write.kind === 'stale') return { type: null, inner: '' };
  if (write.kind === 'number') return { type: null, inner: `<${prefix}v>${write.decimal}</${prefix}v>` };
  const space = /^\s|\s$|\n/.test(write.text) ? ' xml:space="preserve"' : '';
  const text = encodeXml(escapeCodes(write.text));
  return { type: 'inlineStr', inner: `<${prefix}is><${prefix}t${space}>${text}</${prefix}t></${prefix}is>` };
};

const newCell = (
  sheet: SheetPlaces,
  row: RowPlace | undefined,
  number: number,
  column: number,
  write: CellWrite,
): string => {
  const { prefix } = sheet;
  const { type, inner } = contentOf(prefix, write);
  const style = newCellStyle(sheet, row, column);
  const attributes = `r="${columnLetters(column)}${number}"${style === null ? '' : ` s="${style}"`}`;
  return `<${prefix}c ${attributes}${type === null ? '' : ` t="${type}"`}>${inner}</${prefix}c>`;
};

/** About the value that goes: its type, and what it stood for beyond its text. */
const aboutValue: ReadonlySet<string> = new Set(['t', 'vm', 'cm', 'ph']);
const aboutResult: ReadonlySet<string> = new Set(['t', 'vm']);
const values: ReadonlySet<string> = new Set(['f', 'v', 'is']);

const changedCell = ({ xml, prefix }: SheetPlaces, cell: CellPlace, write: CellWrite): string => {
  const { type, inner } = contentOf(prefix, write);
  const isStale = write.kind === 'stale';
  const gone = isStale ? aboutResult : aboutValue;
  const kept = attributesOf(xml, cell.open).filter(({ name }) => !gone.has(name));
  const list = kept.map(({ name, value }) => ` ${name}="${encodeXml(value)}"`).join('');
  const others = cell.children.filter(({ name }) => (isStale ? name !== 'v' : !values.has(name)));
  const own = write.kind === 'stale' ? write.formula : undefined;
  const rest = others
    .map(({ name, start, end }) =>
      name === 'f' && own !== undefined ? `<${prefix}f>${encodeXml(own)}</${prefix}f>` : xml.slice(start, end),
    )
    .join('');
  const open = `<${cell.open.name}${list}${type === null ? '' : ` t="${type}"`}`;
  return inner + rest === '' ? `${open}/>` : `${open}>${inner}${rest}</${cell.open.name}>`;
};
