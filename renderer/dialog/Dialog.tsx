import { CircleHelp, X } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { HELP } from '../../shared/text/help/panel';
import { LABELS, LEAVE } from '../../shared/text/ui';
import { focusGrid } from '../command/gridFocus';
import { registerLeaving } from '../command/leaving';
import { runAction } from '../command/runAction';
import { HelpPanel } from '../panel/help/HelpPanel';
import { DialogJob } from '../panel/JobBar';
import { useStore } from '../store/createStore';
import { closeDialog, HELP_SIDE, uiStore } from '../store/uiStore';
import styles from './Dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly size?: 'narrow' | 'medium' | 'wide' | 'full';
  readonly testId: string;
  /** Buttons; the one that acts is of type submit. */
  readonly buttons: ReactNode;
  readonly onSubmit?: () => void;
  /**
   * Whether closing would lose something that was worked out or typed here: Esc, the cross and buttons with `data-leave` then
   * ask first. Where it is not said, a text that is not what it was when its field was entered is such a thing, but for
   * fields that are kept in other ways (`data-kept`).
   */
  readonly unsaved?: boolean;
  /** Where Esc, the cross and such buttons lead; by default the dialog just closes. */
  readonly onClose?: () => void;
  readonly children: ReactNode;
}

/**
 * Enter in a field of a part that adds something (`data-enter`), or sets something of its own (`data-enter="sets"`), presses
 * the button of that part (`data-enters`) and not that of the dialog.
 */
const enterInPart = (event: KeyboardEvent<HTMLFormElement>): void => {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return;
  const part = event.target.closest('[data-enter]');
  if (!part) return;
  event.preventDefault();
  part.querySelector<HTMLElement>('[data-enters]')?.click();
};

/** Something stands in a field of a part that adds, and was not added. */
const holdsText = (form: HTMLElement | null): boolean =>
  [...(form?.querySelectorAll<HTMLInputElement>('[data-enter=""] input[type=text]') ?? [])].some(
    ({ value }) => value.trim() !== '',
  );

const isText = (field: EventTarget): field is HTMLInputElement | HTMLTextAreaElement =>
  (field instanceof HTMLInputElement && field.type === 'text') || field instanceof HTMLTextAreaElement;

/** Where the keyboard is when a dialog opens. */
const firstIn = (dialog: HTMLElement): HTMLElement | null =>
  dialog.querySelector<HTMLElement>('[data-first]') ??
  dialog.querySelector<HTMLElement>('input:checked, input[type=radio], textarea') ??
  dialog.querySelector<HTMLElement>('footer button:last-of-type');

/** A native modal dialog: keeps the focus inside, closes on Esc, gives the keyboard back to the grid. */
export const Dialog = ({
  title,
  size = 'narrow',
  testId,
  buttons,
  onSubmit,
  unsaved,
  onClose = closeDialog,
  children,
}: DialogProps) => {
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const hasHelp = useStore(uiStore, (state) => state.side === HELP_SIDE);
  useEffect(() => {
    const dialog = element.current;
    if (!dialog) return;
    if (!dialog.open) dialog.showModal();
    firstIn(dialog)?.focus();
    return () => {
      dialog.close();
      focusGrid();
    };
  }, []);
  const form = useRef<HTMLFormElement>(null);
  /** What stood in each field when it was entered first. */
  const entered = useRef(new WeakMap<Element, string>());
  const isTyped = (): boolean =>
    [...(form.current?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea') ?? [])].some(
      (field) => (entered.current.get(field) ?? field.value) !== field.value,
    );
  const [isAsking, setAsking] = useState(false);
  /** What had the keyboard when it was asked. */
  const left = useRef<HTMLElement | null>(null);
  const ask = (): void => {
    left.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setAsking(true);
  };
  useEffect(() => {
    const back = left.current;
    if (isAsking || !back || !element.current) return;
    left.current = null;
    (back.isConnected ? back : firstIn(element.current))?.focus();
  }, [isAsking]);
  const mustAsk = (): boolean => !isAsking && ((unsaved ?? isTyped()) || holdsText(form.current));
  const close = (): void => {
    if (mustAsk()) ask();
    else onClose();
  };
  // The window asks, too, before it goes; each time anew, for what is typed changes with each drawing.
  useEffect(() =>
    registerLeaving(() => {
      const must = mustAsk();
      if (must) ask();
      return must;
    }),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (holdsText(form.current)) {
      if (!isAsking) ask();
    } else {
      setAsking(false);
      onSubmit?.();
    }
  };
  return (
    <dialog
      ref={element}
      className={`${styles['dialog']} ${styles[size]} ${hasHelp ? styles['beside'] : ''}`}
      aria-labelledby={heading}
      data-testid={testId}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <form
        ref={form}
        onSubmit={submit}
        onFocus={({ target }) => {
          if (isText(target) && !('kept' in target.dataset) && !entered.current.has(target))
            entered.current.set(target, target.value);
        }}
        onKeyDown={enterInPart}
        onClick={(event) => {
          if (event.target instanceof Element && event.target.closest('[data-leave]')) close();
        }}
      >
        <header className={styles['head']}>
          <h2 id={heading}>{title}</h2>
          {hasHelp ? null : (
            <button
              type="button"
              className={`button-icon ${styles['ask']}`}
              aria-label={HELP.title}
              title={HELP.byKey}
              onClick={() => runAction('help.open')}
            >
              <CircleHelp size={16} />
            </button>
          )}
          <button type="button" className="button-icon" aria-label={LABELS.close} title={LABELS.close} onClick={close}>
            <X size={16} />
          </button>
        </header>
        <div className={styles['body']}>{children}</div>
        <footer className={styles['foot']}>
          <DialogJob />
          {isAsking ? <Asking onStay={() => setAsking(false)} onLeave={onClose} /> : buttons}
        </footer>
      </form>
      {hasHelp ? (
        <div className={styles['help']}>
          <HelpPanel />
        </div>
      ) : null}
    </dialog>
  );
};

/** In place of the buttons: whether what was done here may go. */
const Asking = ({ onStay, onLeave }: { readonly onStay: () => void; readonly onLeave: () => void }) => {
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => stay.current?.focus(), []);
  return (
    <>
      <span className={styles['asking']} role="alert" data-testid="dialog-asking">
        {LEAVE.text}
      </span>
      <button type="button" className="button-plain" onClick={onLeave}>
        {LEAVE.leave}
      </button>
      <button type="button" className="button-primary" ref={stay} onClick={onStay}>
        {LEAVE.stay}
      </button>
    </>
  );
};
