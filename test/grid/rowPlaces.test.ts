import { expect, test } from 'vitest';
import type { ViewRow } from '../../shared/form/types';
import { isSameOrder, placesOf, replaceRows } from '../../shared/grid/rowPlaces';

const row = (id: string, name = ''): ViewRow => ({ id, name }) as ViewRow;
const rows = ['a', 'b', 'c'].map((id) => row(id));

test('rows are replaced in their places; the others stay the same, unknown ones are left out', () => {
  const changed = replaceRows(rows, [row('c', 'mới'), row('x')]);
  expect(changed.map(({ id, name }) => id + name)).toEqual(['a', 'b', 'cmới']);
  expect(changed[0]).toBe(rows[0]);
  expect(rows[2]?.name).toBe('');
  expect(placesOf(changed)).toBe(placesOf(rows));
  expect([...placesOf(changed)]).toEqual([
    ['a', 0],
    ['b', 1],
    ['c', 2],
  ]);
});

test('lists of the same ids in the same order are so whether or not they come from each other', () => {
  expect(isSameOrder(rows, replaceRows(rows, [row('a', 'x')]))).toBe(true);
  expect(
    isSameOrder(
      rows,
      ['a', 'b', 'c'].map((id) => row(id)),
    ),
  ).toBe(true);
  expect(
    isSameOrder(
      rows,
      ['a', 'c', 'b'].map((id) => row(id)),
    ),
  ).toBe(false);
  expect(isSameOrder(rows, rows.slice(0, 2))).toBe(false);
  expect(isSameOrder([], [])).toBe(true);
});
