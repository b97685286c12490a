import { ArrowLeft, ArrowRight, List } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { HELP } from '../../../shared/text/help/panel';
import { focusGrid } from '../../command/gridFocus';
import { isComposing } from '../../command/keys';
import { useStore } from '../../store/createStore';
import { closeHelp, goInHelp, type HelpPlace, helpStore, stepBack, stepForward } from '../../store/helpStore';
import { uiStore } from '../../store/uiStore';
import { SidePanel } from '../SidePanel';
import styles from './Help.module.css';
import { HelpContents, HelpResults } from './HelpLists';
import { HelpPageView } from './HelpPageView';
import { WhatIsThis } from './Meaning';

interface ToolProps {
  readonly label: string;
  readonly isOff?: boolean;
  readonly run: () => void;
  readonly children: ReactNode;
}

const Tool = ({ label, isOff = false, run, children }: ToolProps) => (
  <button type="button" className="button-icon" aria-label={label} title={label} disabled={isOff} onClick={run}>
    {children}
  </button>
);

/** The arrows go from the search to the results and pages, and among them. */
const moveIn = (panel: HTMLElement, by: 1 | -1): void => {
  const stops = [...panel.querySelectorAll<HTMLElement>('input[type="search"], [data-help-entry]')];
  const at = document.activeElement instanceof HTMLElement ? stops.indexOf(document.activeElement) : -1;
  if (at >= 0) stops[Math.max(0, Math.min(stops.length - 1, at + by))]?.focus();
};

/** What gets the keyboard back when the help of a dialog goes. */
const leaveDialogHelp = (panel: HTMLElement): void => {
  const dialog = panel.closest('dialog');
  closeHelp();
  dialog?.querySelector<HTMLElement>('form [data-first], form input, form textarea, form footer button')?.focus();
};

const Shown = ({ place, isLarge, onTurn }: { place: HelpPlace; isLarge: boolean; onTurn: () => void }) => {
  if (place.kind === 'contents') return <HelpContents />;
  if (place.kind === 'what') return <WhatIsThis />;
  return <HelpPageView id={place.id} isLarge={isLarge} onTurn={onTurn} />;
};

/** The help beside the work: contents, pages, search, what a column is. In a dialog it stands beside the dialog. */
export const HelpPanel = () => {
  const { place, back, forward, query, said, wantsFocus } = useStore(helpStore, (state) => state);
  const [large, setLarge] = useState<HelpPlace | null>(null);
  const panel = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const isLarge = large === place && query === '';
  useEffect(() => {
    if (!wantsFocus) return;
    // Behind a dialog stands the same panel, out of reach.
    if (uiStore.get().dialog !== null && !search.current?.closest('dialog')) return;
    search.current?.focus();
    helpStore.set({ wantsFocus: false });
  }, [wantsFocus]);
  useEffect(() => {
    void place;
    panel.current?.scrollTo?.({ top: 0 });
    panel.current?.parentElement?.scrollTo({ top: 0 });
  }, [place]);

  /** What had the keyboard may go with the page: the keys must not fall to the sheet, where they mean rows. */
  const hold = (): void => panel.current?.focus({ preventScroll: true });
  const step = (run: () => void) => (): void => {
    hold();
    run();
  };

  const onKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (isComposing(event.nativeEvent)) return;
    const { key, altKey, currentTarget } = event;
    if (key === 'Escape' && query !== '') helpStore.set({ query: '' });
    else if (key === 'Escape' && currentTarget.closest('dialog')) leaveDialogHelp(currentTarget);
    else if (altKey && key === 'ArrowLeft') step(stepBack)();
    else if (altKey && key === 'ArrowRight') step(stepForward)();
    else if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (!(event.target instanceof HTMLInputElement || query !== '' || place.kind === 'contents')) return;
      moveIn(currentTarget, key === 'ArrowDown' ? 1 : -1);
    } else if (key === 'Enter' && event.target instanceof HTMLInputElement && query.trim() !== '') {
      currentTarget.querySelector<HTMLElement>('[data-help-entry]')?.click();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const onClick = (event: MouseEvent<HTMLDivElement>): void => {
    if (event.target instanceof Element && event.target.closest('[data-help-entry], [data-help-link]')) hold();
  };

  return (
    <SidePanel
      title={HELP.title}
      testId="help-panel"
      wide={isLarge}
      onClose={() => {
        const inDialog = panel.current?.closest('dialog');
        if (panel.current && inDialog) leaveDialogHelp(panel.current);
        else {
          closeHelp();
          focusGrid();
        }
      }}
      tools={
        <>
          <Tool label={HELP.back} isOff={back.length === 0} run={step(stepBack)}>
            <ArrowLeft size={16} aria-hidden />
          </Tool>
          <Tool label={HELP.forward} isOff={forward.length === 0} run={step(stepForward)}>
            <ArrowRight size={16} aria-hidden />
          </Tool>
          <Tool label={HELP.contents} run={() => goInHelp({ kind: 'contents' })}>
            <List size={16} aria-hidden />
          </Tool>
        </>
      }
    >
      <div
        ref={panel}
        role="document"
        aria-label={HELP.title}
        className={styles['panel']}
        tabIndex={-1}
        onKeyDown={onKey}
        onClickCapture={onClick}
      >
        <input
          ref={search}
          type="search"
          className={styles['search']}
          value={query}
          placeholder={HELP.searchHint}
          aria-label={HELP.search}
          onChange={(event) => helpStore.set({ query: event.target.value, said: '' })}
        />
        <output className={styles['said']}>{said}</output>
        {query.trim() === '' ? (
          <Shown place={place} isLarge={isLarge} onTurn={() => setLarge(isLarge ? null : place)} />
        ) : (
          <HelpResults query={query} />
        )}
      </div>
    </SidePanel>
  );
};
