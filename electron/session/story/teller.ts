import type { ViewColumn } from '../../../shared/form/columns';
import type { Change } from '../../db/changes';
import { type SqlDb, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { contextOfSheet, type SheetContext } from '../load/sheetContext';
import { lastImage } from './lastImages';
import { type RemovedRow, removedRows } from './removedRows';

/** Names and places that telling the log needs, each looked up once; good for one answer. */
export class Teller {
  readonly db: SqlDb;
  readonly #contexts = new Map<string, SheetContext | null>();
  readonly #rowsOf = new Map<string, ReadonlyMap<string, string>>();
  readonly #names = new Map<string, string>();
  readonly #removed: ReadonlyMap<string, RemovedRow>;

  constructor(db: SqlDb) {
    this.db = db;
    this.#removed = removedRows(db);
  }

  /**
   * The sheet of a step as it would show it now. One that was taken away since, or a unit, does not take the story with it; a
   * step that names no sheet is told as the first one would show it. Null where there is none.
   */
  context(sheet: string | null, period: string | null = null, unit: string | null = null): SheetContext | null {
    const key = `${sheet}\n${period}\n${unit}`;
    let context = this.#contexts.get(key);
    if (context === undefined) {
      const row = this.#sheetRow(sheet);
      const found = row && contextOfSheet(this.db, row, period, unit);
      const usual = row && !found?.ok ? contextOfSheet(this.db, row, null, null) : found;
      context = usual?.ok ? usual.value : null;
      this.#contexts.set(key, context);
    }
    return context;
  }

  /** The row of an indicator in a plan: of the step itself, as it is now, or as it was when it went; '' when none is known. */
  rowOf(plan: string, indicator: string, own: ReadonlyMap<string, string>): string {
    return own.get(indicator) ?? this.#rowsIn(plan).get(indicator) ?? '';
  }

  /** Label and part of a row: as it is now, else as the step had it, else as it was when it went. */
  nameOf(id: string, images: ReadonlyMap<string, SqlRow | null>): string {
    const known = this.#names.get(id);
    if (known !== undefined) return known;
    const find = (one: string | null): SqlRow | null =>
      one === null
        ? null
        : (this.db.one('SELECT name, kind, parent_id FROM plan_row WHERE id = ?', [one]) ??
          images.get(one) ??
          this.#removed.get(one)?.image ??
          null);
    const row = find(id);
    if (!row) return '';
    const label = textOf(row, 'kind') === 'part' ? find(textOrNull(row, 'parent_id')) : null;
    const name = [label ? textOf(label, 'name') : '', textOf(row, 'name')].filter((part) => part !== '').join(' · ');
    this.#names.set(id, name);
    return name;
  }

  /** The name of a unit, a plan or another thing by its id, also where it is gone; the id where nobody knows. */
  nameIn(table: 'org_unit' | 'plan' | 'unit_kind', id: string): string {
    const key = `${table} ${id}`;
    let name = this.#names.get(key);
    if (name === undefined) {
      const column = table === 'plan' ? 'title' : 'name';
      const row = this.db.one(`SELECT ${column} FROM ${table} WHERE id = ?`, [id]) ?? lastImage(this.db, table, id);
      name = row ? textOf(row, column) : id;
      this.#names.set(key, name);
    }
    return name;
  }

  #sheetRow(id: string | null): SqlRow | null {
    const row = id === null ? null : this.db.one('SELECT * FROM sheet WHERE id = ?', [id]);
    return (
      row ??
      (id === null ? null : lastImage(this.db, 'sheet', id)) ??
      this.db.one('SELECT * FROM sheet ORDER BY sort_key, id')
    );
  }

  #rowsIn(plan: string): ReadonlyMap<string, string> {
    let rows = this.#rowsOf.get(plan);
    if (!rows) {
      const gone = [...this.#removed.values()].flatMap(({ id, image }): [string, string][] => {
        const indicator = textOf(image, 'plan_id') === plan ? textOrNull(image, 'indicator_id') : null;
        return indicator === null ? [] : [[indicator, id]];
      });
      const there = this.db
        .many('SELECT id, indicator_id FROM plan_row WHERE plan_id = ? AND indicator_id IS NOT NULL', [plan])
        .map((row): [string, string] => [textOf(row, 'indicator_id'), textOf(row, 'id')]);
      rows = new Map([...gone, ...there]);
      this.#rowsOf.set(plan, rows);
    }
    return rows;
  }
}

/** The rows of a step's own images, by id and by indicator. */
export const ownRows = (
  changes: readonly Change[],
): { readonly images: ReadonlyMap<string, SqlRow | null>; readonly byIndicator: ReadonlyMap<string, string> } => {
  const images = new Map<string, SqlRow | null>();
  const byIndicator = new Map<string, string>();
  for (const { table, id, before, after } of changes) {
    if (table !== 'plan_row') continue;
    const image = after ?? before;
    images.set(id, image);
    const indicator = image && textOrNull(image, 'indicator_id');
    if (indicator) byIndicator.set(indicator, id);
  }
  return { images, byIndicator };
};

/** The innermost header of a column. */
export const titleOf = ({ header, id }: ViewColumn): string => (header.at(-1) ?? id).replace(/\s+/g, ' ');
