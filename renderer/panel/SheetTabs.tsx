import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { sheetNames } from '../../shared/grid/sheetNames';
import { NAV, planYears } from '../../shared/text/nav';
import { closeTab, openSheet, stepTab } from '../command/navigate';
import { useStore } from '../store/createStore';
import { placesStore } from '../store/placesStore';
import { planStore } from '../store/planStore';
import { SheetIcon } from './SheetIcon';
import styles from './SheetTabs.module.css';

const keepMiddle = (event: React.MouseEvent): void => {
  if (event.button === 1) event.preventDefault();
};

/** The Biểu that are open, above the grid; of another plan's Biểu the years are told. */
export const SheetTabs = () => {
  const sheets = useStore(planStore, (state) => state.plan?.sheets) ?? [];
  const current = useStore(planStore, (state) => state.sheet);
  const tabs = useStore(placesStore, (state) => state.tabs);
  const strip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    strip.current?.querySelector(`[data-tab="${CSS.escape(current ?? '')}"]`)?.scrollIntoView({ inline: 'nearest' });
  }, [current]);
  const open = tabs.flatMap((id) => sheets.find((sheet) => sheet.id === id) ?? []);
  const names = sheetNames(sheets);
  const hasPlans = new Set(open.map(({ plan }) => plan)).size > 1;
  const onKey = (event: React.KeyboardEvent, id: string): void => {
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') stepTab(event.key === 'ArrowRight' ? 1 : -1);
    else if (event.key === 'Delete') closeTab(id);
    else if (event.key === 'Enter' || event.key === ' ') openSheet(id);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={strip}
      className={styles['strip']}
      role="tablist"
      aria-label={NAV.tabs}
      data-testid="sheet-tabs"
      data-pane="tabs"
    >
      {open.map((sheet) => {
        const isOn = sheet.id === current;
        const name = names.get(sheet.id) ?? sheet.formName;
        const label = hasPlans ? `${name} · ${planYears(sheet.planPeriod)}` : name;
        return (
          <div key={sheet.id} className={`${styles['tab']} ${isOn ? styles['on'] : ''}`} data-tab={sheet.id}>
            <div
              role="tab"
              className={styles['name']}
              aria-selected={isOn}
              tabIndex={isOn ? 0 : -1}
              title={`${sheet.title}\n${sheet.planTitle}`}
              // The middle button would scroll, and on Linux paste.
              onMouseDown={keepMiddle}
              onMouseUp={keepMiddle}
              onAuxClick={(event) => {
                if (event.button === 1) closeTab(sheet.id);
              }}
              onClick={() => openSheet(sheet.id)}
              onKeyDown={(event) => onKey(event, sheet.id)}
            >
              <SheetIcon source={sheet.source} />
              <span data-text={label}>{label}</span>
            </div>
            {open.length > 1 ? (
              <button
                type="button"
                className={styles['close']}
                tabIndex={-1}
                aria-label={NAV.closeTab(label)}
                title={NAV.closeTab(label)}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => closeTab(sheet.id)}
              >
                <X size={12} aria-hidden />
              </button>
            ) : null}
          </div>
        );
      })}
    </div>
  );
};
