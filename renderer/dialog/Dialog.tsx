import { CircleHelp, X } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { HELP } from '../../shared/text/help/panel';
import { LABELS, LEAVE } from '../../shared/text/ui';
import { holdDialog } from '../command/drafts';
import { focusGrid } from '../command/gridFocus';
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
  /** Something was worked out or typed here that closing would lose: Esc, the cross and buttons with `data-leave` ask first. */
  readonly unsaved?: boolean;
  /** Where Esc, the cross and such buttons lead; by default the dialog just closes. */
  readonly onClose?: () => void;
  readonly children: ReactNode;
}

/**
 * Enter in a field of a part that adds something (`data-enter`) presses the button of that part (`data-enters`) and not that
 * of the dialog.
 */
const enterInPart = (event: KeyboardEvent<HTMLFormElement>): void => {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return;
  const part = event.target.closest('[data-enter]');
  if (!part) return;
  event.preventDefault();
  part.querySelector<HTMLElement>('[data-enters]')?.click();
};

/** Something stands in a field of such a part and was not added. */
const holdsText = (dialog: HTMLElement | null): boolean =>
  [...(dialog?.querySelectorAll<HTMLInputElement>('[data-enter] input[type=text]') ?? [])].some(
    ({ value }) => value.trim() !== '',
  );

/** A field for words or numbers; one to search in holds nothing that could be lost. */
const isTextField = (target: EventTarget): target is HTMLInputElement | HTMLTextAreaElement =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text');

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
    const first =
      dialog.querySelector<HTMLElement>('[data-first]') ??
      dialog.querySelector<HTMLElement>('input:checked, input[type=radio], textarea') ??
      dialog.querySelector<HTMLElement>('footer button:last-of-type');
    first?.focus();
    return () => {
      dialog.close();
      focusGrid();
    };
  }, []);
  // Fields that were typed into, and those that went off with the last press of a button that writes.
  const typed = useRef(new Set<HTMLInputElement | HTMLTextAreaElement>());
  const sent = useRef(new Set<HTMLInputElement | HTMLTextAreaElement>());
  const send = (): void => {
    for (const field of typed.current) sent.current.add(field);
    typed.current.clear();
  };
  const holdsWork = useRef(unsaved);
  holdsWork.current = unsaved;
  useEffect(() => {
    const isTyped = (): boolean => {
      // What the dialog complains of was not written.
      const isRefused = element.current?.querySelector('[role="alert"]') != null;
      const fields = [...typed.current, ...(isRefused ? sent.current : [])];
      return fields.some((field) => field.isConnected && field.value.trim() !== '');
    };
    return holdDialog(() => (holdsWork.current === true || holdsText(element.current) || isTyped() ? title : null));
  }, [title]);
  const [isAsking, setAsking] = useState(false);
  const close = (): void => {
    if (!isAsking && (unsaved === true || holdsText(element.current))) setAsking(true);
    else onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send();
    if (holdsText(element.current)) setAsking(true);
    else onSubmit?.();
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
        onSubmit={submit}
        onKeyDown={enterInPart}
        onInput={({ target }) => {
          if (isTextField(target)) typed.current.add(target);
        }}
        onClick={({ target }) => {
          if (!(target instanceof Element)) return;
          if (target.closest('.button-primary, [data-enters]')) send();
          if (target.closest('[data-leave]')) close();
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
