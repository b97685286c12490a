import type { Page, StoredRecord } from './pages';
import type { Walker } from './pageWalker';
import type { SqlRow, SqlValue } from './sqlDb';

/** A table as the schema has it. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
  /** Columns that name rows of other tables. */
  readonly references: readonly { readonly column: string; readonly table: string }[];
  /** Columns that take only certain texts: the more, the surer that a row that fits is of this table. */
  readonly choices: number;
  /** Whether the table would take such a row, but for what it refers to and what else it holds. */
  readonly takes: (row: SqlRow) => boolean;
}

/** A row as it stands in the file. `loose`: no way through its tree led to its page, and the page may be a free one. */
export interface FoundRow {
  readonly id: string;
  readonly row: SqlRow;
  readonly page: number;
  readonly loose: boolean;
  readonly brokenText: boolean;
}

export interface FoundTable {
  readonly name: string;
  readonly rows: ReadonlyMap<string, FoundRow>;
  /** Rows that stand there more than once, with other contents each time; the one in `rows` is not among them. */
  readonly rivals: readonly FoundRow[];
  /** Ids that the table's index of ids names. */
  readonly keys: ReadonlySet<string>;
  /** The whole of that index could be read, so that it says which rows there are. */
  readonly keysWhole: boolean;
  /** The whole of the table could be read. */
  readonly whole: boolean;
}

/** Gathers the rows of one table. */
export class TableFinder {
  readonly shape: TableShape;
  readonly #rows = new Map<string, FoundRow>();
  readonly #rivals: FoundRow[] = [];
  /** Rowid of each id, as the index of ids has it. */
  readonly keys = new Map<string, number>();
  #keysWhole = false;
  #whole = false;

  constructor(shape: TableShape) {
    this.shape = shape;
  }

  readKeys(walker: Walker, root: number | undefined): void {
    if (root === undefined) return;
    const { pages, whole } = walker.walk(root, 'index');
    for (const [, page] of pages) {
      for (const { values, brokenText } of page.records) {
        const [id, rowid] = values;
        if (values.length === 2 && typeof id === 'string' && typeof rowid === 'number' && !brokenText)
          this.keys.set(id, rowid);
        else return;
      }
    }
    this.#keysWhole = whole;
  }

  /** Reads the table's tree; gives back pages in it that hold rows of another table. */
  readTree(walker: Walker, root: number | undefined): [number, Page][] {
    if (root === undefined) return [];
    const { pages, whole } = walker.walk(root, 'table');
    this.#whole = whole;
    const strays: [number, Page][] = [];
    for (const [number, page] of pages) {
      if (page.records.length === 0 || page.records.some((record) => this.fits(record))) {
        const fitting = page.records.filter((record) => this.fits(record));
        if (fitting.length < page.records.length) this.#spoil(walker, number);
        this.add(number, fitting, false);
      } else {
        this.#spoil(walker, number);
        strays.push([number, page]);
      }
    }
    return strays;
  }

  #spoil(walker: Walker, number: number): void {
    this.#whole = false;
    walker.bad.add(number);
  }

  fits(record: StoredRecord): boolean {
    return record.values.length === this.shape.columns.length && this.shape.takes(this.#rowOf(record));
  }

  /** How many of the records the index of ids names at just that place. */
  named(records: readonly StoredRecord[]): number {
    return records.filter((record) => this.keys.get(this.#idOf(record)) === record.rowid).length;
  }

  /** Whether most of what the records refer to is there, where anything is known of those tables. */
  refersTo(records: readonly StoredRecord[], found: readonly TableFinder[]): boolean {
    let known = 0;
    let unknown = 0;
    for (const { column, table } of this.shape.references) {
      const other = found.find(({ shape }) => shape.name === table);
      if (!other || other === this || other.#rows.size + other.keys.size === 0) continue;
      for (const record of records) {
        const id = this.#rowOf(record)[column];
        if (typeof id !== 'string') continue;
        if (other.#rows.has(id) || other.keys.has(id)) known += 1;
        else unknown += 1;
      }
    }
    return known >= unknown;
  }

  add(page: number, records: readonly StoredRecord[], loose: boolean): void {
    for (const record of records) {
      const id = this.#idOf(record);
      const row = { id, row: this.#rowOf(record), page, loose, brokenText: record.brokenText };
      const other = this.#rows.get(id);
      if (!other) this.#rows.set(id, row);
      else if (!sameValues(other.row, row.row)) {
        const better = other.loose && !loose && this.keys.get(id) === record.rowid;
        this.#rivals.push(better ? other : row);
        if (better) this.#rows.set(id, row);
      }
    }
  }

  result(): FoundTable {
    const { name } = this.shape;
    const keys = new Set(this.keys.keys());
    return { name, rows: this.#rows, rivals: this.#rivals, keys, keysWhole: this.#keysWhole, whole: this.#whole };
  }

  #rowOf({ values, rowid }: StoredRecord): SqlRow {
    const row: Record<string, SqlValue> = {};
    // A number that is the table's key stands at the head of the record, not in it.
    this.shape.columns.forEach((column, at) => {
      row[column] = column === 'seq' ? rowid : (values[at] ?? null);
    });
    return row;
  }

  #idOf(record: StoredRecord): string {
    return String(this.#rowOf(record)['id'] ?? '');
  }
}

const sameValues = (a: SqlRow, b: SqlRow): boolean => Object.keys(a).every((column) => a[column] === b[column]);

/** The one table that the rows of a page belong to; null when none, or more than one, would have them. */
const finderFor = ({ records }: Page, found: readonly TableFinder[]): TableFinder | null => {
  const fitting = found.filter((finder) => records.length > 0 && records.every((record) => finder.fits(record)));
  const named = fitting.filter((finder) => finder.named(records) > 0);
  if (named.length === 1 || fitting.length === 1) return named[0] ?? fitting[0] ?? null;
  if (named.length > 1) return null;
  const referring = fitting.filter((finder) => finder.refersTo(records, found));
  const most = Math.max(...referring.map(({ shape }) => shape.choices));
  const [first, second] = referring.filter(({ shape }) => shape.choices === most);
  return first && !second ? first : null;
};

/** Gives pages of no tree to the tables that their rows fit; one that is placed may tell where another belongs. */
export const placeStrays = (
  strays: readonly (readonly [number, Page])[],
  found: readonly TableFinder[],
  loose: boolean,
): readonly SqlRow[] => {
  let waiting = strays;
  for (let before = Number.POSITIVE_INFINITY; waiting.length < before; ) {
    before = waiting.length;
    waiting = waiting.filter(([number, page]) => {
      const finder = finderFor(page, found);
      finder?.add(number, page.records, loose);
      return finder === null;
    });
  }
  const records = waiting.flatMap(([, page]) => page.records);
  return records.map(({ values }) => Object.fromEntries(values.map((value, at) => [String(at), value])));
};
