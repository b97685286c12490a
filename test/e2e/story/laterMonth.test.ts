import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'vitest';
import { nodeFileSystem } from '../../../electron/file/fileSystem';
import { createPlan } from '../../../electron/session/createPlan';
import { tempFolder } from '../../helpers/tempFolder';
import { closing } from './closing';
import { colleague } from './colleague';
import { mergers } from './mergers';
import { openOffice, scene } from './office';
import { periodsOn } from './periodsOn';
import { powerCut } from './powerCut';
import { termReview } from './termReview';

const folder = tempFolder();

/** Tân Uyên's plan with January of 8 of its 10 communes, in the file. */
const planWithJanuary = async (file: string): Promise<void> => {
  const created = await createPlan({ fileSystem: nodeFileSystem }, file, 'tan-uyen', false);
  if (!created.ok) throw new Error(created.error.code);
  const session = created.value;
  const sheet = 'ke-hoach-2022--bao-cao-thang';
  const units = session.sheets().find(({ id }) => id === sheet)?.units ?? [];
  units.slice(1, 9).forEach(({ id }, index) => {
    const edits = ['san-luong-luong-thuc', 'che-bup-tuoi-san-luong'].map((row) => ({
      row,
      column: 'current',
      text: `${100 + index * 10},5`,
    }));
    const step = session.run({ type: 'setCells', sheet, period: '2022-M01', unit: id, edits }, null);
    if (!step.ok) throw new Error(step.error.code);
  });
  await session.close();
};

/** The later scenes of the month on a plan of their own: for themselves, and until they follow the earlier ones. */
test('later in the month', { timeout: 240_000 }, async () => {
  const planPath = path.join(folder, 'Kế hoạch Tân Uyên 2022.skh');
  const userData = path.join(folder, 'cài đặt');
  mkdirSync(userData);
  await planWithJanuary(planPath);
  const office = await openOffice(folder, userData, planPath);
  await scene('7. mất điện', () => powerCut(office));
  await scene('8. các kỳ', () => periodsOn(office));
  await scene('9. chốt số liệu', () => closing(office));
  await scene('12. đồng nghiệp', () => colleague(office));
  const review = path.join(folder, 'Tam Đường.skh');
  const sample = await createPlan({ fileSystem: nodeFileSystem }, review, 'tam-duong', false);
  if (!sample.ok) throw new Error(sample.error.code);
  await sample.value.close();
  const second = path.join(folder, 'cài đặt Tam Đường');
  mkdirSync(second);
  const tamDuong = await openOffice(folder, second, review);
  await scene('10. sơ kết nhiệm kỳ', () => termReview(tamDuong));
  await scene('11. sáp nhập', () => mergers(tamDuong));
  await tamDuong.app.close();
});
