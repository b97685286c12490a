import type { SheetView, ViewRow } from '../form/types';
import { DEFAULT_PATTERNS, PROSE, type SentenceKind } from '../text/prose';
import { fillPattern } from './pattern';
import { clausesOf } from './rowFacts';
import { lowerFirst, upperFirst } from './words';

export type Patterns = Readonly<Record<SentenceKind, string>>;

/** The patterns of an office over the shipped ones. */
export const patternsOf = (own: Readonly<Partial<Record<string, string>>>): Patterns => ({
  ...DEFAULT_PATTERNS,
  ...own,
});

export interface Composed {
  readonly text: string;
  /** Rows that are told, and rows that have nothing to tell. */
  readonly told: number;
  readonly skipped: number;
  /** Names in the patterns that are no placeholders. */
  readonly unknown: readonly string[];
}

export interface ComposeOptions {
  readonly patterns: Patterns;
  /** Column of the cursor: of several percentages the one that it is about. */
  readonly about: string | null;
  /** The whole sheet: paragraphs by group, and the count of what was met at the end. */
  readonly whole: boolean;
}

const PARTLY = /^trong đó\s*:?\s*/iu;

/** One sentence, with the rows it tells about. */
interface Sentence {
  readonly row: ViewRow;
  readonly text: string;
}

/** The sentences that a report needs about some rows of a sheet, in the documents' own style (seeds/003, 004). */
export const composeSentences = (view: SheetView, rows: readonly ViewRow[], options: ComposeOptions): Composed => {
  const writer = new Writer(view, options);
  for (const row of rows) if (row.kind !== 'heading' || row.adds) writer.add(row);
  const sentences = writer.finish();
  const paragraphs = paragraphsOf(view, sentences, options.whole);
  const { components } = view.summary;
  if (options.whole && components > 0 && sentences.length > 0) paragraphs.push(PROSE.summary(view.summary));
  return { text: paragraphs.join('\n'), told: writer.told, skipped: writer.skipped, unknown: [...writer.unknown] };
};

class Writer {
  told = 0;
  skipped = 0;
  readonly unknown = new Set<string>();
  readonly #done: Sentence[] = [];
  #open: { row: ViewRow; clauses: string[]; parts: { name: string; clause: string }[] } | null = null;

  constructor(
    private readonly view: SheetView,
    private readonly options: ComposeOptions,
  ) {}

  add(row: ViewRow): void {
    const isPart = row.part !== null;
    const isPartly = !isPart && PARTLY.test(row.name);
    const label = (row.part ?? row.name).replace(PARTLY, '');
    const clauses = clausesOf(this.view, row, label, this.options.about).map(({ kind, values }) => {
      const { text, unknown } = fillPattern(this.options.patterns[kind], values);
      for (const name of unknown) this.unknown.add(name);
      return text;
    });
    const text = clauses.map((clause, index) => (index === 0 ? clause : lowerFirst(clause))).join('; ');
    if (text === '') {
      this.skipped += 1;
      return;
    }
    this.told += 1;
    const open = this.#open;
    if (isPart && open && open.parts.length > 0 && open.row.parent === row.parent) {
      open.parts.push({ name: label, clause: text });
    } else if (isPartly && open && open.parts.length === 0) {
      open.clauses.push(`${PROSE.partly} ${lowerFirst(text)}`);
    } else {
      this.#close();
      this.#open = { row, clauses: isPart ? [] : [text], parts: isPart ? [{ name: label, clause: text }] : [] };
    }
  }

  /** "Tỷ lệ học sinh đến trường: Mẫu giáo 100%, …; tiểu học …"; a part alone stands behind its label. */
  #close(): void {
    if (!this.#open) return;
    const { row, clauses, parts } = this.#open;
    const [first, ...others] = parts;
    const text =
      first === undefined
        ? clauses.join(', ')
        : others.length === 0
          ? `${row.name} ${lowerFirst(first.clause)}`
          : `${row.name}: ${[first.clause, ...others.map(({ clause }) => lowerFirst(clause))].join('; ')}`;
    this.#done.push({ row, text: `${upperFirst(text)}.` });
    this.#open = null;
  }

  finish(): readonly Sentence[] {
    this.#close();
    return this.#done;
  }
}

/** Sentences of one group stand together: under their heading, or behind the number of their TT group. */
const paragraphsOf = (view: SheetView, sentences: readonly Sentence[], whole: boolean): string[] => {
  const known = new Map(view.rows.map((row) => [row.id, row]));
  const headingOf = (row: ViewRow): ViewRow | null => {
    for (let above = known.get(row.under ?? ''); above; above = known.get(above.under ?? '')) {
      if (above.kind === 'heading') return above;
    }
    return null;
  };
  const hasHeadings = view.rows.some(({ kind }) => kind === 'heading');
  const groups: { key: string; lead: string; texts: string[] }[] = [];
  for (const { row, text } of sentences) {
    const heading = headingOf(row);
    const key = hasHeadings ? (heading?.id ?? '') : row.marker;
    const lead = hasHeadings ? (heading ? `- ${heading.name}: ` : '') : row.marker === '' ? '' : `(${row.marker}) `;
    const last = groups.at(-1);
    if (last?.key === key) last.texts.push(text);
    else groups.push({ key, lead, texts: [text] });
  }
  // One group alone is a sentence to be put into a paragraph that stands already.
  const isOne = groups.length === 1 && !whole;
  return groups.map(({ lead, texts }) => `${isOne ? '' : lead}${texts.join(' ')}`);
};
