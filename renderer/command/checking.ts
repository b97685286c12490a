import type { CheckFinding } from '../../shared/contract/checks';
import { MUTE_PREFIX } from '../../shared/domain/settings';
import { CHECKS } from '../../shared/text/checks';
import { invoke } from '../api/client';
import { checkStore, listedFindings, NO_CHECKS } from '../store/checkStore';
import { planStore } from '../store/planStore';
import { activeCell } from '../store/selectionStore';
import { commitEdit } from './editing';
import { goToPlace } from './goToPlace';
import { focusGrid } from './gridFocus';
import { sayStays } from './saying';
import { loadSheet, runCommand, settled, sheetAt } from './workspace';

/** Checking waits until the person pauses, ms. */
const PAUSE_MS = 500;
/** And leaves the plan to others between two pieces of its work, ms. */
const BETWEEN_MS = 15;

let timer = 0;
/** Counts checks: one that a newer one has overtaken stops. */
let run = 0;

const wait = (ms: number): Promise<void> => new Promise((resolve) => window.setTimeout(resolve, ms));

/** Checks what changed, piece by piece; commands of the person come in between. */
const check = async (): Promise<void> => {
  run += 1;
  const own = run;
  checkStore.set({ working: true });
  for (;;) {
    const answer = await invoke('plan.checks', {});
    if (own !== run) return;
    // Without an open plan there is nothing to check; a lost session says so itself.
    if (!answer.ok) {
      checkStore.set({ working: false });
      return;
    }
    if (answer.value.done) {
      checkStore.set({ findings: answer.value.findings, more: answer.value.more, working: false });
      return;
    }
    await wait(BETWEEN_MS);
    if (own !== run) return;
  }
};

const checkSoon = (): void => {
  window.clearTimeout(timer);
  timer = window.setTimeout(() => void check(), PAUSE_MS);
};

/** Keeps the findings true while a plan is open. */
export const watchChecks = (): (() => void) => {
  let seen: { readonly path: string | undefined; readonly undo: unknown } = { path: undefined, undo: null };
  const follow = (): void => {
    const { plan, undo } = planStore.get();
    const path = plan?.path;
    if (path === seen.path && undo === seen.undo) return;
    if (path !== seen.path) {
      run += 1;
      checkStore.set(NO_CHECKS);
    }
    seen = { path, undo };
    if (path !== undefined) checkSoon();
  };
  follow();
  const stop = planStore.subscribe(follow);
  return () => {
    run += 1;
    window.clearTimeout(timer);
    stop();
  };
};

/** Goes to the cell of a finding: its sheet, period and unit come up. */
export const goToFinding = async (finding: CheckFinding): Promise<void> => {
  checkStore.set({ at: finding.id });
  const { sheet, row, column, period, unit } = finding;
  if (sheet === null) {
    sayStays(CHECKS.nowhere);
    return;
  }
  commitEdit();
  await settled();
  const at = sheetAt();
  if (at?.sheet !== sheet || at.period !== period || at.unit !== unit) await loadSheet(sheet, period, unit);
  await goToPlace({ sheet, row, column });
};

/** The finding after or before the one gone to last, in the order of the list, round and round. */
export const stepToFinding = (by: 1 | -1): void => {
  const state = checkStore.get();
  const list = listedFindings(state, planStore.get().sheet);
  if (list.length === 0) {
    sayStays(state.findings === null ? CHECKS.working : CHECKS.none);
    return;
  }
  const before = list.findIndex(({ id }) => id === state.at);
  const from = before < 0 ? (by === 1 ? -1 : list.length) : before;
  const next = list[(from + by + list.length) % list.length];
  if (next) void goToFinding(next);
};

/** Sets a finding aside with a reason, or looks at it again; one step either way. */
export const muteFinding = async ({ id, fact }: CheckFinding, reason: string | null): Promise<void> => {
  const at = sheetAt();
  if (!at) return;
  const value = reason === null ? null : JSON.stringify({ reason, fact });
  await runCommand({ type: 'setSetting', ...at, key: `${MUTE_PREFIX}${id}`, value });
  if (activeCell()) focusGrid();
};
