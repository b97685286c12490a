import { X } from 'lucide-react';
import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { LABELS } from '../../shared/text/ui';
import { focusGrid } from '../command/gridFocus';
import { DialogJob } from '../panel/JobBar';
import { closeDialog } from '../store/uiStore';
import styles from './Dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly size?: 'narrow' | 'wide' | 'full';
  readonly testId: string;
  /** Buttons; the one that acts is of type submit. */
  readonly buttons: ReactNode;
  readonly onSubmit?: () => void;
  /** Esc and the cross; by default the dialog closes. */
  readonly onLeave?: () => void;
  readonly children: ReactNode;
}

/** A native modal dialog: keeps the focus inside, closes on Esc, gives the keyboard back to the grid. */
export const Dialog = ({
  title,
  size = 'narrow',
  testId,
  buttons,
  onSubmit,
  onLeave = closeDialog,
  children,
}: DialogProps) => {
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
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
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit?.();
  };
  return (
    <dialog
      ref={element}
      className={`${styles['dialog']} ${styles[size]}`}
      aria-labelledby={heading}
      data-testid={testId}
      onCancel={(event) => {
        event.preventDefault();
        onLeave();
      }}
    >
      <form onSubmit={submit}>
        <header className={styles['head']}>
          <h2 id={heading}>{title}</h2>
          <button
            type="button"
            className="button-icon"
            aria-label={LABELS.close}
            title={LABELS.close}
            onClick={onLeave}
          >
            <X size={16} />
          </button>
        </header>
        <div className={styles['body']}>{children}</div>
        <footer className={styles['foot']}>
          <DialogJob />
          {buttons}
        </footer>
      </form>
    </dialog>
  );
};
