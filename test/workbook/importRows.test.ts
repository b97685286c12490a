import { describe, expect, it } from 'vitest';
import { decideRow, draftOf, setRowFactor, takeProposals, toMapping } from '../../shared/grid/mappingDraft';
import { newRow } from '../helpers/newRow';
import { foreignBook, readingOf, rowAt } from './foreignBook';
import { formSheets, toView } from './formSheets';
import { book, HEAD, mapped, said, unattended } from './monthlyBook';

const [monthly] = await formSheets('tan-uyen', 'ke-hoach-2022--bao-cao-thang', '2022-M10');
if (!monthly) throw new Error('no sheet');
const october = toView(monthly);

describe('rows by label, marker, level and parent', () => {
  /** Two crops, each with an area and a yield of the same name. */
  const crops = toView(monthly, [
    newRow('lua', { marker: '1', name: 'Cây lúa', unitLabel: 'ha' }),
    newRow('lua-dt', { marker: '-', name: 'Diện tích', unitLabel: 'ha', under: 'lua', level: 1 }),
    newRow('lua-sl', { marker: '-', name: 'Sản lượng', unitLabel: 'tấn', under: 'lua', level: 1 }),
    newRow('ngo', { marker: '2', name: 'Cây ngô', unitLabel: 'ha' }),
    newRow('ngo-dt', { marker: '-', name: 'Diện tích', unitLabel: 'ha', under: 'ngo', level: 1 }),
    newRow('ngo-nong', { marker: '+', name: 'Ngô nương', unitLabel: 'ha', under: 'ngo-dt', level: 2 }),
  ]);

  it('the same label under another parent is another row, in whatever order they come', async () => {
    const model = await book([
      [1, 'Cây ngô', null, null, null],
      [null, '- Diện tích', 'ha', null, 11],
      [null, '  + Trong đó: Ngô nương', 'ha', null, 4],
      [2, 'Cây lúa', null, null, null],
      [null, '- Diện tích', 'ha', null, 22],
      [null, '- Sản lượng', 'tấn', null, 33],
    ]);
    expect(said(unattended(model, crops))).toEqual([
      'ngo-dt current 11',
      'ngo-nong current 4',
      'lua-dt current 22',
      'lua-sl current 33',
    ]);
    expect(readingOf(model, crops).rows.map(({ level }) => level)).toEqual([0, 1, 2, 0, 1, 1]);
  });

  it('a label that ours has under a parent which stands elsewhere in the file is no identity', async () => {
    const model = await book([
      [1, 'Cây lúa', null, null, null],
      [null, '- Diện tích', 'ha', null, 22],
      [2, 'Cây sắn', null, null, 5],
      [null, '- Sản lượng', 'tấn', null, 99],
    ]);
    const found = unattended(model, crops);
    expect(said(found)).toEqual(['lua-dt current 22']);
    expect(found.unmatched).toMatchObject([{ address: 'B5', text: '- Sản lượng', reason: 'otherParent' }]);
    expect(rowAt(readingOf(model, crops), 5)).toMatchObject({ state: 'ambiguous', suggestions: ['lua-sl'] });
  });

  it('levels come from leading spaces, dotted markers, letters, Roman numerals and bullets', async () => {
    const model = await book([
      ['A', 'Kinh tế', null, null, null],
      ['I', 'Nông nghiệp', null, null, null],
      [1, 'Trồng trọt', null, null, null],
      ['1.1', 'Tổng sản lượng lương thực', 'tấn', null, 5],
      [null, '  Trong đó: thóc', 'tấn', null, 4],
      ['a)', 'Tổng diện tích chè', 'ha', null, 3],
      ['-', 'Trồng mới chè tập trung', 'ha', null, 2],
      ['+', 'Trồng mới chè cổ thụ', 'ha', null, 1],
      ['đ)', 'Sản lượng chè búp tươi', 'tấn', null, 1],
      [1, 'Sản lượng thịt hơi', 'tấn', null, 1],
      ['*', 'Số liệu khác', null, null, null],
    ]);
    expect(readingOf(model, october).rows.map(({ level }) => level)).toEqual([0, 1, 2, 3, 4, 4, 5, 6, 4, 2, 3]);
  });
});

describe('what a person decides', () => {
  it('resemblances wait: taken by one word they are read, untouched they are not, and nothing is added unasked', async () => {
    const model = await book([
      [1, 'Tổng sản luợng lương thực', 'tấn', null, 4321],
      [2, 'Xuất khẩu hàng của địa phương', 'triệu USD', null, 7],
      [3, 'Số lao động có việc làm trong năm', 'người', null, 8],
      [4, 'Tổng cộng', null, null, 1],
      [null, '(*) Số ước', null, null, null],
    ]);
    const reading = readingOf(model, october);
    expect(reading.rows.map(({ state }) => state)).toEqual(['resembles', 'alike', 'unknown', 'aside', 'aside']);
    expect(rowAt(reading, 3).suggestions[0]).toBe('xuat-khau');
    const draft = draftOf(reading);
    const asProposed = mapped(model, october, toMapping(draft));
    expect(said(asProposed)).toEqual([]);
    expect(asProposed.added.map(({ name }) => name)).toEqual(['Số lao động có việc làm trong năm']);
    expect(asProposed.unmatched.map(({ address }) => address).sort()).toEqual(['B2', 'B3']);
    const taken = takeProposals(draft);
    expect(said(mapped(model, october, toMapping(taken)))).toEqual(['san-luong-luong-thuc current 4.321']);
    const all = decideRow(decideRow(taken, 3, 'xuat-khau'), 4, null);
    const found = mapped(model, october, toMapping(all));
    expect(said(found)).toEqual(['san-luong-luong-thuc current 4.321', 'xuat-khau current 7']);
    expect([found.added, found.unmatched]).toEqual([[], []]);
  });

  it('a row of ours is taken once: another line gives it up', async () => {
    const model = await book([
      [1, 'Sản lượng thịt hơi', 'tấn', null, 5],
      [2, 'Sản lượng thịt hơi (mới)', 'tấn', null, 6],
    ]);
    const draft = decideRow(draftOf(readingOf(model, october)), 3, 'thit-hoi-san-luong');
    expect(toMapping(draft).rows.map(({ row, target }) => [row, target])).toEqual([[3, 'thit-hoi-san-luong']]);
    const found = mapped(model, october, toMapping(draft));
    expect(said(found)).toEqual(['thit-hoi-san-luong current 6']);
    expect(found.unmatched).toMatchObject([{ address: 'B2', reason: 'duplicate' }]);
  });

  it('hidden rows are told, blanks never clear, a line left out is left out', async () => {
    const full = toView(monthly, [
      newRow('a', { name: 'Dòng a', values: {} }),
      newRow('b', {
        name: 'Dòng b',
        values: { current: { typed: '7', nature: 'actual', derived: null, why: null, others: [] } },
      }),
      newRow('c', { name: 'Dòng c' }),
    ]);
    const model = await book(
      [
        [1, 'Dòng a', 'triệu đồng', null, 5],
        [2, 'Dòng b', 'triệu đồng', null, null],
        [3, 'Dòng c', 'triệu đồng', null, 9],
      ],
      { hiddenRows: [2] },
    );
    const reading = readingOf(model, full);
    expect(rowAt(reading, 2).hidden).toBe(true);
    const found = mapped(model, full, toMapping(decideRow(draftOf(reading), 4, null)));
    expect(said(found)).toEqual(['a current 5']);
    expect(found.warnings.map(({ code, address }) => [code, address])).toEqual([
      ['hiddenRow', 'B2'],
      ['blankKept', 'E3'],
      ['missingRow', ''],
    ]);
  });
});

describe('units of measure', () => {
  const money = toView(monthly, [
    newRow('thu', { name: 'Thu ngân sách', unitLabel: 'tỷ đồng' }),
    newRow('dt', { name: 'Diện tích gieo trồng', unitLabel: 'ha' }),
    newRow('sinh', { name: 'Mức giảm tỷ lệ sinh', unitLabel: '‰' }),
    newRow('chi', { name: 'Chi ngân sách', unitLabel: 'tỷ đồng' }),
  ]);

  it('are proposed to be converted, exactly and in sight; without a person nothing is', async () => {
    const model = await book([
      [1, 'Thu ngân sách', 'Tr. đồng', '>50.000', 43600],
      [2, 'Diện tích gieo trồng', '1.000 ha', '1,2-1,5', { value: 1.2345, format: '0.0' }],
      [3, 'Mức giảm tỷ lệ sinh', '%', null, 0.5],
      [4, 'Chi ngân sách', 'tỷ đồng', '21/36', 9],
    ]);
    const reading = readingOf(model, money);
    const draft = draftOf(reading);
    const found = mapped(model, money, toMapping(draft));
    expect(found.changed.map(({ row, column, to, converted }) => [row, column, to, converted])).toEqual([
      ['thu', 'plan', '>50', { theirs: '>50.000 Tr. đồng', unit: 'tỷ đồng' }],
      ['thu', 'current', '43,6', { theirs: '43.600 Tr. đồng', unit: 'tỷ đồng' }],
      ['dt', 'plan', '1.200-1.500', { theirs: '1,2-1,5 1.000 ha', unit: 'ha' }],
      ['dt', 'current', '1.234,5', { theirs: '1,2345 1.000 ha', unit: 'ha' }],
      ['chi', 'plan', '21/36', undefined],
      ['chi', 'current', '9', undefined],
    ]);
    expect(found.warnings.filter(({ code }) => code === 'unitDiffers')).toMatchObject([
      { data: { theirs: '%', ours: '‰' } },
    ]);
    const rate = mapped(model, money, toMapping(setRowFactor(draft, 4, '10')));
    expect(rate.changed.find(({ row }) => row === 'sinh')).toMatchObject({
      to: '5',
      converted: { theirs: '0,5 %', unit: '‰' },
    });
    expect(said(unattended(model, money))).toEqual(['chi plan 21/36', 'chi current 9']);
  });

  it('what a division left is converted first and rounded then, and that is told', async () => {
    const model = await book([
      [1, 'Thu ngân sách', 'triệu đồng', null, { value: 175_000 / 3, format: '#,##0' }],
      [2, 'Diện tích gieo trồng', '1.000 ha', { value: 1 / 3, format: '0' }, { value: 175 / 3, format: '">"0.0' }],
    ]);
    const found = mapped(model, money, toMapping(draftOf(readingOf(model, money))));
    expect(said(found)).toEqual(['thu current 58,33333', 'dt plan 333,33', 'dt current >58.333,33']);
    expect(found.warnings.filter(({ code }) => code === 'rounded').map(({ address }) => address)).toEqual([
      'E2',
      'D3',
      'E3',
    ]);
  });

  it('come from the line over the table or from the heading, where the rows name none', async () => {
    const head = HEAD.filter((_, at) => at !== 2);
    const line = await foreignBook({
      lines: [['Đơn vị tính: triệu đồng'], head, [1, 'Thu ngân sách', 5000, 43600], [2, 'Diện tích gieo trồng', 3, 4]],
    });
    expect(said(mapped(line, money, toMapping(draftOf(readingOf(line, money)))))).toEqual([
      'thu plan 5',
      'thu current 43,6',
      'dt plan 3',
      'dt current 4',
    ]);
    expect(said(unattended(line, money))).toEqual(['dt plan 3', 'dt current 4']);
    const fresh = await foreignBook({
      lines: [['ĐVT: triệu đồng'], head, [1, 'Thu ngân sách', 5, 6], [2, 'Vốn hỗ trợ', 7, 8]],
    });
    expect(unattended(fresh, money).added).toMatchObject([
      { name: 'Vốn hỗ trợ', texts: { unit: 'triệu đồng', current: '8' } },
    ]);
    const heading = await foreignBook({
      lines: [
        ['Đơn vị: UBND huyện Tân Uyên'],
        ['TT', 'Chỉ tiêu', 'Kế hoạch năm 2022', 'TH tháng 10 (triệu đồng)'],
        [1, 'Thu ngân sách', 5, 43600],
        [2, 'Chi ngân sách', 6, 1],
      ],
    });
    const reading = readingOf(heading, money);
    expect(reading.mapping.columns.at(-1)).toMatchObject({ column: 4, factor: '0.001' });
    expect(said(mapped(heading, money, reading.mapping))).toEqual([
      'thu plan 5',
      'thu current 43,6',
      'chi plan 6',
      'chi current 0,001',
    ]);
  });

  it('come with a new row from its heading, and numbers under another heading follow', async () => {
    const model = await foreignBook({
      lines: [
        ['TT', 'Chỉ tiêu', 'Kế hoạch năm 2022 (tỷ đồng)', 'TH tháng 10 (triệu đồng)'],
        [1, 'Thu tiền sử dụng đất', 1.5, 250],
      ],
    });
    const { rows, mapping } = readingOf(model, october);
    expect(rows[0]?.unit).toBe('tỷ đồng');
    const [added] = mapped(model, october, mapping).added;
    expect(added?.texts).toMatchObject({ unit: 'tỷ đồng', plan: '1,5', current: '0,25' });
  });

  it('a share that the plan works out itself comes in untouched, also as a percentage', async () => {
    const derived = { value: '50.5', how: 'cumulated', from: ['2022-M09'], missing: [], estimate: false } as const;
    const current = { typed: '', nature: null, derived, why: null, others: [] };
    const view = toView(monthly, [newRow('ty-le', { name: 'Tỷ lệ che phủ', unitLabel: '%', values: { current } })]);
    const model = await book([[1, 'Tỷ lệ che phủ', '%', null, { value: 0.505, format: '0.0%' }]]);
    expect(said(unattended(model, view))).toEqual([]);
  });

  it('what is read of a new row otherwise than it stands there is told', async () => {
    const may = { value: new Date(Date.UTC(2022, 5, 5)), format: 'd-mmm' };
    const model = await book([[1, 'Chỉ tiêu khác hẳn', 'ha', may, { value: 1 / 3, format: '0.0' }]]);
    const found = unattended(model, money);
    expect(found.added).toMatchObject([{ texts: { plan: '5-6', current: '0,3' } }]);
    expect(found.warnings.filter(({ address }) => address !== '').map(({ code, address }) => [code, address])).toEqual([
      ['dateForRange', 'D2'],
      ['rounded', 'E2'],
    ]);
  });

  it('a format that leaves thousands away is read as it shows, in both places', async () => {
    const model = await book([
      [1, 'Thu ngân sách', 'tỷ đồng', { value: 1_234_567, format: '#,##0.0,' }, { value: 43_600_000, format: '0,,' }],
    ]);
    const found = unattended(model, money);
    expect(said(found)).toEqual(['thu plan 1.234,567', 'thu current 43,6']);
    expect(found.warnings.filter(({ code }) => code === 'thousandsScaled').map(({ address }) => address)).toEqual([
      'D2',
      'E2',
    ]);
    expect(rowAt(readingOf(model, money), 2).values).toEqual(expect.arrayContaining(['1.234,567', '43,6']));
  });

  it('a number among the texts is read as it shows: "100%" that was typed is a number to Excel', async () => {
    const share = { value: 1, format: '0%' };
    const model = await book([
      [1, 'Thu ngân sách', 'tỷ đồng', null, 5, share],
      [2, 'Chi ngân sách', 'tỷ đồng', null, 6, { value: 7, format: '0" xã"' }],
      [3, 'Diện tích gieo trồng', 'ha', null, 7, 1234.5],
    ]);
    expect(said(unattended(model, money)).filter((one) => one.includes(' note '))).toEqual([
      'thu note 100%',
      'chi note 7 xã',
      'dt note 1234,5',
    ]);
  });

  it('a fraction or a text in another unit is not bent into ours', async () => {
    const model = await book([[1, 'Thu ngân sách', 'triệu đồng', 'khoảng vài chục', '21/36']]);
    const found = mapped(model, money, toMapping(draftOf(readingOf(model, money))));
    expect(found.changed).toMatchObject([{ column: 'plan', to: 'khoảng vài chục', unreadable: true }]);
    expect(found.warnings.map(({ code, address }) => [code, address])).toContainEqual(['unitDiffers', 'E2']);
  });
});
