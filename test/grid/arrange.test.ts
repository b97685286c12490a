import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SheetView, ViewCell, ViewRow } from '../../shared/form/types';
import { type Arrangement, arrangeRows, PLAIN } from '../../shared/grid/arrange';
import { type Filters, hiddenByFilters } from '../../shared/grid/filter';
import { valuesOf } from '../../shared/grid/filterValues';
import { goTo } from '../../shared/grid/goTo';
import { buildSheetModel } from '../../shared/grid/sheetModel';
import { sortedIds } from '../../shared/grid/sort';
import { sampleView } from '../renderer/sampleView';

const view = sampleView();
const arranged = (patch: Partial<Arrangement>) => buildSheetModel(view, { ...PLAIN, ...patch });

/** A sheet of one figure column with these texts; values as the session resolves them. */
const sheetOf = (texts: readonly (readonly [text: string, value: string | null])[]): SheetView => {
  const [first] = view.rows;
  if (!first) throw new Error('sample');
  const rows = texts.map(([text, value], index): ViewRow => {
    const figure: ViewCell = { ...(first.cells['figure'] as ViewCell), text, typed: text, value };
    return { ...first, id: `r${index}`, span: { marker: 1, name: 1 }, cells: { ...first.cells, figure } };
  });
  return { ...view, rows };
};

describe('a model of what is shown', () => {
  it('keeps what is left of a merged cell as one and the stored numbers of rows', () => {
    const model = arranged({ hiddenRows: new Set(['b']) });
    expect(model.rows.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(model.mergeOf({ r: 1, c: 0 })).toEqual({ r0: 0, c0: 0, r1: 1, c1: 0 });
    expect(model.mergeOf({ r: 1, c: 1 })).toEqual({ r0: 1, c0: 1, r1: 1, c1: 1 });
    expect(model.textAt({ r: 1, c: 1 })).toBe('Tỷ lệ học sinh');
    expect(model.addressOf({ r: 1, c: 5 })).toBe('E3');
    expect(model.numberOf(1)).toBe(3);
    expect(model.view).toBe(view);
  });

  it('undoes merging while sorted and writes to the row that is seen', () => {
    const model = arranged({ order: ['c', 'a', 'b'] });
    expect(model.isSorted).toBe(true);
    expect(model.mergeOf({ r: 0, c: 0 })).toEqual({ r0: 0, c0: 0, r1: 0, c1: 0 });
    expect(model.mergeOf({ r: 1, c: 1 })).toEqual({ r0: 1, c0: 1, r1: 1, c1: 2 });
    expect(model.editAt({ r: 0, c: 5 }, '7')).toEqual({ row: 'c', column: 'figure', text: '7' });
    expect([0, 1, 2].map((r) => model.numberOf(r))).toEqual([3, 1, 2]);
  });

  it('puts a row that came after the sort behind the one it follows', () => {
    const { rows } = arrangeRows(view, { ...PLAIN, order: ['c', 'a'] });
    expect(rows.map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  });

  it('hides a name with its part, keeps letters, freezes up to a column', () => {
    const model = arranged({ hiddenColumns: new Set(['name', 'unit']), frozen: 'target' });
    expect(model.columns.map(({ id, letter }) => `${id}:${letter}`)).toEqual([
      'marker:A',
      'target:D',
      'figure:E',
      'ratio:F',
    ]);
    expect(model.frozen).toBe(2);
    expect(arranged({}).frozen).toBe(3);
    expect(arranged({ frozen: null }).frozen).toBe(0);
    expect(arranged({ frozen: 'name' }).frozen).toBe(3);
  });

  it('shows every row once under any order and any hiding', () => {
    const ids = fc.shuffledSubarray(['a', 'b', 'c']);
    fc.assert(
      fc.property(fc.option(ids), ids, (order, hidden) => {
        const { rows } = arrangeRows(view, { ...PLAIN, order, hiddenRows: new Set(hidden) });
        const wanted = view.rows.map(({ id }) => id).filter((id) => !hidden.includes(id));
        expect(rows.map(({ id }) => id).sort()).toEqual(wanted);
      }),
    );
  });
});

describe('filters', () => {
  const column = (id: string) => {
    const one = view.columns.find((candidate) => candidate.id === id);
    if (!one) throw new Error(id);
    return one;
  };
  const shown = (filters: Filters): string[] => {
    const hidden = hiddenByFilters(view, filters);
    return view.rows.map(({ id }) => id).filter((id) => !hidden.has(id));
  };

  it('by values, by text without accents, by several columns at once', () => {
    expect(shown({ figure: { kind: 'values', values: new Set(['98', '99']) } })).toEqual(['b', 'c']);
    expect(shown({ name: { kind: 'contains', text: 'mau giao' } })).toEqual(['b']);
    expect(shown({ name: { kind: 'contains', text: 'trường' } })).toEqual(['a']);
    expect(
      shown({ figure: { kind: 'values', values: new Set(['98', '99']) }, name: { kind: 'contains', text: 'tiểu' } }),
    ).toEqual(['c']);
    expect(shown({})).toEqual(['a', 'b', 'c']);
  });

  it('lists values with counts, blank last, verdicts by their rank, others by what is left of them', () => {
    expect(valuesOf(view, column('ratio'), {})).toEqual([{ key: 'met', text: '', verdict: 'met', count: 3 }]);
    expect(valuesOf(view, column('figure'), {}).map(({ text, count }) => `${text}:${count}`)).toEqual([
      '58,3:1',
      '98:1',
      '99:1',
    ]);
    const filters: Filters = { figure: { kind: 'values', values: new Set(['98']) } };
    expect(valuesOf(view, column('unit'), filters)).toEqual([{ key: '%', text: '%', verdict: null, count: 1 }]);
    expect(valuesOf(view, column('figure'), filters)).toHaveLength(3);
    const blanks = valuesOf(
      sheetOf([
        ['', null],
        ['5', '5'],
      ]),
      column('figure'),
      {},
    );
    expect(blanks.map(({ key }) => key)).toEqual(['5', '']);
    const numbers = sheetOf([
      ['1.000', '1000'],
      ['khoảng', null],
      ['05', '5'],
      ['4,29', '4.29'],
    ]);
    expect(valuesOf(numbers, column('figure'), {}).map(({ text }) => text)).toEqual(['4,29', '05', '1.000', 'khoảng']);
  });

  it('keep the heading of a row that is shown, and no other', () => {
    const heading = (id: string, level: number): ViewRow => ({
      ...(view.rows[0] as ViewRow),
      id,
      level,
      kind: 'heading',
      part: null,
    });
    const at = (id: string, level: number): ViewRow => ({
      ...(view.rows.find((row) => row.id === id) as ViewRow),
      level,
    });
    const grouped: SheetView = {
      ...view,
      rows: [
        heading('h1', 0),
        heading('h2', 1),
        at('a', 2),
        heading('h3', 1),
        at('b', 2),
        heading('h4', 0),
        at('c', 1),
      ],
    };
    const hidden = hiddenByFilters(grouped, { figure: { kind: 'values', values: new Set(['98']) } });
    expect([...hidden].sort()).toEqual(['a', 'c', 'h2', 'h4']);
  });
});

describe('sorting', () => {
  const order = (texts: readonly (readonly [string, string | null])[], descending: boolean): string[] => {
    const sheet = sheetOf(texts);
    return sortedIds(sheet, { column: 'figure', descending }).map((id) => texts[Number(id.slice(1))]?.[0] ?? '');
  };

  it('by exact value, numbers before texts, blank last either way, equals as stored', () => {
    const texts = [
      ['10', '10'],
      ['', null],
      ['9,5', '9.5'],
      ['>9,5', '9.5'],
      ['-3', '-3'],
      ['x', null],
      ['1.000', '1000'],
    ] as const;
    expect(order(texts, false)).toEqual(['-3', '9,5', '>9,5', '10', '1.000', 'x', '']);
    expect(order(texts, true)).toEqual(['1.000', '10', '9,5', '>9,5', '-3', 'x', '']);
  });

  it('tells numbers apart that floating point cannot', () => {
    const [small, large] = ['9007199254740993,1', '9007199254740993,2'];
    expect(
      order(
        [
          [large, large.replace(',', '.')],
          [small, small.replace(',', '.')],
        ],
        false,
      ),
    ).toEqual([small, large]);
  });

  it('texts as a Vietnamese dictionary has them', () => {
    const names = ['đường', 'dân', 'Ân', 'an', 'ăn', 'xã', 'ếch', 'em'];
    const rows = names.map((name, index) => ({ ...(view.rows[0] as ViewRow), id: `r${index}`, name }));
    const ids = sortedIds({ ...view, rows }, { column: 'name', descending: false });
    expect(ids.map((id) => names[Number(id.slice(1))])).toEqual(['an', 'ăn', 'Ân', 'dân', 'đường', 'em', 'ếch', 'xã']);
  });

  it('TT by its number, Roman ones too', () => {
    const markers = ['X', 'IX', 'II', 'IV', 'I'];
    const rows = markers.map((marker, index) => ({ ...(view.rows[0] as ViewRow), id: `r${index}`, marker }));
    const ids = sortedIds({ ...view, rows }, { column: 'marker', descending: false });
    expect(ids.map((id) => markers[Number(id.slice(1))])).toEqual(['I', 'II', 'IV', 'IX', 'X']);
  });
});

describe('going to a place', () => {
  const from = { r: 0, c: 5 };
  const cells = (text: string, model = buildSheetModel(view)) => {
    const answer = goTo(model, text, from);
    return answer.kind === 'places' ? answer.places.map(({ cell }) => cell) : answer.kind;
  };

  it('by address, row, column, label', () => {
    expect(cells('e3')).toEqual([{ r: 2, c: 5 }]);
    expect(cells(' D 2 ')).toEqual([{ r: 1, c: 4 }]);
    expect(cells('2')).toEqual([{ r: 1, c: 5 }]);
    expect(cells('f')).toEqual([{ r: 0, c: 6 }]);
    expect(cells('hoc sinh')).toEqual([
      { r: 1, c: 5 },
      { r: 2, c: 5 },
    ]);
    expect(cells('mẫu giáo')).toEqual([{ r: 1, c: 5 }]);
  });

  it('says what is hidden and what is not there', () => {
    expect(cells('99')).toBe('none');
    expect(cells('Z9')).toBe('none');
    expect(cells('')).toBe('none');
    expect(cells('E2', arranged({ hiddenRows: new Set(['b']) }))).toBe('hidden');
    expect(cells('D1', arranged({ hiddenColumns: new Set(['target']) }))).toBe('hidden');
    expect(cells('mau giao', arranged({ hiddenRows: new Set(['b']) }))).toBe('hidden');
  });
});
