import type { SheetEdits } from '../../shared/domain/command';
import { replaceInCell } from '../../shared/grid/find';
import type { SheetModel } from '../../shared/grid/sheetModel';
import { explainReplacing } from '../../shared/text/find';
import { finder, findStore, type SheetHit } from '../store/findStore';
import { isReadOnly, planStore } from '../store/planStore';
import { cellOf } from '../store/selectionStore';
import { finishSearch, goToHit, nextPlace, stepToHit } from './finding';
import { type SearchedSheet, sheetsToSearch } from './findSheets';
import { currentPlace } from './places';
import { runCommand, sheetAt } from './workspace';

/** What replacing would write on each sheet, and what it has to leave. */
interface Replacing {
  readonly sheets: readonly SheetEdits[];
  readonly locked: number;
  readonly shownOnly: number;
}

const planSheet = ({ sheet, model }: SearchedSheet, hits: readonly SheetHit[]): Replacing => {
  const find = finder();
  const { replacement } = findStore.get();
  const counts = { locked: 0, shownOnly: 0 };
  const edits = hits.flatMap((hit) => {
    const cell = hit.sheet === sheet ? cellOf(model, hit) : null;
    if (!cell || !find) return [];
    const result = replaceInCell(model, cell, find, replacement);
    if (typeof result === 'string') {
      counts[result] += 1;
      return [];
    }
    return result.text === model.typedAt(cell) ? [] : (model.editAt(cell, result.text) ?? []);
  });
  return { sheets: edits.length > 0 ? [{ ...placeOf(model), edits }] : [], ...counts };
};

const placeOf = ({ view }: SheetModel) => ({ sheet: view.sheet, period: view.period, unit: view.unit.id });

const planReplacing = async (hits: readonly SheetHit[]): Promise<Replacing> => {
  const plans = (await sheetsToSearch()).map((one) => planSheet(one, hits));
  const sum = (key: 'locked' | 'shownOnly'): number => plans.reduce((total, plan) => total + plan[key], 0);
  return { sheets: plans.flatMap((plan) => plan.sheets), locked: sum('locked'), shownOnly: sum('shownOnly') };
};

/** Writes it all as one step: on the sheet on screen as any other edit, over several sheets as a command of its own. */
const write = (sheets: readonly SheetEdits[]) => {
  const [only, ...others] = sheets;
  const at = sheetAt();
  const isHere = others.length === 0 && only?.sheet === planStore.get().sheet;
  if (!only || !at) return null;
  return isHere
    ? runCommand({ type: 'setCells', ...only, gesture: 'replace' })
    : runCommand({ type: 'replaceInPlan', ...at, sheets }, currentPlace());
};

const run = async ({ sheets, locked, shownOnly }: Replacing): Promise<boolean> => {
  if (isReadOnly()) return false;
  const answer = await write(sheets);
  if (answer && !answer.ok) return false;
  await finishSearch();
  const cells = sheets.reduce((sum, { edits }) => sum + edits.length, 0);
  findStore.set({ outcome: explainReplacing(cells, sheets.length, locked, shownOnly) });
  return true;
};

/** Replaces in the hit of the cursor and goes on to the next; without one there, only goes. */
export const replaceOne = async (): Promise<void> => {
  await finishSearch();
  const { hits, at } = findStore.get();
  const hit = hits[at];
  if (!hit) {
    await stepToHit(1);
    return;
  }
  const planned = await planReplacing([hit]);
  if (!(await run(planned))) return;
  const { outcome, hits: left } = findStore.get();
  if (left.length > 0) await goToHit(nextPlace(left, 1));
  if (planned.sheets.length === 0) findStore.set({ outcome });
};

/** Replaces everywhere that is searched, as one step; what cannot be written is left and told. */
export const replaceAll = async (): Promise<void> => {
  await finishSearch();
  await run(await planReplacing(findStore.get().hits));
};
