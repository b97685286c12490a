import { conversionOf } from '../domain/measure';
import type { ProseAddition, TakeProse } from '../domain/proseCommands';
import type { ViewRow } from '../form/types';
import { convertTyped } from '../target/convertTyped';
import { foldLabel, stripDecoration } from './labelText';
import type { ProseRow } from './proseRows';
import { ALIKE, rowSuggester } from './suggestRows';
import { type Reading, readTyped, sameReading } from './typedReading';

/** A proposed row as far as a person has come with it. */
export interface ProseDraft {
  readonly from: ProseRow;
  readonly take: boolean;
  readonly name: string;
  readonly amount: string;
  readonly unit: string;
  /** Row of the plan that it goes to; null: a new one. */
  readonly row: string | null;
  /** The row only has a similar name: a person has to say so. */
  readonly isGuess: boolean;
}

/** What stands against writing a draft, or what becomes of it. */
export type ProseFate =
  | 'new'
  | 'fill'
  | 'replace'
  | 'same'
  | 'unitDiffers'
  | 'unreadable'
  | 'noName'
  | 'closed'
  | 'twice';

export interface JudgedDraft {
  readonly fate: ProseFate;
  /** As it would be written: in the unit of its row. */
  readonly text: string;
  /** What the row has now. */
  readonly now: string;
}

/** Where amounts go: a column of targets or figures of the sheet on screen. */
export interface ProseTarget {
  readonly column: string;
  readonly kind: 'target' | 'figure';
  readonly rows: readonly ViewRow[];
  readonly isClosed: (row: string) => boolean;
}

const keyOf = (name: string): string => foldLabel(stripDecoration(name));

/** Rows by name, former and printed names too; a name that several rows have says nothing. */
const rowsByName = (rows: readonly ViewRow[]): ReadonlyMap<string, string> => {
  const found = new Map<string, string | null>();
  for (const row of rows) {
    if (row.kind === 'heading') continue;
    for (const name of row.part === null ? [row.name, ...row.aliases] : [row.part, `${row.name} ${row.part}`]) {
      const key = keyOf(name);
      if (key !== '') found.set(key, found.has(key) && found.get(key) !== row.id ? null : row.id);
    }
  }
  return new Map([...found].flatMap(([key, id]) => (id === null ? [] : [[key, id] as const])));
};

/**
 * Drafts for what was read: a row of the same name is proposed, and only what fills a blank or makes a new row is marked to
 * be written. Accents count: đồng is not dòng.
 */
export const draftsOf = (read: readonly ProseRow[], target: ProseTarget): ProseDraft[] => {
  const byName = rowsByName(target.rows);
  const suggest = rowSuggester(target.rows);
  const drafts = read.map((from): ProseDraft => {
    const { name, amount, unit } = from;
    const row = byName.get(keyOf(name)) ?? null;
    const [guess] = row === null ? suggest({ label: name, part: null, marker: '' }, unit) : [];
    const isGuess = guess?.sameNumbers === true && guess.like >= ALIKE;
    return { from, take: true, name, amount, unit, row: isGuess ? guess.id : row, isGuess };
  });
  const judged = judge(drafts, target);
  return drafts.map((draft, index) => {
    const fate = judged[index]?.fate;
    return { ...draft, take: !draft.isGuess && (fate === 'new' || fate === 'fill') };
  });
};

/** What was read anew, with what a person corrected before in drafts that came from the same words. */
export const withCorrections = (fresh: readonly ProseDraft[], before: readonly ProseDraft[]): ProseDraft[] => {
  const left = [...before];
  return fresh.map((draft) => {
    const { name, amount, unit, row } = draft;
    const at = left.findIndex(({ from }) => from.name === name && from.amount === amount && from.unit === unit);
    const [old] = at < 0 ? [] : left.splice(at, 1);
    if (!old) return draft;
    const isCorrected = old.name !== name || old.amount !== amount || old.unit !== unit || old.row !== row;
    return isCorrected ? { ...old, from: draft.from } : draft;
  });
};

const CAN_BE_WRITTEN: ReadonlySet<ProseFate> = new Set(['new', 'fill', 'replace']);

/** Whether a draft of this fate can be written. */
export const isWritable = (fate: ProseFate): boolean => CAN_BE_WRITTEN.has(fate);

/** What writing each of the drafts would do. */
export const judge = (drafts: readonly ProseDraft[], target: ProseTarget): JudgedDraft[] => {
  const rows = new Map(target.rows.map((row) => [row.id, row]));
  const taken = new Set<string>();
  return drafts.map((draft): JudgedDraft => {
    const row = draft.row === null ? undefined : rows.get(draft.row);
    const now = row?.cells[target.column]?.typed ?? '';
    const text = inUnitOf(draft, row, target.kind);
    const fate = fateOf(draft, row, text, now, target, taken);
    if (row && draft.take && isWritable(fate)) taken.add(row.id);
    return { fate, text: text ?? draft.amount, now };
  });
};

const fateOf = (
  draft: ProseDraft,
  row: ViewRow | undefined,
  text: string | null,
  now: string,
  { kind, isClosed }: ProseTarget,
  taken: ReadonlySet<string>,
): ProseFate => {
  const read = (typed: string): Reading => readTyped({ kind, row: row ?? null }, typed);
  if (read(draft.amount).state !== 'ok') return 'unreadable';
  if (!row) return draft.name.trim() === '' ? 'noName' : 'new';
  if (isClosed(row.id)) return 'closed';
  if (taken.has(row.id)) return 'twice';
  if (text === null) return 'unitDiffers';
  if (now === '') return 'fill';
  return now === text || sameReading(read(now), read(text)) ? 'same' : 'replace';
};

/** The amount in the unit of its row, converted exactly; null where they count different things. */
const inUnitOf = (draft: ProseDraft, row: ViewRow | undefined, kind: 'target' | 'figure'): string | null => {
  if (!row || draft.unit === '' || row.unitLabel.trim() === '') return draft.amount;
  const conversion = conversionOf(draft.unit, row.unitLabel);
  if (conversion === null || (conversion.isRate && conversion.factor !== '1')) return null;
  return conversion.factor === '1' ? draft.amount : convertTyped(draft.amount, conversion.factor, kind);
};

/** All that can be written, or nothing, marked; a row that only has a similar name waits for a word of its own. */
export const withAllTaken = (drafts: readonly ProseDraft[], target: ProseTarget, take: boolean): ProseDraft[] => {
  const judged = judge(drafts, target);
  return drafts.map((draft, index) => {
    const isSure = isWritable(judged[index]?.fate ?? 'noName') && (!draft.isGuess || draft.take);
    return { ...draft, take: take && isSure };
  });
};

/** What the taken drafts come to, as one command without its place; `words`: the text they were read from. */
export const writingOf = (
  drafts: readonly ProseDraft[],
  target: ProseTarget,
  words: string,
): Pick<TakeProse, 'column' | 'edits' | 'added'> => {
  const judged = judge(drafts, target);
  const edits: { row: string; text: string; words: string }[] = [];
  const added: ProseAddition[] = [];
  /** Where the row of each draft is: a row of the plan, or a place among the new ones. */
  const placeOf = new Map<number, string | number>();
  for (const [index, draft] of drafts.entries()) {
    const { fate, text } = judged[index] ?? { fate: 'unreadable', text: '' };
    if (draft.row !== null) placeOf.set(index, draft.row);
    if (!draft.take || !isWritable(fate)) continue;
    const said = wordsOf(draft.from, words);
    if (draft.row !== null) edits.push({ row: draft.row, text, words: said });
    else {
      placeOf.set(index, added.length);
      const under = draft.from.under === null ? null : (placeOf.get(draft.from.under) ?? null);
      added.push({ name: draft.name.trim(), unit: draft.unit.trim(), text, words: said, under });
    }
  }
  return { column: target.column, edits, added };
};

const wordsOf = ({ spans }: ProseRow, text: string): string => {
  const all = [...spans.name, ...spans.amount, ...spans.unit];
  const at = Math.min(...all.map((span) => span.at));
  const end = Math.max(...all.map((span) => span.end));
  return text.slice(at, end).replace(/\s+/gu, ' ').trim().slice(0, 300);
};
