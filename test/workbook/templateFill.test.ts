import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { strToU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../electron/workbook/read/readWorkbook';
import { fillTemplate } from '../../electron/workbook/template/fillTemplate';
import type { FilledTemplate, FillOptions, FillReport } from '../../shared/contract/templateAnswers';
import type { WorkbookMapping } from '../../shared/contract/workbookMapping';
import { onScreen } from '../../shared/form/displayUnit';
import { convert, scratchFolder } from './libreOffice';
import { sampleView, withTyped } from './sampleView';
import { partText, tablePart, templateBook, templateMapping } from './templateBook';

const usual: FillOptions = { blanks: 'keep', occupied: 'replace' };

const fill = async (
  bytes: Uint8Array,
  options: FillOptions = usual,
  mapping: WorkbookMapping = templateMapping,
  typed: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): Promise<FilledTemplate> => {
  const view = sampleView({ rows: (rows) => rows.map((row) => withTyped(row, typed[row.id] ?? {})) });
  const file = { id: 't', name: 'Mẫu tỉnh', fileName: 'mau.xlsx', bytes, mapping };
  const filled = await fillTemplate(file, view, options, []);
  if (!filled.ok) throw new Error(JSON.stringify(filled.error));
  return filled.value;
};

const cellsOf = async (bytes: Uint8Array, sheet = 'Biểu 01'): Promise<Readonly<Record<string, string | number>>> => {
  const model = await readWorkbook('x.xlsx', bytes);
  if (!model.ok) throw new Error(model.error.code);
  const rows = model.value.sheets.find(({ name }) => name === sheet)?.rows ?? [];
  return Object.fromEntries(
    rows.flatMap(({ cells }) => cells.map((cell) => [cell.address, cell.number ?? cell.text] as const)),
  );
};

const fates = (report: FillReport): Readonly<Record<string, string>> =>
  Object.fromEntries(report.items.map(({ address, fate }) => [address, fate]));

/** The table, the workbook part, and a sheet whose formula depends on the table: its old result has to go. */
const withFormulas = ['xl/workbook.xml', tablePart, 'xl/worksheets/sheet2.xml'];

/** Names of the parts that are not the same bytes in both. */
const changedParts = (before: Uint8Array, after: Uint8Array): string[] => {
  const [one, two] = [unzipSync(before), unzipSync(after)];
  expect(Object.keys(two)).toEqual(Object.keys(one));
  return Object.keys(one).filter((name) => Buffer.compare(one[name] ?? strToU8(''), two[name] ?? strToU8('')) !== 0);
};

describe('a superior’s workbook', () => {
  const scratch = scratchFolder();
  const template = templateBook();
  let filled: FilledTemplate;
  beforeAll(async () => {
    filled = await fill(template);
  });
  afterAll(scratch.remove);

  it('gets the values of the Biểu in its own measures and formats', async () => {
    expect(await cellsOf(filled.bytes)).toMatchObject({
      D5: 50,
      E5: 42,
      // Triệu đồng there, tỷ đồng here.
      D6: 55_000,
      E6: 43_600,
      D7: 39_500,
      E7: 41_550,
      E8: 294.3,
      // A format in % takes the hundredth part.
      D9: 0.505,
      E9: 0.508,
      D10: '5-6',
      E10: 6.1,
      D13: '>58',
      G13: '21/36 trường',
      // An attainment in a format without %.
      F13: 100.52,
      F9: 1.0059,
      E15: 100,
    });
    expect(partText(unzipSync(filled.bytes), tablePart)).toContain('<c r="E8" s="2"><v>294.3</v></c>');
  });

  it('tells what it did and what it left', () => {
    const { report } = filled;
    expect(fates(report)).toMatchObject({
      D5: 'write',
      F5: 'formula',
      F7: 'formula',
      D8: 'crossed',
      E8: 'replace',
      D15: 'merged',
      G10: 'blankKept',
    });
    expect(report.counts.formula).toBe(3);
    expect(report.items.find(({ address }) => address === 'E6')).toMatchObject({
      ours: '43,6',
      written: '43.600',
      converted: 'Tỷ đồng → Triệu đồng',
    });
    expect(report.items.find(({ address }) => address === 'D10')).toMatchObject({ asText: 'words', written: '5-6' });
    expect(report.noRow).toEqual([{ address: 'B11', text: 'Chỉ tiêu riêng của cấp trên', gone: false, old: true }]);
    expect(report.noPlace.map(({ row }) => row)).toContain('khach-du-lich');
    expect(report.recalculates).toBe(true);
  });

  it('keeps every other part, byte by byte, packed as it was', () => {
    expect(changedParts(template, filled.bytes)).toEqual(withFormulas);
    const before = partText(unzipSync(template), tablePart);
    const after = partText(unzipSync(filled.bytes), tablePart);
    // Outside the rows not a letter differs; inside, rows that are not filled neither.
    const outside = (xml: string): string => xml.replace(/<sheetData>.*<\/sheetData>/s, '');
    expect(outside(after)).toBe(outside(before));
    for (const row of ['r="1">', 'r="3"', 'r="4"', 'r="11"']) {
      const text = (xml: string): string => xml.slice(xml.indexOf(`<row ${row}`)).replace(/<\/row>.*/s, '');
      expect(text(after)).toBe(text(before));
    }
    expect(partText(unzipSync(filled.bytes), 'xl/workbook.xml')).toBe(
      partText(unzipSync(template), 'xl/workbook.xml').replace('calcId="191029"', 'calcId="191029" fullCalcOnLoad="1"'),
    );
    // Formulas stay as they are; those that read a cell with a new value lose the result that no longer holds.
    expect(after).toContain('<c r="F5" s="4"><f t="shared" ref="F5:F7" si="0">E5/D5</f></c>');
    expect(after).toContain('<c r="E16" s="2"><f>SUM(E5:E7)</f></c>');
    expect(partText(unzipSync(filled.bytes), 'xl/worksheets/sheet2.xml')).toBe(
      partText(unzipSync(template), 'xl/worksheets/sheet2.xml').replace('*2</f><v>0</v>', '*2</f>'),
    );
    // Packed bytes too: everything in front of the first part that changed is the same.
    const start = Buffer.from(template).indexOf('xl/workbook.xml') - 30;
    expect(start).toBeGreaterThan(500);
    expect(Buffer.compare(filled.bytes.subarray(0, start), template.subarray(0, start))).toBe(0);
  });

  it('opens in openpyxl and LibreOffice, which works its formulas out from the new values', async () => {
    const file = path.join(scratch.folder, 'da-dien.xlsx');
    writeFileSync(file, filled.bytes);
    const script = `import openpyxl, json, sys
book = openpyxl.load_workbook(sys.argv[1])
sheet = book['Biểu 01']
print(json.dumps({'E6': sheet['E6'].value, 'F6': sheet['F6'].value, 'comment': sheet['E5'].comment.text,
  'rules': len(sheet.data_validations.dataValidation), 'merges': len(sheet.merged_cells.ranges)}))`;
    const seen: unknown = JSON.parse(execFileSync('/usr/bin/python3', ['-c', script, file], { encoding: 'utf8' }));
    expect(seen).toEqual({ E6: 43_600, F6: '=E6/D6', comment: 'Số ước cả năm', rules: 1, merges: 8 });
    const [again = ''] = await convert([file], 'xlsx', path.join(scratch.folder, 'lo'));
    const cells = await cellsOf(readFileSync(again));
    expect(cells['F5']).toBeCloseTo(0.84, 10);
    expect(cells['F6']).toBeCloseTo(43_600 / 55_000, 10);
    expect(cells['E16']).toBe(42 + 43_600 + 41_550);
    expect((await cellsOf(readFileSync(again), 'Tổng hợp'))['B1']).toBe(84);
  });
});

describe('what a template is like', () => {
  it('with macros they stay', async () => {
    const template = templateBook({ macros: true });
    expect(changedParts(template, (await fill(template)).bytes)).toEqual(withFormulas);
  });

  it('in prefixed XML it is filled in the same way', async () => {
    const edit = (parts: Record<string, Uint8Array>): void => {
      for (const name of [tablePart, 'xl/workbook.xml']) {
        const xml = partText(parts, name).replace(/<(\/?)([a-z])/gi, '<$1x:$2');
        parts[name] = strToU8(xml.replace('xmlns=', 'xmlns:x='));
      }
    };
    const template = templateBook({ edit });
    const filled = await fill(template);
    expect(await cellsOf(filled.bytes)).toEqual(await cellsOf((await fill(templateBook())).bytes));
    expect(changedParts(template, filled.bytes)).toEqual(withFormulas);
    expect(partText(unzipSync(filled.bytes), 'xl/workbook.xml')).toContain('<x:calcPr calcId="191029" fullCalcOnLoad');
  });

  it('without formulas only the sheet changes', async () => {
    const edit = (parts: Record<string, Uint8Array>): void => {
      for (const name of [tablePart, 'xl/worksheets/sheet2.xml']) {
        parts[name] = strToU8(partText(parts, name).replace(/<f[ >].*?<\/f>|<f t="shared" si="0"\/>/g, ''));
      }
    };
    const template = templateBook({ edit });
    const { bytes, report } = await fill(template);
    expect(changedParts(template, bytes)).toEqual([tablePart]);
    expect(report.recalculates).toBe(false);
    expect(fates(report)['F5']).toBe('replace');
  });

  it('filled a second time there is nothing left to do', async () => {
    const once = await fill(templateBook());
    const twice = await fill(once.bytes);
    expect(twice.report.counts).toMatchObject({ write: 0, replace: 0 });
    expect(twice.bytes).toEqual(once.bytes);
  });
});

describe('what the person chose', () => {
  it('keeps what is there already, or clears what we have nothing for', async () => {
    const kept = await fill(templateBook(), { blanks: 'keep', occupied: 'keep' });
    expect(fates(kept.report)['E8']).toBe('occupiedKept');
    expect((await cellsOf(kept.bytes))['E8']).toBe('số cũ');
    const cleared = await fill(templateBook(), { blanks: 'clear', occupied: 'replace' });
    expect(fates(cleared.report)['G10']).toBe('clear');
    expect(partText(unzipSync(cleared.bytes), tablePart)).toContain('<c r="G10" s="5"/>');
  });

  it('a row that is only proposed is not filled', async () => {
    const rows = templateMapping.rows.map((row) => (row.row === 5 ? { ...row, by: 'proposal' as const } : row));
    const { bytes, report } = await fill(templateBook(), usual, { ...templateMapping, rows });
    expect((await cellsOf(bytes))['E5']).toBeUndefined();
    expect(report.noPlace.map(({ row }) => row)).toContain('thu-nhap-binh-quan');
  });

  it('a sheet that is gone is told', async () => {
    const file = { id: 't', name: '', fileName: 'a.xlsx', bytes: templateBook() };
    const mapping = { ...templateMapping, sheetName: 'Biểu 02' };
    const filled = await fillTemplate({ ...file, mapping }, sampleView(), usual, []);
    expect(filled).toEqual({ ok: false, error: { code: 'templateRefused', file: 'a.xlsx', why: 'sheetGone' } });
  });
});

describe('values that need care', () => {
  it('a Biểu shown in another unit goes out as it is shown, in the unit of the template', async () => {
    const view = onScreen({ ...sampleView(), displayUnit: 'Triệu đồng' });
    const row = view.rows.find(({ id }) => id === 'thu-ngan-sach-dia-ban');
    expect(row?.cells['figure']).toMatchObject({ text: '43,6', shown: '43.600' });
    const file = { id: 't', name: '', fileName: 'a.xlsx', bytes: templateBook(), mapping: templateMapping };
    const filled = await fillTemplate(file, view, usual, []);
    if (!filled.ok) throw new Error(filled.error.code);
    expect(await cellsOf(filled.value.bytes)).toMatchObject({ E5: 42, D6: 55_000, E6: 43_600, D10: '5-6' });
    expect(filled.value.report.converted).toBe(0);
  });

  it('text that begins like a formula stays text; dates become days where the style shows dates', async () => {
    const { bytes } = await fill(templateBook(), usual, templateMapping, {
      'thu-nhap-binh-quan': { note: '=1+1' },
      'thu-ngan-sach-dia-ban': { note: '05/01/2022' },
      'tang-truong-dan-gia-suc': { note: '-' },
    });
    const xml = partText(unzipSync(bytes), tablePart);
    expect(xml).toContain('<c s="5" r="G5" t="inlineStr"><is><t>=1+1</t></is></c>');
    expect(xml).toContain('<c r="G6" s="5"><v>44566</v></c>');
    expect(xml).toContain('<c r="G10" s="5" t="inlineStr"><is><t>-</t></is></c>');
  });

  it('more digits than a spreadsheet keeps are written as text; a unit nobody can convert is left', async () => {
    const edit = (parts: Record<string, Uint8Array>): void => {
      parts[tablePart] = strToU8(partText(parts, tablePart).replace('<t>Ha</t>', '<t>cây</t>'));
    };
    const { bytes, report } = await fill(templateBook({ edit }), usual, templateMapping, {
      'san-luong-luong-thuc': { figure: '1234567890123456,5' },
    });
    expect((await cellsOf(bytes))['E7']).toBe('1.234.567.890.123.456,5');
    expect(report.items.find(({ address }) => address === 'E7')?.asText).toBe('digits');
    expect(fates(report)['E8']).toBe('otherUnit');
  });

  it('a format that leaves thousands away shows our number: what it leaves away is written', async () => {
    const edit = (parts: Record<string, Uint8Array>): void => {
      const xml = partText(parts, tablePart).replace("<c r='E6' s='2'/>", '<c r="E6" s="7"><v>1234500</v></c>');
      parts[tablePart] = strToU8(xml);
      const styles = partText(parts, 'xl/styles.xml').replace('formatCode="dd/mm/yyyy"', 'formatCode="#,##0,"');
      parts['xl/styles.xml'] = strToU8(styles.replace('numFmtId="2"', 'numFmtId="171"'));
    };
    const { bytes, report } = await fill(templateBook({ edit }), usual);
    expect((await cellsOf(bytes))['E6']).toBe(43_600_000);
    expect(report.items.find(({ address }) => address === 'E6')).toMatchObject({
      theirs: '1.234,5',
      written: '43.600',
    });
  });

  it('a number of another measure in a % format, and one that no decimal can hold, are left', async () => {
    const edit = (parts: Record<string, Uint8Array>): void => {
      const xml = partText(parts, tablePart).replace('<c r="D5" s="2"/>', '<c r="D5" s="4"/>');
      parts[tablePart] = strToU8(xml.replaceAll('<t>Triệu đồng</t>', '<t> </t>'));
    };
    const columns = templateMapping.columns.map((one) => (one.column === 5 ? { ...one, factor: '3' } : one));
    const { report } = await fill(templateBook({ edit }), usual, { ...templateMapping, columns });
    expect(fates(report)).toMatchObject({ D5: 'percentFormat', E6: 'notExact', E5: 'write' });
  });
});

describe('a template that is damaged in any way', () => {
  const names = [tablePart, 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml', '[Content_Types].xml'];
  /** Where, how many letters go, and what comes instead. */
  const cut = fc.record({
    part: fc.constantFrom(...names),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 0, max: 40 }),
    put: fc.constantFrom(
      '',
      '<',
      '>',
      '"',
      '</row>',
      '<row r="9"/>',
      '<c r="A1"><f>A1</f></c>',
      '&#0;',
      '<!DOCTYPE a>',
      '\0',
    ),
  });

  it('is filled or refused in plain words, and what comes out can be read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(cut, { minLength: 1, maxLength: 3 }), async (cuts) => {
        const edit = (parts: Record<string, Uint8Array>): void => {
          for (const { part, at, length, put } of cuts) {
            const text = partText(parts, part);
            const from = Math.floor(at * text.length);
            parts[part] = strToU8(text.slice(0, from) + put + text.slice(from + length));
          }
        };
        const file = { id: 't', name: '', fileName: 'a.xlsx', bytes: templateBook({ edit }), mapping: templateMapping };
        const filled = await fillTemplate(file, sampleView(), usual, []);
        if (filled.ok) expect((await readWorkbook('a.xlsx', filled.value.bytes)).ok).toBe(true);
        else expect(['workbookUnreadable', 'workbookTooLarge', 'templateRefused']).toContain(filled.error.code);
      }),
      { numRuns: 80 },
    );
  });
});
