import { UNAVAILABLE } from '../../shared/text/dialogs';
import { isReadOnly, planStore } from '../store/planStore';
import { activeCell } from '../store/selectionStore';
import { canEdit } from './editPlace';
import { activeRow, hasFigure, hasVerdict } from './rowActions';

/** Why an action cannot be done now, or null when it can. Each area's action table uses these. */
export const always = (): null => null;

/** An open plan. */
export const needsPlan = (): string | null => (planStore.get().plan ? null : UNAVAILABLE.noPlan);

/** A sheet on screen. */
export const needsSheet = (): string | null => (planStore.get().model ? null : UNAVAILABLE.noPlan);

/** A sheet that may be written. */
export const needsWritable = (): string | null => needsSheet() ?? (isReadOnly() ? UNAVAILABLE.readOnly : null);

/** A cell under the cursor. */
export const needsCell = (): string | null =>
  needsWritable() ?? (canEdit(activeCell()) ? null : UNAVAILABLE.notEditable);

/** A row that may be written. */
export const needsRow = (): string | null => needsWritable() ?? (activeCell() ? null : UNAVAILABLE.noRow);

/** A row with a verdict. */
export const needsVerdict = (): string | null =>
  needsWritable() ?? (hasVerdict(activeRow()) ? null : UNAVAILABLE.noVerdict);

/** A row with a figure. */
export const needsFigure = (): string | null =>
  needsWritable() ?? (hasFigure(activeRow()) ? null : UNAVAILABLE.noFigure);
