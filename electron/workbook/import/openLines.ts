import type { ViewRow } from '../../../shared/form/types';
import { announcesParts, foldLabel, stripDecoration } from '../../../shared/reading/labelText';
import { rowNature, type TableRow } from './tableRows';

/** "Trong đó:", with or without the first of the parts beside it. */
const isAnnouncing = (line: TableRow): boolean => rowNature(line) === 'ofWhich' || announcesParts(line.label);

/** The lines of a table that stand open above the one being matched, each with the row of ours that it is. */
export class OpenLines {
  readonly #byId: ReadonlyMap<string, ViewRow>;
  readonly #open: { readonly line: TableRow; row: ViewRow | null }[] = [];
  /** Labels of all lines, folded. */
  #said: ReadonlySet<string> = new Set();

  readonly #hasAmounts: (line: TableRow) => boolean;

  /** `hasAmounts`: whether a line holds figures, so that it is more than a heading. */
  constructor(byId: ReadonlyMap<string, ViewRow>, hasAmounts: (line: TableRow) => boolean) {
    this.#byId = byId;
    this.#hasAmounts = hasAmounts;
  }

  /** All lines to come: what they say, before any of them is taken. */
  hear(lines: readonly TableRow[]): void {
    this.#said = new Set(lines.map(({ label }) => foldLabel(stripDecoration(label))));
  }

  /** A line comes up: those as deep as it are behind, but "Trong đó:" stands below the line that it follows. */
  meet(line: TableRow): void {
    const depth = isAnnouncing(line) ? line.level + 1 : line.level;
    while ((this.#open.at(-1)?.line.level ?? -1) >= depth) this.#open.pop();
    this.#open.push({ line, row: null });
  }

  /** The line that came up is this row of ours. */
  mark(line: TableRow, row: ViewRow): void {
    const here = this.#open.at(-1);
    if (here?.line === line) here.row = row;
  }

  /**
   * The same text under another parent is another row (domain.md §6): ours stands below a row that the workbook has, too,
   * and this line stands below another one; or both stand below figures, and those are not known to be the same.
   */
  isElsewhere(row: ViewRow): boolean {
    const above = this.#open.at(-2);
    const parent = row.under === null ? undefined : this.#byId.get(row.under);
    if (!above || !parent || above.line.label === '') return false;
    // "Trong đó:" only announces parts of the line above it, whether the first of them stands beside it or not.
    const isAnnounced = isAnnouncing(above.line) && !(above.row && this.#isBelow(row, above.row.id));
    const { row: over, line } = isAnnounced ? (this.#open.at(-3) ?? above) : above;
    if (over !== null && this.#isBelow(row, over.id)) return false;
    if (parent.kind !== 'heading' && this.#hasAmounts(line)) return true;
    return [parent.part ?? parent.name, ...parent.aliases].some((label) => this.#said.has(foldLabel(label)));
  }

  #isBelow(row: ViewRow, id: string): boolean {
    for (let up = row.under, steps = 0; up !== null && steps < 50; steps++) {
      if (up === id) return true;
      up = this.#byId.get(up)?.under ?? null;
    }
    return false;
  }
}
