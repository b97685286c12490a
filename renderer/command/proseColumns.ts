import { planStore } from '../store/planStore';
import { activeCell } from '../store/selectionStore';

export interface ProseColumn {
  readonly id: string;
  readonly label: string;
  readonly kind: 'target' | 'figure';
}

/** Columns of the sheet that amounts of a text can go to, the one under the cursor first. */
export const proseColumns = (): readonly ProseColumn[] => {
  const { model } = planStore.get();
  if (!model || !['plan', 'budget', 'capital'].includes(model.view.source)) return [];
  const active = activeCell()?.c ?? -1;
  const found = model.columns.flatMap(({ column }, index) => {
    const { id, kind } = column;
    if (kind !== 'target' && kind !== 'figure') return [];
    return [{ id, kind, label: model.labelOf(index), first: index === active ? 0 : 1 }];
  });
  return found.toSorted((a, b) => a.first - b.first);
};
