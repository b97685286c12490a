import { readText } from '../../shared/form/cells';
import type { GridColumn, SheetModel } from '../../shared/grid/sheetModel';
import { hasTag, PAD_X, TAG, WIDEST } from './layout';
import { boldText, headerText, type Measure, normalText, widestLine } from './textWidth';

/** Width of the row numbers at 100 %, px; so are the widths below. */
export const NUMBER_COLUMN = 38;
const CHARACTER = 7.4;
/** Room beside the text: for the tag of an estimate, the sign and the pencil of a verdict. */
const MARKS: Readonly<Partial<Record<string, number>>> = { figure: 24, ratio: 14 };
/** The sign and the pencil before a percent. */
const SIGN = 26;
/** How far columns give way in a narrow window before the sheet scrolls sideways; numbers only what they do not need. */
const GIVE: Readonly<Partial<Record<string, number>>> = {
  name: 0.28,
  text: 0.42,
  property: 0.2,
  target: 0.12,
  figure: 0.12,
  ratio: 0.12,
};
/** Texts longer than this many characters on average need their room. */
const WORDY = 12;
/** A column with words in no more of its rows than this is as good as empty. */
const SPARSE = 0.2;
/** A text of more lines than this widens its column. */
const LONG_TEXT = 6;
const WIDEN_LIMIT = 2.2;
/** Rows looked at to tell. */
const SAMPLE = 200;
/** How wide "vừa nội dung" makes a column at most; longer texts wrap. */
const FIT_LIMIT = 520;
const FIT_LEAST = 40;

/** Width in which every text of a column stands on one line, as far as a column may go; the header by its longest word. */
export const contentWidth = (model: SheetModel, c: number): number => {
  const own = model.columns[c];
  if (!own) return FIT_LEAST;
  const beside = own.column.kind === 'ratio' ? SIGN : 0;
  let widest = own.isPart ? 0 : widestLine((own.column.header.at(-1) ?? '').replace(/\s+/g, '\n'), headerText);
  for (let r = 0; r < model.rows.length; r += 1) {
    const merge = model.mergeOf({ r, c });
    // A text over both name columns has the room of both.
    if (merge.r0 !== r || merge.c0 !== c || merge.c1 !== c) continue;
    const text = model.textAt({ r, c });
    if (text === '' || text.length * WIDEST <= widest) continue;
    const measure: Measure = model.rows[r]?.kind === 'heading' ? boldText : normalText;
    const tag = hasTag(own.column.kind, model.cellAt({ r, c })) ? TAG : 0;
    widest = Math.max(widest, widestLine(text, measure) + tag);
    if (widest + beside + PAD_X >= FIT_LIMIT) return FIT_LIMIT;
  }
  return Math.max(FIT_LEAST, Math.ceil(widest + beside + PAD_X + 1));
};

/** Widths from the form, in characters; what is left of the room goes to names and free texts, not to dates and numbers. */
export const fitWidths = (model: SheetModel, room: number): Record<string, number> => {
  const widths: Record<string, number> = {};
  for (const { id, isPart, column } of model.columns) {
    const wide = column.kind === 'text' ? widening(model, id, column.width) : 1;
    const natural = Math.max(40, Math.round(column.width * wide * CHARACTER + PAD_X + (MARKS[column.kind] ?? 0)));
    const hasPart = column.kind === 'name' && model.columnIndex('part') !== null;
    if (!hasPart) widths[id] = natural;
    else widths[id] = Math.round(natural * (isPart ? 0.42 : 0.58));
  }
  const names = model.view.source === 'plan' ? 2 : 8;
  const weights = model.columns.map(({ id, column: { kind } }): number => {
    if (kind === 'text') return (meanLength(model, id) ?? WORDY + 1) > WORDY ? 4 : 0;
    return kind === 'name' ? names : kind === 'marker' ? 0 : 1;
  });
  const used = Object.values(widths).reduce((sum, width) => sum + width, 0);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const spare = room - NUMBER_COLUMN - used;
  if (spare < 0) return shrink(model, widths, -spare);
  if (total === 0) return widths;
  let left = spare;
  for (const [index, { id }] of model.columns.entries()) {
    const extra = Math.floor((spare * (weights[index] ?? 0)) / total);
    widths[id] = (widths[id] ?? 0) + extra;
    left -= extra;
  }
  const last = model.columns.at(-1);
  if (last) widths[last.id] = (widths[last.id] ?? 0) + left;
  return widths;
};

const textsIn = (model: SheetModel, id: string): string[] =>
  model.rows
    .slice(0, SAMPLE)
    .map(({ cells }) => (cells[id] ? readText(cells[id]) : ''))
    .filter((text) => text !== '');

/** How much wider than on paper a column of very long texts is, so that its rows stay in sight. */
const widening = (model: SheetModel, id: string, characters: number): number => {
  const longest = textsIn(model, id).reduce((most, text) => Math.max(most, text.length), 0);
  return Math.max(1, Math.min(WIDEN_LIMIT, longest / characters / LONG_TEXT));
};

/** Letters in a filled cell of a column on average; null where few rows have any: the next may be a long one. */
const meanLength = (model: SheetModel, id: string): number | null => {
  const filled = textsIn(model, id);
  if (filled.length <= Math.min(SAMPLE, model.rows.length) * SPARSE) return null;
  return filled.reduce((sum, text) => sum + text.length, 0) / filled.length;
};

/** A column of long texts in many of its rows: made narrow it blows them up. */
const isWordy = (model: SheetModel, id: string): boolean => (meanLength(model, id) ?? 0) > WORDY;

/** The least width in which a header stands on two lines: a column that is narrower than its name has lost it. */
const headerRoom = (header: string): number => {
  const words = header.split(/\s+/);
  const widthOf = (from: number, to: number): number => widestLine(words.slice(from, to).join(' '), headerText);
  const splits = words.map((_word, at) => Math.max(widthOf(0, at), widthOf(at, words.length)));
  return Math.ceil(Math.min(...splits)) + PAD_X + 1;
};

/** The room of the numbers of a column, with what stands beside them. */
const numbersRoom = (model: SheetModel, id: string, kind: string): number => {
  const widest = textsIn(model, id).reduce((most, text) => Math.max(most, widestLine(text, boldText)), 0);
  return Math.ceil(widest) + (kind === 'figure' ? TAG : kind === 'ratio' ? SIGN : 0) + PAD_X + 1;
};

/** A longer word may break. */
const WHOLE_WORD = 12;

/** The width that keeps dates and numbers of documents on one line. */
const wordsRoom = (model: SheetModel, id: string): number =>
  textsIn(model, id)
    .flatMap((text) => text.split(/\s+/))
    .filter((word) => word.length <= WHOLE_WORD)
    .reduce((widest, word) => Math.max(widest, normalText(word) + PAD_X + 1), 0);

/** Who gives way first: columns without much in them, then names and what is written in others, numbers last. */
const TURNS = ['empty', 'words', 'numbers'] as const;

const givingOf = (model: SheetModel, { id, column }: GridColumn, width: number) => {
  const { kind } = column;
  const isNumber = kind === 'target' || kind === 'figure' || kind === 'ratio';
  const isEmpty = kind === 'text' && !isWordy(model, id);
  const part = (GIVE[kind] ?? 0) / (kind === 'text' && !isEmpty ? 5 : 1);
  const header = kind === 'name' ? 0 : headerRoom(column.header.at(-1) ?? '');
  const own = isNumber ? numbersRoom(model, id, kind) : isEmpty ? wordsRoom(model, id) : 0;
  const least = Math.max(header, own);
  const turn: (typeof TURNS)[number] = isEmpty ? 'empty' : isNumber ? 'numbers' : 'words';
  return { id, width, turn, gives: Math.min(width * part, Math.max(0, width - least)) };
};

const shrink = (
  model: SheetModel,
  widths: Readonly<Record<string, number>>,
  missing: number,
): Record<string, number> => {
  const giving = model.columns.map((own) => givingOf(model, own, widths[own.id] ?? 0));
  const sum = (of: typeof giving): number => of.reduce((all, { gives }) => all + gives, 0);
  // Where the sheet has to be moved sideways all the same, nothing is gained by squeezing it.
  let left = missing > sum(giving) * 1.6 ? 0 : missing;
  const shrunk: Record<string, number> = {};
  for (const turn of TURNS) {
    const own = giving.filter((one) => one.turn === turn);
    const all = sum(own);
    const share = all === 0 ? 0 : Math.min(1, left / all);
    for (const { id, width, gives } of own) shrunk[id] = Math.floor(width - gives * share);
    left -= all * share;
  }
  return shrunk;
};
