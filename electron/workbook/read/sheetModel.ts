/** A workbook as read: values only, nothing of the library that read it. Row and column numbers are 1-based. */
export interface WorkbookModel {
  readonly sheets: readonly SheetModel[];
}

export interface SheetModel {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows that hold something, in order. */
  readonly rows: readonly RowModel[];
  readonly merges: readonly MergeModel[];
  readonly hiddenColumns: ReadonlySet<number>;
}

export interface RowModel {
  readonly number: number;
  readonly hidden: boolean;
  readonly cells: readonly CellModel[];
}

export interface CellModel {
  readonly row: number;
  readonly column: number;
  readonly address: string;
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error' | 'formulaWithoutResult';
  /** Text of a text cell (NFC); the code of an error (#REF!); an ISO date; empty for numbers. */
  readonly text: string;
  readonly number: number | null;
  /** Number format code, "General" when none. */
  readonly format: string;
  readonly formula: boolean;
  readonly font: string | null;
  /** Steps that its alignment pushes the text in by; absent for none. */
  readonly indent?: number;
  /** Pieces of a rich text in their own fonts; together they are the text. Absent for a text of one piece. */
  readonly runs?: readonly TextRun[];
  /** The text as it stands in the file, where an old encoding was decoded. */
  readonly original?: string;
}

export interface TextRun {
  readonly text: string;
  /** Null: the font of the cell. */
  readonly font: string | null;
  /** Raised: a footnote mark, or the 2 of m². */
  readonly superscript?: boolean;
}

export interface MergeModel {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Look-up by place, seeing through merges: a covered cell answers with the cell that covers it. */
export interface SheetIndex {
  readonly sheet: SheetModel;
  readonly at: (row: number, column: number) => CellModel | null;
  readonly mergeAt: (row: number, column: number) => MergeModel | null;
  readonly lastColumn: number;
}

const placeKey = (row: number, column: number): number => row * 16_385 + column;

/** Cells of a sheet by their place, with its last column and row. */
export const indexSheet = (sheet: SheetModel): SheetIndex => {
  const cells = new Map<number, CellModel>();
  let lastColumn = 0;
  for (const row of sheet.rows) {
    for (const cell of row.cells) {
      cells.set(placeKey(cell.row, cell.column), cell);
      lastColumn = Math.max(lastColumn, cell.column);
    }
  }
  const mergeAt = indexMerges(sheet.merges, sheet.rows.at(-1)?.number ?? 0, lastColumn);
  const at = (row: number, column: number): CellModel | null => {
    const merge = mergeAt(row, column);
    return cells.get(merge ? placeKey(merge.top, merge.left) : placeKey(row, column)) ?? null;
  };
  return { sheet, at, mergeAt, lastColumn };
};

/** Merges that cover more places than this are looked up in a list: one over a whole sheet must cost nothing. */
const placesOfSmall = 4_096;
const placesOfAll = 2_000_000;
const longestList = 500;

/**
 * The merge that covers a place, within the rows and columns that hold something. In a valid file merges do not overlap;
 * where they do the last one counts. Of more than 500 very large merges the rest are left out: no real sheet has them.
 */
export const indexMerges = (
  merges: readonly MergeModel[],
  lastRow: number,
  lastColumn: number,
): ((row: number, column: number) => MergeModel | null) => {
  const covered = new Map<number, MergeModel>();
  const large: MergeModel[] = [];
  let places = 0;
  for (const merge of merges) {
    const [bottom, right] = [Math.min(merge.bottom, lastRow), Math.min(merge.right, lastColumn)];
    const here = Math.max(0, bottom - merge.top + 1) * Math.max(0, right - merge.left + 1);
    places += here;
    if (here > placesOfSmall || places > placesOfAll) {
      if (large.length < longestList) large.push(merge);
      continue;
    }
    for (let row = merge.top; row <= bottom; row++) {
      for (let column = merge.left; column <= right; column++) covered.set(placeKey(row, column), merge);
    }
  }
  const inLarge = (row: number, column: number): MergeModel | null => {
    if (row > lastRow || column > lastColumn) return null;
    const isOver = ({ top, bottom, left, right }: MergeModel): boolean =>
      row >= top && row <= bottom && column >= left && column <= right;
    return large.find(isOver) ?? null;
  };
  return (row, column) => covered.get(placeKey(row, column)) ?? (large.length === 0 ? null : inLarge(row, column));
};
