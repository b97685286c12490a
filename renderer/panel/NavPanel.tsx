import { BookOpen, Building2, MapPin } from 'lucide-react';
import { formatVi } from '../../shared/domain/decimal';
import { sheetNames } from '../../shared/grid/sheetNames';
import { unitsOffered } from '../../shared/grid/unitSearch';
import { NAV, unitLabel } from '../../shared/text/nav';
import { LABELS } from '../../shared/text/ui';
import { openSheet, showFor } from '../command/navigate';
import { useRowCounts } from '../store/countStore';
import { useStore } from '../store/createStore';
import { placesStore, toggleBranch } from '../store/placesStore';
import { currentSheet, planStore } from '../store/planStore';
import { toggleSide, uiStore } from '../store/uiStore';
import styles from './NavPanel.module.css';
import { SheetIcon } from './SheetIcon';
import { SIDE_PANELS } from './sidePanels';
import { Tree, type TreeItem } from './Tree';

/** Plans and below them their Biểu, in the order of the forms. */
const SheetTree = () => {
  const plan = useStore(planStore, (state) => state.plan);
  const current = useStore(planStore, (state) => state.sheet);
  const folded = useStore(placesStore, (state) => state.folded);
  const countOf = useRowCounts();
  const sheets = plan?.sheets ?? [];
  const names = sheetNames(sheets);
  const plans = [...new Map(sheets.map((sheet) => [sheet.plan, sheet.planTitle]))];
  const items = plans.flatMap(([id, title]): TreeItem[] => {
    const branch = `plan ${id}`;
    const open = !folded.includes(branch);
    const toggle = (): void => toggleBranch(branch);
    const head: TreeItem = {
      id: branch,
      label: title,
      depth: 0,
      open,
      current: false,
      hint: title,
      icon: <BookOpen size={16} aria-hidden />,
      onOpen: toggle,
      onToggle: toggle,
    };
    const inside = sheets.filter((sheet) => sheet.plan === id && (open || sheet.id === current));
    return [
      head,
      ...inside.map((sheet): TreeItem => {
        const count = countOf(sheet);
        return {
          id: sheet.id,
          sheet: sheet.id,
          label: names.get(sheet.id) ?? sheet.formName,
          depth: 1,
          open: null,
          current: sheet.id === current,
          muted: count === 0,
          hint: `${sheet.title}\n${count === 0 ? NAV.noRows : NAV.rows(count)}`,
          icon: <SheetIcon source={sheet.source} />,
          count: count === 0 ? undefined : formatVi(String(count)),
          countLabel: count === 0 ? NAV.noRows : NAV.rows(count),
          onOpen: () => openSheet(sheet.id),
        };
      }),
    ];
  });
  return (
    <div className={styles['sheets']}>
      <Tree label={NAV.sheets} items={items} testId="sheet-tree" />
    </div>
  );
};

/** The units that the sheet on screen can be shown for. */
const UnitTree = () => {
  const sheet = useStore(planStore, currentSheet);
  const period = useStore(planStore, (state) => state.model?.view.period ?? '');
  const unit = useStore(planStore, (state) => state.model?.view.unit.id ?? '');
  const folded = useStore(placesStore, (state) => state.folded);
  if (!sheet || sheet.units.length < 2) return null;
  const branch = 'units';
  const isOpen = !folded.includes(branch);
  const toggle = (): void => toggleBranch(branch);
  const shown = unitsOffered(sheet.units, period, unit);
  const head: TreeItem = {
    id: branch,
    label: NAV.units,
    depth: 0,
    open: isOpen,
    current: false,
    hint: NAV.unitsOf,
    icon: <Building2 size={16} aria-hidden />,
    count: shown.length,
    onOpen: toggle,
    onToggle: toggle,
  };
  const inside = isOpen ? shown : shown.filter(({ id }) => id === unit);
  const items = inside.map(
    (one): TreeItem => ({
      id: `unit ${one.id}`,
      label: unitLabel(one, shown),
      depth: one.depth + 1,
      open: null,
      current: one.id === unit,
      hint: unitLabel(one, shown),
      icon: one.role === 'office' ? <Building2 size={14} aria-hidden /> : <MapPin size={14} aria-hidden />,
      onOpen: () => showFor(null, one.id),
    }),
  );
  return (
    <section className={`${styles['section']} ${isOpen ? styles['units'] : styles['closed']}`}>
      <Tree label={NAV.unitsOf} items={[head, ...items]} testId="unit-tree" />
    </section>
  );
};

/** What else there is to do, each in its panel at the right. */
const Work = () => {
  const side = useStore(uiStore, (state) => state.side);
  const entries = SIDE_PANELS.filter(({ inNav }) => inNav === true);
  if (entries.length === 0) return null;
  return (
    <section className={`${styles['section']} ${styles['last']}`} aria-label={NAV.work}>
      <ul>
        {entries.map(({ id, label, Icon, Count }) => (
          <li key={id}>
            <button
              type="button"
              className={`${styles['work']} ${side === id ? styles['on'] : ''}`}
              aria-pressed={side === id}
              data-panel={id}
              onClick={() => toggleSide(id)}
            >
              <Icon size={16} aria-hidden />
              <span>{label}</span>
              {Count ? <Count /> : null}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Where one is and where one can go: plans and their Biểu, units, and what else there is to do. */
export const NavPanel = () => {
  const narrow = useStore(uiStore, (state) => state.narrow);
  return (
    <nav
      className={`${styles['nav']} ${narrow ? styles['over'] : ''}`}
      aria-label={LABELS.nav}
      data-pane="nav"
      data-testid="nav"
    >
      <SheetTree />
      <UnitTree />
      <Work />
    </nav>
  );
};
