import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { indexSheet } from '../../../electron/workbook/read/sheetModel';
import { cellsOf, contents, MAIN, packageOf, partsOf, problem, read, rows, STRICT } from './packages';

const plainCells = rows('<row r="2"><c r="B2"><v>1.5</v></c><c r="C2" t="inlineStr"><is><t>Chè</t></is></c></row>');
const plain = { B2: 'number 1.5', C2: 'text Chè' };

describe('what other programs write', () => {
  it('reads rows and cells without addresses, in place', async () => {
    const xml =
      '<row><c><v>1</v></c><c/><c t="str"><v>a</v></c></row><row r="5"><c><v>2</v></c></row><row><c><v>3</v></c></row>';
    expect(contents(await read(packageOf({ sheet: rows(xml) })))).toEqual({
      A1: 'number 1',
      C1: 'text a',
      A5: 'number 2',
      A6: 'number 3',
    });
  });

  it('reads prefixed XML, the strict namespace, and a namespace declared anew further down', async () => {
    const prefixed = (xml: string): string => xml.replace(/<(\/?)(?=[a-z])/gi, '<$1x:');
    const sheet = strToU8(`<x:worksheet xmlns:x="${MAIN}">${prefixed(plainCells)}</x:worksheet>`);
    expect(contents(await read(packageOf({}, { 'xl/worksheets/sheet1.xml': sheet })))).toEqual(plain);
    expect(contents(await read(packageOf({ namespace: STRICT, sheet: plainCells })))).toEqual(plain);
    const nested = strToU8(
      `<x:worksheet xmlns:x="${MAIN}">${plainCells.replace('<sheetData', `<sheetData xmlns="${MAIN}"`)}</x:worksheet>`,
    );
    expect(contents(await read(packageOf({}, { 'xl/worksheets/sheet1.xml': nested })))).toEqual(plain);
  });

  it('takes nothing from elements of other namespaces that have the same names', async () => {
    const foreign =
      '<row r="1"><c r="A1"><v>1</v><o:v xmlns:o="urn:x">9</o:v></c></row><z xmlns="urn:y"><row r="7"><c r="A7"><v>9</v></c></row></z>';
    expect(contents(await read(packageOf({ sheet: rows(foreign) })))).toEqual({ A1: 'number 1' });
  });

  it('finds a sheet by an absolute target, with other letters and with percent signs', async () => {
    for (const sheetTarget of ['/xl/worksheets/sheet1.xml', './Worksheets/SHEET1.xml', 'work%73heets/sheet1.xml']) {
      expect(contents(await read(packageOf({ sheet: plainCells, sheetTarget })))).toEqual(plain);
    }
  });

  it('reads XML in UTF-16, with a byte order mark or a declared encoding', async () => {
    const xml = `<worksheet xmlns="${MAIN}">${plainCells}</worksheet>`;
    const wide = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(`<?xml version="1.0" encoding="UTF-16"?>${xml}`, 'utf16le'),
    ]);
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(xml)]);
    const western = Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${xml}`, 'latin1');
    for (const bytes of [wide, marked, western]) {
      expect(contents(await read(packageOf({}, { 'xl/worksheets/sheet1.xml': new Uint8Array(bytes) })))).toEqual(plain);
    }
  });

  it('puts rows and cells that are out of order in order', async () => {
    const xml = '<row r="3"><c r="B3"><v>3</v></c><c r="A3"><v>2</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>';
    expect(Object.keys(contents(await read(packageOf({ sheet: rows(xml) }))))).toEqual(['A1', 'A3', 'B3']);
  });

  it('leaves chart sheets out, marks hidden sheets, rows and columns, and survives any name', async () => {
    const book = '<sheets><sheet name="__proto__" sheetId="9" state="veryHidden" r:id="s"/></sheets>';
    const sheet = `<cols><col min="2" max="3" hidden="1"/><col min="5" max="16384" width="0"/></cols>${rows('<row r="1" hidden="1"><c><v>1</v></c></row>')}`;
    const { sheets } = await read(packageOf({ book, sheet, name: 'constructor' }));
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['__proto__', true],
      ['constructor', false],
    ]);
    expect(sheets[0]?.rows[0]?.hidden).toBe(true);
    expect([2, 3, 4, 5, 16_384].map((column) => sheets[0]?.hiddenColumns.has(column))).toEqual([
      true,
      true,
      false,
      true,
      true,
    ]);
  });
});

describe('values', () => {
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="&quot;ngày &quot;0"/></numFmts>' +
    '<fonts><font><name val="Arial"/></font><font><name val="Times New Roman"/></font></fonts>' +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
    '<cellXfs><xf/><xf numFmtId="164" fontId="1"/><xf numFmtId="165"/><xf numFmtId="10"/><xf numFmtId="16"/></cellXfs>' +
    '<dxfs><dxf><font><name val="Wingdings"/></font><numFmt numFmtId="165" formatCode="d"/></dxf></dxfs>';

  it('reads every kind of cell, formulas by their cached result only', async () => {
    const sheet = rows(
      '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"a"</f><v>ab</v></c><c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c>' +
        '<c r="D1" t="b"><v>1</v></c><c r="E1"><f>NOW()</f></c><c r="F1"><f t="array" ref="F1:F2">SUM(A1)</f><v>4</v></c><c r="G1"><f t="shared" si="0"/><v>5</v></c>' +
        '<c r="H1" t="str"><f>""</f><v></v></c><c r="I1"><v>NaN</v></c><c r="J1" t="d"><v>2026-01-15</v></c><c r="K1" t="s"/><c r="L1"><v>1E+3</v></c></row>',
    );
    const model = await read(packageOf({ sheet, strings: '<si/>' }));
    expect(contents(model)).toEqual({
      A1: 'number 2',
      B1: 'text ab',
      C1: 'error #DIV/0!',
      D1: 'boolean TRUE',
      E1: 'formulaWithoutResult ',
      F1: 'number 4',
      G1: 'number 5',
      I1: 'error #NUM!',
      J1: 'date 2026-01-15T00:00:00.000Z',
      L1: 'number 1000',
    });
    expect(
      cellsOf(model)
        .filter(({ formula }) => formula)
        .map(({ address }) => address)
        .join(' '),
    ).toBe('A1 B1 C1 E1 F1 G1');
  });

  it('tells dates by style: both calendars, the day that never was, the last day there is', async () => {
    const cells = [59, 60, 61, 44_000, 2_958_465, -1, 3_000_000].map((v) => `<c s="1"><v>${v}</v></c>`).join('');
    const dates = (model: Awaited<ReturnType<typeof read>>) =>
      cellsOf(model).map(({ kind, text, number }) => (kind === 'date' ? text.slice(0, 10) : number));
    const sheet = rows(`<row>${cells}</row>`);
    expect(dates(await read(packageOf({ sheet, styles })))).toEqual([
      '1900-02-28',
      '1900-02-28',
      '1900-03-01',
      '2020-06-18',
      '9999-12-31',
      -1,
      3_000_000,
    ]);
    expect(dates(await read(packageOf({ sheet, styles, book: '<workbookPr date1904="1"/>' }))).slice(3, 4)).toEqual([
      '2024-06-19',
    ]);
  });

  it('reads formats and fonts of cells, never those of conditional formats', async () => {
    const sheet = rows(
      '<row><c s="0"><v>1</v></c><c s="1"><v>1</v></c><c s="2"><v>1</v></c><c s="3"><v>0.505</v></c><c s="4"><v>43621</v></c><c s="99"><v>1</v></c></row>',
    );
    expect(
      cellsOf(await read(packageOf({ sheet, styles }))).map(({ kind, format, font }) => [kind, format, font]),
    ).toEqual([
      ['number', 'General', 'Arial'],
      ['date', 'dd/mm/yyyy', 'Times New Roman'],
      ['number', '"ngày "0', 'Arial'],
      ['number', '0.00%', 'Arial'],
      ['date', 'd-mmm', 'Arial'],
      ['number', 'General', null],
    ]);
  });

  it('keeps the runs of a text with their fonts, without the pronunciation, in NFC', async () => {
    const strings =
      '<si><t xml:space="preserve"> hai dòng&#10;_x0041_ </t></si>' +
      '<si><r><t>Sản lượng</t></r><r><rPr><vertAlign val="superscript"/><rFont val="Arial"/></rPr><t>1</t></r><rPh><t>no</t></rPh></si>' +
      `<si><t>${'Đường ống'.normalize('NFD')}</t></si>`;
    const model = await read(
      packageOf({
        strings,
        styles,
        sheet: rows('<row><c s="1" t="s"><v>0</v></c><c s="1" t="s"><v>1</v></c><c t="s"><v>2</v></c></row>'),
      }),
    );
    expect(cellsOf(model).map(({ text }) => text)).toEqual([' hai dòng\nA ', 'Sản lượng1', 'Đường ống']);
    expect(cellsOf(model)[1]).toMatchObject({
      font: 'Arial',
      runs: [
        { text: 'Sản lượng', font: 'Times New Roman' },
        { text: '1', font: 'Arial', superscript: true },
      ],
    });
  });
});

describe('merges', () => {
  const merged = (...references: string[]): string =>
    `${rows('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="900000"><c r="XFD900000"><v>3</v></c></row>')}<mergeCells>${references.map((one) => `<mergeCell ref="${one}"/>`).join('')}</mergeCells>`;

  it('covers its cells, and costs nothing over a whole sheet', async () => {
    const { sheets } = await read(packageOf({ sheet: merged('A1:XFD1048576', 'C3') }));
    const [sheet] = sheets;
    if (!sheet) throw new Error('no sheet');
    expect(contents({ sheets })).toEqual({ A1: 'number 1' });
    const index = indexSheet(sheet);
    expect(index.mergeAt(1, 1)).toEqual({ top: 1, left: 1, bottom: 1_048_576, right: 16_384 });
    expect(index.at(1, 1)?.number).toBe(1);
  });

  it('refuses too many of them, and what is none', async () => {
    expect(
      await problem(
        packageOf({ sheet: merged(...Array.from({ length: 100_001 }, (_, row) => `A${row + 1}:B${row + 1}`)) }),
      ),
    ).toBe('ô gộp');
    expect(await problem(packageOf({ sheet: merged('A0:B2') }))).toBe('damaged');
    expect(await problem(packageOf({ sheet: merged('A1:ZZZ2') }))).toBe('damaged');
  });
});

describe('hostile packages', () => {
  const good = partsOf({ sheet: plainCells });

  it('refuses document types, so no entity is defined, expanded or fetched', async () => {
    const laughs = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>';
    const file = '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>';
    const sheet = rows('<row><c t="inlineStr"><is><t>&a;</t></is></c></row>');
    for (const prolog of [laughs, file, '']) expect(await problem(packageOf({ prolog, sheet }))).toBe('damaged');
  });

  it('refuses doubled parts and paths that lead out', async () => {
    expect(await problem(zipSync({ ...good, 'XL/Workbook.xml': new Uint8Array() }))).toBe('damaged');
    expect(await problem(zipSync({ ...good, '../../evil.xml': new Uint8Array() }))).toBe('damaged');
    expect(await problem(zipSync({ ...good, '__proto__/constructor.xml': new Uint8Array() }))).toBe('ok');
  });

  it('refuses a part that unpacks too far, one text too long, and elements too deep', async () => {
    const zeros = strToU8(`<worksheet xmlns="${MAIN}">${' '.repeat(20 * 1024 * 1024)}</worksheet>`);
    expect(await problem(zipSync({ ...good, 'xl/worksheets/sheet1.xml': zeros }, { level: 9 }))).toBe(
      'lần so với cỡ nén',
    );
    const long = rows(`<row><c t="inlineStr"><is><t>${'x'.repeat(200_001)}</t></is></c></row>`);
    expect(await problem(packageOf({ sheet: long }))).toBe('ký tự trong một ô');
    expect(await problem(packageOf({ sheet: `${'<a>'.repeat(300)}${'</a>'.repeat(300)}` }))).toBe('damaged');
  });

  it('never reads a figure out of a package whose bytes were changed', async () => {
    const bytes = zipSync({ ...good }, { level: 0 });
    const at = Buffer.from(bytes).indexOf('<v>1.5</v>') + 3;
    bytes[at] = '7'.charCodeAt(0);
    expect(await problem(bytes)).toBe('damaged');
  });

  it('refuses cells off the sheet or in another row, a text or a sheet that is not there', async () => {
    const inSheet = (cell: string): Promise<string> =>
      problem(packageOf({ sheet: rows(`<row r="1">${cell}</row>`), strings: '' }));
    for (const cell of ['<c r="ZZZZ1"/>', '<c r="A2"/>', '<c r="1"/>', '<c t="s"><v>7</v></c>'])
      expect(await inSheet(cell)).toBe('damaged');
    expect(await problem(packageOf({ sheet: rows('<row r="1048577"/>') }))).toBe('damaged');
    expect(await problem(packageOf({ sheetTarget: 'none.xml' }))).toBe('damaged');
  });
});
