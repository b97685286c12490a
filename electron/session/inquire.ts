import type { AppError } from '../../shared/contract/appError';
import type { Inquiry, PeriodRequestMap } from '../../shared/contract/periodAnswers';
import { ok, type Result } from '../../shared/contract/result';
import type { SqlDb } from '../db/sqlDb';
import { MAPPING_ANSWERS } from './load/knownMappings';
import { onSheet } from './load/sheetContext';
import { storedCells } from './load/storedCells';
import { calendar } from './periods/calendar';
import { taskList } from './periods/calendarTasks';
import { closingsOf } from './periods/closings';
import { correctionPlan } from './periods/correctionPlan';
import { nextPeriod } from './periods/nextPeriod';
import { readSnapshot } from './periods/snapshot';
import { RETURNS_ANSWERS } from './returns/returnsInquiries';
import { SET_ANSWERS } from './sets/setInquiries';
import type { History } from './story/history';
import { STORY_ANSWERS } from './story/storyAnswers';
import { TEMPLATE_ANSWERS } from './templates/templateAnswers';
import { assignmentOf } from './units/assignment';
import { unitList } from './units/unitsList';
import { mergerPreview } from './units/unitsMergers';

type Answer<K extends Inquiry> = Result<PeriodRequestMap[K]['response'], AppError>;
type Answers = {
  readonly [K in Inquiry]: (db: SqlDb, request: PeriodRequestMap[K]['request'], history: History) => Answer<K>;
};

const ANSWERS: Answers = {
  ...MAPPING_ANSWERS,
  ...SET_ANSWERS,
  ...TEMPLATE_ANSWERS,
  ...RETURNS_ANSWERS,
  ...STORY_ANSWERS,
  'units.list': (db) => ok(unitList(db)),
  'units.mergers': (db) => ok(mergerPreview(db)),
  'tasks.list': (db, { at }) => onSheet(db, at, (context) => ok(taskList(db, context))),
  'calendar.list': (db) => ok(calendar(db)),
  'period.closings': (db, { at }) => onSheet(db, at, (context) => ok(closingsOf(db, context))),
  'period.snapshot': (db, { snapshot }) => readSnapshot(db, snapshot),
  'period.next': (db, { at }) => onSheet(db, at, (context) => ok(nextPeriod(db, context))),
  'period.stored': (db, { at, ...rest }) => onSheet(db, at, (context) => ok(storedCells(db, context, rest))),
  'period.correction': (db, { at, row, column }) =>
    onSheet(db, at, (context) => correctionPlan(db, context, row, column)),
  'row.assignment': (db, { at, row, column }) => onSheet(db, at, (context) => assignmentOf(db, context, row, column)),
};

/** Answers a question about periods, closings or targets. Changes nothing. */
export const inquire = <K extends Inquiry>(
  db: SqlDb,
  kind: K,
  request: PeriodRequestMap[K]['request'],
  history: History,
): Answer<K> => ANSWERS[kind](db, request, history);
