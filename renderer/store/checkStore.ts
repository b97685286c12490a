import { SEVERITIES } from '../../shared/check/types';
import type { CheckFinding } from '../../shared/contract/checks';
import { createStore } from './createStore';
import { cellKey, planStore } from './planStore';

/** What the data checks found in the open plan, and what of it is looked at. */
export interface CheckState {
  /** Null until the first check is done. */
  readonly findings: readonly CheckFinding[] | null;
  readonly more: number;
  readonly working: boolean;
  /** Only findings of this kind; '' for all. */
  readonly code: string;
  /** Only those of the sheet on screen. */
  readonly here: boolean;
  /** The finding gone to last, by its id. */
  readonly at: string | null;
}

export const NO_CHECKS: CheckState = { findings: null, more: 0, working: false, code: '', here: false, at: null };

export const checkStore = createStore<CheckState>(NO_CHECKS);

const bySeverity = (a: CheckFinding, b: CheckFinding): number =>
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);

/** Findings that nobody set aside, worst first, as they are listed and gone through. */
export const listedFindings = ({ findings, code, here }: CheckState, sheet: string | null): readonly CheckFinding[] =>
  (findings ?? [])
    .filter((one) => one.muted === null && (code === '' || one.code === code) && (!here || one.sheet === sheet))
    .toSorted(bySeverity);

/** Findings that somebody set aside. */
export const mutedFindings = ({ findings }: CheckState): readonly CheckFinding[] =>
  (findings ?? []).filter(({ muted }) => muted !== null);

let marked: {
  readonly findings: unknown;
  readonly model: unknown;
  readonly cells: ReadonlyMap<string, CheckFinding[]>;
} = {
  findings: null,
  model: null,
  cells: new Map(),
};

/** Findings by the cell of the sheet on screen that shows them; notes are not marked there. */
export const findingsOnSheet = (): ReadonlyMap<string, readonly CheckFinding[]> => {
  const { findings } = checkStore.get();
  const { model } = planStore.get();
  if (marked.findings === findings && marked.model === model) return marked.cells;
  const cells = new Map<string, CheckFinding[]>();
  for (const finding of findings ?? []) {
    const { sheet, row, column, period, unit, severity, muted } = finding;
    const isHere = sheet === model?.view.sheet && period === model.view.period && unit === model.view.unit.id;
    if (!isHere || column === null || muted !== null || severity === 'info') continue;
    const key = cellKey(row, column);
    cells.set(key, [...(cells.get(key) ?? []), finding]);
  }
  marked = { findings, model, cells };
  return cells;
};
