import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthsGone, type OutlookFacts, proposeOutlook } from '../../shared/form/outlook';

const facts = (more: Partial<OutlookFacts>): OutlookFacts => ({
  verdict: 'unmet',
  target: '100',
  figure: '50',
  base: '0',
  isEstimate: false,
  gone: 6,
  of: 12,
  ...more,
});
const outlook = (more: Partial<OutlookFacts>): string => {
  const answer = proposeOutlook(facts(more));
  return 'why' in answer ? answer.why : answer.outlook;
};

describe('khả năng hoàn thành from pace against time gone', () => {
  it.each([
    [{}, 'likely'],
    [{ figure: '45' }, 'likely'],
    [{ figure: '44.999' }, 'hard'],
    [{ figure: '30' }, 'hard'],
    [{ figure: '29.9999' }, 'no'],
    [{ verdict: 'met' }, 'done'],
    [{ verdict: 'exceeded', target: null }, 'done'],
    [{ gone: 12 }, 'no'],
    [{ gone: 12, isEstimate: true }, 'hard'],
    [{ base: null }, 'noBase'],
    [{ target: null }, 'noNumbers'],
    [{ figure: null }, 'noNumbers'],
    [{ verdict: 'notComputable' }, 'noNumbers'],
    [{ base: '100' }, 'noWay'],
  ] satisfies readonly (readonly [Partial<OutlookFacts>, string])[])('%j: %s', (more, expected) =>
    expect(outlook(more)).toBe(expected),
  );

  it('goes from the base: 40 → 42 of 50 in half the time is far behind, down as well as up', () => {
    expect(proposeOutlook(facts({ base: '40', figure: '42', target: '50' }))).toMatchObject({
      outlook: 'no',
      way: '20.00',
    });
    expect(proposeOutlook(facts({ base: '20', figure: '15', target: '10' }))).toMatchObject({
      outlook: 'likely',
      way: '50.00',
    });
  });

  it('a better figure never makes the outlook worse', () => {
    const order = ['no', 'hard', 'likely'];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 1, max: 11 }),
        (a, b, gone) => {
          const rank = (figure: number): number => order.indexOf(outlook({ figure: String(figure), gone }));
          if (a <= b) expect(rank(a)).toBeLessThanOrEqual(rank(b));
        },
      ),
    );
  });

  it('months gone of a year and of a term', () => {
    expect(monthsGone('2021', '2021-M03')).toEqual({ gone: 3, of: 12 });
    expect(monthsGone('2020..2025', '2023')).toEqual({ gone: 48, of: 72 });
    expect(monthsGone('2021', '2022')).toEqual({ gone: 12, of: 12 });
    expect(monthsGone('2021', '2020')).toBeNull();
  });
});
