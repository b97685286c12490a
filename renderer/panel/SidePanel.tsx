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

interface SidePanelProps {
  readonly title: string;
  readonly testId: string;
  /** Buttons before the cross. */
  readonly tools?: ReactNode;
  readonly onClose?: () => void;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** The frame of the panel at the right. */
export const SidePanel = ({ title, testId, tools, onClose = close, wide = false, children }: SidePanelProps) => (
  <aside
    className={`${styles['panel']} ${wide ? styles['wide'] : ''}`}
    aria-label={title}
    data-pane="side"
    data-testid={testId}
  >
    <header className={styles['head']}>
      <h2>{title}</h2>
      {tools}
      <button type="button" className="button-icon" aria-label={LABELS.close} title={LABELS.close} onClick={onClose}>
        <X size={16} />
      </button>
    </header>
    <div className={styles['body']}>{children}</div>
  </aside>
);
