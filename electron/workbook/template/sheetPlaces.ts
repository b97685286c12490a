import { columnOf, mergeOf, rowNumber } from '../read/cellPlaces';
import type { MergeModel } from '../read/sheetModel';
import { attributesOf, damaged, localName, prefixOf, type Tag, TagScanner } from './scanXml';

/** A cell of the XML: its element [open.start, end) and the elements in it. Columns are 1-based. */
export interface CellPlace {
  readonly column: number;
  readonly open: Tag;
  readonly end: number;
  /** Index into the styles of the workbook, 0 when none is named. */
  readonly style: number;
  readonly hasFormula: boolean;
  readonly children: readonly { readonly name: string; readonly start: number; readonly end: number }[];
}

export interface RowPlace {
  readonly number: number;
  readonly open: Tag;
  /** Where the closing tag begins; the end of the tag for an empty element. */
  readonly close: number;
  /** Its own style, for cells that are not there; null without one. */
  readonly style: number | null;
  readonly cells: readonly CellPlace[];
}

/** A worksheet part and where its rows and cells stand in it. */
export interface SheetPlaces {
  readonly xml: string;
  readonly prefix: string;
  readonly data: Tag;
  /** Where the closing tag of the data begins. */
  readonly dataClose: number;
  readonly rows: readonly RowPlace[];
  readonly rowAt: ReadonlyMap<number, RowPlace>;
  readonly columnStyles: readonly { readonly from: number; readonly to: number; readonly style: number }[];
  readonly merges: readonly MergeModel[];
  /** Results of array formulas and data tables; no cell of them can be set alone. */
  readonly arrays: readonly MergeModel[];
  readonly dimension: { readonly tag: Tag; readonly range: MergeModel } | null;
}

/** Whether a cell lies in a merged range. */
export const isWithin = ({ top, left, bottom, right }: MergeModel, row: number, column: number): boolean =>
  row >= top && row <= bottom && column >= left && column <= right;

const whole = (text: string | null): number | null => (text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null);

/** Reads where things stand in a worksheet. Rows and cells without addresses follow the one before. Throws WorkbookFault. */
export const readSheetXml = (xml: string): SheetPlaces => new SheetReader(xml).read();

class SheetReader {
  private readonly scanner: TagScanner;
  private readonly path: string[] = [];
  private prefix = '';
  private data: Tag | null = null;
  private dataClose = -1;
  private readonly rows: RowPlace[] = [];
  private readonly columnStyles: { from: number; to: number; style: number }[] = [];
  private readonly merges: MergeModel[] = [];
  private readonly arrays: MergeModel[] = [];
  private dimension: SheetPlaces['dimension'] = null;
  private lastRow = 0;

  constructor(private readonly xml: string) {
    this.scanner = new TagScanner(xml);
  }

  read(): SheetPlaces {
    for (let tag = this.scanner.next(); tag; tag = this.scanner.next()) {
      if (tag.kind === 'close') {
        if (this.path.pop() !== tag.name) throw damaged();
        continue;
      }
      const name = localName(tag.name);
      const parent = this.path.at(-1) ?? '';
      const depth = this.path.length;
      if (depth === 0) {
        if (name !== 'worksheet') throw damaged();
        this.prefix = prefixOf(tag.name);
      }
      if (depth === 1 && name === 'sheetData') this.readData(tag);
      else {
        if (depth === 1 && name === 'dimension') this.noteDimension(tag);
        if (depth === 2 && name === 'col' && localName(parent) === 'cols') this.noteColumns(tag);
        if (depth === 2 && name === 'mergeCell') this.noteRange(tag, this.merges);
        if (tag.kind === 'open') this.path.push(tag.name);
      }
    }
    if (this.path.length > 0 || !this.data) throw damaged();
    const { xml, prefix, data, dataClose, rows, columnStyles, merges, arrays, dimension } = this;
    const rowAt = new Map(rows.map((row) => [row.number, row]));
    return { xml, prefix, data, dataClose, rows, rowAt, columnStyles, merges, arrays, dimension };
  }

  private attributes(tag: Tag): ReadonlyMap<string, string> {
    return new Map(attributesOf(this.xml, tag).map(({ name, value }) => [name, value]));
  }

  private noteRange(tag: Tag, into: MergeModel[]): void {
    const range = mergeOf(this.attributes(tag).get('ref') ?? '');
    if (range) into.push(range);
  }

  private noteDimension(tag: Tag): void {
    const range = mergeOf(this.attributes(tag).get('ref') ?? '');
    if (range) this.dimension = { tag, range };
  }

  private noteColumns(tag: Tag): void {
    const found = this.attributes(tag);
    const [from, to, style] = ['min', 'max', 'style'].map((name) => whole(found.get(name) ?? null));
    if (typeof from === 'number' && typeof to === 'number' && typeof style === 'number') {
      this.columnStyles.push({ from, to, style });
    }
  }

  private readData(data: Tag): void {
    if (this.data) throw damaged();
    this.data = data;
    this.dataClose = data.end;
    if (data.kind === 'empty') return;
    for (let tag = this.scanner.next(); tag; tag = this.scanner.next()) {
      if (tag.kind === 'close') {
        if (tag.name !== data.name) throw damaged();
        this.dataClose = tag.start;
        return;
      }
      if (localName(tag.name) === 'row') this.readRow(tag);
      else this.skip(tag);
    }
    throw damaged();
  }

  /** Steps over an element; returns where it ends. */
  private skip(open: Tag): number {
    if (open.kind === 'empty') return open.end;
    let depth = 1;
    for (let tag = this.scanner.next(); tag; tag = this.scanner.next()) {
      if (tag.kind === 'open') depth++;
      else if (tag.kind === 'close') depth--;
      if (depth === 0) return tag.end;
    }
    throw damaged();
  }

  private readRow(open: Tag): void {
    const found = this.attributes(open);
    const written = found.get('r');
    const number = written === undefined ? this.lastRow + 1 : rowNumber(written);
    if (number <= this.lastRow) throw damaged();
    this.lastRow = number;
    const isStyled = found.get('customFormat') === '1' || found.get('customFormat') === 'true';
    const style = isStyled ? whole(found.get('s') ?? null) : null;
    const cells: CellPlace[] = [];
    let close = open.end;
    if (open.kind === 'open') {
      close = -1;
      for (let tag = this.scanner.next(); tag; tag = this.scanner.next()) {
        if (tag.kind === 'close') {
          if (tag.name !== open.name) throw damaged();
          close = tag.start;
          break;
        }
        if (localName(tag.name) === 'c') cells.push(this.readCell(tag, number, cells.at(-1)?.column ?? 0));
        else this.skip(tag);
      }
      if (close < 0) throw damaged();
    }
    this.rows.push({ number, open, close, style, cells });
  }

  private readCell(open: Tag, row: number, last: number): CellPlace {
    const found = this.attributes(open);
    const address = found.get('r');
    const column = address === undefined ? last + 1 : columnOf(address, row);
    if (column <= last) throw damaged();
    const children: { name: string; start: number; end: number }[] = [];
    let hasFormula = false;
    let end = open.end;
    if (open.kind === 'open') {
      end = -1;
      for (let tag = this.scanner.next(); tag; tag = this.scanner.next()) {
        if (tag.kind === 'close') {
          if (tag.name !== open.name) throw damaged();
          end = tag.end;
          break;
        }
        const name = localName(tag.name);
        if (name === 'f') {
          hasFormula = true;
          const type = this.attributes(tag).get('t');
          if (type === 'array' || type === 'dataTable') this.noteRange(tag, this.arrays);
        }
        children.push({ name, start: tag.start, end: this.skip(tag) });
      }
      if (end < 0) throw damaged();
    }
    return { column, open, end, style: whole(found.get('s') ?? null) ?? 0, hasFormula, children };
  }
}

/** The cell at a place; null when the part has none there. */
export const cellAt = (sheet: SheetPlaces, row: number, column: number): CellPlace | null =>
  sheet.rowAt.get(row)?.cells.find((one) => one.column === column) ?? null;

/** The style of a place: its cell's own, else its row's, else its column's. */
export const styleAt = (sheet: SheetPlaces, row: number, column: number): number => {
  const cell = cellAt(sheet, row, column);
  return cell?.style ?? newCellStyle(sheet, sheet.rowAt.get(row), column) ?? 0;
};

/** The style that a cell gets where there is none yet. */
export const newCellStyle = (sheet: SheetPlaces, line: RowPlace | undefined, column: number): number | null =>
  line?.style ?? sheet.columnStyles.find(({ from, to }) => column >= from && column <= to)?.style ?? null;
