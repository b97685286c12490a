import type { AppError } from '../../shared/contract/appError';
import { err, ok, type Result } from '../../shared/contract/result';
import type { Command } from '../../shared/domain/command';
import { STORY_STEP } from '../../shared/text/story';
import { ChangeSet } from '../db/changeSet';
import type { Change } from '../db/changes';
import type { SqlDb } from '../db/sqlDb';
import { planGroupRows, planMoveRows, planShiftLevel, planUngroupRows } from './commands/arrangeRows';
import { planRemoveSheet, planSaveForm } from './commands/forms';
import { isMappingCommand, planMappingCommand } from './commands/importMappings';
import { planImportRows } from './commands/importRows';
import { releaseLinks } from './commands/links';
import { planRenumber, planSetNote } from './commands/markersAndNotes';
import { planJoinParts, planSplitRow } from './commands/parts';
import { planPasteRows } from './commands/pasteRows';
import { FROM_ANY_SHEET, isPeriodCommand, planPeriodCommand } from './commands/periodCommands';
import type { Planned, Workbench } from './commands/planned';
import { planReplaceInPlan } from './commands/replaceInPlan';
import { planRestoreRows } from './commands/restoreRows';
import { planRestoreValue } from './commands/restoreValue';
import { isReturnCommand, planReturnCommand } from './commands/returns';
import {
  planOverrule,
  planSetIndicator,
  planSetNature,
  planSetSetting,
  planSetSettings,
} from './commands/rowProperties';
import { planDeleteRows, planDuplicateRows, planInsertRows } from './commands/rows';
import { planSetCells } from './commands/setCells';
import { isSetCommand, planSetCommand } from './commands/sets';
import { planTakeProse } from './commands/takeProse';
import { isTemplateCommand, planTemplateCommand } from './commands/templates';
import { isUnitCommand, planUnitCommand } from './commands/unitCommands';
import type { SheetContext } from './load/sheetContext';

/** Works a command out into exact row images; writes nothing. An error leaves no trace. */
export const planCommand = (
  db: SqlDb,
  context: SheetContext,
  command: Command,
): Result<Planned & { changes: Change[] }, AppError> => {
  if (
    context.form.rows === 'units' &&
    !KEEPS_ROWS.has(command.type) &&
    !isUnitCommand(command) &&
    !isSetCommand(command)
  ) {
    return err({ code: 'notEditable', row: '', column: '', why: 'fixedRows' });
  }
  const bench: Workbench = { db, set: new ChangeSet(db), context };
  const planned = dispatch(bench, command);
  if (!planned.ok) return planned;
  const links = releaseLinks(bench);
  const label = planned.value.label + (links > 0 ? STORY_STEP.withoutLinks(links) : '');
  return ok({ ...planned.value, label, changes: bench.set.changes() });
};

/** What may be done on a sheet whose rows are units, which are not its own. */
const KEEPS_ROWS: ReadonlySet<Command['type']> = new Set([
  'setCells',
  'importRows',
  'setPlanSettings',
  'setSetting',
  'replaceInPlan',
  ...FROM_ANY_SHEET,
  'restoreValue',
  'saveForm',
  'removeSheet',
  'renameMapping',
  'forgetMapping',
  'saveMeasure',
  'removeMeasure',
  'saveTemplate',
  'renameTemplate',
  'removeTemplate',
]);

const dispatch = (bench: Workbench, command: Command): Result<Planned, AppError> => {
  if (isPeriodCommand(command)) return planPeriodCommand(bench, command);
  if (isUnitCommand(command)) return planUnitCommand(bench, command);
  if (isSetCommand(command)) return planSetCommand(bench, command);
  if (isMappingCommand(command)) return planMappingCommand(bench, command);
  if (isTemplateCommand(command)) return planTemplateCommand(bench, command);
  if (isReturnCommand(command)) return planReturnCommand(bench, command);
  switch (command.type) {
    case 'takeProse':
      return planTakeProse(bench, command);
    case 'setCells':
      return command.addRows
        ? planPasteRows(bench, { ...command, addRows: command.addRows })
        : planSetCells(bench, command);
    case 'replaceInPlan':
      return planReplaceInPlan(bench, command);
    case 'overruleVerdict':
      return planOverrule(bench, command);
    case 'setFigureNature':
      return planSetNature(bench, command);
    case 'setIndicator':
      return planSetIndicator(bench, command);
    case 'insertRows':
      return planInsertRows(bench, command);
    case 'deleteRows':
      return planDeleteRows(bench, command);
    case 'duplicateRows':
      return planDuplicateRows(bench, command);
    case 'moveRows':
      return planMoveRows(bench, command);
    case 'shiftLevel':
      return planShiftLevel(bench, command);
    case 'groupRows':
      return planGroupRows(bench, command);
    case 'ungroupRows':
      return planUngroupRows(bench, command);
    case 'splitRow':
      return planSplitRow(bench, command);
    case 'joinParts':
      return planJoinParts(bench, command);
    case 'renumberMarkers':
      return planRenumber(bench, command);
    case 'setCellNote':
      return planSetNote(bench, command);
    case 'importRows':
      return planImportRows(bench, command);
    case 'setPlanSettings':
      return planSetSettings(bench, command);
    case 'setSetting':
      return planSetSetting(bench, command);
    case 'saveForm':
      return planSaveForm(bench, command);
    case 'removeSheet':
      return planRemoveSheet(bench, command);
    case 'restoreRows':
      return planRestoreRows(bench, command);
    case 'restoreValue':
      return planRestoreValue(bench, command);
  }
};
