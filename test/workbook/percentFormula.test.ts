import { writeFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { exportSheet } from '../../electron/workbook/export/exportSheet';
import { percentFormula, percentToRatio } from '../../electron/workbook/export/percentFormula';
import { readWorkbook } from '../../electron/workbook/read/readWorkbook';
import { formatVi } from '../../shared/domain/decimal';
import { convert, scratchFolder } from './libreOffice';
import { sampleView, withTyped } from './sampleView';

const { folder, remove } = scratchFolder();
afterAll(remove);

const operands = (figure: string, target: string) =>
  [
    { address: 'F2', value: figure },
    { address: 'E2', value: target },
  ] as const;

describe('percentFormula', () => {
  it('rounds the quotient of the two cells', () => {
    expect(percentFormula(...operands('43.6', '55'), '79.27', 2)).toEqual({
      formula: 'ROUND(F2/E2,4)',
      result: 0.7927,
    });
  });

  it('refuses operands that do not give the percent, and a division by zero', () => {
    expect(percentFormula(...operands('43.6', '55'), '79.28', 2)).toBeNull();
    expect(percentFormula(...operands('43.6', '0'), '79.28', 2)).toBeNull();
  });

  it('nudges a quotient that lies nearer to a half than a double can tell', () => {
    // 0,84125 less 1e-15: rounds down, but in 15 digits it is the half itself.
    const exact = percentFormula(...operands('84124999999999.9', '100000000000000'), '84.12', 2);
    expect(exact).toEqual({ formula: 'ROUND(F2/E2-0.000001,4)', result: 0.8412 });
    expect(percentFormula(...operands('841.25', '1000'), '84.13', 2)?.formula).toBe('ROUND(F2/E2,4)');
  });

  it('gives the double nearest to the decimal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (n) => percentToRatio(formatFixed(n)) === n / 10_000),
    );
  });
});

const formatFixed = (hundredths: number): string =>
  `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;

interface Pair {
  readonly target: string;
  readonly figure: string;
  readonly lower: boolean;
}

/** Ordinary pairs, exact halves, and pairs a hair beside a half, as canonical decimals. */
const pairs = (): readonly Pair[] => {
  const decimal = (digits: bigint, places: number): string => {
    const text = digits.toString().padStart(places + 1, '0');
    const cut = text.length - places;
    return places === 0 ? text : `${text.slice(0, cut)}.${text.slice(cut)}`.replace(/\.?0+$/, '');
  };
  const ordinary = fc.record({
    digits: fc.tuple(fc.bigInt(1n, 9_999_999n), fc.bigInt(1n, 9_999_999n)),
    places: fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })),
    lower: fc.boolean(),
  });
  // (2m+1)/20000 is exactly half a step of 0,01 %; times k, and one more or less, it lies beside the half.
  const nearHalf = fc.record({
    m: fc.bigInt(1n, 30_000n),
    k: fc.constantFrom(1n, 3n, 7n, 1_000n, 123_457n, 10_000_019n, 1_000_000_007n, 2_999_999_929n),
    off: fc.constantFrom(-1n, 0n, 1n),
    places: fc.integer({ min: 0, max: 2 }),
    lower: fc.boolean(),
  });
  const plain = fc
    .sample(ordinary, { numRuns: 900, seed: 7 })
    .map(
      ({ digits: [a, b], places: [p, q], lower }): Pair => ({ target: decimal(a, p), figure: decimal(b, q), lower }),
    );
  const near = fc.sample(nearHalf, { numRuns: 900, seed: 11 }).flatMap(({ m, k, off, places, lower }): Pair[] => {
    const [top, bottom] = [(2n * m + 1n) * k + off, 20_000n * k];
    if (top <= 0n || top > 10n ** 14n || bottom > 10n ** 14n) return [];
    const [figure, target] = [decimal(top, places), decimal(bottom, places)];
    return [lower ? { target: figure, figure: target, lower } : { target, figure, lower }];
  });
  return [...plain, ...near];
};

const sheetPart = 'xl/worksheets/sheet1.xml';

it('LibreOffice works out every percent as the exact arithmetic does', async () => {
  const chosen = pairs();
  const view = sampleView({
    rows: ([first]) => {
      if (!first) throw new Error('no row');
      return chosen.map(({ target, figure, lower }, index) => ({
        ...withTyped(first, { target: formatVi(target), figure: formatVi(figure) }),
        id: `r${index}`,
        marker: String(index),
        name: `Chỉ tiêu ${index}`,
        direction: lower ? ('lower' as const) : ('higher' as const),
      }));
    },
  });
  const bytes = await exportSheet(view, { layout: 'phu-luc', profile: 'dang' });
  const parts = unzipSync(bytes);
  const xml = strFromU8(parts[sheetPart] ?? new Uint8Array());
  const file = path.join(folder, 'pairs.xlsx');
  const bare = xml.replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1');
  writeFileSync(file, zipSync({ ...parts, [sheetPart]: strToU8(bare) }));
  const [again = ''] = await convert([file], 'xlsx', path.join(folder, 'out'));
  const { readFileSync } = await import('node:fs');
  const model = await readWorkbook(again, readFileSync(again));
  if (!model.ok) throw new Error(model.error.code);
  const results = new Map<string, number | null>();
  for (const row of model.value.sheets[0]?.rows ?? []) {
    const key = row.cells.find((cell) => /^r\d+$/.test(cell.text));
    const percent = row.cells.find((cell) => cell.formula);
    if (key && percent) results.set(key.text, percent.number);
  }
  const wrong = view.rows.filter((row) => {
    const shown = row.cells['attainment']?.value;
    return typeof shown === 'string' && results.get(row.id)?.toFixed(4) !== percentToRatio(shown).toFixed(4);
  });
  expect(results.size).toBe(chosen.length);
  expect((xml.match(/<f>/g) ?? []).length).toBe(chosen.length);
  expect((xml.match(/<f>ROUND\([A-Z]\d+\/[A-Z]\d+[+-]0\.0/g) ?? []).length).toBeGreaterThan(50);
  expect(wrong.map((row) => row.cells['target']?.typed)).toEqual([]);
}, 120_000);
