import { columnLetters, columnOf, lastColumnNumber, mergeOf, rowNumber } from './cellPlaces';
import { type CellBase, type CellType, toCell } from './cellValue';
import { WorkbookFault, workbookLimits } from './limits';
import { type RichText, RichTextCollector } from './richText';
import { nobody, type TellShare } from './share';
import { type CellModel, indexMerges, type MergeModel, type RowModel, type SheetModel } from './sheetModel';
import { type CellStyle, plainStyle } from './styles';
import { type Attributes, isOn, readXml } from './xmlReader';

/** What the cells of a workbook have in common. `budget`: how many more may come. */
export interface BookContext {
  readonly strings: readonly RichText[];
  readonly styles: readonly CellStyle[];
  readonly date1904: boolean;
  readonly budget: { cells: number };
}

/** The cells of one sheet: cached values only. Throws WorkbookFault. */
export const readSheet = (
  bytes: Uint8Array,
  name: string,
  hidden: boolean,
  context: BookContext,
  tell: TellShare = nobody,
): SheetModel => {
  const reader = new SheetReader(context);
  readXml(bytes, reader, tell);
  return { name, hidden, ...reader.finish() };
};

type OpenCell = { -readonly [key in keyof CellBase]: CellBase[key] };

class SheetReader {
  readonly #context: BookContext;
  readonly #rich = new RichTextCollector();
  readonly #merges: MergeModel[] = [];
  readonly #hiddenColumns = new Set<number>();
  #columnsSaid = 0;
  #rows: RowModel[] = [];
  #inOrder = true;
  #row = 0;
  #rowHidden = false;
  #cells: CellModel[] = [];
  #column = 0;
  /** The cell being read; one object for all of them, since a sheet has hundreds of thousands. */
  readonly #cell: OpenCell = { row: 0, column: 0, address: '', style: plainStyle, formula: false };
  #inCell = false;
  #type: CellType = 'n';
  #value: string | null = null;
  #inValue = false;
  #inRich = false;

  constructor(context: BookContext) {
    this.#context = context;
  }

  readonly open = (name: string, attributes: Attributes): void => {
    if (this.#inRich) this.#rich.open(name, attributes);
    else if (name === 'c') this.#openCell(attributes);
    else if (name === 'v') {
      this.#inValue = this.#inCell;
      this.#value = '';
    } else if (name === 'f') {
      this.#cell.formula = this.#inCell;
    } else if (name === 'is') this.#inRich = this.#inCell;
    else if (name === 'row') this.#openRow(attributes);
    else if (name === 'mergeCell') this.#addMerge(attributes['ref'] ?? '');
    else if (name === 'col') this.#addColumns(attributes);
  };

  readonly text = (text: string): void => {
    if (this.#inValue) {
      this.#value += text;
      if ((this.#value?.length ?? 0) > workbookLimits.characters) {
        throw WorkbookFault.beyond('characters', workbookLimits.characters);
      }
    } else if (this.#inRich) this.#rich.text(text);
  };

  readonly close = (name: string): void => {
    if (this.#inRich && name !== 'is') this.#rich.close(name);
    else if (name === 'c') this.#closeCell();
    else if (name === 'v') this.#inValue = false;
    else if (name === 'is') this.#inRich = false;
    else if (name === 'row' && this.#cells.length > 0) {
      this.#rows.push({ number: this.#row, hidden: this.#rowHidden, cells: this.#cells });
    }
  };

  finish(): Pick<SheetModel, 'rows' | 'merges' | 'hiddenColumns'> {
    const rows = withoutCovered(this.#inOrder ? this.#rows : inOrder(this.#rows), this.#merges);
    return { rows, merges: this.#merges, hiddenColumns: this.#hiddenColumns };
  }

  /** Rows and cells without an address follow the one before. */
  #openRow(attributes: Attributes): void {
    const row = attributes['r'] === undefined ? rowNumber(String(this.#row + 1)) : rowNumber(attributes['r']);
    if (row <= this.#row) this.#inOrder = false;
    this.#row = row;
    this.#column = 0;
    this.#cells = [];
    this.#rowHidden = isOn(attributes['hidden']) || Number(attributes['ht'] ?? 1) === 0;
  }

  #openCell(attributes: Attributes): void {
    const given = attributes['r'];
    const column = given === undefined ? this.#column + 1 : columnOf(given, this.#row);
    if (this.#row === 0 || column > lastColumnNumber) throw WorkbookFault.unreadable('damaged');
    if (column <= this.#column) this.#inOrder = false;
    this.#column = column;
    const cell = this.#cell;
    cell.row = this.#row;
    cell.column = column;
    cell.address = given ?? `${columnLetters(column)}${this.#row}`;
    cell.style = this.#context.styles[Number(attributes['s'] ?? 0)] ?? plainStyle;
    cell.formula = false;
    this.#inCell = true;
    this.#type = (attributes['t'] ?? 'n') as CellType;
    this.#value = null;
  }

  #closeCell(): void {
    if (!this.#inCell) return;
    this.#inCell = false;
    this.#inValue = false;
    const rich = this.#type === 'inlineStr' ? this.#rich.take() : null;
    const model = toCell(this.#cell, this.#type, this.#value, rich, this.#context);
    if (!model) return;
    if (--this.#context.budget.cells < 0) throw WorkbookFault.beyond('cells', workbookLimits.cells);
    this.#cells.push(model);
  }

  #addMerge(reference: string): void {
    const merge = mergeOf(reference);
    if (!merge) return;
    if (this.#merges.length >= workbookLimits.merges) throw WorkbookFault.beyond('merges', workbookLimits.merges);
    this.#merges.push(merge);
  }

  #addColumns({ hidden, width, min, max }: Attributes): void {
    if (!isOn(hidden) && Number(width ?? 1) !== 0) return;
    const last = Math.min(Number(max), lastColumnNumber);
    const first = Math.max(1, Number(min));
    // No program says the same columns again and again; each time would cost as much as the first.
    this.#columnsSaid += Math.max(0, last - first);
    if (this.#columnsSaid > 4 * lastColumnNumber) throw WorkbookFault.unreadable('damaged');
    for (let column = first; column <= last; column++) this.#hiddenColumns.add(column);
  }
}

/** Rows as a person sees them: in order, each once, its cells in order; of two cells at one place the last counts. */
const inOrder = (rows: readonly RowModel[]): RowModel[] => {
  const byNumber = new Map<number, { hidden: boolean; cells: Map<number, CellModel> }>();
  for (const { number, hidden, cells } of rows) {
    const row = byNumber.get(number) ?? { hidden, cells: new Map<number, CellModel>() };
    for (const cell of cells) row.cells.set(cell.column, cell);
    byNumber.set(number, row);
  }
  return [...byNumber]
    .sort(([a], [b]) => a - b)
    .map(([number, { hidden, cells }]) => ({
      number,
      hidden,
      cells: [...cells.values()].sort((a, b) => a.column - b.column),
    }));
};

/** What lies under a merge is not seen in Excel: only its first cell counts. */
const withoutCovered = (rows: RowModel[], merges: readonly MergeModel[]): RowModel[] => {
  if (merges.length === 0) return rows;
  let lastColumn = 0;
  for (const { cells } of rows) lastColumn = Math.max(lastColumn, cells.at(-1)?.column ?? 0);
  const mergeAt = indexMerges(merges, rows.at(-1)?.number ?? 0, lastColumn);
  const isSeen = ({ row, column }: CellModel): boolean => {
    const merge = mergeAt(row, column);
    return merge === null || (merge.top === row && merge.left === column);
  };
  return rows.flatMap((row) => {
    if (row.cells.every(isSeen)) return [row];
    const cells = row.cells.filter(isSeen);
    return cells.length > 0 ? [{ ...row, cells }] : [];
  });
};
