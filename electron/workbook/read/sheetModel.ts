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

export const indexSheet = (sheet: SheetModel): SheetIndex => {
  const cells = new Map<number, CellModel>();
  let lastColumn = 0;
  for (const row of sheet.rows) {
    for (const cell of row.cells) {
      cells.set(placeKey(cell.row, cell.column), cell);
      lastColumn = Math.max(lastColumn, cell.column);
    }
  }
  const covered = new Map<number, MergeModel>();
  const lastRow = sheet.rows.at(-1)?.number ?? 0;
  for (const merge of sheet.merges) {
    for (let row = merge.top; row <= Math.min(merge.bottom, lastRow); row++) {
      for (let column = merge.left; column <= Math.min(merge.right, lastColumn); column++) {
        covered.set(placeKey(row, column), merge);
      }
    }
  }
  const mergeAt = (row: number, column: number): MergeModel | null => covered.get(placeKey(row, column)) ?? null;
  const at = (row: number, column: number): CellModel | null => {
    const merge = mergeAt(row, column);
    return cells.get(merge ? placeKey(merge.top, merge.left) : placeKey(row, column)) ?? null;
  };
  return { sheet, at, mergeAt, lastColumn };
};
