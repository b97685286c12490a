import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeChanges, parseChanges } from '../../electron/db/changeLog';
import { applyChanges, type Change, invertChanges } from '../../electron/db/changes';
import { createDatabase } from '../../electron/db/openDatabase';
import type { SqlDb, SqlRow } from '../../electron/db/sqlDb';

const scale = (id: string, name: string): SqlRow => ({ id, name });
const change = (id: string, before: string | null, after: string | null): Change => ({
  table: 'scale',
  id,
  before: before === null ? null : scale(id, before),
  after: after === null ? null : scale(id, after),
});

describe('a step that does not fit what is stored', () => {
  let db: SqlDb;
  beforeAll(async () => {
    db = await createDatabase();
    db.transaction(() => applyChanges(db, [change('a', null, 'A'), change('b', null, 'B')]));
  });
  afterAll(() => db.close());
  const stored = (): SqlRow[] => db.all('SELECT id, name FROM scale ORDER BY id');

  test.each<readonly [string, Change]>([
    ['a row that was changed meanwhile', change('b', 'other', 'C')],
    ['a row that is gone', change('c', 'C', 'D')],
    ['a row to be removed that was changed meanwhile', change('b', 'other', null)],
    ['a row to be removed that is gone', change('c', 'C', null)],
    ['a row to be new that is there', change('b', null, 'C')],
    ['a row that this very step has already changed', change('a', 'A', 'C')],
    ['a row that this very step has already removed', change('n', 'N', 'C')],
  ])('is refused whole, and leaves no trace: %s', (_what, misfit) => {
    const before = stored();
    const list = [change('n', null, 'N'), change('a', 'A', 'A2'), change('n', 'N', null), misfit];
    expect(() => db.transaction(() => applyChanges(db, list))).toThrow();
    expect(stored()).toEqual(before);
  });

  test('several changes of one row follow each other', () => {
    const list = [change('a', 'A', 'A2'), change('a', 'A2', null), change('a', null, 'A3')];
    db.transaction(() => applyChanges(db, list));
    expect(stored()).toEqual([scale('a', 'A3'), scale('b', 'B')]);
    db.transaction(() => applyChanges(db, invertChanges(list)));
    expect(stored()).toEqual([scale('a', 'A'), scale('b', 'B')]);
  });
});

describe('the log', () => {
  const value = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.integer(),
    fc.constant(null),
    fc.constantFrom('x', 'y', 0),
  );
  const id = fc.constantFrom('a', 'b', 'c"d', 'đ');
  const row = fc.tuple(id, value, value, value);
  const anyChange = fc
    .tuple(fc.constantFrom('figure' as const, 'row_text' as const), row, fc.integer({ min: 0, max: 2 }), value)
    .map(([table, [key, p, q, r], kind, other]): Change => {
      const image = { id: key, p, q, r };
      if (kind === 0) return { table, id: key, before: null, after: image };
      if (kind === 1) return { table, id: key, before: image, after: null };
      return { table, id: key, before: image, after: { ...image, q: other } };
    });

  test('gives back every change as it was (property)', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 30 }), (changes) => {
        expect(parseChanges(encodeChanges(changes))).toEqual(changes);
      }),
    );
  });

  test('names every row, and every row that it hangs on, as a JSON string: it is searched as text', () => {
    const text = (key: string, owner: string): Change => ({
      table: 'row_text',
      id: key,
      before: null,
      after: { id: key, row_id: owner, typed: '1' },
    });
    for (const list of [[text('a', 'r')], [text('a', 'r'), text('b', 's')], [text('a', 'r'), text('b', 'r')]]) {
      const log = encodeChanges(list);
      for (const { id: key, after } of list) {
        expect(log).toContain(JSON.stringify(key));
        expect(log).toContain(JSON.stringify(after?.['row_id']));
      }
    }
  });

  test('reads files written before neighbours were grouped', () => {
    const old = [change('a', 'A', 'B'), change('b', null, 'C')];
    expect(parseChanges(JSON.stringify(old))).toEqual(old);
  });

  test.each([
    '{}',
    '[{"table":"change_log","id":"a","before":null,"after":null}]',
    '[{"table":"change_log","same":{},"columns":[],"rows":[]}]',
    '[{"table":"scale","same":{},"columns":["name"],"rows":[["a",null,["A","B"]]]}]',
    '[{"table":"scale","same":{},"columns":["name"],"rows":[["a",null,[{}]]]}]',
    '[{"table":"scale","same":{},"columns":["name"],"rows":[["a",["A"]]]}]',
    '[{"table":"scale","same":{"name":[]},"columns":[],"rows":[]}]',
    '[{"table":"scale","same":{},"columns":["name"],"rows":{}}]',
    '[{"table":"scale","same":{},"columns":["name"],"rows":[[1,null,["A"]]]}]',
  ])('that is not what it should be is no log: %s', (text) => {
    expect(parseChanges(text)).toBeNull();
  });
});
