import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameData } from '../../shared/domain/sameData';

test('plain data is the same when its JSON is, whatever the order of keys (property)', () => {
  const data = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);
  fc.assert(
    fc.property(data, data, (a, b) => {
      expect(sameData(a, structuredClone(a))).toBe(true);
      expect(sameData(a, b)).toBe(sameData(b, a));
      if (JSON.stringify(a) !== JSON.stringify(b)) return;
      expect(sameData(a, b)).toBe(true);
    }),
  );
  expect(sameData({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true);
});

test.each([
  [{ a: 1 }, { a: 2 }],
  [{ a: null }, {}],
  [{ a: null }, { b: null }],
  [[], {}],
  [[1], [1, 2]],
  [null, {}],
  ['1', 1],
  [{ toString: 1 }, { valueOf: 1 }],
])('%j is not %j', (a, b) => {
  expect(sameData(a, b)).toBe(false);
});
