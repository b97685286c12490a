import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTarget } from '../../shared/target/formatTarget';
import { parseFigure } from '../../shared/target/parseFigure';
import { parseTarget } from '../../shared/target/parseTarget';
import type { Direction, Target, TargetKind, Wording } from '../../shared/target/types';
import { anyText, targetText } from './arbitraries';
import { readFixture } from './readFixture';

interface ParseCase {
  readonly text: string;
  readonly kind: string;
  readonly low: string | null;
  readonly high: string | null;
  readonly unit?: string;
  readonly direction?: string;
  readonly wording?: string;
  readonly rank?: number;
  readonly orBetter?: boolean;
  readonly notes?: readonly string[];
  readonly error?: string;
  readonly at?: number;
  readonly end?: number;
  readonly format?: string;
  readonly scale?: readonly string[];
}

const cases = readFixture<readonly ParseCase[]>('target/parse.json');

/** All that a target means, without its text and the places in it. */
function meaning(target: Target): Omit<Target, 'text' | 'error' | 'notes'> & { readonly code: string | null } {
  const { kind, low, high, rank, orBetter, unit, direction, wording } = target;
  return { kind, low, high, rank, orBetter, unit, direction, wording, code: target.error?.code ?? null };
}

describe('parseTarget', () => {
  it.each(cases)('reads $text as $kind', (row) => {
    const target = parseTarget(row.text, { scale: row.scale });
    expect(meaning(target)).toEqual({
      kind: row.kind,
      low: row.low,
      high: row.high,
      rank: row.rank ?? null,
      orBetter: row.orBetter ?? false,
      unit: row.unit ?? null,
      direction: row.direction ?? null,
      wording: row.wording ?? null,
      code: row.error ?? null,
    });
    expect(target.text).toBe(row.text);
    expect(target.notes.map((note) => note.code)).toEqual(row.notes ?? []);
    if (row.error !== undefined) expect(target.error).toEqual({ code: row.error, at: row.at, end: row.end });
    if (row.format !== undefined) expect(formatTarget(target)).toBe(row.format);
    expect(meaning(parseTarget(formatTarget(target), { scale: row.scale }))).toEqual(meaning(target));
  });

  it('points notes at their place in the text as typed, NFD included', () => {
    const text = 'Giảm 3% trở lên (còn 7%)'.normalize('NFD');
    const [note] = parseTarget(text).notes;
    expect(note?.code).toBe('secondTarget');
    expect(text.slice(note?.at, note?.end).normalize('NFC')).toBe('(còn 7%)');
  });

  it('uses only the scale it is given', () => {
    expect(parseTarget('HTTNV', { scale: ['Tốt', 'Khá'] }).kind).toBe('unreadable');
    expect(parseTarget('HTTNV', { scale: [] }).kind).toBe('unreadable');
  });

  it('never throws, keeps the text, and places errors inside it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const target = parseTarget(text);
        expect(target.text).toBe(text);
        expect(target.error !== null).toBe(target.kind === 'unreadable');
        for (const place of [...target.notes, ...(target.error === null ? [] : [target.error])]) {
          expect(place.at).toBeGreaterThanOrEqual(0);
          expect(place.end).toBeGreaterThanOrEqual(place.at);
          expect(place.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('reads its own spelling as the same meaning: parse(format(t)) = t', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, targetText), (text) => {
        const target = parseTarget(text);
        const again = parseTarget(formatTarget(target));
        expect(meaning(again)).toEqual(meaning(target));
        expect(formatTarget(again)).toBe(formatTarget(target));
      }),
      { numRuns: 3000 },
    );
  });

  it('reads NFC and NFD, any case and any blanks alike', () => {
    fc.assert(
      fc.property(targetText, (text) => {
        const expected = meaning(parseTarget(text));
        expect(meaning(parseTarget(text.normalize('NFD')))).toEqual(expected);
        expect(meaning(parseTarget(`\u00a0${text.replaceAll(' ', '\u00a0')} `))).toEqual(expected);
        const upper = meaning(parseTarget(text.toLocaleUpperCase('vi')));
        expect(upper).toEqual({ ...expected, unit: expected.unit?.toLocaleUpperCase('vi') ?? null });
      }),
    );
  });

  it('ends on hostile text', () => {
    for (const piece of ['1 ', '1.', ',a', '(1', '-', 'giảm ', 'trở lên ', '1 000 ', '5, còn ', 'a\u0300'.repeat(3)]) {
      expect(parseTarget(piece.repeat(1000).slice(0, 1000)).text.length).toBe(1000);
      expect(parseTarget(piece.repeat(100_000)).error?.code).toBe('tooLong');
    }
  });

  it('covers every kind, wording and direction in its cases', () => {
    const all = cases.map((row) => parseTarget(row.text, { scale: row.scale }));
    const kinds: readonly TargetKind[] = [
      'exactly',
      'atLeast',
      'moreThan',
      'atMost',
      'lessThan',
      'between',
      'about',
      'ordinal',
      'empty',
      'unreadable',
    ];
    const wordings: readonly Wording[] = ['maintain', 'decreaseBy', 'decreaseTo', 'increaseBy'];
    const directions: readonly Direction[] = ['higher', 'lower'];
    expect(new Set(all.map((target) => target.kind))).toEqual(new Set(kinds));
    for (const wording of wordings) expect(all.some((target) => target.wording === wording)).toBe(true);
    for (const direction of directions) expect(all.some((target) => target.direction === direction)).toBe(true);
  });
});

it('a plain number reads the same by the short way and by the grammar', () => {
  const number = fc.stringMatching(/^(\d{1,3}(\.\d{3}){1,3}|\d{1,9})(,\d{1,4})?$/);
  fc.assert(
    fc.property(number, (text) => {
      // A blank behind the number keeps it from the short way.
      expect(parseTarget(text)).toEqual({ ...parseTarget(`${text} `), text });
      expect(parseFigure(text)).toEqual({ ...parseFigure(`${text} `), text });
    }),
  );
});
