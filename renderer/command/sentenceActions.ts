import { ACTION, UNAVAILABLE } from '../../shared/text/dialogs';
import { SENTENCE_TEXT } from '../../shared/text/prose';
import { planStore } from '../store/planStore';
import { uiStore } from '../store/uiStore';
import type { Action } from './actions';
import { needsSheet, needsWritable } from './guards';
import { chosenRows } from './rowChoice';
import { copySentences } from './sentences';

/** Sheets of amounts have something to tell; registers have not. */
const TOLD: readonly string[] = ['plan', 'budget', 'capital'];

const needsAmounts = (): string | null =>
  needsSheet() ?? (TOLD.includes(planStore.get().model?.view.source ?? '') ? null : SENTENCE_TEXT.noAmounts);

/** Chép câu: sentences for the report out of the figures. */
export const sentenceActions = {
  'sentence.copy': {
    label: () => ACTION['sentence.copy'],
    keys: ['Ctrl+Alt+C'],
    blocked: () => needsAmounts() ?? (chosenRows().length > 0 ? null : UNAVAILABLE.noRow),
    run: () => copySentences(false),
    yieldsToText: true,
  },
  'sentence.copySheet': {
    label: () => ACTION['sentence.copySheet'],
    keys: [],
    blocked: needsAmounts,
    run: () => copySentences(true),
  },
  'sentence.patterns': {
    label: () => ACTION['sentence.patterns'],
    keys: [],
    blocked: () => needsWritable() ?? needsAmounts(),
    run: () => uiStore.set({ dialog: { kind: 'sentences' } }),
  },
} satisfies Readonly<Record<string, Action>>;
