import type { AppError } from '../../../shared/contract/appError';
import type { Result } from '../../../shared/contract/result';
import type { Command } from '../../../shared/domain/command';
import type { PeriodCommand } from '../../../shared/domain/periodCommands';
import { planClosePeriod, planReopenPeriod } from './closing';
import { planCorrectFigure } from './corrections';
import { planLoadFigures } from './loadFigures';
import { planNextYear } from './nextYear';
import { planOpenPeriod, planSetCutoff } from './openPeriod';
import type { Planned, Planner, Workbench } from './planned';
import { planSetProviderFigure } from './providers';
import { planShowColumn } from './showColumn';
import { planAddDefinition, planAddTarget, planRemoveDefinition, planRemoveTarget, planSetOwners } from './targets';

type Type = PeriodCommand['type'];
type Of<T extends Type> = Extract<PeriodCommand, { type: T }>;

const PLANNERS: { readonly [T in Type]: Planner<Of<T>> } = {
  closePeriod: planClosePeriod,
  reopenPeriod: planReopenPeriod,
  correctFigure: planCorrectFigure,
  openPeriod: planOpenPeriod,
  setCutoff: planSetCutoff,
  nextYear: planNextYear,
  loadFigures: planLoadFigures,
  addTarget: planAddTarget,
  removeTarget: planRemoveTarget,
  setOwners: planSetOwners,
  setProviderFigure: planSetProviderFigure,
  addDefinition: planAddDefinition,
  removeDefinition: planRemoveDefinition,
  showColumn: planShowColumn,
};

/** Whole-plan commands that go from any sheet, also from one whose rows are units. */
export const FROM_ANY_SHEET: readonly Type[] = [
  'closePeriod',
  'reopenPeriod',
  'openPeriod',
  'setCutoff',
  'nextYear',
  'showColumn',
];

/** Whether a command is one of those about periods, plans and targets. */
export const isPeriodCommand = (command: Command): command is PeriodCommand => Object.hasOwn(PLANNERS, command.type);

/** Commands about periods, plans and targets. */
export const planPeriodCommand = <T extends Type>(bench: Workbench, command: Of<T>): Result<Planned, AppError> =>
  (PLANNERS[command.type] as Planner<Of<T>>)(bench, command);
