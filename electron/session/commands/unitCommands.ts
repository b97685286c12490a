import type { AppError } from '../../../shared/contract/appError';
import type { Result } from '../../../shared/contract/result';
import type { Command } from '../../../shared/domain/command';
import type { UnitCommand } from '../../../shared/domain/unitCommands';
import type { Planned, Planner, Workbench } from './planned';
import { planSetDues } from './unitsDues';
import {
  planAddUnit,
  planAddUnits,
  planMoveUnit,
  planRemoveUnit,
  planRemoveUnitKind,
  planSetUnit,
  planSetUnitKind,
} from './unitsEdit';
import { planImportMergers, planMergeUnits, planSplitUnit } from './unitsMerge';

type Type = UnitCommand['type'];
type Of<T extends Type> = Extract<UnitCommand, { type: T }>;

const PLANNERS: { readonly [T in Type]: Planner<Of<T>> } = {
  addUnit: planAddUnit,
  addUnits: planAddUnits,
  setUnit: planSetUnit,
  moveUnit: planMoveUnit,
  removeUnit: planRemoveUnit,
  mergeUnits: planMergeUnits,
  splitUnit: planSplitUnit,
  setUnitKind: planSetUnitKind,
  removeUnitKind: planRemoveUnitKind,
  importMergers: planImportMergers,
  setDues: planSetDues,
};

/** They are about the file as a whole: each goes from any sheet. */
export const isUnitCommand = (command: Command): command is UnitCommand => Object.hasOwn(PLANNERS, command.type);

/** Commands about units, their kinds, mergers, and what they owe. */
export const planUnitCommand = <T extends Type>(bench: Workbench, command: Of<T>): Result<Planned, AppError> =>
  (PLANNERS[command.type] as Planner<Of<T>>)(bench, command);
