import { freePages, type Page, type PageFile, readPage, type StoredRecord } from './pages';
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

/** What a file's pages hold. */
export interface Salvage {
  readonly tables: ReadonlyMap<string, FoundTable>;
  /** Pages that the file has or should have, and those of them of which something cannot be read. */
  readonly pages: number;
  readonly badPages: number;
  /** Rows that fit no table, or more than one. */
  readonly unplaced: readonly SqlRow[];
  /** The number of the last step of the log; 0 when it is not known. */
  readonly steps: number;
  /** There are pages behind what the header calls the end: a shorter file was written over this one. */
  readonly isMixed: boolean;
}

interface SchemaEntry {
  readonly name: string;
  readonly root: number;
}

/** What the trees lead to, and what in them leads nowhere. */
class Walker {
  readonly #file: PageFile;
  readonly #pages = new Map<number, Page | null>();
  readonly bad = new Set<number>();
  /** Pages that a tree has led to. */
  readonly reached = new Set<number>();

  constructor(file: PageFile) {
    this.#file = file;
  }

  page(number: number): Page | null {
    let page = this.#pages.get(number);
    if (page === undefined) {
      page = readPage(this.#file, number);
      this.#pages.set(number, page);
    }
    return page;
  }

  /** The pages of a tree that hold records, each with its number; `whole` when none of it is missing. */
  walk(
    root: number,
    side: 'table' | 'index',
  ): { readonly pages: readonly (readonly [number, Page])[]; readonly whole: boolean } {
    const pages: [number, Page][] = [];
    const seen = new Set<number>();
    let whole = true;
    const waiting = [root];
    for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
      const page = seen.has(number) ? null : this.page(number);
      seen.add(number);
      if (!page?.kind.startsWith(side)) {
        this.bad.add(number);
        whole = false;
        continue;
      }
      this.reached.add(number);
      if (page.brokenCells > 0) {
        this.bad.add(number);
        whole = false;
      }
      if (page.kind !== 'tableInner') pages.push([number, page]);
      waiting.push(...page.children);
    }
    return { pages, whole };
  }
}

/**
 * Reads every row of every table from a file's pages, whatever is left of them: through the trees where they lead, and
 * from pages that nothing leads to any more where their rows fit one table only. Never throws on damage.
 * @param fallbackRoots where the trees of a new file begin, for a file whose list of tables is gone.
 */
export const salvage = (
  file: PageFile,
  shapes: readonly TableShape[],
  fallbackRoots: ReadonlyMap<string, number>,
): Salvage => {
  const walker = new Walker(file);
  const free = freePages(file);
  const roots = readRoots(file, walker, free.pages, fallbackRoots);
  const found = shapes.map((shape) => new TableFinder(shape));
  for (const finder of found) finder.readKeys(walker, roots.get(indexOf(finder.shape.name)));
  const steps = stepCounter(walker, roots.get('sqlite_sequence'));
  const strays: [number, Page][] = [];
  for (const finder of found) strays.push(...finder.readTree(walker, roots.get(finder.shape.name)));
  for (let number = 2; number <= file.count; number++) {
    if (walker.reached.has(number) || free.pages.has(number)) continue;
    const page = walker.page(number);
    if (page?.kind === 'tableLeaf' && !isSchema(page)) strays.push([number, page]);
  }
  const unplaced: SqlRow[] = [];
  for (const [number, page] of strays) {
    const finder = finderFor(page, found);
    if (finder) finder.add(number, page.records, !free.whole);
    else
      unplaced.push(
        ...page.records.map(({ values }) => Object.fromEntries(values.map((value, at) => [String(at), value]))),
      );
  }
  const told = file.bytes.length >= 32 ? file.view.getUint32(28) : 0;
  const missing =
    told > file.count && told < file.count * 100 ? told - Math.floor(file.bytes.length / file.pageSize) : 0;
  const pages = file.count + missing;
  const bad = [...walker.bad].filter((number) => number > 0 && number <= file.count).length;
  return {
    tables: new Map(found.map((finder) => [finder.shape.name, finder.result()])),
    pages,
    badPages: Math.min(pages, bad + missing),
    unplaced,
    steps,
    isMixed: told > 0 && file.bytes.length - told * file.pageSize > file.pageSize,
  };
};

/** The number of the last step that was ever written, by SQLite's own count; 0 when it is lost. */
const stepCounter = (walker: Walker, root: number | undefined): number => {
  const pages = root === undefined ? [] : walker.walk(root, 'table').pages;
  const counts = pages.flatMap(([, page]) => page.records.map(({ values }) => values));
  const count = counts.find(([name]) => name === 'change_log')?.[1];
  return typeof count === 'number' ? count : 0;
};

const indexOf = (table: string): string => `sqlite_autoindex_${table}_1`;

const schemaEntries = (records: readonly StoredRecord[]): SchemaEntry[] =>
  records.flatMap(({ values }) => {
    const [type, name, , root] = values;
    const isOne = values.length === 5 && (type === 'table' || type === 'index');
    return isOne && typeof name === 'string' && typeof root === 'number' && root > 1 ? [{ name, root }] : [];
  });

/** The statements that made a file's tables, of those that a plan file may have; none where their list is lost. */
export const storedTables = (file: PageFile): string[] =>
  new Walker(file).walk(1, 'table').pages.flatMap(([, page]) =>
    page.records.flatMap(({ values }) => {
      const sql = values[4];
      return values[0] === 'table' && typeof sql === 'string' && /^CREATE TABLE [a-z_]+ ?\(/.test(sql) ? [sql] : [];
    }),
  );

const isSchema = (page: Page): boolean => schemaEntries(page.records).length > 0;

/** Where each tree begins: as the list of tables says, as loose parts of that list say, else as in a new file. */
const readRoots = (
  file: PageFile,
  walker: Walker,
  free: ReadonlySet<number>,
  fallback: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> => {
  const list = walker.walk(1, 'table');
  const roots = new Map<string, number>();
  const take = (page: Page): void => {
    for (const { name, root } of schemaEntries(page.records)) if (!roots.has(name)) roots.set(name, root);
  };
  for (const [, page] of list.pages) take(page);
  if (list.whole) return roots;
  for (let number = 2; number <= file.count; number++) {
    const page = free.has(number) ? null : walker.page(number);
    if (page?.kind === 'tableLeaf') take(page);
  }
  const known = new Set(roots.values());
  for (const [name, root] of fallback) if (!roots.has(name) && !known.has(root)) roots.set(name, root);
  return roots;
};

/** Gathers the rows of one table. */
class TableFinder {
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
      if (!other || other.#rows.size + other.keys.size === 0) continue;
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
  if (named.length > 0) return named.length === 1 ? (named[0] ?? null) : null;
  const referring = fitting.filter((finder) => finder.refersTo(records, found));
  const most = Math.max(...referring.map(({ shape }) => shape.choices));
  const [first, second] = referring.filter(({ shape }) => shape.choices === most);
  return first && !second ? first : null;
};
