import { keyBetween, keysBetween } from '../../db/orderKey';
import { numberOf, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { isOfTree, type Workbench } from './planned';

/**
 * The plan's row tree as a command sees it: what is stored, with what the command itself has already written. Rules that
 * every command keeps: a row that only carries the label of its parts has parts below it and nothing else; a part has
 * nothing below it; siblings have distinct order keys.
 */
interface Node {
  readonly id: string;
  readonly parent: string | null;
  readonly key: string;
  readonly kind: string;
  readonly labelOnly: boolean;
}

const toNode = (row: SqlRow): Node => ({
  id: textOf(row, 'id'),
  parent: textOrNull(row, 'parent_id'),
  key: textOf(row, 'sort_key'),
  kind: textOf(row, 'kind'),
  labelOnly: numberOf(row, 'label_only') === 1,
});

/** By code point, as SQLite orders text; a locale would order keys otherwise. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byOrder = (a: Node, b: Node): number => compareText(a.key, b.key) || compareText(a.id, b.id);

/** Read once a command: a sheet of 20,000 rows must not be queried row by row. */
class RowTree {
  readonly #nodes = new Map<string, Node>();
  readonly #children = new Map<string | null, Node[]>();

  constructor({ db, set, context }: Workbench) {
    const stored = db.all(
      'SELECT id, parent_id, sort_key, kind, label_only FROM plan_row WHERE plan_id = ? AND tree = ?',
      [context.plan.id, context.form.rows],
    );
    for (const row of stored) if (!set.isRemoved('plan_row', textOf(row, 'id'))) this.#add(toNode(row));
    for (const list of this.#children.values()) list.sort(byOrder);
    for (const row of set.pending('plan_row')) if (isOfTree(context, row)) this.put(row);
  }

  node(id: string): Node | null {
    return this.#nodes.get(id) ?? null;
  }

  children(parent: string | null): readonly Node[] {
    return this.#children.get(parent) ?? [];
  }

  put(row: SqlRow): void {
    const node = toNode(row);
    this.remove(node.id);
    const list = this.#add(node);
    list.pop();
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const there = list[middle];
      if (there && byOrder(there, node) < 0) low = middle + 1;
      else high = middle;
    }
    list.splice(low, 0, node);
  }

  remove(id: string): void {
    const old = this.#nodes.get(id);
    if (!old) return;
    this.#nodes.delete(id);
    const list = this.#children.get(old.parent);
    const at = list?.indexOf(old) ?? -1;
    if (at >= 0) list?.splice(at, 1);
  }

  #add(node: Node): Node[] {
    this.#nodes.set(node.id, node);
    const list = this.#children.get(node.parent);
    if (list) {
      list.push(node);
      return list;
    }
    const fresh = [node];
    this.#children.set(node.parent, fresh);
    return fresh;
  }
}

/** By the changes of a command, and by tree: a command may reach over the sheets of more than one. */
const trees = new WeakMap<Workbench['set'], Map<string, RowTree>>();

const treeOf = (bench: Workbench): RowTree => {
  const own = trees.get(bench.set) ?? new Map<string, RowTree>();
  trees.set(bench.set, own);
  const key = `${bench.context.form.rows} ${bench.context.plan.id}`;
  const tree = own.get(key) ?? new RowTree(bench);
  own.set(key, tree);
  return tree;
};

/** Writes a row; every change of place, kind or existence goes through here, so that the tree stays true. */
export const putRow = (bench: Workbench, id: string, row: SqlRow): void => {
  bench.set.put('plan_row', id, row);
  treeOf(bench).put({ ...row, id });
};

/** Takes a row away, and nothing with it. */
export const dropRow = (bench: Workbench, id: string): void => {
  bench.set.remove('plan_row', id);
  treeOf(bench).remove(id);
};

const rowsOf = ({ set }: Workbench, nodes: readonly Node[]): SqlRow[] =>
  nodes.map((node) => set.get('plan_row', node.id)).filter((row) => row !== null);

/** Children of a row (null = the top), in order. */
export const childrenOf = (bench: Workbench, parent: string | null): SqlRow[] =>
  rowsOf(bench, treeOf(bench).children(parent));

/** Ids of the rows right below one (null: at the top), in their order. */
export const childIds = (bench: Workbench, parent: string | null): string[] =>
  treeOf(bench)
    .children(parent)
    .map((node) => node.id);

/** Ids of all rows in print order; without the rows that only carry the label of their parts, unless told otherwise. */
export const idsInOrder = (bench: Workbench, withLabels = false, from: string | null = null): string[] => {
  const tree = treeOf(bench);
  const ids: string[] = [];
  const visit = (parent: string | null): void => {
    for (const node of tree.children(parent)) {
      if (withLabels || !node.labelOnly) ids.push(node.id);
      visit(node.id);
    }
  };
  visit(from);
  return ids;
};

/** The row that one stands below; null at the top. */
export const parentOf = (bench: Workbench, id: string): string | null => treeOf(bench).node(id)?.parent ?? null;

/** The row as a block of its own: a part belongs to its label row, which moves and nests as one. */
export const blockOf = (bench: Workbench, id: string): string => {
  const node = treeOf(bench).node(id);
  return node?.kind === 'part' && node.parent !== null ? node.parent : id;
};

/** 0 at the top. */
export const levelOf = (bench: Workbench, id: string): number => {
  let level = 0;
  for (let parent = parentOf(bench, id); parent !== null; parent = parentOf(bench, parent)) level++;
  return level;
};

/** True for the row itself and for all rows below it. */
export const isUnder = (bench: Workbench, id: string, ancestors: ReadonlySet<string>): boolean => {
  for (let at: string | null = id; at !== null; at = parentOf(bench, at)) if (ancestors.has(at)) return true;
  return false;
};

/** Labels of parts and totals take no rows below them. */
export const takesRows = (bench: Workbench, id: string): boolean => {
  const node = treeOf(bench).node(id);
  return node !== null && !node.labelOnly && node.kind !== 'part' && node.kind !== 'total';
};

/** Order keys for `count` new children of `parent` right after its child `after` (null = first). */
export const keysAfter = (
  bench: Workbench,
  after: string | null,
  parent: string | null,
  count: number,
  moving: ReadonlySet<string> = new Set(),
): string[] => {
  const siblings = treeOf(bench)
    .children(parent)
    .filter((node) => !moving.has(node.id));
  const at = after === null ? -1 : siblings.findIndex((node) => node.id === after);
  return keysBetween(siblings[at]?.key ?? null, siblings[at + 1]?.key ?? null, count);
};

/** A sort key between the row `after` (null: before all) and the next one below the same parent. */
export const keyAfter = (bench: Workbench, after: string | null, parent: string | null): string => {
  const siblings = treeOf(bench).children(parent);
  const at = after === null ? -1 : siblings.findIndex((node) => node.id === after);
  return keyBetween(siblings[at]?.key ?? null, siblings[at + 1]?.key ?? null);
};

/** Puts rows, in their order, under another parent or place; what is below them comes along. */
export const placeRows = (
  bench: Workbench,
  ids: readonly string[],
  parent: string | null,
  after: string | null,
): void => {
  const keys = keysAfter(bench, after, parent, ids.length, new Set(ids));
  for (const [index, id] of ids.entries()) {
    const row = bench.set.get('plan_row', id);
    if (row) putRow(bench, id, { ...row, parent_id: parent, sort_key: keys[index] ?? textOf(row, 'sort_key') });
  }
};

/** The blocks that a selection stands for, in print order: the label row for its parts, and nothing twice. */
export const blocksOf = (bench: Workbench, ids: readonly string[]): string[] => {
  const chosen = new Set(ids.map((id) => blockOf(bench, id)));
  return idsInOrder(bench, true).filter((id) => {
    const parent = parentOf(bench, id);
    return chosen.has(id) && (parent === null || !isUnder(bench, parent, chosen));
  });
};

/** A place in the tree: the parent, and the child of it that rows come after. */
export interface Spot {
  readonly parent: string | null;
  readonly after: string | null;
}

/**
 * The place right after a row on screen (null = at the top). Where the gap lies between levels, `level` decides, as far
 * as the row below leaves a choice: what stands first in a group is in it, what follows its last row may be in or out.
 * Rows of `moving`, with all below them, are looked through as if they were gone.
 */
export const spotAfter = (
  bench: Workbench,
  after: string | null,
  level: number,
  moving: ReadonlySet<string> = new Set(),
): Spot => {
  const order = idsInOrder(bench, true).filter((id) => moving.size === 0 || !isUnder(bench, id, moving));
  let at = after === null ? -1 : order.indexOf(after);
  if (after !== null && at < 0) at = indexBefore(bench, order, after);
  const above = order[at];
  if (above === undefined) return { parent: null, after: null };
  const block = blockOf(bench, above);
  const below = order.slice(at + 1).find((id) => parentOf(bench, id) !== block || blockOf(bench, id) === id);
  const own = levelOf(bench, block);
  const lowest = below === undefined ? 0 : levelOf(bench, blockOf(bench, below));
  const highest = lowest > own || isHeading(bench, block) ? own + 1 : own;
  const wanted = Math.max(Math.min(lowest, highest), Math.min(level, highest));
  if (wanted > own) return { parent: block, after: null };
  let sibling = block;
  for (let depth = own; depth > wanted; depth--) sibling = parentOf(bench, sibling) ?? sibling;
  return { parent: parentOf(bench, sibling), after: sibling };
};

const isHeading = (bench: Workbench, id: string): boolean => treeOf(bench).node(id)?.kind === 'heading';

/** Where a row that is itself moving stands among the others: after the last of them that comes before it. */
const indexBefore = (bench: Workbench, others: readonly string[], id: string): number => {
  const all = idsInOrder(bench, true);
  const before = new Set(all.slice(0, all.indexOf(id)));
  return others.findLastIndex((other) => before.has(other));
};
