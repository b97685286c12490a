import { describe, expect, it } from 'vitest';
import { scaleTarget } from '../../shared/target/scaleTarget';

const scaled = (text: string, percent: string, unit = 'tấn', decimals: number | null = null): string =>
  scaleTarget(text, percent, { unit, decimals, scale: ['HTXSNV', 'HTTNV'] });

describe('a target by a percentage more', () => {
  it.each([
    ['1000', '8.5', '1.085'],
    ['100,5', '10', '110,6'],
    ['>58', '10', '>64'],
    ['≥ 95', '-10', '≥86'],
    ['200', '0', '200'],
    ['0', '8', '0'],
  ])('%s by %s is %s', (text, percent, expected) => expect(scaled(text, percent)).toBe(expected));

  it('rounds once, half up, to the indicator’s decimals; exact beyond floating point', () => {
    expect(scaled('1,005', '0', 'tấn', 2)).toBe('1,01');
    expect(scaled('9007199254740993', '0.1', 'tấn', 3)).toBe('9.016.206.453.995.733,993');
  });

  it.each(['5-6', 'HTTNV trở lên', 'Duy trì 09 xã', 'Giảm 3% trở lên (còn 7%)', 'vài tấn', '', '90%', '-'])(
    '%s stays as typed',
    (text) => expect(scaled(text, '10')).toBe(text),
  );

  it('a rate stays: a percentage of a percentage misleads', () => expect(scaled('58', '10', '%')).toBe('58'));
});
