import { freePages, type Page, type PageFile, type StoredRecord } from './pages';
import { Walker } from './pageWalker';
import type { SqlRow } from './sqlDb';
import { type FoundTable, placeStrays, TableFinder, type TableShape } from './tableFinder';

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
  // The other indexes say nothing that is needed; what is broken of them is counted.
  for (const root of roots.values()) if (!walker.reached.has(root)) walker.walk(root, 'index');
  for (let number = 2; number <= file.count; number++) {
    if (walker.reached.has(number) || free.pages.has(number)) continue;
    const page = walker.page(number);
    if (page?.kind === 'tableLeaf' && !isSchema(page)) strays.push([number, page]);
  }
  const unplaced = placeStrays(strays, found, !free.whole);
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
      return values[0] === 'table' && typeof sql === 'string' && /^CREATE TABLE (?!sqlite_)[a-z_]+ ?\(/.test(sql)
        ? [sql]
        : [];
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
