import { describe, expect, test } from 'vitest';
import { type PastBlock, readPastBlock } from '../../shared/grid/pastFigures';
import { parseTsv } from '../../shared/grid/tsv';
import { sampleView } from '../renderer/sampleView';

const base = sampleView().rows[0];
if (!base) throw new Error('row');
const row = (id: string, name: string, more: Partial<typeof base> = {}): typeof base => ({
  ...base,
  id,
  name,
  kind: 'indicator',
  marker: '',
  part: null,
  parent: null,
  aliases: [],
  scale: null,
  ...more,
});
const rows = [
  row('heading', 'Kinh tế', { kind: 'heading', marker: 'I' }),
  row('rice', 'Sản lượng lúa', { marker: '1', aliases: ['Lúa'] }),
  row('wood1', 'Diện tích rừng', { marker: '2' }),
  row('wood2', 'Diện tích rừng', { marker: '3' }),
  row('young', 'Huy động học sinh', { part: 'Mẫu giáo', parent: 'label' }),
  row('first', 'Huy động học sinh', { part: 'Tiểu học', parent: 'label' }),
  row('others', 'Chuẩn quốc gia', { part: 'Tiểu học', parent: 'label2' }),
];
const read = (text: string): PastBlock => {
  const block = readPastBlock(parseTsv(text), rows);
  if (!block) throw new Error('unreadable');
  return block;
};

describe('a block of figures of past periods', () => {
  test('titles above, TT, unit; rows by name, alias, and TT where several have the name', () => {
    const block = read(
      [
        'PHỤ LỤC SỐ LIỆU\t\t\t\t\t',
        'TT\tChỉ tiêu\tĐVT\tNăm 2019\tTH 2020\tGhi chú',
        'I\tKinh tế\t\t\t\t',
        '1\tSản lượng  LÚA:\tTấn\t35.120\t36.480,5\t',
        '\tLúa nương\tTấn\t1\t2\t',
        '3\tDiện tích rừng\tha\t10\tkhông rõ\t',
      ].join('\n'),
    );
    expect(block.periods).toEqual(['2019', '2020']);
    expect(block.ignored).toEqual(['Ghi chú']);
    expect(block.lines.map(({ row: id, fate }) => [id, fate])).toEqual([
      [null, 'heading'],
      ['rice', 'matched'],
      [null, 'unknown'],
      ['wood2', 'matched'],
    ]);
    expect(block.lines[1]?.cells).toEqual([
      { period: '2019', text: '35.120', isReadable: true },
      { period: '2020', text: '36.480,5', isReadable: true },
    ]);
    expect(block.lines[3]?.cells[1]?.isReadable).toBe(false);
  });

  test('parts go by the label above them; a name of several rows without TT is ambiguous; nothing is taken twice', () => {
    const block = read(
      [
        'Chỉ tiêu\t01/2021',
        'Diện tích rừng\t1',
        'Tiểu học\t2',
        'Chuẩn quốc gia\t',
        'Tiểu học\t3',
        'Lúa\t4',
        'Sản lượng lúa\t5',
      ].join('\n'),
    );
    expect(block.lines.map(({ row: id, fate }) => [id, fate])).toEqual([
      [null, 'ambiguous'],
      [null, 'ambiguous'],
      [null, 'heading'],
      ['others', 'matched'],
      ['rice', 'matched'],
      [null, 'twice'],
    ]);
  });

  test('accents tell names apart; a period named twice counts once; a block without heads or names is none', () => {
    expect(read('Chỉ tiêu\t2019\t2019\nSan luong lua\t1\t2').lines[0]?.fate).toBe('unknown');
    expect(read('Chỉ tiêu\t2019\t2019\nLúa\t1\t2').lines[0]?.cells).toEqual([
      { period: '2019', text: '1', isReadable: true },
    ]);
    expect(readPastBlock(parseTsv('Chỉ tiêu\tSố\nLúa\t1'), rows)).toBeNull();
    expect(readPastBlock(parseTsv('2019\t2020\n1\t2'), rows)).toBeNull();
    expect(readPastBlock([], rows)).toBeNull();
  });
});
