import { expect, test } from 'vitest';
import { findMissingFigures, findMissingTargets, presenceOf } from '../../shared/check/missing';
import { buildScope } from './scope';

const ids = ['a', 'b', 'c', 'd', 'e'].map((letter) => `chi-tieu-${letter}`);
const rows = ids.map((id) => ({ id }));
const figure = (row: string, period: string) => ({ row, period, text: '10' });
const target = (row: string) => ({ row, text: '10' });

const missing = (spec: Parameters<typeof buildScope>[0], isDerived = () => false) =>
  findMissingFigures(presenceOf(buildScope(spec)), isDerived);

test('a target without a figure, in a period for which most others have theirs', () => {
  const targets = ids.map(target);
  const figures = ids.slice(0, 4).flatMap((id) => [figure(id, '2022-M01'), figure(id, '2022-M02')]);
  expect(missing({ rows, targets, figures })).toEqual([
    {
      row: 'chi-tieu-e',
      at: { kind: 'figure', unit: 'huyen', period: '2022-M02', basis: 'cumulative', item: '' },
      fact: { code: 'figureMissing', filled: 4, of: 5, more: 1 },
    },
  ]);
  // What other figures give is not missing.
  expect(missing({ rows, targets, figures }, () => true)).toEqual([]);
});

test('a period that has only begun to be filled, or rows without a target, are left alone', () => {
  const targets = ids.map(target);
  expect(missing({ rows, targets, figures: [figure('chi-tieu-a', '2022-M01')] })).toEqual([]);
  expect(
    missing({ rows, targets: targets.slice(0, 4), figures: ids.slice(0, 4).map((id) => figure(id, '2022')) }),
  ).toEqual([]);
});

test('a figure without a target, where most counted rows have both', () => {
  const figures = ids.map((id) => figure(id, '2022'));
  const scope = buildScope({ rows, figures, targets: ids.slice(0, 4).map(target) });
  expect(findMissingTargets(presenceOf(scope), scope.plan).map(({ row, fact }) => [row, fact])).toEqual([
    ['chi-tieu-e', { code: 'targetMissing', filled: 4, of: 5 }],
  ]);
  const few = buildScope({ rows, figures, targets: [target('chi-tieu-a')] });
  expect(findMissingTargets(presenceOf(few), few.plan)).toEqual([]);
});
