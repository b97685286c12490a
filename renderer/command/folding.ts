import { ancestorsOf, outlineOf } from '../../shared/grid/outline';
import { ROW_BLOCKED } from '../../shared/text/rows';
import { foldedIn, setFolded } from '../store/foldStore';
import { modelFor, planStore } from '../store/planStore';
import { activeCell, selectionStore } from '../store/selectionStore';
import { commitEdit } from './editing';
import { outlineNow } from './rowChoice';
import { settled } from './workspace';

/** Shows the sheet with other rows folded. What is being typed reaches the plan first: it must not vanish unseen. */
const fold = async (change: (folded: ReadonlySet<string>) => ReadonlySet<string>): Promise<void> => {
  const { sheet } = planStore.get();
  commitEdit();
  await settled();
  const view = planStore.get().model?.view;
  // Another sheet may have been chosen meanwhile.
  if (!view || view.sheet !== sheet) return;
  const folded = change(foldedIn(view.sheet));
  setFolded(view.sheet, folded);
  const { active } = selectionStore.get();
  const above = active ? ancestorsOf(outlineOf(view), active.row).filter((id) => folded.has(id)) : [];
  const top = above.at(-1);
  // The cursor never stays on a row that goes out of sight.
  if (active && top !== undefined) {
    const spot = { row: top, column: active.column };
    selectionStore.set({ active: spot, head: spot });
  }
  planStore.set({ model: modelFor(view, false) });
};

/** Folds what stands below a row, or shows it again. */
export const toggleFold = (row: string): Promise<void> =>
  fold((folded) => {
    const next = new Set(folded);
    if (!next.delete(row)) next.add(row);
    return next;
  });

/** The row of the cursor when it has rows below it, else the one that it stands below; null where there is neither. */
const branchAt = (): string | null => {
  const { model } = planStore.get();
  const cell = activeCell();
  const row = model && cell ? model.rows[cell.r] : undefined;
  const outline = outlineNow();
  if (!row || !outline) return null;
  const isOpen = outline.isParent(row.id) && !foldedIn(model?.view.sheet ?? '').has(row.id);
  return isOpen ? row.id : (ancestorsOf(outline, row.id)[0] ?? (outline.isParent(row.id) ? row.id : null));
};

/** Folds the branch under the cursor. */
export const foldHere = (): void => {
  const row = branchAt();
  if (row !== null) void fold((folded) => new Set(folded).add(row));
};

/** Shows what is folded under the cursor. */
export const unfoldHere = (): void => {
  const { model } = planStore.get();
  const cell = activeCell();
  const id = model && cell ? model.rows[cell.r]?.id : undefined;
  void fold((folded) => new Set([...folded].filter((one) => one !== id)));
};

/** Folds every branch of the sheet. */
export const foldAll = (): void => {
  const outline = outlineNow();
  void fold(() => new Set(outline?.rows.flatMap((row) => (outline.isParent(row.id) ? [row.id] : [])) ?? []));
};

/** Shows every row of the sheet. */
export const unfoldAll = (): void => void fold(() => new Set());

/** Why nothing can be folded here; null when something can. */
export const whyNoFold = (): string | null => (branchAt() === null ? ROW_BLOCKED.nothingToFold : null);

/** Why nothing can be shown again here; null when something can. */
export const whyNoUnfold = (): string | null => {
  const { model } = planStore.get();
  const cell = activeCell();
  const id = model && cell ? model.rows[cell.r]?.id : undefined;
  return id !== undefined && foldedIn(model?.view.sheet ?? '').has(id) ? null : ROW_BLOCKED.nothingToFold;
};

/** Why there is nothing to fold in the sheet; null when there is. */
export const whyNoFoldAll = (): string | null => {
  const outline = outlineNow();
  return outline?.rows.some((row) => outline.isParent(row.id)) === true ? null : ROW_BLOCKED.nothingToFold;
};
