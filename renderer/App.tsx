import { useEffect } from 'react';
import styles from './App.module.css';
import { flush } from './command/editing';
import { startWorkspace } from './command/files';
import { focusGrid } from './command/gridFocus';
import { mayLeave, underWay } from './command/leaving';
import { helpFromDialog, runFromKey, runFromMenu } from './command/runAction';
import { Dialogs } from './dialog/Dialogs';
import { ContextMenu } from './panel/ContextMenu';
import { DropTarget } from './panel/DropTarget';
import { HelpPanel } from './panel/help/HelpPanel';
import { JobBar } from './panel/JobBar';
import { MessageBar } from './panel/MessageBar';
import { Welcome } from './panel/Welcome';
import { Workbench } from './panel/Workbench';
import { useStore } from './store/createStore';
import { planStore } from './store/planStore';
import { HELP_SIDE, uiStore } from './store/uiStore';

let started = false;

const isTextField = (target: EventTarget | null): boolean =>
  (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && target.dataset['catcher'] !== 'idle';

const onKey = (event: KeyboardEvent): void => {
  // While a word is being composed its keys belong to the input method; those with Ctrl are meant for the window.
  const isComposing = event.keyCode === 229 || (event.isComposing && !event.ctrlKey && !event.metaKey);
  if (event.defaultPrevented || isComposing) return;
  if (uiStore.get().dialog !== null) {
    if (helpFromDialog(event)) event.preventDefault();
    return;
  }
  if (runFromKey(event, isTextField(event.target))) event.preventDefault();
};

/** A click on a bare part of a bar must not leave the keyboard nowhere. */
const onClick = (event: MouseEvent): void => {
  const isText = event.target instanceof Element && event.target.closest('.selectable') !== null;
  if (document.activeElement === document.body && !isText && uiStore.get().dialog === null) focusGrid();
};

/** The window: the welcome screen without a plan, the workbench with one. */
export const App = () => {
  const phase = useStore(planStore, (state) => state.phase);
  const side = useStore(uiStore, (state) => state.side);
  useEffect(() => {
    window.skhFlush = mayLeave;
    window.skhUnderWay = underWay;
    window.addEventListener('keydown', onKey);
    window.addEventListener('click', onClick);
    const onLeave = (): void => void flush();
    window.addEventListener('beforeunload', onLeave);
    if (!started) {
      started = true;
      void startWorkspace(runFromMenu);
    }
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('click', onClick);
      window.removeEventListener('beforeunload', onLeave);
    };
  }, []);
  return (
    <div className={styles['app']}>
      {phase === 'open' ? (
        <Workbench />
      ) : (
        <>
          <div className={styles['first']}>
            <Welcome />
            {side === HELP_SIDE ? <HelpPanel /> : null}
          </div>
          <MessageBar />
        </>
      )}
      <ContextMenu />
      <Dialogs />
      <DropTarget />
      <JobBar />
    </div>
  );
};
