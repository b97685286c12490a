import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Database } from 'sql.js';
import { afterEach, describe, expect, it } from 'vitest';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { SessionHost } from '../../electron/session/sessionHost';
import { alterPlanFile } from '../helpers/hostilePlan';
import { newestSteps } from '../helpers/newestSteps';
import { openSample, SHEET, type } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';

/** Plan files that somebody made who knows the format, checksum and all. */
const folder = tempFolder();
const ROW = 'thu-nhap-binh-quan';
const good = await (async () => {
  const session = await openSample(path.join(folder, 'tốt.skh'));
  type(session, ROW, 'figure', '45');
  await session.close();
  return readFileSync(session.path);
})();

const long = (text: string, count: number): string => text.repeat(count);
let number = 0;
const fileOf = async (alter: (db: Database) => void): Promise<string> => {
  const file = path.join(folder, `${++number}.skh`);
  writeFileSync(file, await alterPlanFile(good, alter));
  return file;
};
const sql =
  (text: string, ...params: readonly string[]) =>
  (db: Database): void =>
    params.length === 0 ? void db.exec(text) : void db.run(text, [...params]);
/** With SQLite's rules switched off, as whoever writes the file may. */
const lawless = (text: string) => sql(`PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; ${text}`);
/** A schema entry that no statement would make. */
const planted = (type: string, name: string, text: string) =>
  sql(`PRAGMA writable_schema = ON;
    INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES ('${type}', '${name}', 'figure', 0, '${text}')`);

afterEach(() => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

describe('is refused before anything of it is used', () => {
  it.each<[string, (db: Database) => void, string, string | RegExp]>([
    ['a trigger', sql('CREATE TRIGGER spy AFTER UPDATE ON figure BEGIN DELETE FROM target; END'), 'wrongSchema', 'spy'],
    ['a view', sql('CREATE VIEW spy AS SELECT * FROM figure'), 'wrongSchema', 'spy'],
    ['a virtual table', sql('CREATE VIRTUAL TABLE spy USING fts3(a)'), 'wrongSchema', /^spy/],
    [
      'a generated column',
      sql('ALTER TABLE setting ADD COLUMN spy TEXT GENERATED ALWAYS AS (hex(value)) VIRTUAL'),
      'wrongSchema',
      'setting',
    ],
    ['an index on an expression', sql('CREATE INDEX spy ON setting (upper(value))'), 'wrongSchema', 'spy'],
    ['a table more', sql('CREATE TABLE spy (a)'), 'wrongSchema', 'spy'],
    [
      'a trigger named as if it were SQLite’s own',
      planted(
        'trigger',
        'sqlite_spy',
        'CREATE TRIGGER sqlite_spy AFTER UPDATE ON figure BEGIN DELETE FROM target; END',
      ),
      'wrongSchema',
      'sqlite_spy',
    ],
    [
      'a rule with a function in it',
      sql(
        `PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'value TEXT NOT NULL', 'value TEXT NOT NULL CHECK (randomblob(9))') WHERE name = 'setting'`,
      ),
      'wrongSchema',
      'setting',
    ],
    [
      'an older version with a trigger that the migration would set off',
      sql('PRAGMA user_version = 2; CREATE TRIGGER spy AFTER INSERT ON setting BEGIN DELETE FROM figure; END'),
      'wrongSchema',
      'spy',
    ],
    [
      'an older version with a table whose name is a statement',
      sql('PRAGMA user_version = 1; CREATE TABLE "x; DROP TABLE figure" (a)'),
      'wrongSchema',
      /DROP/,
    ],
    [
      'two tables in the same pages',
      sql(
        `PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'figure') WHERE name = 'target'`,
      ),
      'damaged',
      /target/,
    ],
    ['JSON that is none', lawless(`UPDATE plan SET print = '{a'`), 'damaged', /plan/],
    ['kinds that there are not', lawless(`UPDATE plan_row SET kind = 'evil'`), 'damaged', /plan_row/],
    ['a row without its owner', lawless(`UPDATE plan_row SET id = '"><b>' || id`), 'damaged', /foreign key/],
    ['units in a circle', sql('UPDATE org_unit SET parent_id = id'), 'damaged', /org_unit/],
    ['rows in a circle', sql(`UPDATE plan_row SET parent_id = id WHERE kind <> 'heading'`), 'damaged', /plan_row/],
    [
      'rows far deeper than any table',
      sql(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
      INSERT INTO plan_row (id, plan_id, parent_id, kind, name, sort_key)
      SELECT 'd' || i, (SELECT id FROM plan), CASE i WHEN 1 THEN NULL ELSE 'd' || (i - 1) END, 'heading', 'x', 'zz' FROM n`),
      'damaged',
      /plan_row/,
    ],
    [
      'more sheets than anybody has',
      sql(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000)
      INSERT INTO sheet (id, plan_id, form_id, unit_id, title, period, sort_key)
      SELECT 's' || i, plan_id, form_id, unit_id, title, period, 'a' FROM n, (SELECT * FROM sheet LIMIT 1)`),
      'damaged',
      /^sheet: 60\d\d/,
    ],
  ])('%s', async (_what, alter, code, detail) => {
    const file = await fileOf(alter);
    const before = readFileSync(file);
    const opened = await new SessionHost({ fileSystem: nodeFileSystem }).open(file);
    expect(opened).toMatchObject({ ok: false, error: { code, detail: expect.stringMatching(detail) } });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('and the plan that was open stays open, with no lock left on the other', async () => {
    const host = new SessionHost({ fileSystem: nodeFileSystem });
    const mine = path.join(folder, 'của tôi.skh');
    writeFileSync(mine, good);
    expect(await host.open(mine)).toMatchObject({ ok: true });
    // A key that nothing can follow: found out only when the forms of this version are put in.
    const bad = await fileOf(
      sql(
        `DELETE FROM sheet WHERE form_id NOT LIKE 'bieu-ket-qua%'; DELETE FROM form WHERE code <> 'bieu-ket-qua'; UPDATE sheet SET sort_key = 'zzĐ'`,
      ),
    );
    expect(await host.open(bad)).toMatchObject({ ok: false, error: { code: 'damaged' } });
    expect(await nodeFileSystem.stat(`${bad}.lock`).catch(() => null)).toBeNull();
    expect((await host.info())?.path).toBe(mine);
    await host.close(true);
  });
});

describe('opens, and every question about it is answered', () => {
  const at = { sheet: SHEET };
  /** What the log and undo tell. */
  const askLog = async (host: SessionHost): Promise<void> => {
    await newestSteps(host, 50);
    await host.cellDetails(at, ROW, 'figure');
    await host.run({ type: 'setCells', ...at, edits: [{ row: ROW, column: 'figure', text: '51' }] }, null);
    for (let steps = 0; steps < 3; steps++) await host.undo();
    await host.redo();
  };
  /** What the window asks of a plan in the first minute; a throw is a bug, an error in plain words is an answer. */
  const askAll = async (host: SessionHost): Promise<void> => {
    await askLog(host);
    await host.view(SHEET, null, null);
    await host.view('bao-cao-thang', null, null);
    await host.settings('');
    for (let done = false; !done; ) {
      const report = await host.checks();
      done = !report.ok || report.value.done;
    }
    for (const kind of ['tasks.list', 'period.closings', 'period.next', 'sets.list', 'returns.board'] as const) {
      await host.inquire(kind, { at } as never);
    }
    await host.inquire('units.list', {});
    await host.inquire('calendar.list', {});
  };

  const all =
    (...changes: readonly ((db: Database) => void)[]) =>
    (db: Database): void => {
      for (const change of changes) change(db);
    };
  const BUILT_IN = '{"__proto__":{"polluted":1},"columns":[null,{"type":{}}]}';
  it.each<[string, (db: Database) => void]>([
    [
      'texts without end',
      all(
        sql('UPDATE figure SET value = ?', long('9', 100_000)),
        sql('UPDATE target SET typed = ?', long('>58 ', 2_500)),
        sql('UPDATE indicator SET unit_label = ?', `x${long('. ', 2_000)}`),
        sql("UPDATE plan_row SET name = ? WHERE kind <> 'heading'", `x${long('. ', 2_000)}`),
        sql('UPDATE row_text SET typed = ?', long(', ', 5_000)),
      ),
    ],
    [
      'periods that are none',
      sql("UPDATE figure SET period = id; UPDATE sheet SET period = 'abc'; UPDATE plan SET period = ''"),
    ],
    [
      'the last years that there are',
      sql("UPDATE figure SET period = '9999'; UPDATE sheet SET period = '9999'; UPDATE plan SET period = '0000..9999'"),
    ],
    [
      'forms with hostile JSON',
      sql(
        `UPDATE form SET definition = '${BUILT_IN}' WHERE rowid % 2; UPDATE form SET definition = 'null' WHERE NOT rowid % 2`,
      ),
    ],
    [
      'a log of another file, and numbers that are none',
      all(
        sql(
          `UPDATE figure SET value = '1e999999'; UPDATE target SET value = '${BUILT_IN}'; UPDATE change_log SET at = 'hôm qua'`,
        ),
        sql(
          'UPDATE change_log SET changes = ?',
          '[{"table":"figure","same":{"__proto__":"x"},"columns":["__proto__"],"rows":[["a",null,["x"]]]}]',
        ),
      ),
    ],
    [
      'a log of tables that are not for it',
      sql(
        'UPDATE change_log SET undoes = NULL, changes = ?',
        '[{"table":"sqlite_schema","same":{},"columns":[],"rows":[["a",null,[]]]}]',
      ),
    ],
    ['a log that is no JSON', lawless("UPDATE change_log SET changes = '[[', place = '{{', command = 'x'")],
    [
      'indicators that weigh themselves, days that are none, settings named as built-in things',
      all(
        sql("UPDATE indicator SET weight_indicator_id = id, over_units = 'weighted', over_time = 'sum'"),
        sql(
          `INSERT INTO report_due (id, plan_id, unit_id, period, due_on, state) SELECT 'x', id, unit_id, 'zzz', 'mai', 'missing' FROM plan`,
        ),
        sql(
          `INSERT INTO period_close (id, plan_id, period, closed_at, closed_by, snapshots) SELECT 'x', id, 'zzz', 'không', 'b', '{"a":1}' FROM plan`,
        ),
        sql(`INSERT INTO setting VALUES ('__proto__', '1'), ('check.__proto__', '{}'), ('constructor', '[')`),
        sql(
          `INSERT INTO measure (id, label, family, factor, aliases) VALUES ('<b>', '%', '__proto__', '1e99', '7'), ('0', 'bao', 'kg', '0', '[]')`,
        ),
        sql(
          `UPDATE plan_row SET name = 'a' || char(0, 65535, 8238) || CAST(x'ff80c0ed' AS TEXT) || name WHERE rowid % 2`,
        ),
      ),
    ],
  ])('%s', async (what, alter) => {
    const host = new SessionHost({ fileSystem: nodeFileSystem });
    expect(await host.open(await fileOf(alter))).toMatchObject({ ok: true });
    await (what.startsWith('a log') ? askLog(host) : askAll(host));
    expect(await host.close(false)).toMatchObject({ ok: true });
  });

  it('a number that does not follow from what stands in its cell counts for nothing', async () => {
    const host = new SessionHost({ fileSystem: nodeFileSystem });
    const shown = async (): Promise<unknown> => {
      const view = await host.view(SHEET, null, null);
      const cells = view.ok ? view.value.rows.find(({ id }) => id === ROW)?.cells : undefined;
      return [cells?.['figure']?.text, cells?.['attainment']?.text];
    };
    await host.open(await fileOf(() => undefined));
    const honest = await shown();
    await host.open(await fileOf(sql(`UPDATE figure SET value = '4500'; UPDATE target SET value = '1'`)));
    expect(await shown()).toEqual(honest);
    await host.close(true);
  });
});
