import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFigure } from '../../shared/target/parseFigure';
import { anyText } from './arbitraries';
import { readFixture } from './readFixture';

interface FigureCase {
  readonly text: string;
  readonly kind: string;
  readonly value: string | null;
  readonly comparator?: string;
  readonly numerator?: string;
  readonly denominator?: string;
  readonly high?: string;
  readonly rank?: number;
  readonly unit?: string;
  readonly wording?: string;
  readonly notes?: readonly string[];
  readonly error?: string;
  readonly decimals?: number;
}

const cases = readFixture<readonly FigureCase[]>('target/figure.json');

describe('parseFigure', () => {
  it.each(cases)('reads $text as $kind', (row) => {
    const { notes, error, ...figure } = parseFigure(row.text, { decimals: row.decimals });
    expect(figure).toEqual({
      kind: row.kind,
      value: row.value,
      comparator: row.comparator ?? null,
      numerator: row.numerator ?? null,
      denominator: row.denominator ?? null,
      high: row.high ?? null,
      rank: row.rank ?? null,
      text: row.text,
      unit: row.unit ?? null,
      wording: row.wording ?? null,
    });
    expect(error?.code).toBe(row.error);
    expect(notes.map((note) => note.code)).toEqual(row.notes ?? []);
  });

  it('never throws and keeps the text', () => {
    fc.assert(
      fc.property(anyText, fc.option(fc.integer()), (text, decimals) => {
        const figure = parseFigure(text, { decimals });
        expect(figure.text).toBe(text);
        expect(figure.error !== null).toBe(figure.kind === 'unreadable');
      }),
      { numRuns: 2000 },
    );
  });
});
