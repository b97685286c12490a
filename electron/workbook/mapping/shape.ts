import { createHash } from 'node:crypto';
import type { WorkbookMapping } from '../../../shared/contract/workbookMapping';
import type { RememberedMapping, SavedMapping, StoredRow } from '../../../shared/domain/importMapping';
import { foldHeader } from '../../../shared/reading/headerWords';
import type { ReadTable } from '../import/readTable';
import { indexSheet, type SheetIndex, type WorkbookModel } from '../read/sheetModel';
import { rowKeys } from './rowShape';

type Header = WorkbookMapping['header'];

/** Months and years change from one workbook to the next; what stays is the shape. */
const pattern = (text: string): string => foldHeader(text).replace(/\d+/g, '#');

/** Hash over the pattern of the sheet's name, the header's texts and the columns they stand in. */
export const shapeOf = (index: SheetIndex, { top, bottom }: Header): string => {
  const texts: [number, number, string][] = [];
  for (let row = top; row <= bottom; row++) {
    for (let column = 1; column <= Math.min(index.lastColumn, 200); column++) {
      const text = pattern(index.at(row, column)?.text ?? '');
      if (text !== '') texts.push([row - top, column, text]);
    }
  }
  return createHash('sha256')
    .update(JSON.stringify([pattern(index.sheet.name), texts]))
    .digest('hex');
};

/** A table that an earlier import of this sheet has read, and how. */
export interface KnownTable {
  readonly index: SheetIndex;
  readonly header: Header;
  readonly saved: SavedMapping;
}

const lastHeaderRow = 100;
const mostSheets = 20;

/** Looks for a table that was read before; the newest way first. The header may have moved up or down. */
export const findKnown = (model: WorkbookModel, saved: readonly SavedMapping[]): KnownTable | null => {
  if (saved.length === 0) return null;
  for (const sheet of model.sheets.slice(0, mostSheets)) {
    const index = indexSheet(sheet);
    const shapes = new Map<number, ReadonlyMap<string, number>>();
    for (const one of saved) {
      const { header } = one.mapping;
      if (pattern(one.mapping.sheetName) !== pattern(sheet.name)) continue;
      const depth = header.bottom - header.top;
      const known = shapes.get(depth) ?? shapesOf(index, depth);
      shapes.set(depth, known);
      const top = known.get(one.shape);
      if (top !== undefined) return { index, header: { top, bottom: top + depth }, saved: one };
    }
  }
  return null;
};

/** Where a header of so many rows might begin, by what its shape would be; the first place of each. */
const shapesOf = (index: SheetIndex, depth: number): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const { number: top } of index.sheet.rows) {
    if (top > lastHeaderRow) break;
    const shape = shapeOf(index, { top, bottom: top + depth });
    if (!found.has(shape)) found.set(shape, top);
  }
  return found;
};

/**
 * What is kept of a confirmed mapping: of the rows what a person decided, for equal labels find their row again and what
 * was added once is there next time. Rows that say the same as others are decided anew each time.
 */
export const toRemember = (
  table: ReadTable,
  mapping: WorkbookMapping,
  values: readonly string[],
  file: string,
): RememberedMapping => {
  const keys = rowKeys(table, values);
  const rows = mapping.rows.flatMap(({ row, ...decision }): StoredRow[] => {
    const key = keys.get(row);
    const isOwnWord = decision.by === 'person' && decision.add !== true;
    return key === undefined || !isOwnWord ? [] : [{ key, ...decision }];
  });
  const { sheetName, header, columns } = mapping;
  return { shape: shapeOf(table.index, header), name: file, mapping: { sheetName, header, columns, rows } };
};
