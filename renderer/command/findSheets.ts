import { buildSheetModel, type SheetModel } from '../../shared/grid/sheetModel';
import { invoke } from '../api/client';
import { findStore } from '../store/findStore';
import { placeOf } from '../store/placesStore';
import { planStore } from '../store/planStore';
import { enqueue, showError } from './workspace';

/** A sheet that is searched: the one on screen as it is shown, another one whole, for the period and unit it opens with. */
export interface SearchedSheet {
  readonly sheet: string;
  readonly model: SheetModel;
}

/** The other sheets as they were last read; good until the next step changes the plan. */
let read: { readonly undo: unknown; readonly models: Map<string, SheetModel> } = { undo: null, models: new Map() };

const other = async (sheet: string): Promise<SheetModel | null> => {
  const { undo } = planStore.get();
  if (read.undo !== undo) read = { undo, models: new Map() };
  const known = read.models.get(sheet);
  if (known) return known;
  const { period, unit } = placeOf(sheet);
  const answer = await enqueue(() => invoke('sheet.view', { sheet, period, unit }));
  if (!answer.ok) {
    showError(answer.error);
    return null;
  }
  const model = buildSheetModel(answer.value);
  read.models.set(sheet, model);
  return model;
};

/** The sheets to search, in the order of the plan. */
export const sheetsToSearch = async (): Promise<readonly SearchedSheet[]> => {
  const { plan, sheet, model } = planStore.get();
  if (sheet === null || !model) return [];
  if (findStore.get().scope === 'sheet' || !plan) return [{ sheet, model }];
  const found: SearchedSheet[] = [];
  for (const { id } of plan.sheets) {
    const own = id === sheet ? model : await other(id);
    if (own) found.push({ sheet: id, model: own });
  }
  return found;
};
