import { describe, expect, test } from 'vitest';
import { sheetContext } from '../../electron/session/load/sheetContext';
import { cellDetails } from '../../electron/session/story/cellDetails';
import type { CellChange } from '../../shared/contract/cellDetails';
import { describeStep } from '../../shared/text/details';
import { LogBench } from '../helpers/logBench';
import { SHEET } from '../helpers/openSample';

const INCOME = 'thu-nhap-binh-quan';

const story = (
  bench: LogBench,
  row: string,
  column: string,
  sheet = SHEET,
  period: string | null = null,
): readonly CellChange[] => {
  const context = sheetContext(bench.db, sheet, period, null);
  if (!context.ok) throw new Error(context.error.code);
  const answer = cellDetails(bench.db, context.value, row, column, (id) => bench.history.kindOf(id));
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.changes;
};

const cell = (bench: LogBench, row: string, column: string) =>
  bench.rows.rows().find(({ id }) => id === row)?.cells[column];

describe('a value is given back', () => {
  test('as it was typed, with what it was, as a step of its own that says so', async () => {
    const bench = await LogBench.open();
    const before = cell(bench, INCOME, 'figure');
    expect(before).toMatchObject({ typed: '42', nature: 'estimate' });
    const type = (column: string, text: string) =>
      bench.run({ type: 'setCells', edits: [{ row: INCOME, column, text }] });
    type('figure', '43');
    bench.run({ type: 'setFigureNature', row: INCOME, nature: 'actual' });
    type('figure', '');
    type('figure', '44');
    const first = story(bench, INCOME, 'figure').findLast(({ what }) => what === 'text');
    expect(first).toMatchObject({ from: '42', to: '43', way: 'typed' });
    const step = first?.seq ?? 0;
    const give = (what: 'text' | 'nature', from: number) =>
      bench.run({ type: 'restoreValue', row: INCOME, column: 'figure', step: from, what });
    expect(give('text', step)).toBeNull();
    expect(cell(bench, INCOME, 'figure')).toMatchObject({ typed: '42', nature: 'estimate' });
    const [newest] = story(bench, INCOME, 'figure');
    expect(newest).toMatchObject({ way: 'restored', step: 'trả lại giá trị cũ của Kết quả thực hiện' });
    expect(give('text', step)).toBe('restoreRefused');
    expect(give('nature', step)).toBe('restoreRefused');
    expect(bench.undo()).toBeNull();
    expect(cell(bench, INCOME, 'figure')).toMatchObject({ typed: '44', nature: 'actual' });
    // Another estimate stands behind the actual by now: it takes the value, and the actual gives way.
    const context = sheetContext(bench.db, SHEET, null, null);
    const address = context.ok ? context.value.columns.byId.get('figure')?.address : null;
    if (address?.kind !== 'figure') throw new Error('no figure');
    const edits = [{ row: INCOME, period: address.period, text: '45' }];
    const later = { type: 'loadFigures', nature: 'estimate', basis: address.basis, overwrite: true, edits } as const;
    expect(bench.run(later)).toBeNull();
    expect(cell(bench, INCOME, 'figure')).toMatchObject({ typed: '44', nature: 'actual' });
    expect(give('text', step)).toBeNull();
    expect(cell(bench, INCOME, 'figure')).toMatchObject({ typed: '42', nature: 'estimate', others: [] });
    expect(bench.undo()).toBeNull();
    expect(cell(bench, INCOME, 'figure')).toMatchObject({ typed: '44', nature: 'actual' });
  });

  test('texts, names, notes, verdicts and directions too; a closed period refuses', async () => {
    const bench = await LogBench.open();
    const step = (): number => bench.lastStep();
    const [row] = bench.rows.rows();
    if (!row) throw new Error('row');
    const type = (column: string, text: string) =>
      bench.run({ type: 'setCells', edits: [{ row: row.id, column, text }] });
    const give = (column: string, what: 'text' | 'note' | 'verdict' | 'direction', from: number) =>
      bench.run({ type: 'restoreValue', row: row.id, column, step: from, what });
    for (const column of ['name', 'target', 'unit', 'note']) {
      const text = column === 'name' ? row.name : (cell(bench, row.id, column)?.typed ?? '');
      expect(type(column, 'khác')).toBeNull();
      expect(give(column, 'text', step())).toBeNull();
      expect(story(bench, row.id, column)[0]).toMatchObject({ from: 'khác', way: 'restored' });
      const now = bench.rows.rows().find(({ id }) => id === row.id);
      expect(column === 'name' ? now?.name : now?.cells[column]?.typed).toBe(text);
    }
    bench.run({ type: 'setCellNote', row: row.id, column: 'target', body: 'Hỏi lại' });
    const noted = step();
    bench.run({ type: 'setCellNote', row: row.id, column: 'target', body: 'Xong' });
    expect(give('target', 'note', step())).toBeNull();
    expect(cell(bench, row.id, 'target')?.note).toBe('Hỏi lại');
    expect(give('target', 'note', noted)).toBeNull();
    expect(cell(bench, row.id, 'target')?.note).toBeNull();
    bench.run({ type: 'overruleVerdict', row: row.id, verdict: 'unmet', reason: 'Chưa nghiệm thu' });
    bench.run({ type: 'overruleVerdict', row: row.id, verdict: null, reason: '' });
    const ratio = bench.rows.rows()[0] && Object.keys(row.cells).find((id) => row.cells[id]?.verdict);
    expect(give(ratio ?? '', 'verdict', step())).toBeNull();
    expect(cell(bench, row.id, ratio ?? '')).toMatchObject({
      verdict: 'unmet',
      overruled: { reason: 'Chưa nghiệm thu' },
    });
    type('figure', '1');
    const typed = step();
    const [sheet] = bench.db.all('SELECT period FROM sheet WHERE id = ?', [SHEET]);
    bench.run({ type: 'closePeriod', closing: String(sheet?.['period']), of: null });
    expect(give('figure', 'text', typed)).toBe('periodClosed');
  });
});

describe('the story of every kind of cell', () => {
  test('agencies, units that report, and where a change came from', async () => {
    const bench = await LogBench.open();
    const due = { sheet: 'theo-doi-bao-cao', edits: [{ row: 'ban-bo', column: 'state', text: 'Đã gửi' }] };
    const sheets = bench.db.all('SELECT id FROM sheet').map(({ id }) => String(id));
    expect(sheets).toContain(due.sheet);
    expect(bench.run({ type: 'setCells', ...due }, 'Lan', null, due.sheet)).toBeNull();
    const told = story(bench, 'ban-bo', 'state', due.sheet);
    expect(told).toMatchObject([{ what: 'text', from: null, to: 'Đã gửi', way: 'typed' }]);
    bench.run({ type: 'setCells', gesture: 'fill', edits: [{ row: INCOME, column: 'note', text: 'x' }] });
    const [filled] = story(bench, INCOME, 'note');
    expect(filled && describeStep(filled)).toMatch(/ · Lan · điền$/u);
  });
});
