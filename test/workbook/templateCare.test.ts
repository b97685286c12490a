import { strToU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../electron/workbook/read/readWorkbook';
import { fillTemplate } from '../../electron/workbook/template/fillTemplate';
import type { FilledTemplate, FillOptions, FillReport } from '../../shared/contract/templateAnswers';
import type { WorkbookMapping } from '../../shared/contract/workbookMapping';
import type { SheetView } from '../../shared/form/types';
import { newRow } from '../helpers/newRow';
import { formSheets, toView } from './formSheets';
import { sampleView } from './sampleView';
import { partText, tablePart, templateBook, templateMapping } from './templateBook';

const usual: FillOptions = { blanks: 'keep', occupied: 'replace' };

const fill = async (
  edit: (xml: string) => string,
  more: { options?: FillOptions; mapping?: Partial<WorkbookMapping>; view?: SheetView; styles?: [string, string] } = {},
): Promise<FilledTemplate & { readonly xml: string; readonly parts: Readonly<Record<string, Uint8Array>> }> => {
  const bytes = templateBook({
    edit: (parts) => {
      parts[tablePart] = strToU8(edit(partText(parts, tablePart)));
      if (more.styles) parts['xl/styles.xml'] = strToU8(partText(parts, 'xl/styles.xml').replace(...more.styles));
    },
  });
  const mapping = { ...templateMapping, ...more.mapping };
  const file = { id: 't', name: '', fileName: 'a.xlsx', bytes, mapping };
  const filled = await fillTemplate(file, more.view ?? sampleView(), more.options ?? usual, []);
  if (!filled.ok) throw new Error(JSON.stringify(filled.error));
  expect((await readWorkbook('a.xlsx', filled.value.bytes)).ok).toBe(true);
  const parts = unzipSync(filled.value.bytes);
  return { ...filled.value, xml: partText(parts, tablePart), parts };
};

const plain = (xml: string): string => xml;
const fates = ({ items }: FillReport): Readonly<Record<string, string>> =>
  Object.fromEntries(items.map(({ address, fate }) => [address, fate]));

describe('a formula that the person gave away', () => {
  it('becomes our number; copies of a shared one stand on their own, and the order of calculation forgets the cell', async () => {
    const { xml, parts, report } = await fill(plain, { mapping: { overFormulas: ['F5'] } });
    expect(report.items.find(({ address }) => address === 'F5')).toMatchObject({
      fate: 'replace',
      overFormula: true,
      written: '84%',
    });
    expect(report).toMatchObject({ overFormula: 1, counts: { formula: 2 } });
    expect(xml).toContain('<c r="F5" s="4"><v>0.84</v></c>');
    expect(xml).toContain('<c r="F6" s="4"><f>E6/D6</f></c>');
    expect(xml).toContain('<c s="4"><f>E7/D7</f></c>');
    expect(partText(parts, 'xl/calcChain.xml')).toMatch(/<calcChain[^>]*><c r="E16" i="3"\/><c r="F6" i="3"\/>/);
  });

  it('and the last one takes the order of calculation with it, and all that names it', async () => {
    const bytes = templateBook({
      edit: (parts) => {
        const chain = partText(parts, 'xl/calcChain.xml').replace(
          /<c .*\/>/,
          '<c r="F5" i="3"/><c r="F6"/><c r="F7"/>',
        );
        parts['xl/calcChain.xml'] = strToU8(chain);
      },
    });
    const mapping = { ...templateMapping, overFormulas: ['F5', 'F6', 'F7'] };
    const filled = await fillTemplate(
      { id: 't', name: '', fileName: 'a.xlsx', bytes, mapping },
      sampleView(),
      usual,
      [],
    );
    if (!filled.ok) throw new Error(filled.error.code);
    const [before, after] = [unzipSync(bytes), unzipSync(filled.value.bytes)];
    expect(Object.keys(before).filter((name) => !Object.hasOwn(after, name))).toEqual(['xl/calcChain.xml']);
    expect(partText(after, '[Content_Types].xml')).not.toContain('calcChain');
    expect(partText(after, 'xl/_rels/workbook.xml.rels')).not.toContain('calcChain');
    expect(partText(after, tablePart)).not.toContain('si="0"');
  });

  it('entries of the order of calculation without a sheet stay on theirs', async () => {
    const edit = (parts: Record<string, Uint8Array>): void => {
      const chain = partText(parts, 'xl/calcChain.xml').replace(
        /<c .*\/>/,
        '<c r="B1" i="4"/><c r="F5" i="3"/><c r="F6"/><c r="F5" i="4"/>',
      );
      parts['xl/calcChain.xml'] = strToU8(chain);
    };
    const mapping = { ...templateMapping, overFormulas: ['F5'] };
    const file = { id: 't', name: '', fileName: 'a.xlsx', bytes: templateBook({ edit }), mapping };
    const filled = await fillTemplate(file, sampleView(), usual, []);
    if (!filled.ok) throw new Error(filled.error.code);
    expect(partText(unzipSync(filled.value.bytes), 'xl/calcChain.xml')).toContain(
      '<c r="B1" i="4"/><c r="F6" i="3"/><c r="F5" i="4"/>',
    );
  });

  it('but not one of several cells with one formula', async () => {
    const array = (xml: string): string => xml.replace('t="shared" ref="F5:F7" si="0"', 't="array" ref="F5:F7"');
    const { report, xml } = await fill(array, { mapping: { overFormulas: ['F5', 'F6'] } });
    expect(fates(report)).toMatchObject({ F5: 'arrayFormula', F6: 'arrayFormula' });
    expect(xml).toContain('<f t="array" ref="F5:F7">E5/D5</f>');
  });
});

describe('what a superior asks of a cell', () => {
  it('locked ones stay where others of the table are open; one that is open is filled', async () => {
    const open: [string, string] = [
      '<xf borderId="1" numFmtId="170"/>',
      '<xf numFmtId="170"><protection locked="0"/></xf>',
    ];
    const { report } = await fill(plain, { styles: open });
    expect(fates(report)).toMatchObject({ E5: 'write', D9: 'locked', E9: 'locked', G13: 'locked', F5: 'formula' });
    expect(fates(report)['G10']).toBeUndefined();
    const free = await fill((xml) => xml.replace('<sheetProtection sheet="1" objects="1"/>', ''), { styles: open });
    expect(fates(free.report)).toMatchObject({ D9: 'write', G13: 'write' });
  });

  it.each([
    ['type="decimal"', '<formula1>0</formula1><formula2>100</formula2>', ['E6', 'E7', 'E8']],
    ['type="whole" operator="greaterThan"', '<formula1>-1</formula1>', ['E9', 'E10', 'E13', 'E8']],
    ['type="list"', '<formula1>"42,Đạt"</formula1>', ['E6', 'E7', 'E8', 'E9', 'E10', 'E13', 'E14', 'E15']],
    ['type="textLength" operator="lessThanOrEqual"', '<formula1>4</formula1>', ['E6', 'E7', 'E8', 'E9']],
    ['type="decimal"', '<formula1>Thấp</formula1><formula2>9</formula2>', []],
    ['type="custom"', '<formula1>ISNUMBER(E5)</formula1>', []],
  ])('a value that breaks the rule of its cell is told: %s %s', async (type, formulas, broken) => {
    const rule = (xml: string): string =>
      xml.replace(
        /<dataValidation [^>]*>.*<\/dataValidation>/,
        `<dataValidation ${type} sqref="E5:E9 $E$10 E11:E15">${formulas}</dataValidation>`,
      );
    const { report } = await fill(rule);
    expect(
      report.items
        .filter(({ breaksRule }) => breaksRule)
        .map(({ address }) => address)
        .toSorted(),
    ).toEqual([...broken].toSorted());
    expect(report.breaksRule).toBe(broken.length);
  });
});

describe('what is left of an earlier month', () => {
  it('numbers beside a blank of ours are counted, words are not; rows that the plan lost are told', async () => {
    const old = (xml: string): string => xml.replace('<c r="E9" s="4"/>', '<c r="E9" s="4"><v>0.4</v></c>');
    const view = sampleView({
      rows: (rows) =>
        rows
          .filter(({ id }) => id !== 'san-luong-luong-thuc')
          .map((row) => (row.id === 'ty-le-che-phu-rung' ? { ...row, values: {} } : row)),
    });
    const { report } = await fill(old, { view });
    expect(fates(report)).toMatchObject({ E9: 'blankKept', G10: 'blankKept' });
    expect(report.oldNumbers).toBe(1);
    expect(report.noRow).toContainEqual({
      address: 'B7',
      text: 'Tổng sản lượng lương thực/năm',
      gone: true,
      old: false,
    });
    const cleared = await fill(old, { view, options: { ...usual, blanks: 'clear' } });
    expect(cleared.report).toMatchObject({ oldNumbers: 0, counts: { clear: 2 } });
  });

  it('a heading and a title of another month hold the numbers back until somebody says so', async () => {
    const month = async (period: string): Promise<SheetView> => {
      const [sheet] = await formSheets('tan-uyen', 'ke-hoach-2022--bao-cao-thang', period);
      if (!sheet) throw new Error('sheet');
      const columns = sheet.context.columns.columns.filter(({ editable, kind }) => editable && kind === 'figure');
      const value = { typed: '7', nature: 'actual' as const, derived: null, why: null, others: [] };
      const values = Object.fromEntries(columns.map(({ id }) => [id, value]));
      return toView(sheet, [newRow('a', { name: 'Thu ngân sách', unitLabel: 'Triệu đồng', values })]);
    };
    const july = (xml: string): string =>
      xml
        .replace('Mục tiêu đến năm 2025', 'Ước TH tháng 7')
        .replace('Kết quả thực hiện', 'Lũy kế')
        .replace(
          '<c r="A1" s="1" t="s"><v>0</v></c>',
          '<c r="A1" t="inlineStr"><is><t>BÁO CÁO THÁNG 7/2022 (số liệu đến ngày 25/7/2022)</t></is></c><c r="B1" t="inlineStr"><is><t>(Công văn ngày 05 tháng 6 năm 2022)</t></is></c>',
        )
        .replace('<mergeCell ref="A1:G1"/>', '')
        .replace('<t>Nghị quyết</t>', '<t> </t>');
    const columns = [
      { column: 4, meaning: { kind: 'cell' as const, column: 'current' }, factor: null },
      { column: 5, meaning: { kind: 'cell' as const, column: 'cumulative' }, factor: null },
    ];
    const mapping = { columns, rows: [{ row: 6, target: 'a', by: 'label' as const }] };
    const own = await fill(july, { view: await month('2022-M07'), mapping });
    expect(own.report.otherPeriod).toEqual([]);
    expect(fates(own.report)).toMatchObject({ D6: 'write', E6: 'write' });
    const view = await month('2022-M08');
    const next = await fill(july, { view, mapping });
    expect(next.report.otherPeriod.map(({ address }) => address)).toEqual(['A1', 'D']);
    expect(fates(next.report)).toMatchObject({ D6: 'otherPeriod', E6: 'write' });
    const told = await fill(july, { view, mapping, options: { ...usual, otherPeriod: 'fill' } });
    expect(fates(told.report)).toMatchObject({ D6: 'write', E6: 'write' });
  });

  it('pivot tables are told of: they show what they showed until somebody refreshes them', async () => {
    const bytes = templateBook({
      edit: (parts) => {
        parts['xl/pivotCache/pivotCacheDefinition1.xml'] = strToU8('<pivotCacheDefinition/>');
      },
    });
    const file = { id: 't', name: '', fileName: 'a.xlsx', bytes, mapping: templateMapping };
    const filled = await fillTemplate(file, sampleView(), usual, []);
    expect(filled).toMatchObject({ ok: true, value: { report: { pivots: true } } });
    expect((await fill(plain)).report.pivots).toBe(false);
  });
});
