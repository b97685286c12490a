import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatVi } from '../../shared/domain/decimal';
import { compare, fractionFromDecimal, hundred, mul, roundHalfUp, zero } from '../../shared/domain/fraction';
import { attain, attainPercent, attainRatio } from '../../shared/target/attain';
import { parseFigure } from '../../shared/target/parseFigure';
import { parseTarget } from '../../shared/target/parseTarget';
import type { AttainOptions, Direction, RangeRule, Verdict } from '../../shared/target/types';
import { anyText, decimal, positive, targetText } from './arbitraries';
import { readFixture } from './readFixture';

interface AttainCase {
  readonly target: string;
  readonly figure: string;
  readonly direction: Direction;
  readonly percent: string | null;
  readonly verdict: Verdict;
  readonly reason: string | null;
  readonly range?: RangeRule;
  readonly decimals?: number;
  readonly unit?: string;
}

const cases = readFixture<readonly AttainCase[]>('target/attain.json');

const direction = fc.constantFrom<Direction>('higher', 'lower');
const range = fc.constantFrom<RangeRule>('upper', 'lower', 'inside');
const steps: Readonly<Record<Verdict, number>> = { unmet: 0, met: 1, exceeded: 2, notComputable: -1 };
const judge = (target: string, figure: string, options: AttainOptions): Verdict =>
  attain(parseTarget(target), parseFigure(figure), options).verdict;

describe('attain', () => {
  it.each(cases)('$target with $figure, $direction: $percent $verdict $reason', (row) => {
    const { target, figure, percent, verdict, reason, ...options } = row;
    const got = attain(parseTarget(target), parseFigure(figure), options);
    expect({ percent: got.percent, verdict: got.verdict, reason: got.reason }).toEqual({ percent, verdict, reason });
    expect(got.working === null).toBe(percent === null);
  });

  it('tells what was divided by what', () => {
    const up = attain(parseTarget('5-6'), parseFigure('6,1'), { direction: 'higher' });
    expect(up.working).toEqual({ numerator: '6.1', denominator: '6', inverse: false, bound: 'high' });
    const down = attain(parseTarget('<18'), parseFigure('17,50'), { direction: 'lower' });
    expect(down.working).toEqual({ numerator: '18', denominator: '17.5', inverse: true, bound: null });
  });

  it('gives prose its place from the raw ratio: 95,9/95 is 100,9, not 101,0', () => {
    const [target, figure] = [parseTarget('>95'), parseFigure('95,90')];
    const ratio = attainRatio(target, figure, { direction: 'higher' });
    expect(roundHalfUp(mul(ratio ?? zero, hundred), 1)).toBe('100.9');
    expect(attainPercent(target, figure, { direction: 'higher' }, 1)).toBe('100.9');
    expect(attainPercent(target, figure, { direction: 'higher' }, 2)).toBe('100.95');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, targetText), fc.oneof(anyText, targetText), direction, range, (a, b, way, rule) => {
        const got = attain(parseTarget(a), parseFigure(b), { direction: way, range: rule });
        expect(got.percent === null || /^\d+\.\d\d$/.test(got.percent)).toBe(true);
        if (got.percent === null || got.verdict === 'notComputable') expect(got.reason).not.toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  it('gives no worse a verdict to a better figure', () => {
    fc.assert(
      fc.property(
        targetText,
        decimal,
        decimal,
        direction,
        fc.constantFrom<RangeRule>('upper', 'lower'),
        (text, a, b, way, rule) => {
          const target = parseTarget(text);
          const better =
            target.kind === 'moreThan' || target.kind === 'atLeast'
              ? 'higher'
              : target.kind === 'lessThan' || target.kind === 'atMost'
                ? 'lower'
                : way;
          const [low, high] = compare(fractionFromDecimal(a), fractionFromDecimal(b)) <= 0 ? [a, b] : [b, a];
          const [worse, good] = better === 'higher' ? [low, high] : [high, low];
          // An inverse figure of 0 has no ratio and is at most met, so it stands outside this order.
          fc.pre(good !== '0' && worse !== '0');
          const options = { direction: better, range: rule };
          const one = steps[judge(text, formatVi(worse), options)];
          const two = steps[judge(text, formatVi(good), options)];
          expect(two).toBeGreaterThanOrEqual(one);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('agrees with its percent: exactly a, above 100 is exceeded, below is unmet', () => {
    fc.assert(
      fc.property(positive, positive, direction, (asked, got, way) => {
        const [target, figure] = [parseTarget(formatVi(asked)), parseFigure(formatVi(got))];
        const ratio = attainRatio(target, figure, { direction: way });
        const order = compare(ratio ?? zero, fractionFromDecimal('1'));
        const verdict = attain(target, figure, { direction: way }).verdict;
        expect(verdict).toBe(order > 0 ? 'exceeded' : order === 0 ? 'met' : 'unmet');
      }),
    );
  });

  it('says of a bound only what holds for every value it allows', () => {
    fc.assert(
      fc.property(positive, positive, positive, direction, (asked, bound, more, way) => {
        const verdict = judge(formatVi(asked), `≥${formatVi(bound)}`, { direction: way });
        fc.pre(verdict !== 'notComputable');
        const beyond = (Number(bound) + Number(more)).toFixed(2).replace(/\.?0+$/, '');
        for (const value of [bound, beyond]) {
          const one = judge(formatVi(asked), formatVi(value), { direction: way });
          expect(one === 'unmet').toBe(verdict === 'unmet');
        }
      }),
    );
  });
});
