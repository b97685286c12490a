import { describe, expect, it } from 'vitest';
import { copiedFormula, moved, referencesOf } from '../../electron/workbook/template/formulaReferences';
import { readSheetXml } from '../../electron/workbook/template/sheetPlaces';
import { definedNames, staleResults } from '../../electron/workbook/template/staleResults';

const shown = (formula: string, names: Readonly<Record<string, string>> = {}): string[] => {
  const { references, isOpen } = referencesOf(formula, new Map(Object.entries(names)));
  const list = references.map(
    ({ sheet, rows: [a, b], columns: [c, d] }) =>
      `${sheet === null ? '' : `${sheet}!`}r${a.at}-${b.at}c${c.at}-${d.at}`,
  );
  return isOpen ? [...list, 'open'] : list;
};

describe('what a formula reads', () => {
  it.each([
    ['E5/D5', ['r5-5c5-5', 'r5-5c4-4']],
    ['ROUND(SUM($B$2:C4),2)+1.5E3', ['r2-4c2-3']],
    ["'Biểu 01'!A1*Tổng!B2", ['Biểu 01!r1-1c1-1', 'Tổng!r2-2c2-2']],
    ["'Năm ''nay'''!A1", ["Năm 'nay'!r1-1c1-1"]],
    ['SUM(C:C)+SUM(3:4)', ['r1-1048576c3-3', 'r3-4c1-16384']],
    ['IF(A1="B2",TRUE,LOG10(C3))', ['r1-1c1-1', 'r3-3c3-3']],
    ['INDIRECT("A1")', ['open']],
    ['OFFSET(A1,1,1)', ['r1-1c1-1', 'open']],
    ['Bảng[Cột]', ['open']],
    ['Không_có', ['open']],
    ["[1]Tổng!A1+'[2]Năm nay'!B2+[1]!Tên+C3", ['r3-3c3-3']],
    ['NOW()', []],
    ['#REF!+1', []],
  ])('%s', (formula, expected) => {
    expect(shown(formula).filter((one) => one !== 'open')).toEqual(expected.filter((one) => one !== 'open'));
    expect(shown(formula).includes('open')).toBe(expected.includes('open'));
  });

  it('names are followed, also through one another, and never for ever', () => {
    expect(shown('Vùng*2', { vùng: "'Biểu 01'!$A$1:$A$3" })).toEqual(['Biểu 01!r1-3c1-1']);
    expect(shown('a', { a: 'b', b: 'a' })).toContain('open');
  });

  it('a copied formula reads as far away as it stands, but for fixed ends', () => {
    const [reference] = referencesOf('$A1:B$2', new Map()).references;
    if (!reference) throw new Error('reference');
    const { rows, columns } = moved(reference, 3, 2);
    expect([rows.map(({ at }) => at), columns.map(({ at }) => at)]).toEqual([
      [2, 4],
      [1, 4],
    ]);
  });
});

const sheet = (name: string, cells: Readonly<Record<string, string>>) => {
  const rows = new Map<string, string>();
  for (const [at, inner] of Object.entries(cells)) {
    const row = at.replace(/\D/g, '');
    rows.set(row, `${rows.get(row) ?? ''}<c r="${at}">${inner}</c>`);
  }
  const data = [...rows].map(([row, list]) => `<row r="${row}">${list}</row>`).join('');
  return { name, places: readSheetXml(`<worksheet><sheetData>${data}</sheetData></worksheet>`) };
};

describe('results that no longer hold', () => {
  const sheets = [
    sheet('Một', {
      A1: '<v>1</v>',
      B1: '<f t="shared" ref="B1:B3" si="0">A1+1</f><v>2</v>',
      B2: '<f t="shared" si="0"/><v>2</v>',
      C2: '<f>C9</f><v>2</v>',
      D2: '<f t="array" ref="D2:D3">A1:A2*2</f><v>2</v>',
      D3: '<v>4</v>',
    }),
    sheet('Hai', { A1: "<f>'một'!B1*2</f><v>4</v>", A2: '<f>A1</f><v>4</v>', A3: '<f>B7</f><v>0</v>' }),
  ];
  it('are found on every sheet, through other formulas, and no others', () => {
    const writes = new Map([[1, new Map([[1, { kind: 'number', decimal: '5' } as const]])]]);
    const found = staleResults(sheets, new Map(), 'Một', writes);
    const places = (name: string): string[] => (found.get(name) ?? []).map(({ row, column }) => `${row}/${column}`);
    expect(places('Một')).toEqual(['1/2', '2/4', '3/4']);
    expect(places('Hai')).toEqual(['1/1', '2/1']);
  });
});

it('defined names are read with their entities', () => {
  const xml =
    '<workbook><definedNames><definedName name="V">\'A &amp; B\'!$A$1</definedName></definedNames></workbook>';
  expect([...definedNames(xml)]).toEqual([['v', "'A & B'!$A$1"]]);
});

describe('a copy of a formula elsewhere', () => {
  it.each([
    ['E5/D5', 'F7/E7'],
    ['ROUND(SUM($B$2:C4),2)*1.5E3+LOG10(A1)', 'ROUND(SUM($B$2:D6),2)*1.5E3+LOG10(B3)'],
    ['\'Biểu A1\'!A$1&"A1"', '\'Biểu A1\'!B$1&"A1"'],
    ['SUM(C:C)+SUM($3:4)', 'SUM(D:D)+SUM($3:6)'],
    ['Bảng[A1]', null],
    ['XFD1', null],
  ])('%s', (formula, expected) => {
    expect(copiedFormula(formula, 2, 1)).toBe(expected);
  });
});
