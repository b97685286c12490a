import type { AppError } from '../../../shared/contract/appError';
import { ok, type Result } from '../../../shared/contract/result';
import type { SetInquiryMap } from '../../../shared/contract/setAnswers';
import type { SqlDb } from '../../db/sqlDb';
import { sheetContext } from '../load/sheetContext';
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
  'sets.list': (db, { at }) => {
    const context = sheetContext(db, at.sheet, at.period, at.unit);
    return context.ok ? ok(reportSets(db, context.value)) : context;
  },
  'print.stored': (db, { at }) => {
    const context = sheetContext(db, at.sheet, at.period, at.unit);
    return context.ok ? ok(shownPrint(context.value)) : context;
  },
};
