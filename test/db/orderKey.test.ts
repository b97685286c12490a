import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyBetween, spreadKeys } from '../../electron/db/orderKey';

test('between any two keys there is another, however often (property)', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 200 }), (places) => {
      const keys: string[] = [];
      for (const place of places) {
        const at = place % (keys.length + 1);
        keys.splice(at, 0, keyBetween(keys[at - 1] ?? null, keys[at] ?? null));
      }
      expect([...keys].sort()).toEqual(keys);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.every((key) => !key.endsWith('0'))).toBe(true);
    }),
  );
});

test('a list written at once is in order, distinct, and leaves room', () => {
  for (const count of [0, 1, 2, 37, 2000]) {
    const keys = spreadKeys(count);
    expect(new Set(keys).size).toBe(count);
    expect([...keys].sort()).toEqual(keys);
    for (const [index, key] of keys.entries()) {
      const next = keys[index + 1] ?? null;
      const between = keyBetween(key, next);
      expect(between > key && (next === null || between < next)).toBe(true);
    }
  }
});
