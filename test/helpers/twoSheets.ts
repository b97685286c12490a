import { createDatabase } from '../../electron/db/openDatabase';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { PlanSession } from '../../electron/session/planSession';
import { plantPlan } from '../../electron/session/start/plant';
import { samplePlan, shippedForms } from '../../electron/session/start/samples';
import { SHEET } from './openSample';

export const SECOND = 'bieu-6-thang';

/** A real plan file with the Tam Đường sample and a second sheet of the same plan, its first six months of 2023. */
export const openTwoSheets = async (file: string): Promise<PlanSession> => {
  const sample = await samplePlan('tam-duong');
  if (!sample) throw new Error('sample');
  const db = await createDatabase();
  plantPlan(db, sample, shippedForms());
  db.run(
    `INSERT INTO sheet (id, plan_id, form_id, unit_id, title, period, sort_key)
     SELECT ?, plan_id, form_id, unit_id, ?, '2023-H1', sort_key || 'z' FROM sheet WHERE id = ?`,
    [SECOND, 'Kết quả 6 tháng', SHEET],
  );
  const created = await PlanSession.create({ fileSystem: nodeFileSystem }, file, db, false);
  if (!created.ok) throw new Error(JSON.stringify(created.error));
  return created.value;
};
