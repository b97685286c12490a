import { useEffect } from 'react';
import { APP_NAME, EMPTY, WELCOME } from '../../shared/text/ui';
import { watchChecks } from '../command/checking';
import { focusGrid } from '../command/gridFocus';
import { watchPatterns } from '../command/sentences';
import { SheetGrid } from '../grid/SheetGrid';
import { useStore } from '../store/createStore';
import { currentSheet, planStore } from '../store/planStore';
import { isNavShown, uiStore } from '../store/uiStore';
import { Announcer } from './Announcer';
import { EmptyState } from './EmptyState';
import { FormulaLine } from './FormulaLine';
import { MessageBar } from './MessageBar';
import { NavPanel } from './NavPanel';
import { NoRows } from './NoRows';
import { NotePopover } from './NotePopover';
import { ReadOnlyBanner } from './ReadOnlyBanner';
import { SheetFrame } from './SheetFrame';
import { SheetTabs } from './SheetTabs';
import { StatusBar } from './StatusBar';
import { SIDE_PANELS } from './sidePanels';
import { TopBar } from './TopBar';
import styles from './Workbench.module.css';

const Sheet = () => {
  const model = useStore(planStore, (state) => state.model);
  const sheet = useStore(planStore, (state) => state.sheet);
  const loading = useStore(planStore, (state) => state.loading);
  if (sheet === null) return <EmptyState title={EMPTY.noSheets} text={EMPTY.noSheetsNext} />;
  // The frame stays while another sheet is loaded: finding goes from sheet to sheet.
  return (
    <SheetFrame>
      {!model ? (
        <EmptyState title={loading ? WELCOME.loadingSheet : EMPTY.noRows} text="" isLate={loading} />
      ) : (
        <>
          <SheetGrid key={`${sheet} ${model.view.period} ${model.view.unit.id}`} />
          {model.view.rows.length === 0 ? <NoRows view={model.view} /> : null}
        </>
      )}
    </SheetFrame>
  );
};

/** "Biểu kết quả – Nghị quyết … – Sổ Kế hoạch", as the title bar shows it. */
const useTitle = (): void => {
  const title = useStore(planStore, (state) => {
    const sheet = currentSheet(state);
    return [sheet ? sheet.formName : '', state.plan?.title ?? '', APP_NAME].filter((part) => part !== '').join(' – ');
  });
  useEffect(() => {
    document.title = title;
    return () => {
      document.title = APP_NAME;
    };
  }, [title]);
};

/** Below this width the list of sheets has no room beside the grid, px. */
const NARROW = '(max-width: 1040px)';

const useNarrow = (): void =>
  useEffect(() => {
    const query = window.matchMedia(NARROW);
    const follow = (): void => uiStore.set({ narrow: query.matches, navOver: false });
    follow();
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);

/** Esc in a bar or a panel gives the keyboard back to the grid. */
const onKey = (event: KeyboardEvent): void => {
  if (event.key !== 'Escape') return;
  const pane = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-pane]') : null;
  if (!event.defaultPrevented && pane && pane.dataset['pane'] !== 'grid') focusGrid();
};

const closeNav = (event: KeyboardEvent): void => {
  if (event.key === 'Escape') uiStore.set({ navOver: false });
};

/** The list of sheets that lies over the grid goes as soon as something else is clicked. */
const onDown = (event: MouseEvent): void => {
  const isNav = event.target instanceof Element && event.target.closest('[data-pane="nav"], [data-action="view.nav"]');
  if (!isNav) uiStore.set({ navOver: false });
};

const useEscape = (): void =>
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    // Before the grid takes these for itself.
    window.addEventListener('keydown', closeNav, true);
    window.addEventListener('mousedown', onDown, true);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('keydown', closeNav, true);
      window.removeEventListener('mousedown', onDown, true);
    };
  }, []);

/** An open plan: bars above and below, the sheet between the folding panels. */
export const Workbench = () => {
  useTitle();
  useNarrow();
  useEscape();
  useEffect(watchChecks, []);
  useEffect(watchPatterns, []);
  const nav = useStore(uiStore, isNavShown);
  const side = useStore(uiStore, (state) => state.side);
  const SidePanel = SIDE_PANELS.find(({ id }) => id === side)?.Panel;
  return (
    <>
      <TopBar />
      <ReadOnlyBanner />
      <FormulaLine />
      <main className={styles['middle']}>
        {nav ? <NavPanel /> : null}
        <div className={styles['place']}>
          <SheetTabs />
          <Sheet />
          <MessageBar />
        </div>
        {SidePanel ? <SidePanel /> : null}
      </main>
      <NotePopover />
      <StatusBar />
      <Announcer />
    </>
  );
};
