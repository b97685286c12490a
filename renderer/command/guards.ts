import { UNAVAILABLE } from '../../shared/text/dialogs';
import { isReadOnly, planStore } from '../store/planStore';
import { activeCell } from '../store/selectionStore';
import { canEdit } from './editPlace';
import { activeRow, hasFigure, hasVerdict } from './rowActions';

/** Why an action cannot be done now, or null when it can. Each area's action table uses these. */
export const always = (): null => null;
export const needsPlan = (): string | null => (planStore.get().plan ? null : UNAVAILABLE.noPlan);
export const needsSheet = (): string | null => (planStore.get().model ? null : UNAVAILABLE.noPlan);
export const needsWritable = (): string | null => needsSheet() ?? (isReadOnly() ? UNAVAILABLE.readOnly : null);
export const needsCell = (): string | null =>
  needsWritable() ?? (canEdit(activeCell()) ? null : UNAVAILABLE.notEditable);
export const needsRow = (): string | null => needsWritable() ?? (activeCell() ? null : UNAVAILABLE.noRow);
export const needsVerdict = (): string | null =>
  needsWritable() ?? (hasVerdict(activeRow()) ? null : UNAVAILABLE.noVerdict);
export const needsFigure = (): string | null =>
  needsWritable() ?? (hasFigure(activeRow()) ? null : UNAVAILABLE.noFigure);
