import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTsv, parseTsv } from '../../shared/grid/tsv';

describe('parseTsv', () => {
  it('reads a block as Excel writes it, without a row for the last break', () => {
    expect(parseTsv('1.000\t2\r\n3\t4\r\n')).toEqual([
      ['1.000', '2'],
      ['3', '4'],
    ]);
  });

  it('reads quoted cells with tabs, breaks and doubled quotes', () => {
    expect(parseTsv('"a\tb"\t"c\nd"\t"e""f"')).toEqual([['a\tb', 'c\nd', 'e"f']]);
  });

  it('keeps a quote that opens nothing as plain text', () => {
    expect(parseTsv('"Mái ấm" cho hộ nghèo\t5')).toEqual([['"Mái ấm" cho hộ nghèo', '5']]);
    expect(parseTsv('5" ống\t7')).toEqual([['5" ống', '7']]);
  });

  it('keeps empty cells and empty rows', () => {
    expect(parseTsv('\t1\n\n2')).toEqual([['', '1'], [''], ['2']]);
    expect(parseTsv('')).toEqual([]);
  });
});

it('reads back what it writes', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'ệ', '"', '\t', '\n', ' ', '1', ',') });
  const block = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(block, (rows) => {
      expect(parseTsv(`${formatTsv(rows)}\r\n`)).toEqual(rows);
    }),
  );
});
