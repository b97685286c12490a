import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withFullCalculation, withoutCalculated, withoutElement } from '../../electron/workbook/template/bookXml';
import { readSheetXml, styleAt } from '../../electron/workbook/template/sheetPlaces';
import { type CellWrite, setCells } from '../../electron/workbook/template/sheetXml';

const address = (row: number, column: number): string => `${String.fromCharCode(64 + column)}${row}`;

interface Given {
  readonly xml: string;
  /** Inner XML of the cells that are there, by address. */
  readonly cells: ReadonlyMap<string, string>;
}

/** Worksheets as different programs write them: prefixes, either kind of quote, attributes in any order, no addresses. */
const worksheets: fc.Arbitrary<Given> = fc
  .record({
    prefix: fc.constantFrom('', 'x:'),
    quote: fc.constantFrom('"', "'"),
    space: fc.constantFrom('', '\n  ', ' <!-- <c r="A1"/> --> '),
    rows: fc.uniqueArray(
      fc.record({
        number: fc.integer({ min: 1, max: 12 }),
        bare: fc.boolean(),
        columns: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 6 }),
        style: fc.option(fc.integer({ min: 1, max: 5 })),
      }),
      { selector: (row) => row.number, maxLength: 8 },
    ),
    bareCells: fc.boolean(),
    inner: fc.constantFrom(
      '<v>12</v>',
      '',
      '<f>A1&gt;B1</f><v>3</v>',
      '<is><t>a &amp; b</t></is>',
      '<v a=">">1</v><extLst/>',
    ),
    tail: fc.constantFrom('', '<mergeCells><mergeCell ref="A1:B2"/></mergeCells><rowBreaks/>'),
  })
  .map(({ prefix, quote, space, rows, bareCells, inner, tail }) => {
    const q = (text: string | number): string => `${quote}${text}${quote}`;
    const cells = new Map<string, string>();
    let last = 0;
    const data = [...rows]
      .sort((a, b) => a.number - b.number)
      .map(({ number, bare, columns, style }) => {
        const isBare = bare && number === last + 1;
        last = number;
        let before = 0;
        const body = [...columns]
          .sort((a, b) => a - b)
          .map((column) => {
            const at = bareCells && column === before + 1 ? '' : ` r=${q(address(number, column))}`;
            before = column;
            cells.set(address(number, column), inner);
            return inner === ''
              ? `<${prefix}c s=${q(3)}${at}/>`
              : `<${prefix}c${at} s=${q(3)} >${prefixed(inner, prefix)}</${prefix}c>`;
          })
          .join(space);
        const r = isBare ? '' : ` r=${q(number)}`;
        const s = style === null ? '' : ` customFormat=${q(1)} s=${q(style)}`;
        return body === '' ? `<${prefix}row${s}${r}/>` : `<${prefix}row${r}${s}>${body}</${prefix}row>`;
      })
      .join(space);
    const open = `<?xml version="1.0"?><${prefix}worksheet xmlns${prefix === '' ? '' : ':x'}="urn:m">`;
    const body = data === '' ? `<${prefix}sheetData/>` : `<${prefix}sheetData>${data}</${prefix}sheetData>`;
    const columns = `<${prefix}cols><${prefix}col max="9" min="7" style="8"/></${prefix}cols>`;
    return { xml: `${open}${columns}${body}${prefixed(tail, prefix)}</${prefix}worksheet>\n`, cells };
  });

const prefixed = (xml: string, prefix: string): string => xml.replace(/<(\/?)(\w)/g, `<$1${prefix}$2`);

const writes: fc.Arbitrary<ReadonlyMap<string, CellWrite>> = fc
  .uniqueArray(
    fc.tuple(
      fc.integer({ min: 1, max: 14 }),
      fc.integer({ min: 1, max: 9 }),
      fc.oneof(
        fc.record({ kind: fc.constant('number' as const), decimal: fc.constantFrom('0', '-12.5', '39500') }),
        fc.record({ kind: fc.constant('text' as const), text: fc.string({ unit: 'binary', maxLength: 12 }) }),
        fc.constantFrom<CellWrite>({ kind: 'text', text: '=1+1' }, { kind: 'text', text: ' <&"> _x0041_\n' }),
        fc.constant<CellWrite>({ kind: 'blank' }),
      ),
    ),
    { selector: ([row, column]) => `${row} ${column}`, maxLength: 10 },
  )
  .map((list) => new Map(list.map(([row, column, write]) => [address(row, column), write])));

const byRow = (wanted: ReadonlyMap<string, CellWrite>): Map<number, Map<number, CellWrite>> => {
  const rows = new Map<number, Map<number, CellWrite>>();
  for (const [at, write] of wanted) {
    const row = Number(at.slice(1));
    rows.set(row, (rows.get(row) ?? new Map<number, CellWrite>()).set(at.charCodeAt(0) - 64, write));
  }
  return rows;
};

/** Each cell's inner XML without prefixes, as a reader that knows nothing of the writer finds it. */
const cellsOf = (xml: string): Map<string, string> => {
  const found = new Map<string, string>();
  const sheet = readSheetXml(xml);
  for (const row of sheet.rows) {
    for (const cell of row.cells) {
      const inner =
        cell.open.kind === 'empty' ? '' : xml.slice(cell.open.end, cell.end - `</${cell.open.name}>`.length);
      found.set(address(row.number, cell.column), inner.replaceAll('<x:', '<').replaceAll('</x:', '</'));
    }
  }
  return found;
};

describe('a worksheet edited in place', () => {
  it('stays letter by letter when nothing is set', () => {
    fc.assert(
      fc.property(worksheets, ({ xml }) => {
        expect(setCells(readSheetXml(xml), new Map())).toBe(xml);
      }),
    );
  });

  it('holds what was set, where it was set, and everything else as it was', () => {
    fc.assert(
      fc.property(worksheets, writes, ({ xml, cells }, wanted) => {
        const after = cellsOf(setCells(readSheetXml(xml), byRow(wanted)));
        for (const [at, inner] of cells) if (!wanted.has(at)) expect(after.get(at)).toBe(inner);
        for (const at of after.keys()) expect(cells.has(at) || wanted.has(at)).toBe(true);
        for (const [at, write] of wanted) {
          const inner = (after.get(at) ?? '').replace('<extLst/>', '');
          if (write.kind === 'blank') expect(inner).toBe('');
          if (write.kind === 'number') expect(inner).toBe(`<v>${write.decimal}</v>`);
          if (write.kind === 'text') expect(inner).toMatch(/^<is><t(?: xml:space="preserve")?>[^<>]*<\/t><\/is>$/);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('can be edited twice with the same outcome as once', () => {
    fc.assert(
      fc.property(worksheets, writes, ({ xml }, wanted) => {
        const once = setCells(readSheetXml(xml), byRow(wanted));
        expect(setCells(readSheetXml(once), byRow(wanted))).toBe(once);
      }),
    );
  });
});

const sheetOf = (data: string, more = ''): string => `<worksheet>${more}<sheetData>${data}</sheetData></worksheet>`;
const set = (xml: string, wanted: Readonly<Record<string, CellWrite>>): string =>
  setCells(readSheetXml(xml), byRow(new Map(Object.entries(wanted))));

describe('a cell', () => {
  it('keeps its style and loses the type and the metadata of its old value', () => {
    const xml = sheetOf('<row r="1"><c r="A1" s="7" t="s" vm="1"><v>0</v></c></row>');
    expect(set(xml, { A1: { kind: 'number', decimal: '5' } })).toContain('<c r="A1" s="7"><v>5</v></c>');
    expect(set(xml, { A1: { kind: 'text', text: '=1' } })).toContain(
      '<c r="A1" s="7" t="inlineStr"><is><t>=1</t></is></c>',
    );
  });

  it('is made in its place with the style of its row, else of its column', () => {
    const more = '<dimension ref="B1:C1"/><cols><col min="5" max="6" style="9"/></cols>';
    const row = '<row r="1" spans="2:3"><c r="B1"/></row><row r="3" s="4" customFormat="1"/>';
    const xml = set(sheetOf(row, more), {
      A1: { kind: 'number', decimal: '1' },
      E1: { kind: 'number', decimal: '2' },
      E3: { kind: 'number', decimal: '3' },
      E2: { kind: 'text', text: ' a' },
    });
    expect(xml).toBe(
      sheetOf(
        '<row r="1" spans="1:5"><c r="A1"><v>1</v></c><c r="B1"/><c r="E1" s="9"><v>2</v></c></row>' +
          '<row r="2"><c r="E2" s="9" t="inlineStr"><is><t xml:space="preserve"> a</t></is></c></row>' +
          '<row r="3" s="4" customFormat="1"><c r="E3" s="4"><v>3</v></c></row>',
        more.replace('B1:C1', 'A1:E3'),
      ),
    );
    expect(styleAt(readSheetXml(xml), 9, 5)).toBe(9);
  });

  it.each([
    '<worksheet><sheetData><row r="2"/><row r="1"/></sheetData></worksheet>',
    '<worksheet><sheetData><row r="1"><c r="B1"/><c r="A1"/></row></sheetData></worksheet>',
    '<worksheet><sheetData><row r="1"></sheetData></worksheet>',
    '<!DOCTYPE a><worksheet><sheetData/></worksheet>',
    '<worksheet><sheetData><row r="1"><c r="A1',
    '<chartsheet/>',
    '',
  ])('is not set in what is no worksheet: %s', (xml) => {
    expect(() => readSheetXml(xml)).toThrow('damaged');
  });
});

describe('the workbook part', () => {
  it.each([
    ['<workbook><sheets><sheet/></sheets><calcPr calcId="1"/></workbook>', '<calcPr calcId="1" fullCalcOnLoad="1"/>'],
    ["<workbook><sheets/><calcPr fullCalcOnLoad='0'/></workbook>", "<calcPr fullCalcOnLoad='1'/>"],
    [
      '<x:workbook><x:sheets/><x:definedNames><x:definedName>1</x:definedName></x:definedNames><x:extLst/></x:workbook>',
      '</x:definedNames><x:calcPr fullCalcOnLoad="1"/><x:extLst/>',
    ],
    ['<workbook><sheets/><oleSize/></workbook>', '<sheets/><calcPr fullCalcOnLoad="1"/><oleSize/>'],
  ])('asks for all formulas to be worked out: %s', (xml, part) => {
    const after = withFullCalculation(xml);
    expect(after).toContain(part);
    expect(withFullCalculation(after)).toBe(after);
  });
});

it('an element is taken out whole, in one tag or in two', () => {
  const chain = '<calcChain><c r="A1" i="1"/><c r="B1"></c><c r="C1"/></calcChain>';
  expect(withoutCalculated(chain, 1, new Set(['B1']))).toBe('<calcChain><c r="A1" i="1"/><c r="C1"/></calcChain>');
  expect(withoutCalculated(chain, 1, new Set(['A1', 'B1', 'C1']))).toBeNull();
  const relations = '<R><Relationship Id="1" Target="a.xml"/><Relationship Id="2" Target="b.xml"></Relationship></R>';
  const isB = (target: string): boolean => target === 'b.xml';
  expect(withoutElement(relations, 'Target', isB)).toBe('<R><Relationship Id="1" Target="a.xml"/></R>');
});
