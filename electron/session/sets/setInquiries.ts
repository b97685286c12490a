import type { AppError } from '../../../shared/contract/appError';
import { ok, type Result } from '../../../shared/contract/result';
import type { SetInquiryMap } from '../../../shared/contract/setAnswers';
import type { SqlDb } from '../../db/sqlDb';
import { onSheet } from '../load/sheetContext';
import { shownPrint } from '../printSettings';
import { reportSets } from './reportSets';

type Answers = {
  readonly [K in keyof SetInquiryMap]: (
    db: SqlDb,
    request: SetInquiryMap[K]['request'],
  ) => Result<SetInquiryMap[K]['response'], AppError>;
};

/** Answers about sets and printed values. */
export const SET_ANSWERS: Answers = {
  'sets.list': (db, { at }) => onSheet(db, at, (context) => ok(reportSets(db, context))),
  'print.stored': (db, { at }) => onSheet(db, at, (context) => ok(shownPrint(context))),
};
