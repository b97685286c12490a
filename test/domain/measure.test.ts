import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineMeasure, measureWorth } from '../../shared/domain/defineMeasure';
import { conversionOf, isKnownMeasure, type Measure, readMeasure, timesFactor } from '../../shared/domain/measure';

describe('units of measure', () => {
  it('are one in many spellings', () => {
    const spellings = [
      [
        'Triệu đồng',
        'Tr. đồng',
        'Triệu Đồng',
        'tr.đ',
        'trđ',
        'triệu đ',
        '1.000.000 đồng',
        'ĐVT: triệu đồng',
        '(triệu đồng)',
      ],
      ['Tỷ đồng', 'tỉ đồng', 'tỷ', '1.000.000.000 đ', 'tỷ  đồng'],
      ['Nghìn đồng', 'ngàn đồng', '1.000 đồng', '1000đ', 'ng.đ'],
      ['ha', 'hecta', 'Héc ta', 'Ha'],
      ['Nghìn ha', '1.000 ha', '1000 ha', 'ngàn ha'],
      ['Nghìn người', '1.000 người', 'ngàn người'],
      ['%', 'phần trăm'],
      ['‰', '%o', '%0', 'phần nghìn'],
      ['tạ/ha', 'Tạ / ha'],
    ];
    for (const group of spellings) {
      const [first = '', ...others] = group;
      for (const other of others) expect([other, conversionOf(other, first)?.factor]).toEqual([other, '1']);
    }
  });

  it('are converted exactly within a family, and not beyond', () => {
    const factors = [
      ['triệu đồng', 'tỷ đồng', '0.001'],
      ['tỷ đồng', 'triệu đồng', '1000'],
      ['đồng', 'Tỷ đồng', '0.000000001'],
      ['nghìn ha', 'ha', '1000'],
      ['m2', 'ha', '0.0001'],
      ['km²', 'ha', '100'],
      ['người', 'nghìn người', '0.001'],
      ['tạ', 'tấn', '0.1'],
      ['nghìn tấn', 'tấn', '1000'],
      ['tấn/ha', 'tạ/ha', '10'],
      ['triệu đồng/người/năm', 'đồng/người/năm', '1000000'],
      ['triệu USD', 'nghìn USD', '1000'],
    ] as const;
    for (const [theirs, ours, factor] of factors) {
      expect([theirs, ours, conversionOf(theirs, ours)]).toEqual([theirs, ours, { factor, isRate: false }]);
    }
    const none = [
      ['ha', 'tấn'],
      ['triệu đồng', 'triệu USD'],
      ['người', 'hộ'],
      ['', 'ha'],
      ['tấn', 'tấn/ha'],
      ['%', 'ha'],
      ['đồng ruộng', 'đồng'],
    ] as const;
    for (const [theirs, ours] of none) expect([theirs, ours, conversionOf(theirs, ours)]).toEqual([theirs, ours, null]);
  });

  it('of shares wait for a person', () => {
    expect(conversionOf('‰', '%')).toEqual({ factor: '0.1', isRate: true });
    expect(conversionOf('%', '‰')).toEqual({ factor: '10', isRate: true });
  });

  it('of the plan file go first', () => {
    const own: readonly Measure[] = [{ label: 'bao', family: 'kg', factor: '50', aliases: ['bao lúa'] }];
    expect(readMeasure('Bao lúa', own)).toEqual({ family: 'kg', factor: '50', isRate: false });
    expect(conversionOf('nghìn bao', 'tấn', own)?.factor).toBe('50');
    expect(conversionOf('bao/ha', 'kg/ha', own)?.factor).toBe('50');
    expect(conversionOf('bao', 'tấn', own)?.factor).toBe('0.05');
    expect(conversionOf('tấn', 'bao', own)?.factor).toBe('20');
    expect(conversionOf('kg', 'bao', own)?.factor).toBe('0.02');
  });

  it('are added to by a person, exactly, and never against what the product knows', () => {
    const define = (label: string, amount: string, base: string, aliases: readonly string[] = []) =>
      defineMeasure({ label, amount, base, aliases }, [{ label: 'bao', family: 'kg', factor: '50', aliases: ['bì'] }]);
    const kept = define(' Sào  Bắc Bộ', '0,036', 'ha', ['sào', ' Sào ', 'sào bắc bộ', '']);
    expect(kept).toEqual({
      ok: true,
      measure: { label: 'Sào Bắc Bộ', family: 'm²', factor: '360', aliases: ['sào'] },
    });
    if (!kept.ok) throw new Error(kept.why);
    expect([measureWorth(kept.measure), conversionOf('sào', 'ha', [kept.measure])?.factor]).toEqual([
      '360 m²',
      '0.036',
    ]);
    // A third of something is no finite decimal: held back, never rounded.
    expect(conversionOf('ha', 'sào', [kept.measure])).toBe(null);
    expect(define('xe', '20', 'bao')).toMatchObject({ ok: true, measure: { family: 'kg', factor: '1000' } });
    const refused = [
      ['', '1', 'kg', 'label'],
      ['thúng', '0', 'kg', 'amount'],
      ['thúng', 'vài', 'kg', 'amount'],
      ['thúng', '5', ' ', 'unit'],
      ['điểm', '1', '%', 'rate'],
      ['‰', '1', 'kg', 'rate'],
      ['thúng', '2', 'Thúng', 'itself'],
      ['tạ', '60', 'kg', 'known'],
      ['triệu đồng', '1', 'kg', 'known'],
      ['Bì', '40', 'kg', 'double'],
    ] as const;
    expect(refused.map(([label, amount, base]) => define(label, amount, base))).toEqual(
      refused.map(([, , , why]) => ({ ok: false, why })),
    );
  });

  it('are told from organisations', () => {
    expect(
      ['UBND huyện Tam Đường', 'Phòng TC-KH', 'Triệu đồng', 'hộ', 'ha'].map((text) => isKnownMeasure(text, [], ['Hộ'])),
    ).toEqual([false, false, true, true, true]);
  });

  it('lead there and back to the same number', () => {
    const units = ['đồng', 'nghìn đồng', 'triệu đồng', 'tỷ đồng'];
    const amount = fc.tuple(fc.bigInt(0n, 10n ** 18n), fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(fc.constantFrom(...units), fc.constantFrom(...units), amount, (from, to, [whole, places]) => {
        const digits = whole.toString().padStart(places + 1, '0');
        const cut = digits.length - places;
        const value = places === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
        const there = timesFactor(value, conversionOf(from, to)?.factor ?? '');
        expect(timesFactor(there, conversionOf(to, from)?.factor ?? '')).toBe(timesFactor(value, '1'));
      }),
      { numRuns: 100 },
    );
  });
});
