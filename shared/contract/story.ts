import type { StepChange, StepEntry } from './channels';

/** How a step came about: typed, pasted, read from a workbook… What the log can be narrowed to. */
export const STEP_WAYS = [
  'typed',
  'cleared',
  'pasted',
  'filled',
  'moved',
  'replaced',
  'imported',
  'returned',
  'prose',
  'carried',
  'rows',
  'restored',
  'closed',
  'setup',
  'undone',
] as const;
export type StepWay = (typeof STEP_WAYS)[number];

/** Which steps of the log are meant; a blank or null part does not narrow. */
export interface StepQuery {
  /** Every one of these words must be in the step: label, row, column, value before or after, file. */
  readonly words: string;
  /** False: "nuoc" finds "nước". */
  readonly matchAccents: boolean;
  readonly actor: string | null;
  /** ISO times: from the first one on, before the second one. */
  readonly from: string | null;
  readonly until: string | null;
  readonly sheet: string | null;
  readonly way: StepWay | null;
}

/** All of the log. */
export const EVERY_STEP: StepQuery = {
  words: '',
  matchAccents: false,
  actor: null,
  from: null,
  until: null,
  sheet: null,
  way: null,
};

export interface StepPage {
  /** Newest first; fewer than asked for where looking took too long, or where there are no more. */
  readonly entries: readonly StepEntry[];
  /** Steps before this number have not been looked at; null when all have been. */
  readonly before: number | null;
}

/** What the log is made of, for the choices of a search and for its upkeep. */
export interface LogFacts {
  readonly steps: number;
  /** Of the changes, in bytes. */
  readonly size: number;
  readonly actors: readonly string[];
  /** Of the oldest and the newest step; null while there is none. */
  readonly first: string | null;
  readonly last: string | null;
  readonly compacted: LogCompaction | null;
}

/** What was made smaller, and when: `steps` of them, up to the time of the newest one. */
export interface LogCompaction {
  readonly at: string;
  readonly steps: number;
  readonly until: string;
}

/** A row that is no longer in its plan, and the step that took it away. */
export interface DeletedRow {
  readonly row: string;
  readonly step: number;
  readonly at: string;
  readonly actor: string;
  readonly name: string;
  /** Rows that went with it. */
  readonly below: number;
  /** Biểu that it comes back to; null when there is none any more. */
  readonly sheet: string | null;
  /** Its short name, with that of the plan where there is more than one. */
  readonly sheetName: string;
}

/** Questions about the log, answered by the session itself. None changes anything. */
export interface StoryInquiryMap {
  'story.steps': {
    request: { query: StepQuery; before: number | null; limit: number };
    response: StepPage;
  };
  /** All that one step changed, from the `from`-th on. */
  'story.changes': {
    request: { step: number; from: number; limit: number };
    response: { readonly changes: readonly StepChange[]; readonly all: number };
  };
  'story.facts': { request: Readonly<Record<string, never>>; response: LogFacts };
  'story.deleted': { request: Readonly<Record<string, never>>; response: readonly DeletedRow[] };
}

/** What goes beyond an answer: a file, a smaller log. */
export interface StoryJobMap {
  'story.export': {
    request: { sheet: string; query: StepQuery; path: string | null };
    response: { readonly path: string } | null;
  };
  'story.compact': { request: Readonly<Record<string, never>>; response: { readonly steps: number } };
}

/** Names for the preload script. */
export const STORY_INQUIRIES: Readonly<Record<keyof StoryInquiryMap, true>> = {
  'story.steps': true,
  'story.changes': true,
  'story.facts': true,
  'story.deleted': true,
};
export const STORY_JOBS: Readonly<Record<keyof StoryJobMap, true>> = {
  'story.export': true,
  'story.compact': true,
};
