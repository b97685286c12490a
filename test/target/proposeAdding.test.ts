import { describe, expect, test } from 'vitest';
import { SAMPLES } from '../../electron/session/start/sampleList';
import { samplePlan } from '../../electron/session/start/samples';
import { proposeAdding } from '../../shared/target/proposeAdding';

const plans = await Promise.all(SAMPLES.map(({ id }) => samplePlan(id)));
const known = plans.flatMap((plan) => plan?.indicators ?? []).filter(({ unit }) => unit !== '');

describe('how an indicator adds up, from its wording', () => {
  test('over units: as the sample plans have it, all but means that have a unit of amounts', () => {
    const wrong = known.filter(
      ({ name, unit, overUnits }) => (proposeAdding(name, unit).overUnits === 'sum') !== (overUnits === 'sum'),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  test('over time: no stock adds up, most of what comes in does', () => {
    const sums = (over: string): readonly string[] =>
      known
        .filter(({ name, unit, overTime }) => overTime === over && proposeAdding(name, unit).overTime === 'sum')
        .map(({ name }) => name);
    expect(sums('last')).toEqual([]);
    const flows = known.filter(({ overTime }) => overTime === 'sum');
    expect(sums('sum').length / flows.length).toBeGreaterThan(0.8);
  });

  test.each([
    ['Năng suất lúa', 'tạ/ha', 'none', 'none'],
    ['Tỷ lệ hộ nghèo giảm/năm', '%', 'none', 'none'],
    ['Tỷ lệ che phủ rừng', '%', 'none', 'last'],
    ['Giá điện bình quân', 'đồng/kWh', 'none', 'none'],
    ['Thu nhập bình quân đầu người/năm', 'triệu đồng/người', 'none', 'none'],
    ['Sản lượng lương thực bình quân đầu người', 'kg', 'none', 'none'],
    ['Thu ngân sách', 'tỷ đồng/năm', 'sum', 'sum'],
    ['Tổng đàn gia súc', 'con', 'sum', 'last'],
    ['Diện tích rừng hiện có', 'ha', 'sum', 'last'],
    ['Trồng rừng mới', 'Ha', 'sum', 'sum'],
    ['Xã đạt chuẩn nông thôn mới', 'xã', 'sum', 'last'],
    ['Xếp loại đảng bộ', '', 'none', 'last'],
  ])('%s (%s)', (name, unit, overUnits, overTime) => {
    expect(proposeAdding(name, unit)).toEqual({ overUnits, overTime });
  });
});
