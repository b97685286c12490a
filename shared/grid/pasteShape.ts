import type { ViewColumn } from '../form/columns';
import { columnNames, foldHeader } from '../reading/headerWords';
import { rowLevels } from '../reading/rowLevels';
import type { PasteBlock } from './pasteBlock';
import type { GridColumn } from './sheetModel';

/** How a row of a pasted table stands among the others: its depth, and whether it only heads those below it. */
export interface NewRowShape {
  readonly level: number;
  readonly isHeading: boolean;
}

const headerLines = 4;
/** Cells that must read like headers: one may be a row that happens to be called so. */
const enough = 2;

const textAt = (block: PasteBlock, r: number, c: number): string => block[r]?.[c]?.text.trim() ?? '';

/** How many rows at the top of a block are the header of its table, with the line that numbers the columns. */
export const headerRowsOf = (block: PasteBlock, columns: readonly GridColumn[]): number => {
  const known = new Set(
    columns.flatMap(({ column }) => {
      const { groups, last, synonyms, usual } = columnNames(column);
      return [...groups, last, ...synonyms, ...usual];
    }),
  );
  let rows = 0;
  for (let r = 0; r < Math.min(headerLines, block.length - 1); r += 1) {
    const texts = (block[r] ?? []).map((cell) => foldHeader(cell?.text ?? '')).filter((text) => text !== '');
    const isHeader = texts.filter((text) => known.has(text)).length >= enough;
    const isNumbers =
      rows > 0 && texts.length > enough && texts.every((text) => /^(?:\(?\d{1,2}\)?|[a-z])$/.test(text));
    if (isHeader || isNumbers) rows = r + 1;
  }
  return rows;
};

/** Where a kind of column is in a block whose first column is `c0` of the sheet; below 0: not in it. */
const placeOf = (columns: readonly GridColumn[], c0: number, kind: ViewColumn['kind']): number =>
  columns.findIndex(({ column }) => column.kind === kind) - c0;

/** Depth of each line, by its TT, bullets and indents. */
const levelsOf = (block: PasteBlock, marker: number, name: number): readonly number[] =>
  rowLevels(
    block.map((_, r) => ({
      marker: marker < 0 ? '' : textAt(block, r, marker),
      carried: false,
      raw: block[r]?.[name]?.text ?? '',
    })),
  );

/**
 * A register has the name of a group in the first column behind TT, merged across the table, while its own names stand
 * further right: such a text is put where the names are, when it is the only one of its line and deeper lines follow.
 */
export const withGroupNames = (block: PasteBlock, columns: readonly GridColumn[], c0: number): PasteBlock => {
  const [marker, name] = [placeOf(columns, c0, 'marker'), placeOf(columns, c0, 'name')];
  if (marker < 0 || name < 0) return block;
  const levels = levelsOf(block, marker, name);
  return block.map((line, r) => {
    const filled = line.flatMap((_, c) => (c !== marker && textAt(block, r, c) !== '' ? [c] : []));
    const [only] = filled;
    const heads = (levels[r + 1] ?? 0) > (levels[r] ?? 0);
    if (only === undefined || filled.length > 1 || only >= name || !heads) return line;
    if (columns[only + c0]?.column.kind !== 'text') return line;
    const width = Math.max(line.length, name + 1);
    return Array.from({ length: width }, (_, c) => (c === name ? line[only] : c === only ? null : line[c]) ?? null);
  });
};

/**
 * The tree of a table that makes the first rows of a sheet, by its TT, bullets and indents. A row with a name and nothing
 * else heads the deeper rows that follow it. Null where all rows stand alike, and no row is more than one of a list.
 */
export const shapeOfTable = (
  block: PasteBlock,
  columns: readonly GridColumn[],
  c0: number,
): readonly NewRowShape[] | null => {
  const [marker, name] = [placeOf(columns, c0, 'marker'), placeOf(columns, c0, 'name')];
  if (name < 0) return null;
  const levels = levelsOf(block, marker, name);
  if (levels.every((level) => level === levels[0])) return null;
  return levels.map((level, r) => {
    const isBare = (block[r] ?? []).every((cell, c) => c === marker || c === name || (cell?.text.trim() ?? '') === '');
    return { level, isHeading: isBare && (levels[r + 1] ?? 0) > level };
  });
};
