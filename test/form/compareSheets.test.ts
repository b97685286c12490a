import { describe, expect, test } from 'vitest';
import { compareSheets } from '../../shared/form/compareSheets';
import type { SheetView, ViewRow } from '../../shared/form/types';
import { sampleView } from '../renderer/sampleView';

const sample = sampleView();
const withRows = (rows: readonly ViewRow[]): SheetView => ({ ...sample, rows });
const [a, b, c] = sample.rows;
if (!a || !b || !c) throw new Error('rows');
const figure = sample.columns.find(({ kind }) => kind === 'figure')?.id ?? '';
const changed = (row: ViewRow, text: string): ViewRow => {
  const cell = row.cells[figure];
  if (!cell) throw new Error('cell');
  return { ...row, cells: { ...row.cells, [figure]: { ...cell, text } } };
};

describe('two versions of a sheet', () => {
  test('the same sheet differs in nothing', () => {
    const compared = compareSheets(sample, sample);
    expect(compared).toMatchObject({ cells: 0, changed: 0, added: 0, removed: 0 });
    expect(compared.rows.every(({ fate }) => fate === 'same')).toBe(true);
  });

  test('cells that differ have both texts; rows come, go and keep their place', () => {
    const fresh = { ...a, id: 'new', name: 'Mới' };
    const compared = compareSheets(withRows([a, b, c]), withRows([fresh, changed(a, '999'), c]));
    expect(compared.rows.map(({ id, fate }) => [id, fate])).toEqual([
      ['new', 'added'],
      [a.id, 'changed'],
      [b.id, 'removed'],
      [c.id, 'same'],
    ]);
    expect(compared.rows[1]?.cells).toEqual({ [figure]: { before: a.cells[figure]?.text, now: '999' } });
    expect(compared).toMatchObject({ cells: 1, changed: 1, added: 1, removed: 1 });
  });

  test('a name or a TT that changed is a difference too; a column that went is still compared', () => {
    const renamed = compareSheets(withRows([a]), withRows([{ ...a, name: 'Tên mới' }]));
    expect(Object.keys(renamed.rows[0]?.cells ?? {})).toEqual(['name']);
    const less = { ...withRows([a]), columns: sample.columns.filter(({ id }) => id !== figure) };
    expect(compareSheets(withRows([a]), less).columns.map(({ id }) => id)).toContain(figure);
  });
});
