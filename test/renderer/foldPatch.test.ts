import { expect, it } from 'vitest';
import { foldPatch } from '../../renderer/store/foldPatch';
import type { SheetPatch } from '../../shared/contract/channels';
import { sampleView } from './sampleView';

const view = sampleView();
const [first, second, third] = view.rows;
const patchOf = (patch: Partial<SheetPatch>): SheetPatch => ({
  sheet: 's',
  period: '2023',
  unit: 'u',
  rows: [],
  order: null,
  summary: { ...view.summary, met: 2 },
  ...patch,
});

it('replaces changed rows and keeps the identity of the others', () => {
  if (!second) throw new Error('sample');
  const folded = foldPatch(view, patchOf({ rows: [{ ...second, name: 'mới' }] }));
  expect(folded.rows[0]).toBe(first);
  expect(folded.rows[1]?.name).toBe('mới');
  expect(folded.rows[2]).toBe(third);
  expect(folded.summary.met).toBe(2);
});

it('follows the order when rows came, went or moved', () => {
  if (!first) throw new Error('sample');
  const folded = foldPatch(view, patchOf({ rows: [{ ...first, id: 'n' }], order: ['c', 'n', 'a'] }));
  expect(folded.rows.map((row) => row.id)).toEqual(['c', 'n', 'a']);
  expect(folded.rows[2]).toBe(first);
});

it('leaves a view of another sheet, period or unit alone', () => {
  expect(foldPatch(view, patchOf({ sheet: 'other' }))).toBe(view);
  expect(foldPatch(view, patchOf({ period: '2022' }))).toBe(view);
  expect(foldPatch(view, patchOf({ unit: 'other' }))).toBe(view);
});
