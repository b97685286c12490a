import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { focusGrid } from '../command/gridFocus';
import { isComposing } from '../command/keys';
import styles from './Popover.module.css';

interface PopoverProps {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly testId: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const FOCUSABLE = 'input:not(:disabled), button:not(:disabled), [tabindex="0"]';

/** A small panel at a place of the sheet: Esc or a click elsewhere closes it, Tab goes round in it. */
export const Popover = ({ label, x, y, testId, onClose, children }: PopoverProps) => {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!box.current) return;
    const { offsetWidth, offsetHeight, style } = box.current;
    style.left = `${Math.max(4, Math.min(x, window.innerWidth - offsetWidth - 8))}px`;
    style.top = `${Math.max(4, Math.min(y, window.innerHeight - offsetHeight - 34))}px`;
  }, [x, y]);
  useEffect(() => {
    const onDown = (event: MouseEvent): void => {
      if (!box.current?.contains(event.target as Node)) onClose();
    };
    window.addEventListener('mousedown', onDown, true);
    window.addEventListener('resize', onClose);
    return () => {
      window.removeEventListener('mousedown', onDown, true);
      window.removeEventListener('resize', onClose);
    };
  }, [onClose]);
  const onKey = (event: React.KeyboardEvent<HTMLDivElement>): void => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onClose();
      focusGrid();
    } else if (event.key === 'Tab') {
      const all = [...event.currentTarget.querySelectorAll<HTMLElement>(FOCUSABLE)];
      const at = all.indexOf(document.activeElement as HTMLElement);
      all[(at + (event.shiftKey ? -1 : 1) + all.length) % all.length]?.focus();
      event.preventDefault();
    }
  };
  return (
    <div
      ref={box}
      className={styles['popover']}
      role="dialog"
      aria-label={label}
      data-testid={testId}
      onKeyDown={onKey}
    >
      {children}
    </div>
  );
};
