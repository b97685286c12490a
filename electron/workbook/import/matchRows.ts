import type { ImportUnmatched } from '../../../shared/contract/importPreview';
import type { MappedRow } from '../../../shared/contract/workbookMapping';
import { measureKey } from '../../../shared/domain/measure';
import type { SheetView, ViewRow } from '../../../shared/form/types';
import { foldLabel, foldTonePlace, hasBullet, stripDecoration, tidyText } from '../../../shared/reading/labelText';
import { nobody, type TellShare } from '../read/share';
import { findByLabel, isOwnLabel, LabelIndexes, type LabelMatch } from './labelIndex';
import { OpenLines } from './openLines';
import { cellText, rowNature, type TableRow } from './tableRows';
import { hasNumbers, valueColumns } from './valueColumns';

export interface MatchedRow {
  readonly source: TableRow;
  readonly row: ViewRow;
  /** The label is not the row's own, nor one of its aliases. */
  readonly labelDiffers: boolean;
}

export interface AddedSource {
  readonly source: TableRow;
  readonly after: string | null;
  readonly name: string;
  readonly part: string | null;
}

export interface UnmatchedRow {
  readonly source: TableRow;
  readonly reason: ImportUnmatched['reason'];
  /** Rows of ours with this label: several, or one that another line has taken. */
  readonly rows: readonly ViewRow[];
}

export interface RowMatches {
  readonly matched: readonly MatchedRow[];
  /** Looks like an indicator that the plan does not have. `after` is the matched row above it. */
  readonly added: readonly AddedSource[];
  readonly unmatched: readonly UnmatchedRow[];
  /** Not matched, but close to a row of the plan. */
  readonly suggested: readonly { readonly source: TableRow; readonly row: ViewRow }[];
  /** Not to be read: a person said so. */
  readonly leftOut: ReadonlySet<TableRow>;
}

const hasText = (row: TableRow, columns: readonly string[]): boolean =>
  columns.some((column) => cellText(row.cells.get(column) ?? null) !== '');

/** Walks the rows of a table in order, with the heading and parent that stand open above each. */
class RowMatcher {
  readonly matched: MatchedRow[] = [];
  readonly added: AddedSource[] = [];
  readonly unmatched: UnmatchedRow[] = [];
  readonly suggested: { source: TableRow; row: ViewRow }[] = [];
  readonly leftOut = new Set<TableRow>();
  private readonly taken = new Set<string>();
  private readonly metAt = new Map<string, number>();
  readonly open: OpenLines;
  private readonly labels: LabelIndexes;
  private readonly headingOf = new Map<string, string | null>();
  private readonly byId: ReadonlyMap<string, ViewRow>;
  private readonly values: readonly string[];
  private readonly unitColumn: string | null;
  /** What a row that the plan does not have may become: nothing where the rows are the units of the file. */
  private readonly takes: 'numbers' | 'entries' | 'nothing';
  private readonly isDecided: boolean;
  private heading: string | null = null;
  private parentText: string | null = null;
  private last: string | null = null;
  /** The row of ours that the last label in the first of two columns is. */
  private owner: ViewRow | null = null;

  /** `isDecided`: a person has seen the lines, so that none becomes a new row of itself. */
  constructor(view: SheetView, isDecided: boolean) {
    this.isDecided = isDecided;
    this.labels = new LabelIndexes(view);
    this.byId = new Map(view.rows.map((row) => [row.id, row]));
    this.values = valueColumns(view);
    this.open = new OpenLines(this.byId, (line) => hasText(line, this.values));
    this.unitColumn = view.columns.find((column) => column.kind === 'unit')?.id ?? null;
    this.takes = view.source === 'units' ? 'nothing' : hasNumbers(view) ? 'numbers' : 'entries';
    let heading: string | null = null;
    for (const row of view.rows) {
      if (row.kind === 'heading') heading = row.id;
      this.headingOf.set(row.id, row.kind === 'heading' ? null : heading);
    }
  }

  /** Rows that carry a key of this plan; a key that sits beside another row's label gives way to the label. */
  takeKeyed(rows: readonly TableRow[]): ReadonlyMap<TableRow, ViewRow> {
    const keyed = new Map<TableRow, ViewRow>();
    const claimed = new Set<string>(this.taken);
    const candidates = rows.map((row) => ({ row, own: row.key === null ? undefined : this.byId.get(row.key) }));
    // A copied row carries its key along: the one whose label fits keeps it.
    for (const wantSame of [true, false]) {
      for (const { row, own } of candidates) {
        if (!own || keyed.has(row) || claimed.has(own.id) || isOwnLabel(row, own) !== wantSame) continue;
        if (!wantSame && this.namesAnother(row, own)) continue;
        keyed.set(row, own);
        claimed.add(own.id);
      }
    }
    return keyed;
  }

  private namesAnother(row: TableRow, own: ViewRow): boolean {
    const match = this.labels.exact.find(row, null);
    return match.kind === 'rows' && !match.rows.includes(own);
  }

  /** What a person, or an earlier import, decided about a line. */
  decide(source: TableRow, { target, add }: MappedRow): void {
    const row = target === null ? undefined : this.byId.get(target);
    if (row) this.accept(source, row, !isOwnLabel(source, row) && !this.isNamed(source, row));
    else if (target === null && add === true && this.takes !== 'nothing') this.add(source);
    else this.leftOut.add(source);
  }

  /** A label that means the row as it stands, with a bullet or a parent in front of it. */
  private isNamed(source: TableRow, row: ViewRow): boolean {
    const match = this.labels.exact.find(source, row.part === null ? null : foldLabel(row.name));
    return match.kind === 'rows' && match.rows.includes(row);
  }

  /** A line comes up. */
  meet(source: TableRow): void {
    this.open.meet(source);
    if (!source.carried) this.owner = null;
  }

  knows(target: string): boolean {
    return this.byId.has(target);
  }

  accept(source: TableRow, row: ViewRow, labelDiffers: boolean): void {
    this.matched.push({ source, row, labelDiffers });
    this.taken.add(row.id);
    this.metAt.set(row.id, this.matched.length);
    this.open.mark(source, row);
    if (!source.carried) this.owner = row;
    this.last = row.id;
    if (row.kind === 'heading') this.heading = row.id;
    this.parentText = row.part === null ? null : row.name;
  }

  reserve(rows: Iterable<string>): void {
    for (const row of rows) this.taken.add(row);
  }

  /** `isTail`: behind the last row with a number, where only a known label counts. */
  takeByLabel(source: TableRow, isTail: boolean): void {
    const nature = rowNature(source);
    if (nature === 'ofWhich') return;
    const parents = {
      exact: this.parentText === null ? null : foldLabel(this.parentText),
      tolerant: this.parentText === null ? null : foldTonePlace(this.parentText),
    };
    const match = findByLabel(this.labels, source, parents);
    if (match.kind === 'parent') {
      this.parentText = source.label;
      if (!hasText(source, this.values)) return;
    }
    if (match.kind === 'rows') this.choose(source, match);
    else if (!isTail) this.leave(source, nature);
  }

  private choose(source: TableRow, match: Extract<LabelMatch, { kind: 'rows' }>): void {
    const free = match.rows.filter((row) => !this.taken.has(row.id));
    const first = free[0];
    if (!first) {
      if (hasText(source, this.values)) this.unmatched.push({ source, reason: 'duplicate', rows: match.rows });
      return;
    }
    const chosen = match.rows.length === 1 ? first : this.narrow(source, free);
    if (chosen && this.open.isElsewhere(chosen)) {
      if (hasText(source, this.values)) this.unmatched.push({ source, reason: 'otherParent', rows: [chosen] });
      return;
    }
    if (chosen) this.accept(source, chosen, !match.exact);
    else this.unmatched.push({ source, reason: 'ambiguous', rows: free });
  }

  /** The same label under several headings: the heading that stands open, then TT, then the unit of measure decide. */
  private narrow(source: TableRow, rows: readonly ViewRow[]): ViewRow | null {
    const unit = this.unitColumn === null ? '' : measureKey(cellText(source.cells.get(this.unitColumn) ?? null));
    const opened = Math.max(...rows.map((row) => this.openedAt(row)));
    const tests: readonly ((row: ViewRow) => boolean)[] = [
      (row) => opened >= 0 && this.openedAt(row) === opened,
      (row) => this.headingOf.get(row.id) === this.heading,
      (row) => source.marker !== '' && row.marker === source.marker,
      (row) => this.unitColumn !== null && measureKey(row.cells[this.unitColumn]?.text ?? '') === unit,
    ];
    let left = rows;
    for (const test of tests) {
      const kept = left.filter(test);
      if (kept.length > 0) left = kept;
    }
    return left.length === 1 ? (left[0] ?? null) : null;
  }

  /** When the row that this one stands below was met: the latest one is the one that stands open. −1: not yet. */
  private openedAt({ under }: ViewRow): number {
    return under === null ? -1 : (this.metAt.get(under) ?? -1);
  }

  private leave(source: TableRow, nature: ReturnType<typeof rowNature>): void {
    // A numbered line of a register is an entry, whatever its words: titles of documents end in a date, as signatures do.
    const isEntry = this.takes === 'entries' && /^\d/.test(source.marker) && source.label !== '';
    const hasValue = isEntry || hasText(source, this.values);
    const isAside = nature === 'total' || nature === 'footnote' || nature === 'signature';
    if (source.hidden || (isAside && !isEntry)) return;
    if (source.label === '' && source.part === null) {
      if (hasValue) this.unmatched.push({ source, reason: 'noSuchRow', rows: [] });
      return;
    }
    const suggestion = hasValue ? this.labels.exact.suggest(source, this.taken) : null;
    if (suggestion) this.suggested.push({ source, row: suggestion });
    else if (hasValue && this.takes !== 'nothing' && !this.isDecided) this.add(source);
    else this.unmatched.push({ source, reason: 'noSuchRow', rows: [] });
  }

  /** A new indicator; with a part when it stands beside, or under, a parent's label. */
  private add(source: TableRow): void {
    const { last: after, parentText } = this;
    const isUnderParent = source.part === null && parentText !== null && hasBullet(source.label);
    if (source.part === null && !isUnderParent) this.parentText = null;
    // Pushed in below a row of ours that has no parts: a row of its own.
    const isPushedIn = source.carried && source.part !== null && this.owner !== null && this.owner.part === null;
    const [name, part] = isUnderParent
      ? [tidyText(parentText), stripDecoration(source.label)]
      : isPushedIn
        ? [tidyText(source.part ?? ''), null]
        : [tidyText(source.label), source.part === null ? null : tidyText(source.part)];
    this.added.push({ source, after, name, part });
  }
}

/** Rows between two words about how far it is. */
const toldEvery = 500;
const UNDECIDED: ReadonlyMap<number, MappedRow> = new Map();

/**
 * Finds the row of the plan for each row of a table: as decided, by hidden key, else by label. A row is never matched by a
 * label that is only similar. Rows behind the last one with a number are footnotes and signatures and say nothing.
 * `decisions`: what is settled already, by row number; `isDecided`: no other line becomes a new row; `tell` hears how far
 * it is.
 */
export const matchRows = (
  view: SheetView,
  rows: readonly TableRow[],
  decisions: ReadonlyMap<number, MappedRow> = UNDECIDED,
  isDecided = false,
  tell: TellShare = nobody,
): RowMatches => {
  const matcher = new RowMatcher(view, isDecided);
  const decided = settled(rows, decisions, matcher);
  matcher.reserve([...decided.values()].flatMap(({ target }) => target ?? []));
  const keyed = matcher.takeKeyed(rows.filter((row) => !decided.has(row)));
  matcher.reserve([...keyed.values()].map(({ id }) => id));
  const values = valueColumns(view);
  const isLive = (row: TableRow): boolean => decided.has(row) || keyed.has(row) || hasText(row, values);
  const lastLive = rows.findLastIndex(isLive);
  matcher.open.hear(rows);
  rows.forEach((source, position) => {
    if (position % toldEvery === 0) tell(position / rows.length);
    matcher.meet(source);
    const decision = decided.get(source);
    const own = keyed.get(source);
    if (decision) matcher.decide(source, decision);
    else if (own) matcher.accept(source, own, !isOwnLabel(source, own));
    else matcher.takeByLabel(source, position > lastLive);
  });
  const { matched, added, unmatched, suggested, leftOut } = matcher;
  return { matched, added, unmatched, suggested, leftOut };
};

/** Decisions about rows that are still there; one row of ours is taken once. */
const settled = (
  rows: readonly TableRow[],
  decisions: ReadonlyMap<number, MappedRow>,
  matcher: RowMatcher,
): ReadonlyMap<TableRow, MappedRow> => {
  const decided = new Map<TableRow, MappedRow>();
  const claimed = new Set<string>();
  for (const row of rows) {
    const decision = decisions.get(row.row);
    if (!decision) continue;
    const { target } = decision;
    if (target !== null && (!matcher.knows(target) || claimed.has(target))) continue;
    if (target !== null) claimed.add(target);
    decided.set(row, decision);
  }
  return decided;
};
