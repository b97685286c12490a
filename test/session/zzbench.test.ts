import { test } from 'vitest';
import { encodeChanges } from '../../electron/db/changeLog';
import { History } from '../../electron/session/story/history';
import { searchSteps } from '../../electron/session/story/stepSearch';
import { compactLog, logSize } from '../../electron/session/story/compactLog';
import { logList } from '../../electron/session/story/logList';
import { exportSheet } from '../../electron/workbook/export/exportSheet';
import { sheetContext } from '../../electron/session/load/sheetContext';
import { appendFileSync, writeFileSync } from 'node:fs';
import { LogBench } from '../helpers/logBench';
import { EVERY_STEP, SHEET } from '../helpers/openSample';
import { STORY_ANSWERS } from '../../electron/session/story/storyAnswers';

test('bench', { timeout: 600_000 }, async () => {
  const bench = await LogBench.open();
  const figures = bench.db.all('SELECT * FROM figure');
  bench.db.transaction(() => {
    for (let i = 0; i < 100_000; i++) {
      const f = figures[i % figures.length]!;
      const changes = [{ table: 'figure' as const, id: String(f['id']), before: { ...f, typed: String(i) }, after: { ...f, typed: String(i + 1) } }];
      bench.db.run('INSERT INTO change_log (id, at, actor, label, source, place, command, changes, undoes) VALUES (?,?,?,?,?,?,?,?,?)',
        [`e${i}`, new Date(1.7e12 + i * 60000).toISOString(), i % 3 ? 'Lan' : 'Hùng', 'sửa Kết quả thực hiện', '', JSON.stringify({ sheet: SHEET, row: null, column: null }), JSON.stringify({ type: 'setCells', sheet: SHEET }), encodeChanges(changes), null]);
    }
  });
  bench.history = new History(bench.db);
  const time = (name: string, work: () => unknown) => { const t = performance.now(); const r = work(); appendFileSync('/tmp/b6/bench.txt', [name, (performance.now() - t).toFixed(0), r].join(' ') + '\n'); };
  time('size', () => logSize(bench.db));
  time('facts', () => { STORY_ANSWERS['story.facts'](bench.db, {}, bench.history); return ''; });
  time('deleted', () => { STORY_ANSWERS['story.deleted'](bench.db, {}, bench.history); return ''; });
  const run = (q: object) => { let before: number | null = null; let n = 0; let calls = 0; let longest = 0; let first = 0; do { const t = performance.now(); const p = searchSteps(bench.db, bench.history, { query: { ...EVERY_STEP, ...q }, before, limit: 60 }); const d = performance.now() - t; if (calls === 0) first = d; longest = Math.max(longest, d); n += p.entries.length; calls++; before = p.before; if (n >= 60) break; } while (before !== null); return `${n} hits ${calls} calls longest ${longest.toFixed(0)} first ${first.toFixed(0)}`; };
  time('newest', () => run({}));
  time('no hit, cold', () => run({ words: 'khongcogi' }));
  time('no hit, warm', () => run({ words: 'khongcogi' }));
  time('name', () => run({ words: 'rung che phu' }));
  time('value at the far end', () => run({ words: '→ 37' }));
  time('exact accents', () => run({ words: 'rừng', matchAccents: true }));
  time('actor none', () => run({ actor: 'Ai' }));
  time('way', () => run({ way: 'imported' }));
  appendFileSync('/tmp/b6/bench.txt', `heap ${process.memoryUsage().heapUsed / 1e6}\n`);
  time('compact', () => compactLog(bench.db, { undoable: bench.history.tail(1000), newest: 1000, from: null }));
  time('size after', () => logSize(bench.db));
  time('compact again', () => compactLog(bench.db, { undoable: bench.history.tail(1000), newest: 1000, from: null }));
});

test('export', { timeout: 100_000 }, async () => {
  const bench = await LogBench.open();
  const rows = bench.rows.rows();
  const t = (i: number, column: string, text: string, actor = 'Nguyễn Thị Lan') => bench.run({ type: 'setCells', edits: [{ row: rows[i]!.id, column, text }] }, actor);
  t(0, 'figure', '43'); t(2, 'note', '=HYPERLINK("http://x","bấm")', 'Lò Văn Hùng'); t(3, 'note', 'Theo báo cáo số 12/BC-UBND của các xã, số liệu tính đến ngày 30/6/2023, chưa gồm hai xã mới nhập');
  bench.run({ type: 'setCells', gesture: 'paste', edits: rows.slice(3, 14).map((row, i) => ({ row: row.id, column: 'figure', text: `${i}.5`})) }, 'Lò Văn Hùng');
  bench.undo();
  bench.run({ type: 'overruleVerdict', row: rows[0]!.id, verdict: 'unmet', reason: 'Chưa nghiệm thu' });
  bench.run({ type: 'deleteRows', rows: [rows[5]!.id] });
  bench.run({ type: 'addUnit', name: 'Xã Mới', shortName: '', kind: 'xa', parent: 'tam-duong', validFrom: null });
  bench.run({ type: 'closePeriod', closing: '2024', of: null });
  const c = sheetContext(bench.db, SHEET, null, null); if (!c.ok) throw 0;
  const view = logList(bench.db, c.value, bench.history, { ...EVERY_STEP, from: '2023-12-31T17:00:00.000Z', until: '2024-01-31T17:00:00.000Z' });
  if (!view.ok) throw new Error(view.error.code);
  writeFileSync('/tmp/b6/log.xlsx', await exportSheet(view.value, { layout: 'bieu', profile: 'nha-nuoc' }));
});
