import { expect } from 'vitest';
import { applyChanges, type Change, invertChanges } from '../../electron/db/changes';
import { createDatabase } from '../../electron/db/openDatabase';
import { TABLE_NAMES } from '../../electron/db/schema';
import { SqlDb, textOf } from '../../electron/db/sqlDb';
import { sheetContext } from '../../electron/session/load/sheetContext';
import { SheetModel } from '../../electron/session/load/sheetModel';
import { planCommand } from '../../electron/session/planCommand';
import { plantPlan } from '../../electron/session/start/plant';
import { samplePlan, shippedForms } from '../../electron/session/start/samples';
import type { Command } from '../../shared/domain/command';
import type { SamplePlan, SampleRow } from '../../shared/domain/samplePlan';
import type { ViewRow } from '../../shared/form/types';
import { SHEET } from './openSample';

type Without<C> = C extends { readonly sheet: string } ? Omit<C, 'sheet'> : never;
export type RowCommand = Without<Command>;

/** A plan in memory with the real planners on it: rows as they show, the file as it is, commands and their undo. */
export class RowBench {
  readonly #steps: (readonly Change[])[] = [];

  private constructor(readonly db: SqlDb) {}

  /** The Tam Đường sample, or rows written as "  TT name" (two blanks a level; "*" before the TT: heading; "a/b": a part). */
  static async open(lines: readonly string[] | null = null): Promise<RowBench> {
    const sample = await samplePlan('tam-duong');
    if (!sample) throw new Error('sample');
    const db = await createDatabase();
    plantPlan(db, lines === null ? sample : withRows(sample, lines), shippedForms());
    return new RowBench(db);
  }

  /** The same on a copy of a database. */
  static async of(image: Uint8Array): Promise<RowBench> {
    return new RowBench(await SqlDb.open(image.slice()));
  }

  /** Runs a command; the error code when it is refused. */
  run(command: RowCommand): string | null {
    const context = sheetContext(this.db, SHEET, null, null);
    if (!context.ok) throw new Error(context.error.code);
    const planned = planCommand(this.db, context.value, { ...command, sheet: SHEET } as Command);
    if (!planned.ok) return planned.error.code;
    const { changes } = planned.value;
    if (changes.length > 0) {
      this.db.transaction(() => applyChanges(this.db, changes));
      this.#steps.push(changes);
    }
    this.check();
    return null;
  }

  get steps(): number {
    return this.#steps.length;
  }

  undo(): void {
    const changes = this.#steps.pop();
    if (!changes) throw new Error('nothing to undo');
    this.db.transaction(() => applyChanges(this.db, invertChanges(changes)));
  }

  rows(): readonly ViewRow[] {
    const context = sheetContext(this.db, SHEET, null, null);
    if (!context.ok) throw new Error(context.error.code);
    return new SheetModel(this.db, context.value).view.rows;
  }

  /** Rows as they were written for `open`; parts do not show a level of their own. */
  lines(): string[] {
    return this.rows().map((row) => {
      const level = row.part === null ? row.level : row.level - 1;
      const label = row.part === null ? row.name : `${row.name}/${row.part}`;
      return `${'  '.repeat(level)}${row.kind === 'heading' ? '*' : ''}${row.marker} ${label}`.trimEnd();
    });
  }

  /** The whole file as text, for exact comparison. */
  dump(): string {
    return TABLE_NAMES.map((table) => JSON.stringify(this.db.all(`SELECT * FROM ${table} ORDER BY id`))).join('\n');
  }

  /** The rules of the row tree; throws at the first one that is broken. */
  check(): void {
    const none = (sql: string, rule: string): void => {
      const found = this.db.all(sql);
      if (found.length > 0) throw new Error(`${rule}: ${JSON.stringify(found)}`);
    };
    none('SELECT * FROM pragma_foreign_key_check', 'nothing hangs in the air');
    none(
      `WITH RECURSIVE up(id, at, n) AS (SELECT id, parent_id, 0 FROM plan_row UNION ALL
         SELECT up.id, r.parent_id, n + 1 FROM up JOIN plan_row r ON r.id = up.at WHERE n < 200)
       SELECT id FROM up WHERE n >= 200`,
      'no row is below itself',
    );
    none(
      'SELECT tree, parent_id, sort_key FROM plan_row GROUP BY 1, 2, 3 HAVING count(*) > 1',
      'order keys are distinct',
    );
    none(
      `SELECT p.id FROM plan_row p LEFT JOIN plan_row l ON l.id = p.parent_id WHERE p.kind = 'part' AND ifnull(l.label_only, 0) = 0`,
      'a part is under a label',
    );
    none(
      `SELECT c.id FROM plan_row c JOIN plan_row p ON p.id = c.parent_id WHERE p.kind IN ('part', 'total') OR (p.label_only = 1 AND c.kind <> 'part')`,
      'only parts are under a label, nothing is under a part',
    );
    none(
      'SELECT id FROM plan_row p WHERE label_only = 1 AND NOT EXISTS (SELECT 1 FROM plan_row c WHERE c.parent_id = p.id)',
      'no label without parts',
    );
    none(
      `SELECT id FROM plan_row WHERE (indicator_id IS NULL) <> (kind IN ('heading', 'entry') OR label_only = 1)`,
      'a row that is counted has a series',
    );
    none(
      'SELECT id FROM indicator WHERE id NOT IN (SELECT indicator_id FROM plan_row WHERE indicator_id IS NOT NULL)',
      'no series without a row',
    );
    none(
      `SELECT l.id FROM plan_row l JOIN plan_row p ON p.parent_id = l.id AND l.label_only = 1
       GROUP BY l.id HAVING min(p.marker) = max(p.marker) AND min(p.marker) <> l.marker`,
      'a label has the TT of its parts',
    );
  }

  id(name: string): string {
    const row = this.rows().find((one) => (one.part ?? one.name) === name);
    if (!row) throw new Error(`no row ${name}`);
    return row.id;
  }

  ids(...names: readonly string[]): string[] {
    return names.map((name) => this.id(name));
  }

  count(table: (typeof TABLE_NAMES)[number]): number {
    return this.db.all(`SELECT id FROM ${table}`).length;
  }

  column(sql: string): string[] {
    return this.db.all(sql).map((row) => textOf(row, 'value'));
  }
}

/** The sample with other rows in its first plan, each with a series of its own and nothing else. */
const withRows = (sample: SamplePlan, lines: readonly string[]): SamplePlan => {
  const [plan] = sample.plans;
  const [like] = sample.indicators;
  if (!plan || !like) throw new Error('sample');
  const rows = toRows(lines);
  const indicators = rows.flatMap(({ indicator, name }) =>
    indicator === null ? [] : [{ ...like, id: indicator, name, scale: null }],
  );
  return { ...sample, indicators, figures: [], plans: [{ ...plan, rows, targets: [] }] };
};

const toRows = (lines: readonly string[]): SampleRow[] => {
  const rows: SampleRow[] = [];
  const parents: string[] = [];
  const add = (row: Pick<SampleRow, 'id' | 'parent' | 'kind' | 'marker' | 'name' | 'labelOnly'>): void => {
    const hasSeries = row.kind !== 'heading' && !row.labelOnly;
    const indicator = hasSeries ? row.id : null;
    rows.push({
      ...row,
      tree: 'plan',
      component: hasSeries,
      indicator,
      adds: false,
      printed: null,
      fields: [],
      source: null,
    });
  };
  for (const [index, line] of lines.entries()) {
    const level = (line.length - line.trimStart().length) / 2;
    const [, star = '', marker = '', label = ''] = /^\s*(\*?)(\S*) (.*)$/.exec(line) ?? [];
    const parent = parents[level - 1] ?? null;
    const [name = '', part] = label.split('/');
    const id = `r${index}`;
    if (part === undefined) {
      add({ id, parent, kind: star === '' ? 'indicator' : 'heading', marker, name, labelOnly: false });
      parents[level] = id;
      continue;
    }
    const last = rows.findLast((row) => row.labelOnly && row.name === name && row.parent === parent);
    const above = last?.id ?? `l${index}`;
    if (!last) add({ id: above, parent, kind: 'indicator', marker, name, labelOnly: true });
    add({ id, parent: above, kind: 'part', marker, name: part, labelOnly: false });
  }
  return rows;
};

/** Rows in TT groups, one label with three parts among them. */
export const TABLE = [
  '1 Thu nhập',
  '1 Giá trị',
  '2 Lương thực',
  '3 Trường/Mầm non',
  '3 Trường/Tiểu học',
  '3 Trường/Trung học',
  '4 Rừng',
];
/** Rows under two headings, and one beside them. */
export const OUTLINE = [
  '*I Kinh tế',
  '  1 Thu nhập',
  '  2 Lương thực',
  '*II Xã hội',
  '  1 Hộ nghèo',
  '  2 Trạm y tế',
  '3 Khác',
];

/** Runs a command and expects the table to be so; then that undo brings back every byte. */
export const expectRows = async (
  lines: readonly string[],
  make: (bench: RowBench) => RowCommand,
  wanted: readonly string[],
) => {
  const bench = await RowBench.open(lines);
  const before = bench.dump();
  expect(bench.lines()).toEqual(lines);
  expect(bench.run(make(bench))).toBeNull();
  expect(bench.lines()).toEqual(wanted);
  if (bench.steps > 0) bench.undo();
  expect(bench.dump()).toBe(before);
  return bench;
};
