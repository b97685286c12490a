import type { AppError } from '../../../shared/contract/appError';
import { ok, type Result } from '../../../shared/contract/result';
import type { ReturnsInquiryMap } from '../../../shared/contract/returnsAnswers';
import type { SheetAt } from '../../../shared/domain/command';
import type { SqlDb } from '../../db/sqlDb';
import { type SheetContext, sheetContext } from '../load/sheetContext';
import { returnsBasis, returnsBoard } from './returnsBasis';
import { requestContent, requestProposal } from './returnsProposal';

type Kind = keyof ReturnsInquiryMap;
type Answers = {
  readonly [K in Kind]: (
    db: SqlDb,
    request: ReturnsInquiryMap[K]['request'],
  ) => Result<ReturnsInquiryMap[K]['response'], AppError>;
};

/** Reports go to the unit that the sheet is of, whichever unit it is looked at for. */
const onSheet = <T>(
  db: SqlDb,
  { sheet, period }: SheetAt,
  answer: (context: SheetContext) => Result<T, AppError>,
): Result<T, AppError> => {
  const context = sheetContext(db, sheet, period, null);
  return context.ok ? answer(context.value) : context;
};

/** Questions about reporting forms and returns. */
export const RETURNS_ANSWERS: Answers = {
  'returns.proposal': (db, { at }) => onSheet(db, at, (context) => ok(requestProposal(db, context))),
  'returns.content': (db, { at, unit, rows }) => onSheet(db, at, (context) => requestContent(db, context, unit, rows)),
  'returns.basis': (db, { at }) => onSheet(db, at, (context) => returnsBasis(db, context)),
  'returns.board': (db, { at }) => onSheet(db, at, (context) => ok(returnsBoard(db, context))),
};
