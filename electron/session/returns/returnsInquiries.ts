import type { AppError } from '../../../shared/contract/appError';
import { ok, type Result } from '../../../shared/contract/result';
import type { ReturnsInquiryMap } from '../../../shared/contract/returnsAnswers';
import type { SheetAt } from '../../../shared/domain/command';
import type { SqlDb } from '../../db/sqlDb';
import { onSheet, type SheetContext } from '../load/sheetContext';
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
const onOwnSheet = <T>(
  db: SqlDb,
  { sheet, period }: SheetAt,
  answer: (context: SheetContext) => Result<T, AppError>,
): Result<T, AppError> => onSheet(db, { sheet, period }, answer);

/** Questions about reporting forms and returns. */
export const RETURNS_ANSWERS: Answers = {
  'returns.proposal': (db, { at }) => onOwnSheet(db, at, (context) => ok(requestProposal(db, context))),
  'returns.content': (db, { at, unit, rows }) =>
    onOwnSheet(db, at, (context) => requestContent(db, context, unit, rows)),
  'returns.basis': (db, { at }) => onOwnSheet(db, at, (context) => returnsBasis(db, context)),
  'returns.board': (db, { at }) => onOwnSheet(db, at, (context) => ok(returnsBoard(db, context))),
};
