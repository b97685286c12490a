import type { CellEdit } from '../../shared/domain/command';
import { cellsIn, isInside, type Rect } from '../../shared/grid/geometry';
import { aroundHeadings } from '../../shared/grid/pasteAround';
import { beginsWithMarkers, blockWidth, type PasteBlock, readBlock } from '../../shared/grid/pasteBlock';
import { placeByName } from '../../shared/grid/pasteByName';
import { placeByHeader } from '../../shared/grid/pasteHeader';
import {
  DEFAULT_CHOICES,
  isNewRowKey,
  type PasteChoices,
  type PasteOptions,
  type PastePlan,
  planPaste,
  renamesOf,
  resolvePaste,
} from '../../shared/grid/pastePlan';
import { headerRowsOf, shapeOfTable, withGroupNames } from '../../shared/grid/pasteShape';
import { isRowsWhole, type SheetModel } from '../../shared/grid/sheetModel';
import { CLIPBOARD } from '../../shared/text/clipboard';
import { typedModel } from '../store/pendingTexts';
import { isReadOnly, planStore } from '../store/planStore';
import { rectOfRange, sameSpot, selectedRects, selectionStore, selectRect } from '../store/selectionStore';
import { uiStore } from '../store/uiStore';
import { isOwnCopy } from './copying';
import { closedIn, tellLockIn } from './locks';
import { say } from './saying';
import { runCommand, sheetAt } from './workspace';

/** Writes what is on the clipboard from the top left of the selection: at once when nothing is doubtful, else after a look. */
export const pasteFrom = (html: string, text: string): void => {
  const model = typedModel();
  if (!model || isReadOnly()) return;
  const copied = readBlock(html, text);
  const isFirst = model.view.rows.length === 0;
  const header = headerRowsOf(copied, model.columns);
  if (!isFirst && header > 0 && pasteByName(model, copied, header)) return;
  const body = isFirst ? copied.slice(header) : copied;
  const placed = isFirst && header > 0 ? placeByHeader(copied.slice(0, header), body, model.columns) : null;
  const table = placed?.block ?? body;
  const rects = isFirst ? emptyPlace(model, table, placed !== null) : selectedRects();
  if (rects.length === 0) return;
  const block = isFirst ? withGroupNames(table, model.columns, rects[0]?.c0 ?? 0) : table;
  if (blockWidth(block) === 0) {
    say(CLIPBOARD.empty);
    return;
  }
  const isOne = block.length === 1 && blockWidth(block) === 1;
  if (rects.length > 1 && !isOne) {
    say(CLIPBOARD.severalRanges, 'warning');
    return;
  }
  const options = { canGrow: isRowsWhole(model), isOwn: isOwnCopy(text) };
  const merged = mergePlans(rects.map((rect) => planPaste(model, block, rect, options)));
  if (!merged) return;
  const shape = isFirst ? shapeOfTable(block, model.columns, rects[0]?.c0 ?? 0) : null;
  const { guessed = [], left = [] } = placed ?? {};
  const spared = isFirst ? null : planAround(model, block, rects, merged, options);
  const plan = isFirst ? { ...merged, table: { shape, header, guessed, left } } : { ...merged, ...spared };
  const moved = cutSource(text, plan);
  if (moved.length > 0 && plan.locked + plan.covered + plan.outside > 0) {
    say(CLIPBOARD.cannotMove(plan.locked + plan.covered + plan.outside), 'warning');
    return;
  }
  if (plan.problems.length > 0 || plan.newRows > 0 || spared || renamesOf(model, plan).length > 0) {
    uiStore.set({ dialog: { kind: 'paste', plan, moved } });
    return;
  }
  applyPaste(plan, DEFAULT_CHOICES, false, moved);
  tell(plan);
};

/** The block with group rows passed by, where it loses lines on them as it is placed and would not then. */
const planAround = (
  model: SheetModel,
  block: PasteBlock,
  [target, ...more]: readonly Rect[],
  placed: PastePlan,
  options: PasteOptions,
): Pick<PastePlan, 'around'> | null => {
  const found = target && more.length === 0 ? aroundHeadings(model, block, target) : null;
  if (!found || !target) return null;
  const { r0, c0, c1 } = target;
  const plan = planPaste(model, found.block, { r0, c0, r1: r0, c1 }, options);
  return plan.locked < placed.locked ? { around: { plan, headings: found.headings } } : null;
};

/** A whole table over rows that are there: shown line by line at the rows of their names. False where none is found. */
const pasteByName = (model: SheetModel, copied: PasteBlock, header: number): boolean => {
  const placed = placeByHeader(copied.slice(0, header), copied.slice(header), model.columns);
  const lines = placed && placeByName(model, placed.block);
  if (!placed || !lines) return false;
  const { r0, block, ...told } = lines;
  if (told.matched === 0) {
    say(CLIPBOARD.allHidden(told.hidden), 'warning');
    return true;
  }
  const rect = { r0, c0: 0, r1: r0, c1: 0 };
  const plan = planPaste(model, block, rect, { canGrow: false, isOwn: false });
  uiStore.set({
    dialog: {
      kind: 'paste',
      plan: { ...plan, named: { ...told, guessed: placed.guessed, left: placed.left, header } },
      moved: [],
    },
  });
  return true;
};

/** Where a block goes on a sheet without rows: to its place by the headings, else to TT or to the names; none among units. */
const emptyPlace = (model: SheetModel, block: PasteBlock, isPlaced: boolean): readonly Rect[] => {
  if (model.view.source === 'units') return [];
  if (isPlaced) return [{ r0: 0, c0: 0, r1: 0, c1: 0 }];
  const kind = beginsWithMarkers(block) ? 'marker' : 'name';
  const c = Math.max(
    0,
    model.columns.findIndex(({ column }) => column.kind === kind),
  );
  return [{ r0: 0, c0: c, r1: 0, c1: c }];
};

/** One value pasted into several ranges is one step. */
const mergePlans = (plans: readonly PastePlan[]): PastePlan | null => {
  const last = plans.at(-1);
  if (!last || plans.length === 1) return last ?? null;
  const sum = (key: 'unchanged' | 'locked' | 'covered' | 'outside'): number =>
    plans.reduce((total, plan) => total + plan[key], 0);
  const problems = plans.flatMap((plan) => plan.problems);
  const edits = new Map(plans.flatMap((plan) => plan.edits).map((edit) => [`${edit.row} ${edit.column}`, edit]));
  return {
    ...last,
    edits: [...edits.values()],
    problems,
    unchanged: sum('unchanged'),
    locked: sum('locked'),
    covered: sum('covered'),
    outside: sum('outside'),
  };
};

/** The cells to empty when what is pasted was cut here and is still outlined; empty for a copy. */
const cutSource = (text: string, plan: PastePlan): readonly CellEdit[] => {
  const model = typedModel();
  const { copied } = selectionStore.get();
  if (!model || !copied?.cut || copied.text !== text) return [];
  const rect = rectOfRange(model, { anchor: copied.from, head: copied.to, whole: null });
  if (!rect) return [];
  const written = new Set(plan.edits.map((edit) => `${edit.row} ${edit.column}`));
  const stays = (edit: CellEdit): boolean => written.has(`${edit.row} ${edit.column}`);
  return cellsIn(rect, model.mergeOf).flatMap((cell): CellEdit[] => {
    const edit = model.typedAt(cell) === '' || isInside(plan.area, cell) ? null : model.editAt(cell, '');
    return edit && !stays(edit) ? [edit] : [];
  });
};

/** Writes a paste as one step: emptied sources of a cut, the cells, the rows it needs at a level of the tree. */
export const applyPaste = (
  plan: PastePlan,
  choices: PasteChoices,
  withRows: boolean,
  moved: readonly CellEdit[],
  level = 0,
): void => {
  const { model } = planStore.get();
  const at = sheetAt();
  if (!model || !at || isReadOnly()) return;
  // What has no place to go stays where it was cut.
  const emptied = plan.newRows > 0 && !withRows ? [] : moved;
  const edits = [...emptied, ...resolvePaste(plan, choices, withRows)];
  const grows = withRows && plan.newRows > 0 && edits.some((edit) => isNewRowKey(edit.row));
  const area = grows ? plan.area : { ...plan.area, r1: Math.min(plan.area.r1, model.rows.length - 1) };
  selectRect(area);
  if (edits.length === 0) return;
  const shape = plan.table?.shape;
  const after = model.view.rows.at(-1)?.id ?? null;
  const addRows = { after, count: plan.newRows, level, ...(shape ? { shape } : {}) };
  const gesture = emptied.length > 0 ? ('move' as const) : ('paste' as const);
  const { active } = selectionStore.get();
  void runCommand({ type: 'setCells', ...at, edits, gesture, ...(grows ? { addRows } : {}) }).then((answer) => {
    const now = selectionStore.get();
    // Who has gone on meanwhile stays where they are.
    if (grows && answer.ok && now.edit === null && sameSpot(now.active, active)) selectRect(plan.area);
  });
};

/** What a paste left out, told afterwards. */
const tell = (plan: PastePlan): void => {
  const { model } = planStore.get();
  const notes = [
    plan.locked > 0 ? CLIPBOARD.locked(plan.locked, model ? closedIn(model, [plan.area]) : 0) : '',
    plan.covered > 0 ? CLIPBOARD.covered(plan.covered) : '',
    plan.outside > 0 ? CLIPBOARD.outside(plan.outside, model !== null && isRowsWhole(model)) : '',
  ].filter((note) => note !== '');
  if (notes.length === 0) return;
  if (plan.edits.length === 0 && plan.unchanged === 0) {
    if (!model || plan.locked === 0 || !tellLockIn(model, [plan.area])) say(CLIPBOARD.nothing, 'warning');
  } else say({ title: CLIPBOARD.pasted, text: notes.join(' '), next: '' });
};
