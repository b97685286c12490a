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

/** Says that a typed text has found no cell, and why: it stays in sight, to be copied, until it is closed. */
export const sayLost = (typed: string, why: string): void =>
  uiStore.set({
    message: { tone: 'warning', title: GRID.notWritten, text: GRID.editLost(typed), next: why, actions: [] },
  });

/** Says why nothing happened, where the last step would stand. */
export const sayStays = (text: string): void => {
  planStore.set({ lastAction: text });
  announce(text);
};
