import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { LABELS } from '../../shared/text/ui';
import { focusGrid } from '../command/gridFocus';
import { uiStore } from '../store/uiStore';
import styles from './SidePanel.module.css';

const close = (): void => {
  uiStore.set({ side: '' });
  focusGrid();
};

/** The frame of the panel at the right. */
export const SidePanel = ({ title, testId, children }: { title: string; testId: string; children: ReactNode }) => (
  <aside className={styles['panel']} aria-label={title} data-pane="side" data-testid={testId}>
    <header className={styles['head']}>
      <h2>{title}</h2>
      <button type="button" className="button-icon" aria-label={LABELS.close} title={LABELS.close} onClick={close}>
        <X size={16} />
      </button>
    </header>
    <div className={styles['body']}>{children}</div>
  </aside>
);
