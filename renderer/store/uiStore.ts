import type { Loss } from '../../shared/contract/cellDetails';
import type { ImportPreview } from '../../shared/contract/importPreview';
import type { WorkbookReading } from '../../shared/contract/mappingAnswers';
import type { DamageOffer, RescueDone } from '../../shared/contract/rescue';
import type { CellEdit, DeleteRows } from '../../shared/domain/command';
import type { PastePlan } from '../../shared/grid/pastePlan';
import { createStore } from './createStore';
import type { PeriodDialog } from './periodDialogs';
import type { PrintDialogKind } from './printDialogs';
import type { ReturnDialog } from './returnDialogs';
import type { TemplateDialog } from './templateDialogs';

/** Something that happened and the way out of it, shown in the bar under the top bar. */
export interface Message {
  readonly tone: 'error' | 'warning' | 'info';
  readonly title: string;
  readonly text: string;
  readonly next: string;
  readonly actions: readonly { readonly label: string; readonly run: () => void }[];
  /** It is about the last gesture and goes with the next step. */
  readonly passing?: true;
  /** Typed texts that stand nowhere else: it stays until it is closed, and the next such message takes them along. */
  readonly typed?: readonly string[];
}

export type Dialog =
  | { readonly kind: 'export' }
  | {
      readonly kind: 'import';
      readonly token: string;
      readonly reading: WorkbookReading;
      readonly preview: ImportPreview | null;
    }
  | { readonly kind: 'ways' }
  | { readonly kind: 'paste'; readonly plan: PastePlan; readonly moved: readonly CellEdit[] }
  | { readonly kind: 'prose' }
  | { readonly kind: 'overrule'; readonly row: string }
  | { readonly kind: 'deleteRows'; readonly command: DeleteRows; readonly loss: Loss }
  | { readonly kind: 'splitRow'; readonly row: string }
  | { readonly kind: 'joinParts'; readonly row: string; readonly loss: Loss }
  | { readonly kind: 'units' }
  | { readonly kind: 'dues' }
  | { readonly kind: 'sentences' }
  | { readonly kind: 'sample' }
  | { readonly kind: 'newPlan' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'form'; readonly sheet: string }
  | { readonly kind: 'licences' }
  | { readonly kind: 'about' }
  | { readonly kind: 'person' }
  | { readonly kind: 'takeOver' }
  | { readonly kind: 'damage'; readonly offer: DamageOffer }
  | { readonly kind: 'rescued'; readonly done: RescueDone }
  | { readonly kind: 'backups' }
  | { readonly kind: 'outside' }
  | ReturnDialog
  | TemplateDialog
  | PrintDialogKind
  | PeriodDialog;

export interface UiState {
  readonly nav: boolean;
  /** The window is too narrow for a list of sheets beside the grid: it then lies over it, and only when asked for. */
  readonly narrow: boolean;
  readonly navOver: boolean;
  /** The open panel at the right, by its id in `panel/sidePanels`; '' for none. */
  readonly side: string;
  readonly zoom: number;
  readonly dialog: Dialog | null;
  readonly message: Message | null;
  readonly menu: { readonly x: number; readonly y: number } | null;
  /** What is being done when it takes longer than a moment. */
  readonly busy: string | null;
}

const KEY = 'skh.ui';
const ZOOMS: readonly number[] = [75, 80, 90, 100, 110, 125, 150, 175, 200];

const remembered = (): Partial<UiState> => {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    const { nav, side, zoom } = value as Record<'nav' | 'side' | 'zoom', unknown>;
    return {
      ...(typeof nav === 'boolean' ? { nav } : {}),
      ...(typeof side === 'string' && side !== 'none' ? { side } : {}),
      ...(typeof zoom === 'number' && ZOOMS.includes(zoom) ? { zoom } : {}),
    };
  } catch {
    return {};
  }
};

export const uiStore = createStore<UiState>({
  nav: true,
  narrow: false,
  navOver: false,
  side: '',
  zoom: 100,
  dialog: null,
  message: null,
  menu: null,
  busy: null,
  ...remembered(),
});

/** `side` while the help is open. */
export const HELP_SIDE = 'help';

let kept = uiStore.get().side;
uiStore.subscribe(() => {
  const { nav, side: shown, zoom } = uiStore.get();
  // The help is there for the moment; what it lies over is what a person has open.
  if (shown !== HELP_SIDE) kept = shown;
  const side = kept;
  try {
    localStorage.setItem(KEY, JSON.stringify({ nav, side, zoom }));
  } catch {
    // Storage may be switched off; what is folded is then forgotten, nothing else.
  }
});

/** The next zoom step up or down. */
export const zoomBy = (direction: 1 | -1): void => {
  const { zoom } = uiStore.get();
  const next = direction === 1 ? ZOOMS.find((z) => z > zoom) : ZOOMS.findLast((z) => z < zoom);
  if (next !== undefined) uiStore.set({ zoom: next });
};

/** Whether the list at the left is on screen: in a narrow window it lies over the sheet. */
export const isNavShown = ({ nav, narrow, navOver }: UiState): boolean => (narrow ? navOver : nav);

/** Shows or hides the list at the left. */
export const toggleNav = (): void => {
  const { nav, narrow, navOver } = uiStore.get();
  uiStore.set(narrow ? { navOver: !navOver } : { nav: !nav });
};

/** Opens a panel at the right, or closes it. */
export const toggleSide = (side: string): void => uiStore.set({ side: uiStore.get().side === side ? '' : side });

/** Closes the dialog. */
export const closeDialog = (): void => uiStore.set({ dialog: null });

/** Closes the dialog that something long was asked for from; not another one that the person has gone on to meanwhile. */
export const closeThis = (dialog: Dialog | null): void => {
  if (uiStore.get().dialog === dialog) closeDialog();
};
