import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthOf } from '../../shared/domain/period';
import { deriveFigure, seriesParts } from '../../shared/series/derive';
import type { SeriesRule, SeriesUnit } from '../../shared/series/types';
import { at, type Given, readerOf, unitOf } from './memoryReader';

/** Two old communes of a district become a new one right below the province on 1 July 2025. */
const merger = (share: 'whole' | 'part' = 'whole', from = '2025-07-01'): SeriesUnit[] => [
  unitOf('province', { parts: ['district', 'new'] }),
  unitOf('district', { parts: ['a', 'b'], validTo: '2025-06-30' }),
  unitOf('a', { validTo: '2025-06-30' }),
  unitOf('b', { validTo: '2025-06-30' }),
  unitOf('new', {
    validFrom: from,
    formedFrom: [
      { id: 'a', share: 'whole' },
      { id: 'b', share },
    ],
  }),
];

const year = (unit: string, first: number, last: number, value: (month: number) => number): Given[] =>
  Array.from({ length: last - first + 1 }, (_, index) => ({
    unit,
    period: monthOf(2025, first + index),
    value: String(value(first + index)),
  }));

const old = (overrides: Partial<SeriesRule> = {}, share: 'whole' | 'part' = 'whole') => {
  const figures = [
    { unit: 'a', period: '2024', value: '10' },
    { unit: 'b', period: '2024', value: '5' },
  ];
  return (without: string | null = null) =>
    deriveFigure(
      readerOf(
        figures.filter(({ unit }) => unit !== without),
        { units: merger(share), rules: { i: overrides } },
      ),
      at('2024', { unit: 'new' }),
    );
};

describe('a year before the merger', () => {
  it('is the sum of the old units, marked', () => {
    expect(old()()).toMatchObject({ derived: { value: '15', how: 'rebuilt', from: ['a', 'b'], missing: [] } });
    expect(old({ overTime: 'last' })()).toMatchObject({ derived: { value: '15', how: 'rebuilt' } });
  });

  it('is refused with the reason: rates, split units, figures that are not there', () => {
    expect(old({ overUnits: 'weighted', weight: 'w' })()).toEqual({
      kind: 'none',
      why: 'rateOverMerger',
      missing: [],
    });
    expect(old({ overUnits: 'none' })()).toMatchObject({ why: 'rateOverMerger' });
    expect(old({}, 'part')()).toEqual({ kind: 'none', why: 'splitUnit', missing: ['b'] });
    expect(old()('b')).toEqual({ kind: 'none', why: 'unitsMissing', missing: ['b'] });
  });

  it('says nothing where there was nothing', () => {
    const reader = readerOf([], { units: merger() });
    expect(deriveFigure(reader, at('2024', { unit: 'new' }))).toEqual({ kind: 'none', why: null, missing: [] });
  });

  it('is never rebuilt over what was typed', () => {
    const reader = readerOf(
      [
        { unit: 'a', period: '2024', value: '10' },
        { unit: 'b', period: '2024', value: '5' },
        { unit: 'new', period: '2024', value: '14' },
      ],
      { units: merger() },
    );
    const point = at('2024', { unit: 'new' });
    expect(deriveFigure(reader, point)).toMatchObject({ kind: 'stored', figure: { value: '14' } });
    expect(seriesParts(reader, point)).toMatchObject({ of: 'before', total: { derived: { value: '15' } } });
  });
});

describe('the year of the merger', () => {
  it('flows: months before stay with the old units; the year is old + new', () => {
    const amount = fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(amount, amount, amount, fc.integer({ min: 7, max: 12 }), (a, b, own, last) => {
        const reader = readerOf(
          [
            ...year('a', 1, 6, (month) => a[month - 1] ?? 0),
            ...year('b', 1, 6, (month) => b[month - 1] ?? 0),
            ...year('new', 7, last, (month) => own[month - 1] ?? 0),
          ],
          { units: merger() },
        );
        const sum = (list: readonly number[]): number => list.reduce((total, value) => total + value, 0);
        const expected = sum(a.slice(0, 6)) + sum(b.slice(0, 6)) + sum(own.slice(6, last));
        const found = deriveFigure(reader, at(monthOf(2025, last), { unit: 'new', basis: 'cumulative' }));
        expect(found).toMatchObject({ derived: { value: String(expected), how: 'rebuilt', from: ['a', 'b', 'new'] } });
        // What lies after the start is its own alone.
        expect(deriveFigure(reader, at('2025-M07', { unit: 'new' }))).toMatchObject({ kind: 'stored' });
        expect(deriveFigure(reader, at('2025-M06', { unit: 'new' }))).toMatchObject({ derived: { how: 'rebuilt' } });
      }),
    );
  });

  it('takes longer periods of the old units and of the new one', () => {
    const reader = readerOf(
      [
        { unit: 'a', period: '2025-H1', value: '30' },
        { unit: 'b', period: '2025-M06', value: '20', basis: 'cumulative' },
        { unit: 'new', period: '2025-H2', value: '60' },
      ],
      { units: merger() },
    );
    for (const basis of ['period', 'cumulative'] as const) {
      expect(deriveFigure(reader, at('2025', { unit: 'new', basis }))).toMatchObject({ derived: { value: '110' } });
    }
  });

  it('says what is missing, old or new', () => {
    const early = year('a', 1, 6, () => 1);
    const own = year('new', 7, 12, () => 1);
    const point = at('2025', { unit: 'new' });
    expect(deriveFigure(readerOf([...early, ...own], { units: merger() }), point)).toMatchObject({
      why: 'unitsMissing',
      missing: ['b'],
    });
    const later = [...early, ...year('b', 1, 6, () => 1), ...own.slice(1)];
    expect(deriveFigure(readerOf(later, { units: merger() }), point)).toMatchObject({ why: 'monthsMissing' });
  });

  it('is refused for rates, for split units and for a start within a month', () => {
    const figures = [...year('a', 1, 6, () => 1), ...year('b', 1, 6, () => 1), ...year('new', 7, 12, () => 1)];
    const point = at('2025', { unit: 'new' });
    const found = (units: SeriesUnit[], rule: Partial<SeriesRule> = {}) =>
      deriveFigure(readerOf(figures, { units, rules: { i: rule } }), point);
    expect(found(merger(), { overUnits: 'weighted' })).toMatchObject({ why: 'rateOverMerger' });
    expect(found(merger('part'))).toMatchObject({ why: 'splitUnit', missing: ['b'] });
    expect(found(merger('whole', '2025-07-16'))).toMatchObject({ why: 'midMonth' });
  });

  it('a stock needs nothing of the old units: it is that of the end', () => {
    const reader = readerOf(
      [
        { unit: 'a', period: '2025-H1', value: '30' },
        { unit: 'b', period: '2025-H1', value: '20' },
        { unit: 'new', period: '2025-M12', value: '55' },
      ],
      { units: merger(), rules: { i: { overTime: 'last' } } },
    );
    expect(deriveFigure(reader, at('2025', { unit: 'new' }))).toMatchObject({
      derived: { value: '55', how: 'sameEnd' },
    });
    expect(deriveFigure(reader, at('2025', { unit: 'province' }))).toMatchObject({
      derived: { value: '55', how: 'consolidated', from: ['new'], missing: [] },
    });
  });

  it('counts nothing twice in the unit above: half a year of the old, half of the new', () => {
    const figures = [...year('a', 1, 6, () => 1), ...year('b', 1, 6, () => 10), ...year('new', 7, 12, () => 100)];
    const reader = readerOf(figures, { units: merger() });
    const province = at('2025', { unit: 'province' });
    expect(deriveFigure(reader, province)).toMatchObject({
      derived: { value: '666', how: 'consolidated', from: ['district', 'new'], missing: [] },
    });
    const half = readerOf(figures.slice(12), { units: merger() });
    expect(deriveFigure(half, province)).toMatchObject({ kind: 'none', why: 'unitsMissing', missing: ['district'] });
  });

  it('a chain of mergers goes back through all of them', () => {
    const units = [
      unitOf('a', { validTo: '2019-12-31' }),
      unitOf('b', { validFrom: '2020-01-01', validTo: '2025-06-30', formedFrom: [{ id: 'a', share: 'whole' }] }),
      unitOf('c', { validFrom: '2025-07-01', formedFrom: [{ id: 'b', share: 'whole' }] }),
    ];
    const reader = readerOf([{ unit: 'a', period: '2018', value: '8' }], { units });
    expect(deriveFigure(reader, at('2018', { unit: 'c' }))).toMatchObject({ derived: { value: '8', how: 'rebuilt' } });
  });
});
