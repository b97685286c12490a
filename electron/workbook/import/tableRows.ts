import { foldLabel, tidyText } from '../../../shared/reading/labelText';
import { decimalFromNumber } from '../../../shared/reading/numberText';
import { rowLevels } from '../../../shared/reading/rowLevels';
import { ROW_WORDS } from '../../../shared/text/workbook';
import { isRowTag } from '../exportKeys';
import type { CellModel, SheetIndex } from '../read/sheetModel';
import type { TablePlace } from './findTable';
import { withoutFootnotes } from './footnotes';

/** A row below the header, as a person reads it. */
export interface TableRow {
  readonly row: number;
  readonly hidden: boolean;
  /** Row key of an own export, or null. */
  readonly key: string | null;
  readonly marker: string;
  /** How deep it stands by TT, bullets and leading spaces; 0 at the top. */
  readonly level: number;
  /** Left half of the label, or all of it. */
  readonly label: string;
  /** Right half of a split label. */
  readonly part: string | null;
  /** The left half was blank: the label of the row above goes on. */
  readonly carried: boolean;
  readonly labelAddress: string;
  readonly cells: ReadonlyMap<string, CellModel>;
}

/** Text of a cell as it is read by a person; numbers in plain decimal text with a comma. */
export const cellText = (cell: CellModel | null): string => {
  if (!cell) return '';
  if (cell.kind === 'number') return decimalFromNumber(cell.number ?? 0)?.replace('.', ',') ?? '';
  return cell.kind === 'date' ? cell.text.slice(0, 10) : tidyText(cell.text);
};

/** A label without the footnote marks that are raised beside it. */
const labelText = (cell: CellModel | null): string => cellText(cell && (withoutFootnotes(cell)?.cell ?? cell));

/** All rows below the header that hold something, without repeated headers and the row of column numbers. */
export const readTableRows = (index: SheetIndex, place: TablePlace, keys: ReadonlyMap<number, string>): TableRow[] => {
  const rows: (Omit<TableRow, 'level'> & { readonly raw: string })[] = [];
  const headings = headerFingerprint(index, place);
  let label = '';
  let marker = '';
  for (const { number: row, hidden } of index.sheet.rows) {
    if (row <= place.headerBottom) continue;
    const key = keys.get(row) ?? null;
    // A row with a key of ours is what the key says.
    const isOwn = key !== null && !isRowTag(key);
    if (!isOwn && (isRepeatedHeader(index, place, row, headings) || isColumnNumbers(index, place, row))) continue;
    const name = readName(index, place, row);
    const carried = name.left === '' && name.right !== null;
    if (!carried) label = name.left;
    const markerColumn = place.marker;
    const here = markerColumn === null ? '' : cellText(index.at(row, markerColumn));
    if (here !== '') marker = here;
    const cells = new Map<string, CellModel>();
    for (const [id, column] of place.columns) {
      const cell = index.at(row, column);
      // A value merged over several cells belongs to the first of them only; a group row's label may begin in front of its column.
      if (cell && cell.row === row && cell.column === column && !holdsLabel(index, place, cell)) cells.set(id, cell);
    }
    if (name.left === '' && name.right === null && cells.size === 0) continue;
    rows.push({
      row,
      hidden,
      key,
      marker,
      label,
      part: name.right,
      carried,
      labelAddress: name.address,
      cells,
      raw: indented(index.at(row, place.names[0] ?? 1)),
    });
  }
  const levels = rowLevels(rows);
  return rows.map(({ raw: _raw, ...row }, at) => ({ ...row, level: levels[at] ?? 0 }));
};

/** A label with the blanks in front that its alignment stands for. */
const indented = (cell: CellModel | null): string =>
  `${' '.repeat(Math.min(cell?.indent ?? 0, 20) * 2)}${cell?.text ?? ''}`;

/** Whether a cell is merged over the column of labels. */
const holdsLabel = (index: SheetIndex, place: TablePlace, cell: CellModel): boolean => {
  const merge = index.mergeAt(cell.row, cell.column);
  const [name = 1] = place.names;
  return merge !== null && merge.left < name && merge.right >= name;
};

const readName = (index: SheetIndex, place: TablePlace, row: number) => {
  const [first = 1, ...others] = place.names;
  const leftCell = index.at(row, first);
  const merge = index.mergeAt(row, first);
  const left = labelText(leftCell);
  let right: string | null = null;
  let address = leftCell?.row === row ? leftCell.address : '';
  for (const column of others) {
    if (merge && column <= merge.right) continue;
    const cell = index.at(row, column);
    if (!cell || cell.row !== row || index.mergeAt(row, column)?.left === first) continue;
    const text = labelText(cell);
    if (text === '') continue;
    right = right === null ? text : `${right} ${text}`;
    address = cell.address;
  }
  return { left, right, address: address === '' ? (leftCell?.address ?? `A${row}`) : address };
};

const headerFingerprint = (index: SheetIndex, place: TablePlace): ReadonlyMap<number, ReadonlySet<string>> => {
  const texts = new Map<number, ReadonlySet<string>>();
  for (const column of place.columns.values()) {
    const here = new Set<string>();
    for (let row = place.headerTop; row <= place.headerBottom; row++)
      here.add(foldLabel(index.at(row, column)?.text ?? ''));
    here.delete('');
    texts.set(column, here);
  }
  return texts;
};

/** The header again after a page break: two columns or more say what the header says. */
const isRepeatedHeader = (
  index: SheetIndex,
  place: TablePlace,
  row: number,
  headings: ReadonlyMap<number, ReadonlySet<string>>,
): boolean => {
  let same = 0;
  let other = 0;
  for (const column of place.columns.values()) {
    const text = foldLabel(cellText(index.at(row, column)));
    if (text === '') continue;
    if (headings.get(column)?.has(text) === true) same++;
    else other++;
  }
  return same >= 2 && same > other;
};

const columnNumber = /^\(?(?:[A-ZĐ]|\d{1,2})\)?(?:\s*=.*)?$/u;

/** A, B, 1, 2, 3=2/1 under the header: the label cell holds such a mark as well. */
const isColumnNumbers = (index: SheetIndex, place: TablePlace, row: number): boolean => {
  const label = cellText(index.at(row, place.names[0] ?? 1));
  if (!columnNumber.test(label)) return false;
  return [...place.columns.values()].every((column) => {
    const text = cellText(index.at(row, column));
    return text === '' || columnNumber.test(text);
  });
};

/** Rows that are no indicators: totals, "Trong đó", footnotes, signatures. */
export const rowNature = (row: TableRow): 'ofWhich' | 'total' | 'footnote' | 'signature' | 'other' => {
  const text = tidyText(row.label === '' ? row.marker : row.label).toLocaleLowerCase('vi');
  if (ROW_WORDS.ofWhich.test(text)) return 'ofWhich';
  if (ROW_WORDS.total.test(text)) return 'total';
  if (ROW_WORDS.footnote.test(text)) return 'footnote';
  return ROW_WORDS.signature.test(text) ? 'signature' : 'other';
};
