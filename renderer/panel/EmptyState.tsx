import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

interface EmptyProps {
  readonly title: string;
  readonly text: string;
  /** Shown only when it lasts: what is there in a moment must not flash. */
  readonly isLate?: boolean;
  /** Lies over the grid, whose headers stay in sight. */
  readonly isOver?: boolean;
  readonly children?: ReactNode;
}

/** Nothing to show yet: says what to do next, with the button for it. */
export const EmptyState = ({ title, text, isLate = false, isOver = false, children }: EmptyProps) => (
  <section
    className={`${styles['empty']} ${isLate ? styles['late'] : ''} ${isOver ? styles['over'] : ''}`}
    data-testid="empty-state"
  >
    <p className={styles['title']}>{title}</p>
    {text === '' ? null : <p className="muted">{text}</p>}
    {children ? <div className={styles['buttons']}>{children}</div> : null}
  </section>
);
