import { GRID } from '../../shared/text/ui';
import { announce } from '../store/announceStore';
import { planStore } from '../store/planStore';
import { uiStore } from '../store/uiStore';

/** A short notice under the bar: what was left out, or what cannot be done, and what to do instead; until the next step. */
export interface Notice {
  readonly title: string;
  readonly text: string;
  readonly next: string;
}

/** Says something in the message bar. */
export const say = (notice: Notice, tone: 'info' | 'warning' = 'info'): void =>
  uiStore.set({ message: { tone, ...notice, actions: [], passing: true } });

/** A text that could not be written, after those that a message still in sight holds. */
export const withUnwritten = (text: string): readonly string[] => [...(uiStore.get().message?.typed ?? []), text];

/** Says that a typed text has found no cell, and why: it stays in sight, to be copied, until it is closed. */
export const sayLost = (text: string, why: string): void => {
  const typed = withUnwritten(text);
  const said = { title: GRID.notWritten, text: GRID.editLost(typed), next: why };
  uiStore.set({ message: { tone: 'warning', ...said, actions: [], typed } });
};

/** Says why nothing happened, where the last step would stand. */
export const sayStays = (text: string): void => {
  planStore.set({ lastAction: text });
  announce(text);
};
