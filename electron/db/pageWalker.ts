import { type Page, type PageFile, readPage } from './pages';

/** What the trees lead to, and what in them leads nowhere. */
export class Walker {
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
      // The text runs on over a page that came to harm.
      if (page.records.some(({ brokenText }) => brokenText)) this.bad.add(number);
      if (page.kind !== 'tableInner') pages.push([number, page]);
      waiting.push(...page.children);
    }
    return { pages, whole };
  }
}
