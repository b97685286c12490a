import type { StepWay } from '../../../shared/contract/story';
import type { Command, SetCells } from '../../../shared/domain/command';
import { type SqlRow, textOrNull } from '../../db/sqlDb';

/** `restore`: a backup that was taken over, which no command of the window asks for. */
type Type = Exclude<Command['type'], 'setCells'> | 'restore';

const WAYS: Readonly<Partial<Record<Type, StepWay>>> = {
  replaceInPlan: 'replaced',
  overruleVerdict: 'typed',
  setFigureNature: 'typed',
  setIndicator: 'typed',
  setCellNote: 'typed',
  setOwners: 'typed',
  setProviderFigure: 'typed',
  addTarget: 'typed',
  removeTarget: 'typed',
  addDefinition: 'typed',
  removeDefinition: 'typed',
  insertRows: 'rows',
  deleteRows: 'rows',
  duplicateRows: 'rows',
  moveRows: 'rows',
  shiftLevel: 'rows',
  groupRows: 'rows',
  ungroupRows: 'rows',
  splitRow: 'rows',
  joinParts: 'rows',
  renumberMarkers: 'rows',
  importRows: 'imported',
  acceptReturns: 'returned',
  sendBackReturn: 'returned',
  takeProse: 'prose',
  nextYear: 'carried',
  openPeriod: 'carried',
  loadFigures: 'carried',
  restore: 'restored',
  restoreRows: 'restored',
  restoreValue: 'restored',
  closePeriod: 'closed',
  reopenPeriod: 'closed',
  correctFigure: 'closed',
};

const GESTURES: Readonly<Record<NonNullable<SetCells['gesture']>, StepWay>> = {
  type: 'typed',
  paste: 'pasted',
  move: 'moved',
  clear: 'cleared',
  fill: 'filled',
  replace: 'replaced',
};

const known = (words: Readonly<Partial<Record<string, StepWay>>>, word: string): StepWay | undefined =>
  Object.hasOwn(words, word) ? words[word] : undefined;

/** The command of an entry as JSON; a file made elsewhere may have something else there. */
export const COMMAND = `iif(json_valid(command), command, '{}')`;

/** What of its command and of the log `wayOf` needs, as columns of `change_log`. */
export const WAY_COLUMNS = `undoes, json_extract(${COMMAND}, '$.type') AS type,
  json_extract(${COMMAND}, '$.gesture') AS gesture`;

/** How a step of the log came about, by the columns of `WAY_COLUMNS`; a command that is not known is a setting. */
export const wayOf = (entry: SqlRow): StepWay => {
  if (textOrNull(entry, 'undoes') !== null) return 'undone';
  const type = textOrNull(entry, 'type') ?? '';
  if (type !== 'setCells') return known(WAYS, type) ?? 'setup';
  return known(GESTURES, textOrNull(entry, 'gesture') ?? 'type') ?? 'typed';
};
