import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, div, type Fraction, fractionFromDecimal, mul, roundHalfUp, zero } from '../../shared/domain/fraction';
import { deriveFigure, seriesParts } from '../../shared/series/derive';
import type { SeriesRule, SeriesUnit } from '../../shared/series/types';
import { at, type Given, readerOf, slowly, unitOf } from './memoryReader';

const district = (communes: readonly string[]): SeriesUnit[] => [
  unitOf('d', { parts: communes }),
  ...communes.map((id) => unitOf(id)),
];
const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `c${index}`);
const whole = fc.integer({ min: 0, max: 1_000_000 });

describe('sums over the units below', () => {
  it('add up, whatever their order, and list those that have nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.option(whole, { nil: null }), { minLength: 1, maxLength: 13 }), (values) => {
        const communes = ids(values.length);
        const figures = values.flatMap((value, index): Given[] =>
          value === null ? [] : [{ unit: communes[index] ?? '', period: '2022', value: String(value) }],
        );
        const found = deriveFigure(readerOf(figures, { units: district(communes) }), at('2022', { unit: 'd' }));
        const present = values.filter((value) => value !== null);
        if (present.length === 0) {
          expect(found).toEqual({ kind: 'none', why: null, missing: [] });
          return;
        }
        expect(found).toMatchObject({
          kind: 'derived',
          derived: {
            value: String(present.reduce((total, value) => total + value, 0)),
            how: 'consolidated',
            missing: communes.filter((_, index) => values[index] === null),
          },
        });
      }),
    );
  });

  it('go over months and levels at once', () => {
    const units = [unitOf('p', { parts: ['d'] }), ...district(['a', 'b'])];
    const reader = readerOf(
      [
        { unit: 'a', period: '2022-M01', value: '1' },
        { unit: 'a', period: '2022-M02', value: '2' },
        { unit: 'b', period: '2022-M02', value: '10', basis: 'cumulative' },
      ],
      { units },
    );
    expect(deriveFigure(reader, at('2022-M02', { unit: 'p', basis: 'cumulative' }))).toMatchObject({
      derived: { value: '13', how: 'consolidated' },
    });
  });

  it('where no unit has the whole period, the months that keep them from it are named', () => {
    const figures: Given[] = [
      { unit: 'a', period: '2022-M01', value: '1' },
      { unit: 'a', period: '2022-M02', value: '2' },
      { unit: 'b', period: '2022-M01', value: '3' },
    ];
    const found = deriveFigure(readerOf(figures, { units: district(['a', 'b', 'c']) }), at('2022-Q1', { unit: 'd' }));
    expect(found).toEqual({ kind: 'none', why: 'monthsMissing', missing: ['2022-M02', '2022-M03'] });
  });

  it('what the district typed itself stays, and what its communes come to stands beside it', () => {
    const reader = readerOf(
      [
        { unit: 'd', period: '2022', value: '100' },
        { unit: 'a', period: '2022', value: '60' },
        { unit: 'b', period: '2022', value: '35' },
      ],
      { units: district(['a', 'b']) },
    );
    const point = at('2022', { unit: 'd' });
    expect(deriveFigure(reader, point)).toMatchObject({ kind: 'stored', figure: { value: '100' } });
    expect(seriesParts(reader, point)).toMatchObject({
      of: 'below',
      parts: [
        { unit: 'a', value: { figure: { value: '60' } } },
        { unit: 'b', value: { figure: { value: '35' } } },
      ],
      total: { derived: { value: '95' } },
    });
  });

  it('rates never add: without a rule there is nothing', () => {
    const reader = readerOf(
      [
        { unit: 'a', period: '2022', value: '60' },
        { unit: 'b', period: '2022', value: '35' },
      ],
      { units: district(['a', 'b']), rules: { i: { overUnits: 'none' } } },
    );
    expect(deriveFigure(reader, at('2022', { unit: 'd' }))).toEqual({ kind: 'none', why: null, missing: [] });
    expect(seriesParts(reader, at('2022', { unit: 'd' }))).toBeNull();
  });

  it('answers the same when figures come from the file in rounds', () => {
    const reader = readerOf(
      [
        { unit: 'a', period: '2022-M01', value: '1' },
        { unit: 'b', period: '2022-M01', value: '2' },
      ],
      { units: district(['a', 'b']) },
    );
    const point = at('2022-M01', { unit: 'd', basis: 'cumulative' });
    const slow = slowly(reader);
    let found = deriveFigure(slow.reader, point);
    for (let round = 0; found === undefined && round < 8; round++) {
      slow.fetch();
      found = deriveFigure(slow.reader, point);
    }
    expect(found).toEqual(deriveFigure(reader, point));
    expect(found).toMatchObject({ derived: { value: '3' } });
  });
});

describe('weighted rates', () => {
  const rules: Record<string, Partial<SeriesRule>> = {
    i: { overUnits: 'weighted', overTime: 'last', weight: 'w', decimals: 2 },
    w: { overTime: 'last' },
  };

  it('Σ rate × weight / Σ weight, exactly, rounded once', () => {
    const pairs = fc.array(fc.tuple(whole, fc.integer({ min: 1, max: 10_000 })), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(pairs, (values) => {
        const communes = ids(values.length);
        const figures = values.flatMap(([rate, weight], index): Given[] => [
          { unit: communes[index] ?? '', period: '2022', value: String(rate) },
          { unit: communes[index] ?? '', period: '2022', value: String(weight), indicator: 'w' },
        ]);
        const reader = readerOf(figures, { units: district(communes), rules });
        let top: Fraction = zero;
        let bottom: Fraction = zero;
        for (const [rate, weight] of values) {
          top = add(top, mul(fractionFromDecimal(String(rate)), fractionFromDecimal(String(weight))));
          bottom = add(bottom, fractionFromDecimal(String(weight)));
        }
        expect(deriveFigure(reader, at('2022', { unit: 'd' }))).toMatchObject({
          derived: { value: roundHalfUp(div(top, bottom) ?? zero, 2), how: 'weighted' },
        });
      }),
    );
  });

  it('refuse where a rate has no weight, or no weight is named, and name the unit', () => {
    const figures = [
      { unit: 'a', period: '2022', value: '10' },
      { unit: 'b', period: '2022', value: '20' },
      { unit: 'a', period: '2022', value: '3', indicator: 'w' },
    ];
    const units = district(['a', 'b']);
    const point = at('2022', { unit: 'd' });
    expect(deriveFigure(readerOf(figures, { units, rules }), point)).toEqual({
      kind: 'none',
      why: 'weightsMissing',
      missing: ['b'],
    });
    const nameless = { ...rules, i: { ...rules['i'], weight: null } };
    expect(deriveFigure(readerOf(figures, { units, rules: nameless }), point)).toMatchObject({ why: 'weightsMissing' });
    expect(deriveFigure(readerOf([], { units, rules: nameless }), point)).toMatchObject({ why: null });
  });

  it('weights that come to nothing give no mean', () => {
    const figures = [
      { unit: 'a', period: '2022', value: '10' },
      { unit: 'a', period: '2022', value: '0', indicator: 'w' },
    ];
    expect(deriveFigure(readerOf(figures, { units: district(['a']), rules }), at('2022', { unit: 'd' }))).toMatchObject(
      {
        why: 'weightsMissing',
      },
    );
  });
});
