import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { History } from '../../electron/session/story/history';
import { stepChanges } from '../../electron/session/story/stepEntries';
import { searchSteps } from '../../electron/session/story/stepSearch';
import { Teller } from '../../electron/session/story/teller';
import type { StepEntry } from '../../shared/contract/channels';
import type { StepQuery } from '../../shared/contract/story';
import { EVERY_STEP } from '../../shared/contract/story';
import { foldText } from '../../shared/grid/foldText';
import { describeChange } from '../../shared/text/details';
import { LogBench } from '../helpers/logBench';

const INCOME = 'thu-nhap-binh-quan';

/** All pages of a search, each with a few steps and hardly any time. */
const found = (bench: LogBench, query: Partial<StepQuery>): StepEntry[] => {
  const entries: StepEntry[] = [];
  for (let before: number | null = null; ; ) {
    const wanted = { query: { ...EVERY_STEP, ...query }, before, limit: 4 };
    const page = searchSteps(bench.db, bench.history, wanted, 0);
    entries.push(...page.entries);
    if (page.before === null) return entries;
    before = page.before;
  }
};

/** The same by looking at what every step tells. */
const byHand = (bench: LogBench, query: StepQuery): number[] =>
  found(bench, {})
    .filter(({ seq, at, actor, place, way, label, source, kind }) => {
      const options = { matchCase: false, matchAccents: query.matchAccents };
      const told = stepChanges(new Teller(bench.db), seq, 0, 1000).changes;
      const plain = kind === 'do' ? label : label.slice(label.indexOf(':') + 1);
      const text = [plain, source, ...told.flatMap((one) => [describeChange(one), one.rowName, one.columnName])]
        .map((one) => foldText(one, options).text)
        .join('\n');
      return (
        (query.actor === null || actor === query.actor) &&
        (query.from === null || at >= query.from) &&
        (query.until === null || at < query.until) &&
        (query.sheet === null || place?.sheet === query.sheet) &&
        (query.way === null || way === query.way) &&
        query.words.split(' ').every((word) => text.includes(foldText(word, options).text))
      );
    })
    .map(({ seq }) => seq);

/** Some work of two people: typing, pasting, notes, rows that come and go, a name that changes. */
const busyBench = async (): Promise<LogBench> => {
  const bench = await LogBench.open();
  const rows = bench.rows.rows().map(({ id }) => id);
  const [first = '', second = '', third = ''] = rows;
  const cells = (row: string, column: string, text: string) => ({ edits: [{ row, column, text }] });
  bench.run({ type: 'setCells', ...cells(INCOME, 'figure', '43') });
  bench.run({ type: 'setCells', ...cells(second, 'note', 'Đã đối chiếu với Chi cục') }, 'Hùng');
  bench.run({ type: 'setCells', ...cells(second, 'name', 'Thu ngân sách') }, 'Hùng');
  bench.undo();
  bench.run({
    type: 'setCells',
    gesture: 'paste',
    edits: rows.slice(3, 12).map((row, index) => ({ row, column: 'note', text: `dán ${index}` })),
  });
  bench.run({ type: 'setCellNote', row: third, column: 'target', body: 'Hỏi lại xã' }, 'Hùng');
  bench.run({ type: 'setFigureNature', row: INCOME, nature: 'actual' });
  bench.run({ type: 'setIndicator', row: INCOME, direction: 'lower', decimals: 2 });
  bench.run({ type: 'overruleVerdict', row: first, verdict: 'unmet', reason: 'Chưa nghiệm thu' });
  bench.run({ type: 'deleteRows', rows: [third] });
  bench.run({ type: 'insertRows', after: first, count: 2 });
  bench.run({ type: 'addUnit', name: 'Xã Mới', shortName: '', kind: 'xa', parent: 'tam-duong', validFrom: null });
  bench.run({ type: 'setSetting', key: 'sentence a', value: '{ten}' });
  return bench;
};

describe('searching the log', () => {
  test('finds what a look at every step finds, whatever is asked (property)', async () => {
    const bench = await busyBench();
    const word = fc.constantFrom(
      'thu',
      'Thu',
      'ngân',
      'ngan',
      '43',
      'xa',
      'Xã',
      'dán',
      'đối chiếu',
      'chi',
      'nghiệm',
      'zz',
      '(trống)',
    );
    const query: fc.Arbitrary<StepQuery> = fc.record({
      words: fc.oneof(
        fc.constant(''),
        word,
        fc.tuple(word, word).map((two) => two.join(' ')),
      ),
      matchAccents: fc.boolean(),
      actor: fc.constantFrom(null, null, 'Lan', 'Hùng', 'Ai'),
      from: fc.constantFrom(null, null, '2024-01-01T00:04:00.000Z'),
      until: fc.constantFrom(null, null, '2024-01-01T00:09:00.000Z'),
      sheet: fc.constantFrom(null, null, 'bieu-ket-qua', 'khong-co'),
      way: fc.constantFrom(null, null, null, 'typed' as const, 'pasted' as const, 'undone' as const, 'rows' as const),
    });
    fc.assert(
      fc.property(query, (one) => {
        expect(found(bench, one).map(({ seq }) => seq)).toEqual(byHand(bench, one));
      }),
      { numRuns: 25 },
    );
    expect(found(bench, { words: 'nghiem thu' })).toHaveLength(1);
    expect(found(bench, { words: 'nghiem', matchAccents: true })).toEqual([]);
  });

  test('steps about a row that is gone are found by its name, and by the name it has now', async () => {
    const bench = await LogBench.open();
    const [row] = bench.rows.rows();
    if (!row) throw new Error('row');
    bench.run({ type: 'setCells', edits: [{ row: row.id, column: 'figure', text: '1' }] });
    bench.run({ type: 'setCells', edits: [{ row: row.id, column: 'name', text: 'Bình quân đầu người' }] });
    expect(found(bench, { words: 'binh quan dau nguoi' }).map(({ label }) => label)).toEqual([
      'sửa Chỉ tiêu chủ yếu',
      'sửa Kết quả thực hiện',
    ]);
    bench.run({ type: 'deleteRows', rows: [row.id] });
    expect(found(bench, { words: 'Bình quân đầu người', matchAccents: true })).toHaveLength(3);
    // Its figure is still told with its row.
    expect(found(bench, {})[2]?.changes).toMatchObject([{ rowName: 'Bình quân đầu người', from: '42', to: '1' }]);
  });

  test('units, closings, deadlines and properties are told, a long step page by page', async () => {
    const bench = await busyBench();
    const told = (words: string): string[] =>
      found(bench, { words }).flatMap(({ changes }) =>
        changes.map((one) => `${one.rowName}|${one.columnName}|${describeChange(one)}`),
      );
    expect(told('Tên đơn vị')).toContain('Xã Mới|Tên đơn vị|(trống) → Xã Mới');
    expect(told('thập phân')).toContain(
      `${bench.rows.rows().find(({ id }) => id === INCOME)?.name}|Số chữ số thập phân|(trống) → 2`,
    );
    expect(bench.run({ type: 'closePeriod', closing: '2024', of: null })).toBeNull();
    expect(told('chốt')[0]).toMatch(/\|Chốt số liệu\|\(trống\) → Năm 2024$/u);
    const paste = found(bench, { way: 'pasted' })[0];
    expect(paste).toMatchObject({ more: 6, way: 'pasted' });
    const pages = [0, 4, 8].map((from) => stepChanges(new Teller(bench.db), paste?.seq ?? 0, from, 4));
    expect(pages.map(({ changes, all }) => [changes.length, all])).toEqual([
      [4, 9],
      [4, 9],
      [1, 9],
    ]);
    expect(pages.flatMap(({ changes }) => changes.map(({ to }) => to))).toEqual(
      Array.from({ length: 9 }, (_, index) => `dán ${index}`),
    );
    // A log that is read anew tells the same.
    expect(new History(bench.db).list(100)).toEqual(bench.history.list(100));
  });
});
