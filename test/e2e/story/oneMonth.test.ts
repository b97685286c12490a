import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'vitest';
import { tempFolder } from '../../helpers/tempFolder';
import { firstRun } from './firstRun';
import { openOffice, scene } from './office';

const folder = tempFolder();

test('one month at the office, end to end', { timeout: 300_000 }, async () => {
  const userData = path.join(folder, 'may-phong-tai-chinh');
  mkdirSync(userData);
  const office = await openOffice(folder, userData);
  await scene('lần đầu mở chương trình', () => firstRun(office));
  await office.app.close();
});
