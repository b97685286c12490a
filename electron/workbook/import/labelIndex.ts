import type { SheetView, ViewRow } from '../../../shared/form/types';
import {
  foldAccents,
  foldLabel,
  foldTonePlace,
  hasBullet,
  resembles,
  stripDecoration,
} from '../../../shared/reading/labelText';
import type { TableRow } from './tableRows';

/** How a row of a workbook was recognised by its label. */
export type LabelMatch =
  | { readonly kind: 'rows'; readonly rows: readonly ViewRow[]; readonly exact: boolean }
  | { readonly kind: 'parent'; readonly parent: string }
  | { readonly kind: 'none' };

const none: LabelMatch = { kind: 'none' };
const join = (parent: string, part: string): string => `${parent}\u0000${part}`;

/** Labels of a view's rows: names, parts, printed and former spellings (aliases). Matching is exact, see labelText. */
export class LabelIndex {
  private readonly byLabel = new Map<string, ViewRow[]>();
  private readonly byPart = new Map<string, ViewRow[]>();
  /** Folded spelling of a parent's label → the folded label itself. */
  private readonly parents = new Map<string, string>();
  /** Keys that stand for names of today; filled once all of them are in. */
  private named: ReadonlySet<string> = new Set();
  private folded: { row: ViewRow; parent: string | null; labels: readonly string[] }[] | null = null;

  constructor(
    private readonly view: SheetView,
    private readonly fold: (text: string) => string = foldLabel,
  ) {
    for (const row of view.rows) {
      if (row.part === null) this.add(this.byLabel, this.fold(row.name), row);
      else this.addPart(row, [row.part]);
    }
    // A name that a row has now beats the same text as another row's former spelling.
    this.named = new Set([...this.byLabel.keys(), ...this.byPart.keys()]);
    for (const row of view.rows) {
      if (row.part === null) for (const alias of row.aliases) this.add(this.byLabel, this.fold(alias), row);
      else this.addPart(row, row.aliases);
    }
  }

  private addPart(row: ViewRow, labels: readonly string[]): void {
    const parent = this.fold(row.name);
    this.parents.set(parent, parent);
    for (const label of labels) {
      this.add(this.byPart, join(parent, this.fold(label)), row);
      // The whole label in one cell: "Tỷ lệ học sinh đến trường: Mẫu giáo".
      for (const joint of [': ', ' - ', ' ', ', ', ' / '])
        this.add(this.byLabel, this.fold(row.name + joint + label), row);
      this.add(this.byLabel, this.fold(`${row.name} (${label})`), row);
    }
  }

  private add(map: Map<string, ViewRow[]>, key: string, row: ViewRow): void {
    const rows = map.get(key);
    if (rows && this.named.has(key)) return;
    if (!rows) map.set(key, [row]);
    else if (!rows.includes(row)) rows.push(row);
  }

  /** Looks a row up; `openParent` is the folded parent label that rows above have opened. */
  find(row: Pick<TableRow, 'label' | 'part' | 'carried'>, openParent: string | null): LabelMatch {
    if (row.part !== null) {
      const parent = row.carried && openParent !== null ? openParent : this.fold(row.label);
      const part = this.partOf(parent, row.part) ?? this.partOf(this.fold(stripDecoration(row.label)), row.part);
      // A label in the second column, with nothing in the first: pushed in below what stands there, a row of its own.
      return part ?? (row.carried ? this.labelled(row.part) : null) ?? none;
    }
    const inParent = openParent === null ? null : this.partOf(openParent, row.label);
    if (inParent && hasBullet(row.label)) return inParent;
    for (const text of [row.label, stripDecoration(row.label)]) {
      const rows = this.byLabel.get(this.fold(text));
      if (rows) return { kind: 'rows', rows, exact: true };
      const parent = this.parents.get(this.fold(text));
      if (parent !== undefined) return { kind: 'parent', parent };
    }
    return inParent ?? none;
  }

  private labelled(label: string): LabelMatch | null {
    for (const text of [label, stripDecoration(label)]) {
      const rows = this.byLabel.get(this.fold(text));
      if (rows) return { kind: 'rows', rows, exact: true };
    }
    return null;
  }

  private partOf(parent: string, part: string): LabelMatch | null {
    for (const text of [part, stripDecoration(part)]) {
      const rows = this.byPart.get(join(parent, this.fold(text)));
      if (rows) return { kind: 'rows', rows, exact: true };
    }
    return null;
  }

  /** The folded parent label that a matched row belongs to, or null. */
  parentOf(row: ViewRow): string | null {
    return row.part === null ? null : this.fold(row.name);
  }

  /** A row not matched yet whose label looks like this one mistyped; a suggestion, never an identity. */
  suggest(row: Pick<TableRow, 'label' | 'part'>, taken: ReadonlySet<string>): ViewRow | null {
    this.folded ??= this.view.rows
      .filter((one) => one.kind !== 'heading')
      .map((one) => ({
        row: one,
        parent: one.part === null ? null : foldAccents(one.name),
        labels: [one.part ?? one.name, ...one.aliases].map(foldAccents),
      }));
    const wanted = foldAccents(row.part ?? stripDecoration(row.label));
    const parent = row.part === null ? null : foldAccents(row.label);
    for (const candidate of this.folded) {
      if (taken.has(candidate.row.id) || (parent === null) !== (candidate.parent === null)) continue;
      if (parent !== null && candidate.parent !== null && !resembles(parent, candidate.parent)) continue;
      if (candidate.labels.some((label) => resembles(label, wanted))) return candidate.row;
    }
    return null;
  }
}

/** The indexes of a view, made when first asked for: an untouched own export needs neither. */
export class LabelIndexes {
  private exactIndex: LabelIndex | null = null;
  private tolerantIndex: LabelIndex | null = null;

  constructor(private readonly view: SheetView) {}

  get exact(): LabelIndex {
    this.exactIndex ??= new LabelIndex(this.view);
    return this.exactIndex;
  }

  get tolerant(): LabelIndex {
    this.tolerantIndex ??= new LabelIndex(this.view, foldTonePlace);
    return this.tolerantIndex;
  }
}

/** Exact labels first, then those that differ only in the place of the tone mark. */
export const findByLabel = (
  labels: LabelIndexes,
  row: TableRow,
  parents: { readonly exact: string | null; readonly tolerant: string | null },
): LabelMatch => {
  const match = labels.exact.find(row, parents.exact);
  if (match.kind !== 'none') return match;
  const second = labels.tolerant.find(row, parents.tolerant);
  return second.kind === 'rows' ? { ...second, exact: false } : second;
};

/** Whether a row of the workbook carries the label of this row of the plan; a part may stand without its parent. */
export const isOwnLabel = (row: TableRow, own: ViewRow): boolean => {
  if (row.part === own.part && row.label === own.name) return true;
  if (own.part === null) {
    const labels = [own.name, ...own.aliases].map(foldLabel);
    return row.part === null && labels.includes(foldLabel(row.label));
  }
  const parts = [own.part, ...own.aliases].map(foldLabel);
  if (row.part === null) return parts.includes(foldLabel(row.label));
  return parts.includes(foldLabel(row.part)) && (row.carried || foldLabel(row.label) === foldLabel(own.name));
};
