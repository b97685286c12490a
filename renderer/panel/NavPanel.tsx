import { BookOpen, Table2 } from 'lucide-react';
import { LABELS } from '../../shared/text/ui';
import { commitEdit } from '../command/editing';
import { focusGrid } from '../command/gridFocus';
import { loadSheet } from '../command/workspace';
import { useStore } from '../store/createStore';
import { planStore } from '../store/planStore';
import { uiStore } from '../store/uiStore';
import styles from './NavPanel.module.css';

const open = (sheet: string): void => {
  commitEdit();
  if (planStore.get().sheet !== sheet) void loadSheet(sheet, null, null);
  uiStore.set({ navOver: false });
  focusGrid();
};

/** Plans and their sheets. */
export const NavPanel = () => {
  const plan = useStore(planStore, (state) => state.plan);
  const current = useStore(planStore, (state) => state.sheet);
  const narrow = useStore(uiStore, (state) => state.narrow);
  const sheets = plan?.sheets ?? [];
  const plans = [...new Map(sheets.map((sheet) => [sheet.plan, sheet.planTitle]))];
  return (
    <nav
      className={`${styles['nav']} ${narrow ? styles['over'] : ''}`}
      aria-label={LABELS.nav}
      data-pane="nav"
      data-testid="nav"
    >
      <h2 className={styles['title']}>{LABELS.plan}</h2>
      {plans.map(([id, title]) => (
        <section key={id}>
          <h3 className={styles['plan']} title={title}>
            <BookOpen size={16} aria-hidden />
            <span>{title}</span>
          </h3>
          <ul>
            {sheets
              .filter((sheet) => sheet.plan === id)
              .map((sheet) => (
                <li key={sheet.id}>
                  <button
                    type="button"
                    className={`${styles['sheet']} ${sheet.id === current ? styles['current'] : ''}`}
                    aria-current={sheet.id === current ? 'page' : undefined}
                    title={sheet.title}
                    onClick={() => open(sheet.id)}
                  >
                    <Table2 size={16} aria-hidden />
                    <span>{sheet.formName}</span>
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </nav>
  );
};
