import { mkdirSync, mkdtempSync } from 'node:fs';
import path from 'node:path';
import { test } from 'vitest';
import { tempFolder } from '../../helpers/tempFolder';
import { assignment } from './assignment';
import { consolidation } from './consolidation';
import { firstRun } from './firstRun';
import { openOffice, scene } from './office';
import { planForYear } from './planForYear';
import { reportingForms } from './reportingForms';
import { returnsIn } from './returnsIn';

const place = tempFolder();

test('one month at the office, end to end', { timeout: 300_000 }, async () => {
  // A second try begins with a new office.
  const folder = mkdtempSync(path.join(place, 'van-phong-'));
  const userData = path.join(folder, 'may-phong-tai-chinh');
  mkdirSync(userData);
  const office = await openOffice(folder, userData);
  try {
    await scene('lần đầu mở chương trình', () => firstRun(office));
    await scene('kế hoạch năm 2022', () => planForYear(office));
    await scene('giao chỉ tiêu, phân công nhiệm vụ', () => assignment(office));
    await scene('biểu mẫu báo cáo tháng 1', () => reportingForms(office));
    await scene('nhận báo cáo của các xã', () => returnsIn(office));
    await scene('tổng hợp, kiểm tra số liệu', () => consolidation(office));
  } catch (error) {
    await office.app.kill();
    throw error;
  }
  await office.app.close();
});
