import type { SheetInfo } from '../../../shared/contract/channels';
import type { ReportSet } from '../../../shared/contract/setAnswers';
import type { SetEntry, SetLook } from '../../../shared/domain/setCommands';
import { SET_DIALOG as TEXT } from '../../../shared/text/sets';

/** A set as it is being edited. */
export interface SetDraft {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly SetEntry[];
  readonly look: SetLook;
  /** How many of the entries were sent and stay where they are. */
  readonly fixed: number;
  readonly isNew: boolean;
}

/** A set that is being put together, still empty. */
export const newDraft = (period: string): SetDraft => ({
  id: crypto.randomUUID(),
  title: TEXT.newTitle(period),
  entries: [],
  look: { layout: 'phu-luc', profile: null, contents: true, internal: false },
  fixed: 0,
  isNew: true,
});

/** A kept set, to be changed. */
export const draftOf = ({ id, title, entries, look, sentOn }: ReportSet): SetDraft => ({
  id,
  title,
  entries: entries.map(({ sheet, period, unit }) => ({ sheet, period, unit })),
  look,
  fixed: sentOn === null ? 0 : entries.length,
  isNew: false,
});

/** Puts the entry at one place to another; those that were sent stay. Null where it may not go. */
export const moved = ({ entries, fixed, ...draft }: SetDraft, from: number, to: number): SetDraft | null => {
  const entry = entries[from];
  if (!entry || from < fixed || to < fixed || to >= entries.length || from === to) return null;
  const rest = entries.filter((_, index) => index !== from);
  return { ...draft, fixed, entries: [...rest.slice(0, to), entry, ...rest.slice(to)] };
};

/** Without one of its Biểu. */
export const without = (draft: SetDraft, index: number): SetDraft =>
  index < draft.fixed ? draft : { ...draft, entries: draft.entries.filter((_, at) => at !== index) };

/** With more Biểu at its end. */
export const withEntries = (draft: SetDraft, added: readonly SetEntry[]): SetDraft => ({
  ...draft,
  entries: [...draft.entries, ...added],
});

/** A Biểu as it opens by itself. */
export const usualEntry = (sheet: SheetInfo): SetEntry => ({
  sheet: sheet.id,
  period: sheet.periods[0] ?? sheet.planPeriod,
  unit: sheet.units[0]?.id ?? '',
});
