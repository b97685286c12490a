import type { CellEdit } from '../domain/command';
import type { PasteChoice, PasteProblemKind } from '../domain/paste';
import { guessCharset } from '../legacy/detect';
import { type Cell, type Rect, sizeOf } from './geometry';
import { blockWidth, type PasteBlock, type PasteCell } from './pasteBlock';
import type { NamedLines } from './pasteByName';
import type { PlacedTable } from './pasteHeader';
import type { NewRowShape } from './pasteShape';
import { checkEncoding, checkText, checkValue, isForeign, isOwnForm, ownText, type Readings } from './pasteText';
import type { SheetModel } from './sheetModel';

/** A pasted text that a person has to decide on. */
export interface PasteProblem {
  readonly kind: PasteProblemKind;
  readonly address: string;
  readonly edit: CellEdit;
  readonly readings: Readings;
}

/** A paste worked out cell by cell; nothing is written yet. */
export interface PastePlan {
  readonly area: Rect;
  /** Cells that can be written as they are and would change. */
  readonly edits: readonly CellEdit[];
  readonly problems: readonly PasteProblem[];
  /** Cells that hold what is pasted already. */
  readonly unchanged: number;
  /** Nobody types into these: computed, or a value of a heading. */
  readonly locked: number;
  /** Inside a merged cell, whose text is another. */
  readonly covered: number;
  /** Beyond the last column, or beyond the last row where none can be added. */
  readonly outside: number;
  /** Rows that the block is longer than the sheet; their cells are among `edits` and `problems`. */
  readonly newRows: number;
  /** A table that makes the first rows of its sheet: their tree, and how many rows of its header are left out. */
  readonly table?: Pick<PlacedTable, 'guessed' | 'left'> & {
    readonly shape: readonly NewRowShape[] | null;
    readonly header: number;
  };
  /** A table with a header of its own over rows that are there: its lines went to the rows of their names. */
  readonly named?: Pick<PlacedTable, 'guessed' | 'left'> &
    Pick<NamedLines, 'matched' | 'unknown' | 'hidden' | 'otherUnit'> & { readonly header: number };
  /** Some of its lines fall on group rows: the same with those rows passed by. */
  readonly around?: { readonly plan: PastePlan; readonly headings: readonly string[] };
}

export interface PasteOptions {
  /** Rows can be added at the end: the sheet is shown whole, in its own order. */
  readonly canGrow: boolean;
  /** The block was copied in this sheet: its texts have been seen and are not questioned. */
  readonly isOwn: boolean;
}

/** Names a row that the command itself adds: the first is "+0". */
export const newRowKey = (index: number): string => `+${index}`;
/** Whether a row of a paste plan is yet to be made. */
export const isNewRowKey = (row: string): boolean => row.startsWith('+');

const whole = (size: number, of: number): number => (size % of === 0 ? size : of);

const isValueKind = (kind: string | undefined): kind is 'target' | 'figure' => kind === 'target' || kind === 'figure';

/** Places a block from the top left of a range, tiled over it where it fits in whole. */
export const planPaste = (model: SheetModel, block: PasteBlock, target: Rect, options: PasteOptions): PastePlan => {
  const width = blockWidth(block);
  const size = sizeOf(target);
  const height = whole(size.rows, block.length);
  const across = whole(size.columns, width);
  const suspicious = !options.isOwn && isForeignBlock(model, block, target.c0);
  const charset = options.isOwn ? null : guessCharset(block.flat().flatMap((cell) => (cell ? [cell.text] : [])));
  const checkWords = (text: string) => checkText(text) ?? (charset === null ? null : checkEncoding(text, charset));
  const edits: CellEdit[] = [];
  const problems: PasteProblem[] = [];
  let [unchanged, locked, covered, outside] = [0, 0, 0, 0];
  for (let i = 0; i < height; i += 1) {
    for (let j = 0; j < across; j += 1) {
      const source = block[i % block.length]?.[j % width];
      if (!source) continue;
      const cell = { r: target.r0 + i, c: target.c0 + j };
      const kind = model.columns[cell.c]?.column.kind;
      const text = isValueKind(kind) ? ownText(source) : plainText(source);
      const place = placeOf(model, cell, options.canGrow);
      if (place === 'outside') outside += text === '' ? 0 : 1;
      else if (place === 'covered') {
        const at = anchorOf(model, cell);
        const isRepeat =
          at.r >= target.r0 &&
          at.c >= target.c0 &&
          block[(at.r - target.r0) % block.length]?.[(at.c - target.c0) % width] === source;
        // A text that is repeated over a merged cell stands in it once, and nothing of it is lost.
        covered += text === '' || isRepeat || text === model.typedAt(cell) ? 0 : 1;
      } else if (place === 'locked') locked += isTold(model, cell, text, source) ? 1 : 0;
      else {
        const edit = { ...place, text };
        const isNew = cell.r >= model.rows.length;
        const same = isNew ? text === '' : text === model.typedAt(cell);
        const row = model.rows[cell.r] ?? null;
        const problem =
          same || options.isOwn ? null : isValueKind(kind) ? checkValue(text, kind, row, suspicious) : checkWords(text);
        if (same) unchanged += isNew ? 0 : 1;
        else if (problem) problems.push({ ...problem, edit, address: addressOf(model, cell) });
        else edits.push(edit);
      }
    }
  }
  const last = target.r0 + height - 1;
  const newRows = options.canGrow ? Math.max(0, last + 1 - model.rows.length) : 0;
  const area = {
    r0: target.r0,
    c0: target.c0,
    r1: newRows > 0 ? last : Math.min(last, model.rows.length - 1),
    c1: Math.min(target.c0 + across, model.columns.length) - 1,
  };
  return { area, edits, problems, unchanged, locked, covered, outside, newRows };
};

/** Text columns keep what was copied, without the no-break spaces and the edges that layout put there. */
const plainText = ({ text }: PasteCell): string => text.replace(/\u00A0/g, ' ').replace(/^ +|(?<! ) +$/g, '');

/** One text that can only be en-US makes the others of its block doubtful as well, unless one can only be vi-VN. */
const isForeignBlock = (model: SheetModel, block: PasteBlock, c0: number): boolean => {
  const values = block.flatMap((row) =>
    row.flatMap((cell, j) => (cell !== null && isValueKind(model.columns[c0 + j]?.column.kind) ? [ownText(cell)] : [])),
  );
  return values.some(isForeign) && !values.some(isOwnForm);
};

type Place = { readonly row: string; readonly column: string } | 'outside' | 'covered' | 'locked';

const placeOf = (model: SheetModel, cell: Cell, canGrow: boolean): Place => {
  const column = model.columns[cell.c];
  if (!column) return 'outside';
  if (cell.r >= model.rows.length) {
    if (!canGrow) return 'outside';
    // A new row has no parts: its name reaches over both columns.
    if (column.isPart) return 'covered';
    if (!column.column.editable) return 'locked';
    return { row: newRowKey(cell.r - model.rows.length), column: column.id };
  }
  const merge = model.mergeOf(cell);
  if (merge.r0 !== cell.r || merge.c0 !== cell.c) return 'covered';
  return model.editAt(cell, '') ?? 'locked';
};

/** The cell that a covered one belongs to. */
const anchorOf = (model: SheetModel, { r, c }: Cell): Cell => {
  if (r >= model.rows.length) return { r, c: c - 1 };
  const merge = model.mergeOf({ r, c });
  return { r: merge.r0, c: merge.c0 };
};

/** A computed cell that shows what is pasted over it anyway is not worth a word. */
const isTold = (model: SheetModel, cell: Cell, text: string, source: PasteCell): boolean =>
  text !== '' && (cell.r >= model.rows.length || (text !== model.textAt(cell) && source.text !== model.textAt(cell)));

const addressOf = (model: SheetModel, cell: Cell): string =>
  cell.r < model.rows.length
    ? model.addressOf(cell)
    : `${model.columns[cell.c]?.letter ?? ''}${model.view.rows.length + cell.r - model.rows.length + 1}`;

/** What is done with the cells of each kind; null where a person has yet to say. */
export type PasteChoices = Readonly<Record<PasteProblemKind, PasteChoice | null>>;

export const DEFAULT_CHOICES: PasteChoices = {
  foreign: 'foreign',
  ambiguous: null,
  date: 'range',
  narrow: 'skip',
  formula: 'skip',
  legacy: 'decoded',
  unreadable: 'keep',
};

/** What a problem cell gets by a choice; null when it is left out or not yet decided. Without the reading the text is kept. */
export const resolveProblem = ({ edit, readings }: PasteProblem, choice: PasteChoice | null): string | null => {
  if (choice === 'skip' || choice === null) return null;
  return choice === 'keep' ? edit.text : (readings[choice] ?? edit.text);
};

/** Names that a paste of whole rows would put in the place of others; none where it brings names alone. */
export const renamesOf = (
  model: SheetModel,
  { edits }: PastePlan,
): { readonly from: string; readonly to: string }[] => {
  const kindOf = (column: string): string | undefined => model.columns[model.columnIndex(column) ?? -1]?.column.kind;
  if (!edits.some(({ column }) => isValueKind(kindOf(column)))) return [];
  return edits.flatMap(({ row, column, text }) => {
    const [r, c] = [model.rowIndex(row), model.columnIndex(column)];
    const from = kindOf(column) === 'name' && r !== null && c !== null ? model.typedAt({ r, c }) : '';
    return from.trim() === '' ? [] : [{ from, to: text }];
  });
};

/** The edits of a plan after a person's choices; without new rows those beyond the sheet are left out. */
export const resolvePaste = (plan: PastePlan, choices: PasteChoices, withRows: boolean): CellEdit[] => {
  const chosen = plan.problems.flatMap((problem): CellEdit[] => {
    const text = resolveProblem(problem, choices[problem.kind]);
    return text === null ? [] : [{ ...problem.edit, text }];
  });
  return [...plan.edits, ...chosen].filter((edit) => withRows || !isNewRowKey(edit.row));
};
