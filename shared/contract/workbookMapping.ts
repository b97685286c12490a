/**
 * How a workbook from outside stands to a Biểu, as a person confirmed it. Read by the import of foreign workbooks, and by
 * the filling of a superior's own template. Row and column numbers are those of the workbook, 1-based.
 */
export interface WorkbookMapping {
  readonly sheetName: string;
  readonly header: { readonly top: number; readonly bottom: number };
  readonly columns: readonly MappedColumn[];
  readonly rows: readonly MappedRow[];
  /** Of a template: cells ("F5") whose formula gives way to our number; without it every formula stays. */
  readonly overFormulas?: readonly string[] | undefined;
}

export interface MappedColumn {
  readonly column: number;
  /** `cell`: the column of the Biểu whose cells stand in it; null: not read, not filled. */
  readonly meaning:
    | { readonly kind: 'marker' | 'name' | 'part' | 'unit' }
    | { readonly kind: 'cell'; readonly column: string }
    | null;
  /** A number there times this is ours (triệu → tỷ: "0.001"), an exact decimal; null: the same measure. */
  readonly factor: string | null;
}

export interface MappedRow {
  readonly row: number;
  /** Row of the plan; null: not one of ours, on purpose. */
  readonly target: string | null;
  /** Who decided: hidden keys, an equal label, or a person. A mere resemblance is a proposal until a person takes it. */
  readonly by: 'key' | 'label' | 'proposal' | 'person';
  /** As of a column, for all numbers of the row; both apply where both are given. Missing or null: the same measure. */
  readonly factor?: string | null | undefined;
  /** Becomes a new row of the plan; only where `target` is null. */
  readonly add?: boolean | undefined;
}
