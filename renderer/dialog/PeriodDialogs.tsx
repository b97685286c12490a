import type { PeriodDialog } from '../store/periodDialogs';
import { AssignmentDialog } from './AssignmentDialog';
import { ClosingDialog } from './ClosingDialog';
import { CorrectionDialog } from './CorrectionDialog';
import { NextYearDialog } from './NextYearDialog';
import { OpenPeriodDialog } from './OpenPeriodDialog';
import { PastFiguresDialog } from './PastFiguresDialog';
import { SnapshotDialog } from './SnapshotDialog';

/** Dialogs about periods, closings and targets. */
export const PeriodDialogs = ({ dialog }: { dialog: PeriodDialog | null | undefined }) => {
  switch (dialog?.kind) {
    case 'closing':
      return <ClosingDialog />;
    case 'snapshot':
      return <SnapshotDialog key={dialog.snapshot} snapshot={dialog.snapshot} form={dialog.form} />;
    case 'correct':
      return <CorrectionDialog row={dialog.row} column={dialog.column} />;
    case 'openPeriod':
      return <OpenPeriodDialog />;
    case 'nextYear':
      return <NextYearDialog />;
    case 'pastFigures':
      return <PastFiguresDialog />;
    case 'assignment':
      return <AssignmentDialog key={dialog.row} row={dialog.row} column={dialog.column} />;
    default:
      return null;
  }
};
