import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges, columnsOf, invertChanges } from '../../electron/db/changes';
import { openDatabase, seal } from '../../electron/db/openDatabase';
import { TABLE_NAMES } from '../../electron/db/schema';
import { type SqlDb, textOf } from '../../electron/db/sqlDb';
import { compare } from '../../electron/session/compare/comparison';
import { asSeen, differences, inApplicableOrder } from '../../electron/session/compare/differences';
import { sheetContext } from '../../electron/session/load/sheetContext';
import { planCommand } from '../../electron/session/planCommand';
import type { Command } from '../../shared/domain/command';
import { SHEET } from '../helpers/openSample';
import { OUTLINE, RowBench, TABLE } from '../helpers/rowBench';

const dump = (db: SqlDb) =>
  TABLE_NAMES.map((table) => [
    table,
    db.all(`SELECT ${columnsOf(db, table).join(', ')} FROM ${table} ORDER BY id`).filter(({ id }) => id !== 'sealed'),
  ]);
const copyOf = async (db: SqlDb): Promise<SqlDb> => {
  const copy = await openDatabase(db.image(), '', { proven: true });
  if (!copy.ok) throw new Error(copy.error.code);
  return copy.value;
};
const apply = (db: SqlDb, changes: Parameters<typeof applyChanges>[1]): void =>
  db.transaction(() => applyChanges(db, changes));
const run = (db: SqlDb, command: Command): void => {
  const context = sheetContext(db, command.sheet, command.period ?? null, command.unit ?? null);
  if (!context.ok) throw new Error(context.error.code);
  const planned = planCommand(db, context.value, command);
  if (planned.ok) apply(db, planned.value.changes);
};

const rowsOf = (db: SqlDb): string[] =>
  db.all(`SELECT id FROM plan_row WHERE tree = 'plan' ORDER BY sort_key, id`).map((row) => textOf(row, 'id'));
const gesture = fc.tuple(fc.nat(60), fc.nat(60), fc.constantFrom('5', '<18', 'vài tấn', '', 'Ước 7\u0000'), fc.nat(6));
type Gesture = typeof gesture extends fc.Arbitrary<infer T> ? T : never;
const act = (db: SqlDb, [one, two, text, what]: Gesture): void => {
  const ids = rowsOf(db);
  const [row, to] = [ids[one % ids.length] ?? '', ids[two % ids.length] ?? ''];
  const sheet = SHEET;
  const commands: readonly Command[] = [
    { type: 'setCells', sheet, edits: [{ row, column: 'figure', text }] },
    {
      type: 'setCells',
      sheet,
      edits: [
        { row, column: 'target', text },
        { row: to, column: 'name', text: `${text} x` },
      ],
    },
    { type: 'insertRows', sheet, after: row, count: 2 },
    { type: 'deleteRows', sheet, rows: [row] },
    { type: 'moveRows', sheet, rows: [row], after: to },
    { type: 'duplicateRows', sheet, rows: [row] },
    { type: 'setFigureNature', sheet, row, nature: one % 2 === 0 ? 'estimate' : 'preliminary' },
  ];
  const command = commands[what];
  if (command) run(db, command);
};

test('applied to one version, the differences give exactly the other; turned round, exactly the first (property)', {
  timeout: 120_000,
}, async () => {
  const bench = await RowBench.open([...TABLE, ...OUTLINE]);
  await fc.assert(
    fc.asyncProperty(fc.array(gesture, { maxLength: 6 }), fc.array(gesture, { maxLength: 6 }), async (mine, theirs) => {
      const [a, b] = [await copyOf(bench.db), await copyOf(bench.db)];
      for (const one of mine) act(a, one);
      for (const one of theirs) act(b, one);
      seal(b);
      const [before, after] = [dump(a), dump(b)];
      const found = differences(a, b);
      // The mark of a file's writer belongs to the file, not to what it says.
      expect(found.filter(({ id }) => id === 'sealed')).toEqual([]);
      const changes = inApplicableOrder(a, found);
      apply(a, changes);
      expect(dump(a)).toEqual(after);
      expect(differences(a, b)).toEqual([]);
      apply(a, invertChanges(changes));
      expect(dump(a)).toEqual(before);
      // Whatever differs is told in some way.
      const comparison = compare(a, b);
      expect(comparison.rows).toBe(found.length);
      expect(comparison.cells + comparison.others.length > 0).toBe(asSeen(a, found).length > 0);
      a.close();
      b.close();
    }),
    { numRuns: process.env['SKH_LONG'] ? 300 : 3 },
  );
});

describe('on the sample', () => {
  test('two figures that change places and a deleted sheet go there and back', async () => {
    const { db: a } = await RowBench.open();
    const b = await copyOf(a);
    const [one, two] = a.all('SELECT * FROM figure ORDER BY id LIMIT 2');
    if (!one || !two) throw new Error('figures');
    const swap = (id: unknown, from: typeof one): void => {
      const { indicator_id, unit_id, period, nature, basis } = from;
      b.run('UPDATE figure SET indicator_id = ?, unit_id = ?, period = ?, nature = ?, basis = ? WHERE id = ?', [
        `${indicator_id}`,
        `${unit_id}`,
        `${period}`,
        `${nature}`,
        `${basis}`,
        `${id}`,
      ]);
    };
    b.run('UPDATE figure SET item = ? WHERE id = ?', ['đang đổi', `${one['id']}`]);
    swap(two['id'], one);
    swap(one['id'], two);
    b.run('UPDATE figure SET item = ? WHERE id = ?', ['', `${one['id']}`]);
    b.run('DELETE FROM sheet WHERE id = ?', ['giai-ngan']);
    const before = dump(a);
    const found = differences(a, b);
    expect(found.length).toBe(3);
    const changes = inApplicableOrder(a, found);
    apply(a, changes);
    expect(dump(a)).toEqual(dump(b));
    apply(a, invertChanges(changes));
    expect(dump(a)).toEqual(before);
  });

  test('is told by cell on the Biểu that shows it, by row where a row came or went, and counted where no cell shows it', async () => {
    const { db: a } = await RowBench.open();
    const b = await copyOf(a);
    const sheet = SHEET;
    run(b, { type: 'setCells', sheet, edits: [{ row: 'thu-nhap-binh-quan', column: 'figure', text: '43' }] });
    const note = (body: string): Command => ({
      type: 'setCellNote',
      sheet,
      row: 'thu-nhap-binh-quan',
      column: 'target',
      body,
    });
    // Both wrote a note on the same cell, each for itself.
    run(a, note('theo đại hội'));
    run(b, note('theo nghị quyết'));
    const same: Command = { type: 'setCellNote', sheet, row: 'thu-nhap-binh-quan', column: 'name', body: 'như nhau' };
    run(a, same);
    run(b, same);
    const gone = rowsOf(a)[5] ?? '';
    run(b, { type: 'deleteRows', sheet, rows: [gone] });
    run(b, { type: 'insertRows', sheet, after: null, count: 1 });
    const name = rowsOf(b).find((id) => !rowsOf(a).includes(id)) ?? '';
    run(b, {
      type: 'setCells',
      sheet,
      edits: [
        { row: name, column: 'name', text: 'Dòng mới' },
        { row: name, column: 'figure', text: '7' },
      ],
    });
    run(b, { type: 'setSetting', sheet, key: 'sentence vượt', value: 'x' });
    run(b, { type: 'setIndicator', sheet, row: 'thu-nhap-binh-quan', decimals: 2 });
    const comparison = compare(a, b);
    expect(comparison.sheets.map(({ sheet: id, period, more }) => [id, period, more])).toEqual([[SHEET, '2023', 0]]);
    const told = comparison.sheets.flatMap(({ changes }) =>
      changes.map(({ rowName, columnName, what, from, to }) => [rowName, columnName, what, from, to]),
    );
    expect(told).toContainEqual(['Thu nhập bình quân đầu người/năm', expect.any(String), 'text', '42', '43']);
    expect(told).toContainEqual([
      'Thu nhập bình quân đầu người/năm',
      expect.any(String),
      'note',
      'theo đại hội',
      'theo nghị quyết',
    ]);
    expect(told.filter(([, , what]) => what === 'row').map(([, , , from, to]) => [from !== null, to])).toEqual(
      expect.arrayContaining([
        [true, null],
        [false, 'Dòng mới'],
      ]),
    );
    expect(told.length).toBe(4);
    expect(comparison.others).toEqual(
      expect.arrayContaining([
        { what: 'settings', count: 1 },
        { what: 'indicators', count: 1 },
      ]),
    );
    expect(compare(a, a)).toEqual({ rows: 0, cells: 0, sheets: [], others: [], closed: [], closes: [] });
  });
});
