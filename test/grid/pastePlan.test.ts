import { describe, expect, it } from 'vitest';
import { copyBlock } from '../../shared/grid/copyBlock';
import type { Rect } from '../../shared/grid/geometry';
import { aroundHeadings } from '../../shared/grid/pasteAround';
import { type PasteBlock, readBlock } from '../../shared/grid/pasteBlock';
import {
  DEFAULT_CHOICES,
  type PasteOptions,
  type PastePlan,
  planPaste,
  resolvePaste,
} from '../../shared/grid/pastePlan';
import { ownText, rangeOfDate } from '../../shared/grid/pasteText';
import { buildSheetModel } from '../../shared/grid/sheetModel';
import { sampleView } from '../renderer/sampleView';

/** Columns: marker 0, name 1, part 2, unit 3, target 4, figure 5, ratio 6; rows a, b, c with one TT, b and c one label. */
const model = buildSheetModel(sampleView());
const OPEN: PasteOptions = { canGrow: true, isOwn: false };

const at = (r0: number, c0: number, r1 = r0, c1 = c0): Rect => ({ r0, c0, r1, c1 });
const plan = (text: string, target: Rect, options: Partial<PasteOptions> = {}): PastePlan =>
  planPaste(model, readBlock('', text), target, { ...OPEN, ...options });
const written = ({ edits }: PastePlan): string[] => edits.map(({ row, column, text }) => `${row}.${column}=${text}`);
const asked = ({ problems }: PastePlan): unknown[] =>
  problems.map(({ kind, address, edit, readings }) => [address, edit.text, kind, readings]);

describe('planPaste', () => {
  it('writes a block from the top left, tiles it where it fits, puts one value everywhere', () => {
    expect(written(plan('1\t2\n3\t4\n', at(0, 4)))).toEqual(['a.target=1', 'a.figure=2', 'b.target=3', 'b.figure=4']);
    expect(written(plan('1\t2', at(0, 4, 2, 5)))).toHaveLength(6);
    expect(written(plan('7', at(0, 4, 1, 5)))).toEqual(['a.target=7', 'a.figure=7', 'b.target=7', 'b.figure=7']);
    expect(plan('1\n2', at(0, 4, 2, 4)).area).toEqual(at(0, 4, 1, 4));
  });

  it('leaves computed cells, the inside of merged cells and what is beyond the last column, and counts them', () => {
    const row = plan('100\t90\t90%\tghi chú', at(0, 4));
    expect(written(row)).toEqual(['a.figure=90']);
    expect(row).toMatchObject({ unchanged: 1, locked: 1, covered: 0, outside: 1 });
    const labels = plan('2\n3\n4', at(0, 0));
    expect(written(labels)).toEqual(['a.marker=2']);
    expect(labels.covered).toBe(2);
  });

  it('a computed cell that shows the same already is not worth a word', () => {
    expect(plan('1\t2\t100,00%', at(0, 4)).locked).toBe(0);
  });

  it('a block longer than the sheet names the rows it needs; without growing it is cut', () => {
    const longer = plan('1\n2\n3', at(1, 5));
    expect(longer.newRows).toBe(1);
    expect(written(longer)).toEqual(['b.figure=1', 'c.figure=2', '+0.figure=3']);
    expect(resolvePaste(longer, DEFAULT_CHOICES, false)).toHaveLength(2);
    const cut = plan('1\n2\n3', at(1, 5), { canGrow: false });
    expect(cut).toMatchObject({ newRows: 0, outside: 1 });
    expect(plan('Tên\tPhần', at(3, 1))).toMatchObject({ locked: 0, covered: 1 });
  });

  it('a text repeated over a merged cell stands in it once, and nothing is said to be left out', () => {
    const over = plan('Tên', at(0, 1, 0, 2));
    expect(written(over)).toEqual(['a.name=Tên']);
    expect(over).toMatchObject({ covered: 0, locked: 0 });
    const longer = plan('một\nhai', at(2, 1, 2, 2));
    expect(longer.newRows).toBe(1);
    expect(plan('một\thai', at(0, 1)).covered).toBe(1);
  });

  it('asks about en-US numbers, and then about all that could be read in both ways', () => {
    expect(asked(plan('1,234.5', at(0, 5)))).toEqual([['E1', '1,234.5', 'foreign', { foreign: '1.234,5' }]]);
    expect(asked(plan('1.5', at(0, 5)))).toEqual([['E1', '1.5', 'foreign', { foreign: '1,5' }]]);
    expect(asked(plan('>1,234.5', at(0, 4)))).toEqual([['D1', '>1,234.5', 'foreign', { foreign: '>1.234,5' }]]);
    // Alone, "1.234" and "1,234" are what they are in Vietnam.
    expect(written(plan('1.234\n1,234', at(0, 5)))).toEqual(['a.figure=1.234', 'b.figure=1,234']);
    expect(asked(plan('0.5\n1,234\n12', at(0, 5)))).toEqual([
      ['E1', '0.5', 'foreign', { foreign: '0,5' }],
      ['E2', '1,234', 'foreign', { foreign: '1.234', own: '1,234' }],
    ]);
    // A point before three digits may still be either: nobody but the person decides.
    const either = plan('28.950\n43.1', at(0, 5));
    expect(asked(either)).toEqual([
      ['E1', '28.950', 'ambiguous', { foreign: '28,950', own: '28.950' }],
      ['E2', '43.1', 'foreign', { foreign: '43,1' }],
    ]);
    expect(resolvePaste(either, DEFAULT_CHOICES, true).map(({ text }) => text)).toEqual(['43,1']);
    const decided = { ...DEFAULT_CHOICES, ambiguous: 'own' } as const;
    expect(resolvePaste(either, decided, true).map(({ text }) => text)).toEqual(['28.950', '43,1']);
    // A decimal comma in the block says that its points part thousands; the one en-US number is asked about by itself.
    const mixed = plan('28.950\n41,5\n43.1', at(0, 5));
    expect(asked(mixed)).toEqual([['E3', '43.1', 'foreign', { foreign: '43,1' }]]);
    // In a text column it is text.
    expect(asked(plan('1,234.5', at(0, 3)))).toEqual([]);
  });

  it('offers a date back as the range that was typed, shows #### and errors, keeps what it cannot read', () => {
    const dates = plan('05-Jun\n5/6/2026\n6-May', at(0, 4));
    expect(resolvePaste(dates, DEFAULT_CHOICES, true).map((edit) => edit.text)).toEqual(['5-6', '5-6', '5-6']);
    expect(resolvePaste(dates, { ...DEFAULT_CHOICES, date: 'keep' }, true)[0]?.text).toBe('05-Jun');
    const bad = plan('####\n#DIV/0!\nvài tấn', at(0, 5));
    expect(bad.problems.map(({ kind }) => kind)).toEqual(['narrow', 'formula', 'unreadable']);
    expect(resolvePaste(bad, DEFAULT_CHOICES, true).map((edit) => edit.text)).toEqual(['vài tấn']);
    expect(plan('05-Jun', at(0, 3)).problems).toEqual([]);
  });

  it('does not question what was copied in the sheet itself', () => {
    expect(plan('khoảng vài tấn', at(0, 5), { isOwn: true }).problems).toEqual([]);
  });

  it('takes exact numbers and merged cells from the table of a spreadsheet', () => {
    const block: PasteBlock = readBlock(
      `<meta name="generator" content="LibreOffice"><table><tr>
       <td sdval="1234.5">1,234.50</td><td sdval="0.505" sdnum="1033;0;0.0%">50.5%</td></tr>
       <tr><td colspan="2" sdval="45813" sdnum="1033;0;D-MMM">5-Jun</td></tr></table>`,
      'x',
    );
    const paste = planPaste(model, block, at(0, 4), OPEN);
    expect(written(paste)).toEqual(['a.target=1.234,5', 'a.figure=50,5%']);
    expect(asked(paste)).toEqual([['D2', '5-Jun', 'date', { range: '5-6' }]]);
  });

  it('plans a block of 20,000 cells larger than the sheet', () => {
    const lines = Array.from({ length: 1000 }, (_none, i) =>
      Array.from({ length: 20 }, (_cell, j) => `${i},${j}`).join('\t'),
    );
    const paste = plan(lines.join('\r\n'), at(0, 4));
    expect(paste.newRows).toBe(997);
  });
});

describe('texts', () => {
  const own = (text: string, value: string | null = null): string => ownText({ text, value });

  it('are kept as shown while they say the same number', () => {
    expect(own('39.500', '39500')).toBe('39.500');
    expect(own('39500', '39500')).toBe('39500');
    expect(own('39,500', '39500')).toBe('39.500');
    expect(own('50.81', '50.8123')).toBe('50,8123');
    expect(own('12 xã', '12')).toBe('12 xã');
    expect(own('\u00A0 1.5 ', null)).toBe('1.5');
    expect(own('102,86%', '1.0286')).toBe('102,86%');
    expect(own('5%', '0.05')).toBe('5%');
  });

  it('dates go back to ranges, low bound first; what is no date stays', () => {
    const dates = [
      '5-Jun',
      '05-Thg6',
      '6-May',
      '5-thg 6',
      '05/06/2026',
      '2026-06-05',
      '2026-06-05 00:00:00',
      '5-6-2026',
    ];
    expect(dates.map(rangeOfDate)).toEqual(dates.map(() => '5-6'));
    expect(rangeOfDate('Jun-99')).toBe('6-99');
    expect(['5-6', '5 tấn', '12 xã', '31/12', '40/41/2020', '21/36', 'tháng 6'].map(rangeOfDate)).toEqual(
      Array.from({ length: 7 }, () => null),
    );
  });
});

describe('copyBlock', () => {
  it('copies typed texts; a merged cell once; computed cells as shown; numbers exactly', () => {
    const { text, html } = copyBlock(model, at(0, 0, 2, 6), false);
    expect(text.split('\r\n')).toEqual([
      '1\tTỷ lệ trường chuẩn\t\t%\t100\t58,3\t100,00%',
      '\tTỷ lệ học sinh\tMẫu giáo\t%\t100\t98\t100,00%',
      '\t\tTiểu học\t%\t100\t99\t100,00%',
    ]);
    expect(html).toContain('rowspan="3"');
    expect(html).toContain('x:num="58.3"');
    expect(html).toContain('x:num="1"');
  });

  it('puts headers above when asked to', () => {
    expect(copyBlock(model, at(0, 4, 0, 5), true).text).toBe('Mục tiêu\tKết quả\r\n100\t58,3');
  });

  it('comes back as it went', () => {
    const { text, html } = copyBlock(model, at(0, 3, 2, 5), false);
    for (const block of [readBlock(html, text), readBlock('', text)]) {
      expect(planPaste(model, block, at(0, 3), OPEN)).toMatchObject({ edits: [], problems: [], unchanged: 9 });
    }
  });
});

it('words of an old encoding are asked about, with what they say in Unicode; two words are no proof, nor is Unicode', () => {
  const old = 'Tæng s¶n l\u00adîng l\u00ad¬ng thùc\nTû lÖ hé nghÌo';
  expect(asked(plan(old, at(0, 3)))).toEqual([
    ['C1', 'Tæng s¶n l\u00adîng l\u00ad¬ng thùc', 'legacy', { decoded: 'Tổng sản lượng lương thực' }],
    ['C2', 'Tû lÖ hé nghÌo', 'legacy', { decoded: 'Tỷ lệ hộ nghèo' }],
  ]);
  expect(resolvePaste(plan(old, at(0, 3)), DEFAULT_CHOICES, true).map(({ text }) => text)).toEqual([
    'Tổng sản lượng lương thực',
    'Tỷ lệ hộ nghèo',
  ]);
  for (const text of ['Tổng sản lượng lương thực', 'Tæng s¶n']) expect(asked(plan(text, at(0, 3)))).toEqual([]);
});

describe('lines that would fall on group rows', () => {
  const view = sampleView();
  const [first] = view.rows;
  if (!first) throw new Error('the sample has rows');
  const span = { marker: 1, name: 1 };
  const line = (id: string) => ({ ...first, id, name: id, span });
  const group = (id: string) => ({ ...line(id), kind: 'heading' as const, cells: {} });
  const grouped = buildSheetModel({ ...view, rows: [line('a'), group('g'), group('h'), line('b'), line('c')] });
  const around = (text: string, target: Rect) => aroundHeadings(grouped, readBlock('', text), target);

  it('go to the rows below, in their order, and no figure is lost', () => {
    const found = around('1\t2\n3\t4\n5\t6', at(0, 3));
    expect(found?.headings).toEqual(['g', 'h']);
    const spared = planPaste(grouped, found?.block ?? [], at(0, 3), OPEN);
    expect(written(spared)).toEqual(
      ['a', 'b', 'c'].flatMap((row, i) => [`${row}.target=${2 * i + 1}`, `${row}.figure=${2 * i + 2}`]),
    );
    expect(spared).toMatchObject({ locked: 0, outside: 0 });
    expect(planPaste(grouped, readBlock('', '1\n2\n3'), at(0, 3), OPEN)).toMatchObject({ locked: 2 });
  });

  it('a line that is blank there, or has a name for the group, stays; so does a single line and a tiled block', () => {
    expect(around('1\n\n\n3', at(0, 3))).toBeNull();
    expect(around('A\t\t1\nNhóm\t\t2', at(0, 1))).toBeNull();
    expect(around('1', at(1, 3))).toBeNull();
    expect(around('1\n2', at(0, 3, 3, 3))).toBeNull();
  });
});
