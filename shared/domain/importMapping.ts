import type { MappedColumn, MappedRow, WorkbookMapping } from '../contract/workbookMapping';

/**
 * How a foreign workbook of a certain shape was read, kept for the next one. Rows are known by what they say and where
 * they stand, not by their number: next month's workbook may have more of them.
 */
export interface StoredMapping {
  readonly sheetName: string;
  readonly header: WorkbookMapping['header'];
  readonly columns: readonly MappedColumn[];
  readonly rows: readonly StoredRow[];
}

export interface StoredRow extends Omit<MappedRow, 'row'> {
  /** Label, parent and group of the row (`rowKeys`), unique in its sheet. */
  readonly key: string;
}

/** One of the mappings that a sheet remembers. */
export interface SavedMapping {
  /** Hash over the pattern of the sheet's name, the header's texts and their columns. */
  readonly shape: string;
  /** ISO time of the last import that used it. */
  readonly usedAt: string;
  readonly mapping: StoredMapping;
}

/** What an import leaves behind, so that the next workbook of this shape is read in the same way. */
export interface RememberedMapping {
  readonly shape: string;
  /** Name of the file that it was made with. */
  readonly name: string;
  readonly mapping: StoredMapping;
}
