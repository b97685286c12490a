import { nodeFileSystem } from '../../electron/file/fileSystem';
import { createPlan } from '../../electron/session/createPlan';
import type { PlanSession } from '../../electron/session/planSession';
import type { SheetView, ViewCell, ViewRow } from '../../shared/form/types';

export const SHEET = 'bieu-ket-qua';

/** A real plan file with the Tam Đường sample, opened for writing. */
export const openSample = async (file: string, sample: string | null = 'tam-duong'): Promise<PlanSession> => {
  const created = await createPlan({ fileSystem: nodeFileSystem }, file, sample, false);
  if (!created.ok) throw new Error(JSON.stringify(created.error));
  return created.value;
};

export const viewOf = (session: PlanSession, period: string | null = null): SheetView => {
  const view = session.view(SHEET, period, null);
  if (!view.ok) throw new Error(JSON.stringify(view.error));
  return view.value;
};

export const rowOf = (session: PlanSession, id: string): ViewRow => {
  const row = viewOf(session).rows.find((candidate) => candidate.id === id);
  if (!row) throw new Error(`no row ${id}`);
  return row;
};

export const cellOf = (session: PlanSession, id: string, column: string): ViewCell => {
  const cell = rowOf(session, id).cells[column];
  if (!cell) throw new Error(`no cell ${id}/${column}`);
  return cell;
};

/** Types one text into a cell; throws when it is refused. */
export const type = (session: PlanSession, row: string, column: string, text: string): void => {
  const step = session.run({ type: 'setCells', sheet: SHEET, edits: [{ row, column, text }] }, null);
  if (!step.ok) throw new Error(JSON.stringify(step.error));
};
