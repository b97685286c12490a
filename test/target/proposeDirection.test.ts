import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposeDirection } from '../../shared/target/proposeDirection';
import { anyText } from './arbitraries';
import { readFixture } from './readFixture';

interface DirectionCase {
  readonly name: string;
  readonly target: string;
  readonly direction: string;
}

const cases = readFixture<readonly DirectionCase[]>('target/direction.json');

describe('proposeDirection', () => {
  it.each(cases)('$name with $target: $direction', ({ name, target, direction }) => {
    expect(proposeDirection(name, target)).toBe(direction);
  });

  it('never throws', () => {
    fc.assert(fc.property(anyText, anyText, (name, target) => void proposeDirection(name, target)));
  });
});
