import type { SheetAt } from '../../shared/domain/command';
import type { UnitCommand } from '../../shared/domain/unitCommands';
import { ACTION, UNAVAILABLE } from '../../shared/text/dialogs';
import { refusalText } from '../../shared/text/refusal';
import { currentSheet, planStore } from '../store/planStore';
import { toggleSide, uiStore } from '../store/uiStore';
import type { Action } from './actions';
import { runInDialog } from './dialogSteps';
import { needsPlan, needsSheet, needsWritable } from './guards';
import { sheetAt, switchView } from './workspace';

type Without<T> = T extends unknown ? Omit<T, keyof SheetAt> : never;

/**
 * One step about units, from inside a dialog.
 * @returns null when it was done, else what to read beside the button.
 */
export const runUnitStep = async (
  command: Without<UnitCommand>,
  at: SheetAt | null = sheetAt(),
): Promise<string | null> => {
  if (!at) return UNAVAILABLE.noPlan;
  if (command.type === 'removeUnit' && command.of === at.unit) {
    // The sheet cannot be shown for what is about to go.
    const own = currentSheet(planStore.get())?.units[0]?.id;
    if (own !== undefined) switchView(null, own);
  }
  const answer = await runInDialog({ ...command, ...at }, null);
  return answer.ok ? null : refusalText(answer.error);
};

const needsReturns = (): string | null =>
  needsWritable() ??
  (planStore.get().plan?.sheets.some(({ source }) => source === 'units') ? null : UNAVAILABLE.noReturns);

/** Units, deadlines and tasks. */
export const unitActions = {
  'units.manage': {
    label: () => ACTION['units.manage'],
    keys: [],
    blocked: needsSheet,
    run: () => uiStore.set({ dialog: { kind: 'units' } }),
  },
  'units.dues': {
    label: () => ACTION['units.dues'],
    keys: [],
    blocked: needsReturns,
    run: () => uiStore.set({ dialog: { kind: 'dues' } }),
  },
  'view.calendar': {
    label: () => ACTION['view.calendar'],
    keys: [],
    blocked: needsPlan,
    run: () => toggleSide('calendar'),
  },
  'view.tasks': {
    label: () => ACTION['view.tasks'],
    keys: [],
    blocked: needsPlan,
    run: () => toggleSide('tasks'),
  },
} satisfies Readonly<Record<string, Action>>;
