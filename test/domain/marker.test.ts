import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMarker, type MarkerPlace, markerNumber, markerStyle, renumber } from '../../shared/domain/marker';

describe('markers', () => {
  it.each([
    ['1', 'arabic', 1],
    ['12', 'arabic', 12],
    ['I', 'roman', 1],
    ['IX', 'roman', 9],
    ['XIV', 'roman', 14],
    ['A', 'capital', 1],
    ['Đ', 'capital', 5],
    ['a', 'letter', 1],
    ['đ', 'letter', 5],
    ['e', 'letter', 6],
    ['IIII', null, null],
    ['-', null, null],
    ['1.1', null, null],
    ['', null, null],
  ])('%j is %s number %s', (text, style, number) => {
    expect(markerStyle(text)).toBe(style);
    expect(markerNumber(text)).toBe(number);
  });

  it('tells the letter I after H from the Roman I', () => {
    expect(markerStyle('I', 'H')).toBe('capital');
    expect(markerStyle('I', 'A')).toBe('roman');
    expect(markerStyle('I', '3')).toBe('roman');
  });

  it('writes and reads the same number in every style', () => {
    const style = fc.constantFrom('arabic' as const, 'roman' as const, 'letter' as const);
    fc.assert(
      fc.property(style, fc.integer({ min: 1, max: 23 }), (one, number) => {
        expect(markerNumber(formatMarker(one, number))).toBe(number);
      }),
    );
  });
});

const flat = (...markers: readonly string[]): MarkerPlace[] =>
  markers.map((marker) => ({ marker, level: 0, isHeading: false }));
const tree = (...cells: readonly string[]): MarkerPlace[] =>
  cells.map((cell) => {
    const marker = cell.trim();
    return {
      marker: marker.replace('*', ''),
      level: cell.length - cell.trimStart().length,
      isHeading: marker.endsWith('*'),
    };
  });

describe('renumber', () => {
  it.each([
    ['a gap and a repeat', flat('1', '3', '3', '7'), ['1', '2', '3', '4']],
    ['blank and other signs stay', flat('2', '', '-', '1.1', '5'), ['1', '', '-', '1.1', '2']],
    ['letters in the Vietnamese order', flat('a', 'b', 'c', 'e', 'g'), ['a', 'b', 'c', 'd', 'đ']],
    ['numbers begin anew under headings', tree('I*', ' 1', ' 3', 'III*', ' 1', ' 5'), ['I', '1', '2', 'II', '1', '2']],
    [
      'numbers that run on through headings go on',
      tree('I*', ' 1', ' 3', 'III*', ' 4', ' 9'),
      ['I', '1', '2', 'II', '3', '4'],
    ],
    ['the same without levels', flat('I', '1', '3', 'III', '1', '5'), ['I', '1', '2', 'II', '1', '2']],
    ['headings without a sign divide as well', tree('*', ' 1', ' 2', '*', ' 1', ' 4'), ['', '1', '2', '', '1', '2']],
    ['letters under numbers', tree('1', ' a', ' c', '4', ' a', ' b'), ['1', 'a', 'b', '2', 'a', 'b']],
    ['A to K with the letter I', flat(...'ABCDĐEGHIK'), [...'ABCDĐEGHIK']],
  ])('%s', (_name, places, wanted) => {
    expect(renumber(places)).toEqual(wanted);
  });

  it('changes nothing the second time (property)', () => {
    const place = fc.record({
      marker: fc.constantFrom('', '-', '1', '2', '7', 'I', 'V', 'a', 'd', 'A', 'H'),
      level: fc.integer({ min: 0, max: 2 }),
      isHeading: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 30 }), (places) => {
        const once = renumber(places);
        const again = renumber(places.map((one, index) => ({ ...one, marker: once[index] ?? '' })));
        expect(again).toEqual(once);
      }),
    );
  });
});
