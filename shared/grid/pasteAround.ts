import { type Rect, sizeOf } from './geometry';
import type { PasteBlock } from './pasteBlock';
import type { SheetModel } from './sheetModel';

/** A block with the group rows that it would run over passed by, and the names of those. */
export interface AroundHeadings {
  readonly block: PasteBlock;
  readonly headings: readonly string[];
}

/** Whether a line holds something and a group row would take none of it. */
const isLostOn = (model: SheetModel, r: number, line: PasteBlock[number], c0: number): boolean => {
  if (model.rows[r]?.kind !== 'heading') return false;
  const told = line.flatMap((cell, j) => (cell && cell.text.trim() !== '' ? [{ r, c: c0 + j }] : []));
  return told.length > 0 && told.every((cell) => model.editAt(cell, '') === null);
};

/**
 * Lines copied from a list without groups, laid over rows with groups: those that would fall on a group row, where figures
 * have no place, go to the row below it, and all after them as well. Null where no line is lost that way.
 */
export const aroundHeadings = (model: SheetModel, block: PasteBlock, target: Rect): AroundHeadings | null => {
  const { rows } = sizeOf(target);
  if (block.length < 2 || (rows !== 1 && rows !== block.length)) return null;
  const lines: PasteBlock[number][] = [];
  const headings: string[] = [];
  for (const line of block) {
    for (let r = target.r0 + lines.length; isLostOn(model, r, line, target.c0); r += 1) {
      headings.push(model.rows[r]?.name ?? '');
      lines.push([]);
    }
    lines.push(line);
  }
  return headings.length === 0 ? null : { block: lines, headings };
};
