import { describe, expect, it } from 'vitest';
import { PLAIN } from '../../shared/grid/arrange';
import { type PasteBlock, readBlock } from '../../shared/grid/pasteBlock';
import { placeByName } from '../../shared/grid/pasteByName';
import { placeByHeader } from '../../shared/grid/pasteHeader';
import { headerRowsOf, shapeOfTable, withGroupNames } from '../../shared/grid/pasteShape';
import { buildSheetModel } from '../../shared/grid/sheetModel';
import { sampleView } from '../renderer/sampleView';

const { columns } = buildSheetModel(sampleView());
const block = (text: string) => readBlock('', text);
const TABLE = [
  'TT\tChỉ tiêu\tĐVT\tMục tiêu',
  '(1)\t(2)\t(3)\t(4)',
  'I\tKINH TẾ\t\t',
  '1\tThu ngân sách\ttỷ đồng\t55',
  '2\tChè\t\t',
  '-\tTrồng mới\tha\t80',
  '-\tTổng diện tích\tha\t3.333',
  'II\tXÃ HỘI\t\t',
  '1\tHộ nghèo giảm\t%\t5,57',
  '2\tXóa mù chữ\t\t',
];

it('the header of a table and the numbers of its columns are no rows', () => {
  expect(headerRowsOf(block(TABLE.join('\n')), columns)).toBe(2);
  expect(headerRowsOf(block(TABLE.slice(2).join('\n')), columns)).toBe(0);
  // One row that happens to be called like a column is a row.
  expect(headerRowsOf(block('1\tMục tiêu\n2\tKhác'), columns)).toBe(0);
});

it('TT and bullets make the tree; only a name with deeper rows behind it is a heading', () => {
  const shape = shapeOfTable(block(TABLE.slice(2).join('\n')), columns, 0);
  expect(shape?.map(({ level, isHeading }) => `${level}${isHeading ? ' nhóm' : ''}`)).toEqual([
    '0 nhóm',
    '1',
    '1 nhóm',
    '2',
    '2',
    '0 nhóm',
    '1',
    '1',
  ]);
  expect(shapeOfTable(block('1\tA\tha\t1\n2\tB\tha\t2'), columns, 0)).toBeNull();
});

it('of a register the name of a group stands with the names, wherever it was merged across', () => {
  const view = sampleView();
  const [marker, name, unit] = view.columns;
  if (!marker || !name || !unit) throw new Error('no columns');
  const text = (id: string) => ({ ...unit, id, kind: 'text' as const });
  const listed = [marker, text('symbol'), text('issued'), name, text('note')];
  const register = buildSheetModel({ ...view, columns: listed, rows: [] }).columns;
  const lines = [
    'I\tVăn bản của huyện',
    '1\t50-KH/HU\t1/4/2021\tKế hoạch',
    '2\t60-KH/HU\t\t',
    'II\t\t\tVăn bản của tỉnh',
    '1\t14-KH\t\tB',
  ];
  const moved = withGroupNames(block(lines.join('\n')), register, 0);
  const texts = moved.map((line) => line.map((cell) => cell?.text ?? ''));
  expect(texts).toEqual([
    ['I', '', '', 'Văn bản của huyện'],
    ['1', '50-KH/HU', '1/4/2021', 'Kế hoạch'],
    ['2', '60-KH/HU', '', ''],
    ['II', '', '', 'Văn bản của tỉnh'],
    ['1', '14-KH', '', 'B'],
  ]);
  expect(shapeOfTable(moved, register, 0)?.map(({ isHeading }) => isHeading)).toEqual([
    true,
    false,
    false,
    true,
    false,
  ]);
});

describe('columns of a first table', () => {
  const placed = (...lines: readonly string[]) => {
    const [header = [], ...body] = block(lines.join('\n'));
    const found = placeByHeader([header], body, columns);
    return found && { ...found, block: found.block.map((line) => line.map((cell) => cell?.text ?? '')) };
  };
  const ids = columns.map(({ id }) => id);
  const lineOf = (texts: Readonly<Record<string, string>>) => ids.map((id) => texts[id] ?? '');

  it('stand under the headings they had, in whatever order', () => {
    const found = placed('Chỉ tiêu\tThực hiện năm 2023\tĐVT\tSTT', 'Chè\t294,3\tha\t1');
    expect(found?.block).toEqual([lineOf({ marker: '1', name: 'Chè', unit: 'ha', figure: '294,3' })]);
    expect([found?.guessed, found?.left]).toEqual([[], []]);
  });

  it('are known whatever the letter case, dots and quotes of a heading, as in an imported workbook', () => {
    const found = placed('T.T\t“CHỈ TIÊU”\tĐVT.\tKết quả', '1\tChè\tha\t294,3');
    expect(found?.block).toEqual([lineOf({ marker: '1', name: 'Chè', unit: 'ha', figure: '294,3' })]);
  });

  it('one with another name comes after its neighbour, or stays out where a place is taken; both are told', () => {
    const found = placed('Chỉ tiêu\tĐVT\tNghị quyết\tKết quả\tCơ quan', 'Chè\tha\t400\t294,3\tA');
    expect(found?.block).toEqual([lineOf({ name: 'Chè', unit: 'ha', target: '400', figure: '294,3' })]);
    expect(found?.guessed).toEqual([{ from: 'Nghị quyết', to: 'Mục tiêu' }]);
    expect(found?.left).toEqual(['Cơ quan']);
  });

  describe('of years', () => {
    const period = '2021..2025';
    const address = {
      kind: 'figure',
      unit: 'u',
      period,
      basis: 'period',
      nature: null,
      typedAs: null,
      item: '',
    } as const;
    const dated = columns.map((one) => (one.id === 'figure' ? { ...one, column: { ...one.column, address } } : one));
    const at = (header: PasteBlock, body: PasteBlock) => {
      const found = placeByHeader(header, body, dated);
      const texts = found?.block[0]?.map((cell) => cell?.text ?? '');
      return { figure: texts?.[ids.indexOf('figure')], target: texts?.[ids.indexOf('target')], left: found?.left };
    };
    const years = (header: string, line: string) => at(block(header), block(line));

    it('numbers of another year than the column is of stay out, and that is told', () => {
      const heads = 'Chỉ tiêu\tĐVT\tThực hiện năm 2020\tKế hoạch năm 2021';
      expect(years(heads, 'Chè\tha\t280\t400')).toEqual({ figure: '', target: '400', left: ['Thực hiện năm 2020'] });
      expect(years('Chỉ tiêu\tThực hiện năm 2022', 'Chè\t294')).toEqual({ figure: '294', target: '', left: [] });
    });

    it('of several years the latest stands in the one column', () => {
      const heads = 'Chỉ tiêu\tThực hiện năm 2022\tThực hiện năm 2023\tThực hiện năm 2021';
      const left = ['Thực hiện năm 2022', 'Thực hiện năm 2021'];
      expect(years(heads, 'Chè\t2\t3\t1')).toMatchObject({ figure: '3', left });
    });

    it('a year over several columns is that of each', () => {
      const cell = (text: string) => ({ text, value: null });
      const header = [
        [cell('Chỉ tiêu'), cell('Năm 2020'), null, cell('Năm 2021'), null],
        [null, cell('Mục tiêu'), cell('Kết quả'), cell('Mục tiêu'), cell('Kết quả')],
      ];
      const found = at(header, [['Chè', '1', '2', '3', '4'].map(cell)]);
      expect(found).toMatchObject({ figure: '4', left: ['Mục tiêu', 'Kết quả'] });
    });
  });

  it('without a heading of the names nothing is known', () => {
    expect(placed('ĐVT\tKết quả', 'ha\t1')).toBeNull();
  });
});

it('a table over rows that are there: each line at the row of its name, in its unit, and what is blank writes nothing', () => {
  const view = sampleView();
  const like = view.rows.find(({ part }) => part === null);
  if (!like) throw new Error('no row');
  const row = (name: string) => ({ ...like, id: name, name });
  const [first, second, third] = [row('Chè'), row('Lúa'), row('Ngô')] as const;
  const model = buildSheetModel({ ...view, rows: [...view.rows, first, second, third] });
  const line = (name: string, unit: string, target: string, figure: string) =>
    model.columns.map(({ id, isPart }) => {
      const text = isPart ? '' : ({ marker: '99', name, unit, target, figure } as Record<string, string>)[id];
      return { text: text ?? '', value: null };
    });
  const found = placeByName(model, [
    line(third.name.toLocaleUpperCase('vi'), third.unitLabel, '', '7'),
    line(first.name, '', '5', ''),
    line(second.name, 'đơn vị khác', '1', '1'),
    line('Không có trong biểu', 'ha', '1', ''),
    line('Chỉ có tên', '', '', ''),
  ]);
  expect(found).toMatchObject({ matched: 2, unknown: ['Không có trong biểu'], otherUnit: [second.name] });
  const [from, to] = [model.rowIndex('Chè') ?? -1, model.rowIndex('Ngô') ?? -1];
  expect([found?.r0, found?.block.length]).toEqual([from, to - from + 1]);
  const written = (found?.block ?? []).map((cells) =>
    cells.flatMap((cell, c) => (cell ? [`${model.columns[c]?.id} ${cell.text}`] : [])),
  );
  expect(written.filter((cells) => cells.length > 0)).toEqual([['target 5'], ['figure 7']]);
  expect(placeByName(model, [line('Không có', '', '1', '')])).toBeNull();

  // Rows out of sight are known, are left as they are, and make a name of two rows no less doubtful.
  const filtered = (...ids: readonly string[]) => buildSheetModel(model.view, { ...PLAIN, hiddenRows: new Set(ids) });
  const two = [line('Chè', '', '5', ''), line('Lúa', '', '6', '')];
  expect(placeByName(filtered('Chè'), two)).toMatchObject({ matched: 1, hidden: ['Chè'], unknown: [] });
  expect(placeByName(filtered('Chè', 'Lúa'), two)).toMatchObject({ matched: 0, hidden: ['Chè', 'Lúa'], block: [] });
  const alike = { ...second, id: 'Lúa khác' };
  const doubled = buildSheetModel(
    { ...model.view, rows: [...model.view.rows, alike] },
    { ...PLAIN, hiddenRows: new Set(['Lúa khác']) },
  );
  expect(placeByName(doubled, [line('Lúa', '', '6', ''), line('Chè', '', '1', '')])).toMatchObject({
    unknown: ['Lúa'],
  });
});
