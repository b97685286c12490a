import { parsePeriod, shiftPeriod } from '../../shared/domain/period';
import { takesKind } from '../../shared/form/sheetScope';
import { ACTION, UNAVAILABLE } from '../../shared/text/dialogs';
import { pickerStore } from '../store/pickerStore';
import { currentSheet, planStore } from '../store/planStore';
import type { Action } from './actions';
import { needsPlan, needsSheet } from './guards';
import { closeTab, openTabs, stepTab } from './navigate';
import { chosenView, switchView } from './workspace';

/** Also while a sheet is being read: who presses the key twice wants the one after the next. */
const needsTabs = (): string | null => needsPlan() ?? (openTabs().length > 1 ? null : UNAVAILABLE.oneTab);

const needsPeriods = (): string | null =>
  needsSheet() ?? (currentSheet(planStore.get())?.byPeriod === true ? null : UNAVAILABLE.onePeriod);

const needsUnits = (): string | null =>
  needsSheet() ?? ((currentSheet(planStore.get())?.units.length ?? 0) > 1 ? null : UNAVAILABLE.oneUnit);

/** The period of the same length before or after. */
const stepPeriod = (by: 1 | -1): void => {
  const { period } = chosenView();
  const sheet = currentSheet(planStore.get());
  if (period === null || !sheet) return;
  const next = shiftPeriod(period, by);
  const kind = parsePeriod(next)?.kind;
  if (kind !== undefined && takesKind(sheet, kind)) switchView(next, null);
};

/** Going from sheet to sheet, period to period and unit to unit. */
export const navActions = {
  'view.nextSheet': {
    label: () => ACTION['view.nextSheet'],
    keys: ['Ctrl+PageDown'],
    blocked: needsTabs,
    run: () => stepTab(1),
  },
  'view.previousSheet': {
    label: () => ACTION['view.previousSheet'],
    keys: ['Ctrl+PageUp'],
    blocked: needsTabs,
    run: () => stepTab(-1),
  },
  'view.closeSheet': {
    label: () => ACTION['view.closeSheet'],
    keys: ['Ctrl+F4'],
    blocked: needsTabs,
    run: () => closeTab(planStore.get().sheet ?? ''),
  },
  'view.period': {
    label: () => ACTION['view.period'],
    keys: ['Alt+K'],
    blocked: needsPeriods,
    run: () => pickerStore.set({ open: 'period' }),
  },
  'view.nextPeriod': {
    label: () => ACTION['view.nextPeriod'],
    keys: ['Alt+PageDown'],
    blocked: needsPeriods,
    run: () => stepPeriod(1),
  },
  'view.previousPeriod': {
    label: () => ACTION['view.previousPeriod'],
    keys: ['Alt+PageUp'],
    blocked: needsPeriods,
    run: () => stepPeriod(-1),
  },
  'view.unit': {
    label: () => ACTION['view.unit'],
    keys: ['Alt+V'],
    blocked: needsUnits,
    run: () => pickerStore.set({ open: 'unit' }),
  },
} satisfies Readonly<Record<string, Action>>;
