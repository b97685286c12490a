import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { test } from 'vitest';
import { tempFolder } from '../../helpers/tempFolder';
import { assignment } from './assignment';
import { closing } from './closing';
import { colleague } from './colleague';
import { consolidation } from './consolidation';
import { firstRun } from './firstRun';
import { mergers } from './mergers';
import { type Office, openOffice, scene } from './office';
import { periodsOn } from './periodsOn';
import { planForYear } from './planForYear';
import { powerCut } from './powerCut';
import { reportingForms } from './reportingForms';
import { returnsIn } from './returnsIn';
import { termReview } from './termReview';

const place = tempFolder();

type Scene = (office: Office) => Promise<void>;

/** Each goes on where the one before it ended; the colleague comes when the month is done, and leaves the window closed. */
const TAN_UYEN: readonly (readonly [string, Scene])[] = [
  ['lần đầu mở chương trình', firstRun],
  ['kế hoạch năm 2022', planForYear],
  ['giao chỉ tiêu, phân công nhiệm vụ', assignment],
  ['biểu mẫu báo cáo tháng 1', reportingForms],
  ['nhận báo cáo của các xã', returnsIn],
  ['tổng hợp, kiểm tra số liệu', consolidation],
  ['mất điện', powerCut],
  ['các kỳ tiếp theo', periodsOn],
  ['chốt số liệu', closing],
  ['đồng nghiệp cùng mở', colleague],
];

const TAM_DUONG: readonly (readonly [string, Scene])[] = [
  ['sơ kết nhiệm kỳ', termReview],
  ['sắp xếp đơn vị năm 2025', mergers],
];

const play = async (office: Office, scenes: readonly (readonly [string, Scene])[]): Promise<void> => {
  try {
    for (const [name, run] of scenes) await scene(name, () => run(office));
  } catch (error) {
    await office.app.kill();
    throw error;
  }
};

test('one month at the office, end to end', { timeout: 300_000 }, async () => {
  // A second try begins with new offices.
  const folder = mkdtempSync(path.join(place, 'van-phong-'));
  await play(await openOffice(folder, 'Kế hoạch Tân Uyên'), TAN_UYEN);
  const review = await openOffice(folder, 'Sơ kết Tam Đường');
  await play(review, TAM_DUONG);
  await review.app.close();
});
