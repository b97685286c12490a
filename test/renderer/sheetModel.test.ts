import { describe, expect, it } from 'vitest';
import { buildSheetModel } from '../../shared/grid/sheetModel';
import { sampleView } from './sampleView';

describe('buildSheetModel', () => {
  const model = buildSheetModel(sampleView());
  const at = (row: string, column: string) => ({ r: model.rowIndex(row) ?? -1, c: model.columnIndex(column) ?? -1 });

  it('gives a form with parts a second physical name column under the same letter', () => {
    expect(model.columns.map(({ id, letter }) => `${id}:${letter}`)).toEqual([
      'marker:A',
      'name:B',
      'part:B',
      'unit:C',
      'target:D',
      'figure:E',
      'ratio:F',
    ]);
  });

  it('merges TT over its group, a label over its parts, and the two name columns where there is no part', () => {
    expect(model.mergeOf(at('c', 'marker'))).toEqual({ r0: 0, c0: 0, r1: 2, c1: 0 });
    expect(model.mergeOf(at('c', 'name'))).toEqual({ r0: 1, c0: 1, r1: 2, c1: 1 });
    expect(model.mergeOf(at('c', 'part'))).toEqual({ r0: 2, c0: 2, r1: 2, c1: 2 });
    expect(model.mergeOf(at('a', 'part'))).toEqual({ r0: 0, c0: 1, r1: 0, c1: 2 });
  });

  it('addresses and edits a merged cell by its top left', () => {
    expect(model.addressOf(at('c', 'name'))).toBe('B2');
    expect(model.addressOf(at('a', 'part'))).toBe('B1');
    expect(model.editAt(at('c', 'name'), 'x')).toEqual({ row: 'b', column: 'name', text: 'x' });
    expect(model.editAt(at('c', 'part'), 'x')).toEqual({ row: 'c', column: 'part', text: 'x' });
  });

  it('takes no edit in a computed cell and copies it as shown', () => {
    expect(model.editAt(at('a', 'ratio'), 'x')).toBeNull();
    expect(model.typedAt(at('a', 'ratio'))).toBe('100,00%');
  });

  it('has no part column when no row has a part', () => {
    const view = sampleView();
    const plain = buildSheetModel({ ...view, rows: view.rows.slice(0, 1) });
    expect(plain.columnIndex('part')).toBeNull();
    expect(plain.mergeOf({ r: 0, c: 1 })).toEqual({ r0: 0, c0: 1, r1: 0, c1: 1 });
  });
});
