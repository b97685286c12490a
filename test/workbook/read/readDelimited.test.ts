import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeLegacy } from '../../../shared/legacy/codec';
import { cellsOf, contents, problem, read } from './packages';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const table = async (bytes: Uint8Array) => contents(await read(bytes, 'Biểu 1.csv'));

describe('plain text', () => {
  it('is parted by ; or tab or comma, with decimal commas and quotes', async () => {
    const expected = {
      A1: 'text TT',
      B1: 'text Chỉ tiêu',
      C1: 'text KH',
      A2: 'text 1',
      B2: 'text Ngô; "lai"',
      C2: 'text 2,5',
    };
    expect(await table(utf8('TT;Chỉ tiêu;KH\r\n1;"Ngô; ""lai""";2,5\r\n'))).toEqual(expected);
    expect(await table(utf8('TT\tChỉ tiêu\tKH\n1\t"Ngô; ""lai"""\t2,5'))).toEqual(expected);
    expect(await table(utf8('TT,Chỉ tiêu,KH\r1,"Ngô; ""lai""","2,5"\r'))).toEqual(expected);
    expect(await table(utf8('sep=;\nTT;Chỉ tiêu;KH\n1;"Ngô; ""lai""" ;2,5'))).toEqual(expected);
  });

  it('keeps every cell the text it is: dates, formulas and long numbers change nothing', async () => {
    expect(await table(utf8('5-6;=1+1;0012;1.234\n;"hai\ndòng";;x'))).toEqual({
      A1: 'text 5-6',
      B1: 'text =1+1',
      C1: 'text 0012',
      D1: 'text 1.234',
      B2: 'text hai\ndòng',
      D2: 'text x',
    });
  });

  it('is read in UTF-8, UTF-16, windows-1258 and the old encodings', async () => {
    const text = 'Chỉ tiêu;Đơn vị tính\nSản lượng lương thực;Tấn\nĐường giao thông;Km';
    const expected = await table(utf8(text));
    expect(await table(utf8(`\ufeff${text}`))).toEqual(expected);
    expect(await table(new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')))).toEqual(expected);
    expect(await table(new Uint8Array(Buffer.from(text, 'utf16le')))).toEqual(expected);
    for (const charset of ['tcvn3', 'vni'] as const)
      expect(await table(latin(encodeLegacy(text, charset) ?? ''))).toEqual(expected);
    // windows-1258: base letters and combining tones.
    expect(await table(latin('K\xea\xec hoa\xf2ch;\xd0\xf4\xf2i'))).toEqual({ A1: 'text Kế hoạch', B1: 'text Đội' });
  });

  it('comes back as it was written, whatever stands in it', async () => {
    const field = fc
      .string({ unit: fc.constantFrom('a', 'Đ', '"', ';', ',', '\t', '\n', ' ', '1'), minLength: 1, maxLength: 8 })
      .filter((text) => text.trim() !== '');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        async (lines) => {
          const csv = lines.map((line) => line.map((one) => `"${one.replaceAll('"', '""')}"`).join(';')).join('\r\n');
          const cells = cellsOf(await read(utf8(`sep=;\r\n${csv}`), 'x.csv'));
          expect(cells.map(({ text }) => text)).toEqual(lines.flat());
        },
      ),
      { numRuns: 200 },
    );
  });

  it('with nothing in it is told', async () => {
    expect(await problem(utf8('\n;;\n'), 'x.csv')).toBe('empty');
  });
});
