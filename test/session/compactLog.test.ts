import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLogged } from '../../electron/db/changeLog';
import { textOf } from '../../electron/db/sqlDb';
import { sheetContext } from '../../electron/session/load/sheetContext';
import { cellDetails } from '../../electron/session/story/cellDetails';
import { compactionOf, compactLog } from '../../electron/session/story/compactLog';
import { STORY_ANSWERS } from '../../electron/session/story/storyAnswers';
import { LogBench } from '../helpers/logBench';
import { SHEET } from '../helpers/openSample';
import { OUTLINE, type RowCommand, TABLE } from '../helpers/rowBench';

/** Who, when, from what to what, from where: the last that is told of every cell. */
const lastChanges = (bench: LogBench): Record<string, unknown> => {
  const context = sheetContext(bench.db, SHEET, null, null);
  if (!context.ok) throw new Error(context.error.code);
  const told: Record<string, unknown> = {};
  for (const { id } of bench.rows.rows().slice(0, 6)) {
    for (const column of context.value.columns.columns) {
      const answer = cellDetails(bench.db, context.value, id, column.id, (step) => bench.history.kindOf(step));
      if (!answer.ok) throw new Error(answer.error.code);
      const seen = new Set<string>();
      told[`${id} ${column.id}`] = answer.value.changes.filter(({ what }) => !seen.has(what) && seen.add(what));
    }
  }
  return told;
};

/** Closings, corrections and overruled verdicts as the log has them. */
const records = (bench: LogBench): readonly string[] =>
  bench.db
    .all('SELECT seq, at, actor, label, changes FROM change_log ORDER BY seq')
    .flatMap((row) =>
      (readLogged(textOf(row, 'changes'))?.changes ?? [])
        .filter(({ table }) => ['period_close', 'figure_correction', 'verdict_override'].includes(table))
        .map((change) => JSON.stringify([row['seq'], row['at'], row['actor'], row['label'], change])),
    );

const everythingBut = (dump: string): string => dump.replace(/^.*log\.compacted.*$/mu, '[]');

const KEPT = 4;
const compact = (bench: LogBench): number =>
  compactLog(bench.db, { undoable: bench.history.tail(KEPT), newest: KEPT, from: null });

describe('the log made smaller', () => {
  test('steps between go, first and last stay; undo stops there in words; what was compacted is told', async () => {
    const bench = await LogBench.open(TABLE);
    const row = bench.rows.id('Thu nhập');
    for (let value = 1; value <= 12; value++) {
      bench.run({ type: 'setCells', edits: [{ row, column: 'figure', text: String(value) }] });
    }
    const size = bench.log().join('').length;
    expect(compact(bench)).toBe(6);
    expect(bench.log().join('').length).toBeLessThan(size);
    expect(compactionOf(bench.db)).toMatchObject({ steps: 6 });
    const facts = STORY_ANSWERS['story.facts'](bench.db, {}, bench.history);
    expect(facts.ok && facts.value.compacted?.until).toBe('2024-01-01T00:07:00.000Z');
    const told = Object.entries(lastChanges(bench)).find(([key]) => key === `${row} figure`)?.[1];
    expect(told).toMatchObject([{ from: '11', to: '12', actor: 'Lan', way: 'typed' }]);
    for (let undone = 0; undone < KEPT; undone++) expect(bench.undo()).toBeNull();
    // The last step below the bound kept its change whole: it was the last word on the cell then.
    expect(bench.undo()).toBeNull();
    expect(bench.undo()).toBe('compacted');
    expect(bench.rows.rows().find(({ id }) => id === row)?.cells['figure']?.typed).toBe('7');
  });

  test('nothing that counts is lost, and a second time changes nothing (property)', async () => {
    const pick = fc.nat({ max: 60 });
    type Step = (ids: readonly string[]) => RowCommand | 'undo';
    const at = (ids: readonly string[], index: number): string => ids[index % ids.length] ?? '';
    const column = fc.constantFrom('figure', 'target', 'note', 'name', 'marker', 'unit');
    const text = fc.constantFrom('', '1', '2', '3,5', '>4', '=1');
    const step: fc.Arbitrary<Step> = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.tuple(fc.nat({ max: 5 }), column, text).map(
          ([row, of, typed]): Step =>
            (ids) => ({ type: 'setCells', edits: [{ row: at(ids, row), column: of, text: typed }] }),
        ),
      },
      { weight: 2, arbitrary: fc.constant<Step>(() => 'undo') },
      pick.map(
        (row): Step =>
          (ids) => ({ type: 'deleteRows', rows: [at(ids, row)] }),
      ),
      pick.map(
        (row): Step =>
          (ids) => ({ type: 'insertRows', after: at(ids, row), count: 1 }),
      ),
      fc.tuple(pick, fc.constantFrom('met' as const, null)).map(
        ([row, verdict]): Step =>
          (ids) => ({ type: 'overruleVerdict', row: at(ids, row), verdict, reason: 'Có căn cứ' }),
      ),
      fc.tuple(fc.nat({ max: 5 }), text).map(
        ([row, body]): Step =>
          (ids) => ({ type: 'setCellNote', row: at(ids, row), column: 'target', body }),
      ),
      fc.constant<Step>(() => ({ type: 'closePeriod', closing: '2016', of: null })),
    );
    const image = (await LogBench.open([...TABLE, ...OUTLINE])).db.image();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 24 }), async (steps) => {
        const bench = await LogBench.of(image);
        for (const one of steps) {
          const ids = bench.rows.rows().map(({ id }) => id);
          const command = one(ids);
          if (command === 'undo') bench.undo();
          else if (ids.length > 0) bench.run(command);
        }
        const before = { dump: bench.rows.dump(), cells: lastChanges(bench), records: records(bench) };
        const tail = bench.log().slice(-KEPT);
        const deleted = STORY_ANSWERS['story.deleted'](bench.db, {}, bench.history);
        const whole = await LogBench.of(bench.db.image());
        compact(bench);
        expect(everythingBut(bench.rows.dump())).toBe(before.dump);
        expect(lastChanges(bench)).toEqual(before.cells);
        expect(records(bench)).toEqual(before.records);
        expect(bench.log().slice(-KEPT)).toEqual(tail);
        expect(STORY_ANSWERS['story.deleted'](bench.db, {}, bench.history)).toEqual(deleted);
        const log = bench.log();
        expect(compact(bench)).toBe(0);
        expect(bench.log()).toEqual(log);
        // What was not made smaller undoes the same steps to the same contents.
        for (let undone = 0; undone < KEPT; undone++) {
          expect(bench.undo()).toBe(whole.undo());
          expect(everythingBut(bench.rows.dump())).toBe(whole.rows.dump());
        }
      }),
      { numRuns: 6 },
    );
  });
});
