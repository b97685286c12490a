import type { AppError } from '../../../shared/contract/appError';
import { err, ok, type Result } from '../../../shared/contract/result';
import type { Nature } from '../../../shared/domain/command';
import type { RestoreValue } from '../../../shared/domain/storyCommands';
import { STEP_TEXT } from '../../../shared/text/steps';
import { STORY_STEP } from '../../../shared/text/story';
import { type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { type Aspect, aspectsOf } from '../story/cellAspects';
import { cellKey } from '../story/cellKey';
import { changesOfStep } from '../story/lastImages';
import { writeCell } from './cellWriter';
import { planSetNote } from './markersAndNotes';
import type { Planned, Planner, Workbench } from './planned';
import { planOverrule, planSetIndicator, planSetNature } from './rowProperties';
import type { Origin } from './valueWriter';

/** The value that a cell had before a step of the log, written now as a step of its own; the gate of closed periods stands. */
export const planRestoreValue: Planner<RestoreValue> = (bench, command) => {
  const { db, context, set } = bench;
  const key = cellKey(db, context, command.row, command.column);
  if (!key.ok) return key;
  const changes = changesOfStep(db, command.step);
  const found = changes?.flatMap((change) =>
    aspectsOf(change, context, key.value).flatMap((aspect) =>
      aspect.what === command.what ? [{ change, aspect }] : [],
    ),
  )[0];
  if (!found) return err({ code: 'restoreRefused', why: 'gone', name: '' });
  const { aspect, change } = found;
  const done = write(bench, command, aspect, change.before);
  if (!done.ok) return done;
  if (set.changes().length === 0) return err({ code: 'restoreRefused', why: 'same', name: '' });
  const { column } = key.value;
  const name = column === 'part' ? STEP_TEXT.part : (column.header.at(-1) ?? column.id);
  return ok({
    label: STORY_STEP.restoreValue(name),
    place: { sheet: command.sheet, row: command.row, column: command.column },
    source: textOrNull(change.before ?? {}, 'source') ?? '',
  });
};

const write = (
  bench: Workbench,
  command: RestoreValue,
  { from }: Aspect,
  before: SqlRow | null,
): Result<Planned | null, AppError> => {
  const at = { sheet: command.sheet, period: command.period, unit: command.unit, row: command.row };
  switch (command.what) {
    case 'text':
      return writeText(bench, command, from ?? '', before);
    case 'note':
      return planSetNote(bench, { type: 'setCellNote', ...at, column: command.column, body: from ?? '' });
    case 'nature':
      return planSetNature(bench, { type: 'setFigureNature', ...at, column: command.column, nature: natureIn(from) });
    case 'direction':
      return planSetIndicator(bench, { type: 'setIndicator', ...at, direction: from === 'lower' ? 'lower' : 'higher' });
    case 'rangeRule':
      return planSetIndicator(bench, {
        type: 'setIndicator',
        ...at,
        rangeRule: from === 'lower' || from === 'inside' ? from : 'upper',
      });
    case 'verdict':
      return planOverrule(bench, {
        type: 'overruleVerdict',
        ...at,
        verdict: from === 'exceeded' || from === 'met' || from === 'unmet' ? from : null,
        reason: before ? textOf(before, 'reason') : '',
      });
  }
};

const natureIn = (text: string | null): Nature => (text === 'estimate' || text === 'preliminary' ? text : 'actual');

/** The text as it was typed; a figure with what it was (estimate, actual) and where it came from. */
const writeText = (
  bench: Workbench,
  { row, column }: RestoreValue,
  text: string,
  before: SqlRow | null,
): Result<null, AppError> => {
  const importId = before && textOrNull(before, 'import_id');
  const origin: Origin = {
    importId: importId !== null && bench.set.get('import_batch', importId) ? importId : null,
    address: textOrNull(before ?? {}, 'address') ?? '',
    source: textOrNull(before ?? {}, 'source') ?? '',
    ...(before && textOrNull(before, 'nature') !== null ? { nature: natureIn(textOf(before, 'nature')) } : {}),
  };
  return writeCell(bench, row, column, text, origin);
};
