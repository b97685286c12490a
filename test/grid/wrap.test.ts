import { expect, it } from 'vitest';
import { countLines } from '../../shared/grid/wrap';

const tenEach = (text: string): number => text.length * 10;

it('breaks between words', () => {
  expect(countLines('một hai ba', 100, tenEach)).toBe(1);
  expect(countLines('một hai ba', 70, tenEach)).toBe(2);
  expect(countLines('một hai ba', 30, tenEach)).toBe(3);
});

it('counts typed line breaks and empty lines', () => {
  expect(countLines('a\n\nb', 100, tenEach)).toBe(3);
  expect(countLines('', 100, tenEach)).toBe(1);
});

it('breaks a word that is wider than the cell', () => {
  expect(countLines('abcdefghij', 40, tenEach)).toBe(3);
});
