import { SENTENCE_PREFIX } from '../../shared/domain/settings';
import type { ViewRow } from '../../shared/form/types';
import { type Composed, composeSentences, patternsOf } from '../../shared/prose/compose';
import { UNAVAILABLE } from '../../shared/text/dialogs';
import { SENTENCE_TEXT, type SentenceKind } from '../../shared/text/prose';
import { refusalText } from '../../shared/text/refusal';
import { invoke } from '../api/client';
import { planStore } from '../store/planStore';
import { activeCell } from '../store/selectionStore';
import { sentenceStore } from '../store/sentenceStore';
import { copyText } from './copying';
import { runInDialog } from './dialogSteps';
import { chosenRows } from './rowChoice';
import { sayStays } from './saying';
import { sheetAt } from './workspace';

/** Patterns are read anew when the person pauses: undo may have changed them. */
const PAUSE_MS = 400;

const readPatterns = async (): Promise<void> => {
  const answer = await invoke('plan.settings', { prefix: SENTENCE_PREFIX });
  if (answer.ok) sentenceStore.set({ own: answer.value });
};

/** Keeps the plan's own patterns at hand: the clipboard takes a sentence only while the key is being pressed. */
export const watchPatterns = (): (() => void) => {
  let seen: { readonly path: string | undefined; readonly undo: unknown } = { path: undefined, undo: null };
  let timer = 0;
  const follow = (): void => {
    const { plan, undo } = planStore.get();
    if (plan?.path === seen.path && undo === seen.undo) return;
    const isOther = plan?.path !== seen.path;
    seen = { path: plan?.path, undo };
    if (isOther) sentenceStore.set({ own: {} });
    window.clearTimeout(timer);
    if (plan) timer = window.setTimeout(() => void readPatterns(), isOther ? 0 : PAUSE_MS);
  };
  follow();
  const stop = planStore.subscribe(follow);
  return () => {
    window.clearTimeout(timer);
    stop();
  };
};

/** The rows of a selection; a heading stands for the rows below it. */
const rowsToTell = (): readonly ViewRow[] => {
  const { model } = planStore.get();
  const chosen = chosenRows();
  if (!model || chosen.every(({ kind }) => kind !== 'heading')) return chosen;
  const wanted = new Set(chosen.map(({ id }) => id));
  // Rows come after what they stand below.
  for (const { id, under } of model.view.rows) if (under !== null && wanted.has(under)) wanted.add(id);
  return model.view.rows.filter(({ id }) => wanted.has(id));
};

const columnOfCursor = (): string | null => {
  const { model } = planStore.get();
  const cell = activeCell();
  return (model && cell && model.columns[cell.c]?.id) ?? null;
};

/** What would be told of the selection, or of the whole Biểu; with a pattern that is being edited. */
export const composeNow = (whole: boolean, draft: Readonly<Record<string, string>> = {}): Composed | null => {
  const { model } = planStore.get();
  if (!model) return null;
  return composeSentences(model.view, whole ? model.view.rows : rowsToTell(), {
    patterns: patternsOf({ ...sentenceStore.get().own, ...draft }),
    about: columnOfCursor(),
    whole,
  });
};

/** Chép câu: the sentences that a report needs, on the clipboard. */
export const copySentences = (whole: boolean): void => {
  const composed = composeNow(whole);
  if (!composed || composed.text === '') {
    sayStays(SENTENCE_TEXT.nothing);
    return;
  }
  copyText(composed.text);
  sayStays(SENTENCE_TEXT.copied(composed.told, composed.skipped));
};

/**
 * Keeps a pattern with the plan; a null pattern goes back to the shipped one.
 * @returns null when it was done, else what to read in the dialog.
 */
export const savePattern = async (kind: SentenceKind, pattern: string | null): Promise<string | null> => {
  const at = sheetAt();
  if (!at) return UNAVAILABLE.noPlan;
  const answer = await runInDialog({ type: 'setSetting', ...at, key: `${SENTENCE_PREFIX}${kind}`, value: pattern });
  if (answer.ok) await readPatterns();
  return answer.ok ? null : refusalText(answer.error);
};
