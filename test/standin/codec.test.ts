import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode } from '../../electron/standin/codec';

const through = (value: unknown): unknown => decode(encode(value));

/** Values that structured clone carries, nested. */
const cloneable = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.boolean(),
      fc.bigInt(),
      fc.constantFrom(null, undefined, -0, Number.NaN, Number.POSITIVE_INFINITY),
      fc.date({ noInvalidDate: false }),
      fc.uint8Array(),
      fc.float64Array(),
      fc.constantFrom(/đạt/giu, /a+/),
    ),
    fc.array(tie('value')),
    fc.dictionary(fc.string(), tie('value')),
    fc.array(fc.tuple(tie('value'), tie('value'))).map((pairs) => new Map(pairs)),
    fc.array(tie('value')).map((items) => new Set(items)),
  ),
})).value;

describe('codec of the stand-in host', () => {
  it('gives back what structured clone gives back', () => {
    const sameAsClone = (value: unknown): void => {
      expect(through(value)).toStrictEqual(structuredClone(value));
    };
    fc.assert(fc.property(cloneable, sameAsClone));
  });

  it('keeps cycles and shared parts', () => {
    const shared = { name: 'Tam Đường' };
    const tree: Record<string, unknown> = { left: shared, right: [shared], map: new Map([['k', shared]]) };
    tree['self'] = tree;
    const copy = through(tree) as typeof tree & { right: unknown[]; map: Map<string, unknown> };
    expect(copy['self']).toBe(copy);
    expect(copy.right[0]).toBe(copy['left']);
    expect(copy.map.get('k')).toBe(copy['left']);
    expect(copy['left']).not.toBe(shared);
  });

  it('carries a view of a larger buffer without its neighbours', () => {
    const copy = through(new Uint8Array([1, 2, 3, 4]).subarray(1, 3)) as Uint8Array;
    expect([...copy]).toEqual([2, 3]);
    expect(copy.buffer.byteLength).toBe(2);
  });

  it('keeps the kind and text of an error', () => {
    const copy = through(new RangeError('Tệp hỏng'));
    expect(copy).toBeInstanceOf(RangeError);
    expect((copy as Error).message).toBe('Tệp hỏng');
  });

  it('does not let a "__proto__" key through as a prototype', () => {
    const copy = through(JSON.parse('{"__proto__":{"polluted":true}}')) as Record<string, unknown>;
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect(copy['polluted']).toBeUndefined();
  });

  it.each([() => 1, Symbol('s'), new WeakMap(), Promise.resolve()])('refuses %s', (value) => {
    expect(() => encode({ value })).toThrow(expect.objectContaining({ name: 'DataCloneError' }));
  });
});
