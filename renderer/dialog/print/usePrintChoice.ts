import { useState } from 'react';
import type { PagesRequest, PrintLook, ReportSet } from '../../../shared/contract/setAnswers';
import type { PrintSettings } from '../../../shared/form/types';
import { runCommand, sheetAt } from '../../command/workspace';
import { useStore } from '../../store/createStore';
import { isReadOnly, planStore } from '../../store/planStore';
import { keepPrintPrefs, type PrintPrefs, printPrefs } from '../../store/printPrefs';
import { prefsStore } from '../../store/sheetPrefs';
import { useInquiry } from '../useInquiry';

/** What is printed or exported and how, with the ways to choose otherwise. */
export interface PrintChoice {
  readonly prefs: PrintPrefs;
  readonly profile: 'nha-nuoc' | 'dang';
  readonly paper: PrintSettings['paper'];
  readonly orientation: PrintSettings['orientation'];
  readonly sets: readonly ReportSet[];
  /** The chosen set; null for the Biểu on screen. */
  readonly set: ReportSet | null;
  readonly request: PagesRequest | null;
  /** How the Biểu on screen is laid out. */
  readonly look: PrintLook;
  /** Headings of its columns that are hidden on screen. */
  readonly hidden: readonly string[];
  readonly withHidden: boolean;
  /** Whether hidden columns are printed as well; not kept, like what is hidden it is about this once. */
  setWithHidden(on: boolean): void;
  choose(patch: Partial<PrintPrefs>): void;
  /** A set instead of the Biểu on screen, by its id; not kept: the next time begins with what is on screen. */
  chooseSet(id: string | null): void;
  /** Kept with the plan where it can be written, else for this once. */
  setPage(patch: Partial<Pick<PrintSettings, 'paper' | 'orientation'>>): void;
}

/** The last choice for this plan, which each change becomes. */
export const usePrintChoice = (): PrintChoice => {
  const view = useStore(planStore, (state) => state.model?.view);
  const path = useStore(planStore, (state) => state.plan?.path ?? '');
  const [prefs, setPrefs] = useState(() => printPrefs(path));
  const [chosen, setChosen] = useState<string | null>(null);
  const [page, setPage] = useState<Partial<Pick<PrintSettings, 'paper' | 'orientation'>>>({});
  const at = view ? { sheet: view.sheet, period: view.period, unit: view.unit.id } : null;
  const sets = useInquiry('sets.list', at && { at }) ?? [];
  const set = sets.find(({ id }) => id === chosen) ?? null;
  const paper = page.paper ?? view?.print.paper ?? 'A4';
  const orientation = page.orientation ?? view?.print.orientation ?? 'portrait';
  const profile = prefs.profile ?? view?.print.profile ?? 'nha-nuoc';
  const [withHidden, setWithHidden] = useState(false);
  const hiddenIds = useStore(prefsStore, (state) => state.hidden);
  const hidden = (view?.columns ?? []).filter(
    ({ id, kind, internal }) => kind !== 'name' && hiddenIds.includes(id) && (!internal || prefs.internal === true),
  );
  const { layout, internal, fullHeading, recipients } = prefs;
  const without = withHidden || hidden.length === 0 ? undefined : hidden.map(({ id }) => id);
  const look = { layout, profile, internal, fullHeading, recipients, without };
  return {
    prefs,
    profile,
    paper,
    orientation,
    sets,
    set,
    look,
    hidden: hidden.map(({ header }) => header.at(-1) ?? ''),
    withHidden,
    setWithHidden,
    request: at && { at, set: set?.id ?? null, look, paper, orientation },
    choose: (patch) => {
      const next = { ...prefs, ...patch };
      setPrefs(next);
      keepPrintPrefs(path, next);
    },
    chooseSet: setChosen,
    setPage: (patch) => {
      setPage({ ...page, ...patch });
      const here = sheetAt();
      if (here && !isReadOnly()) void runCommand({ type: 'setPlanSettings', ...here, values: patch });
    },
  };
};
