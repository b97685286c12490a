import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

/** Nothing to show yet: says what to do next, with the button for it. */
export const EmptyState = ({ title, text, children }: { title: string; text: string; children?: ReactNode }) => (
  <section className={styles['empty']} data-testid="empty-state">
    <p className={styles['title']}>{title}</p>
    {text === '' ? null : <p className="muted">{text}</p>}
    {children ? <div className={styles['buttons']}>{children}</div> : null}
  </section>
);
