import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { SheetInfo } from '../../shared/contract/channels';
import { formatPeriod, type Period } from '../../shared/domain/period';
import { offersOfYear, termOffers, yearShown } from '../../shared/grid/periodOffers';
import { shortPeriod, PERIOD_PICKER as TEXT } from '../../shared/text/nav';
import { focusGrid } from '../command/gridFocus';
import { refreshPlan, showFor } from '../command/navigate';
import { closePicker } from '../store/pickerStore';
import styles from './PeriodPicker.module.css';

interface PickerProps {
  readonly sheet: SheetInfo;
  readonly period: Period;
}

const choose = (period: Period): void => {
  closePicker();
  showFor(period, null);
  focusGrid();
};

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** The button that lies nearest in the direction of an arrow. */
const nearest = (box: HTMLElement, [x, y]: readonly [number, number]): HTMLElement | null => {
  const from = document.activeElement?.getBoundingClientRect();
  if (!from) return null;
  let best: { readonly element: HTMLElement; readonly far: number } | null = null;
  for (const element of box.querySelectorAll<HTMLElement>('button')) {
    const to = element.getBoundingClientRect();
    const [dx, dy] = [to.left - from.left, to.top - from.top];
    const along = dx * x + dy * y;
    const far = along + 3 * Math.abs(dx * y + dy * x);
    if (along > 2 && (best === null || far < best.far)) best = { element, far };
  }
  return best?.element ?? null;
};

/** Periods by year: months, quarters, halves and years; a dot marks those that have data. Any may be chosen. */
export const PeriodPicker = ({ sheet, period }: PickerProps) => {
  const [year, setYear] = useState(yearShown(period));
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    void refreshPlan();
    const current = box.current?.querySelector<HTMLElement>('[data-period][aria-pressed="true"]');
    (current ?? box.current?.querySelector<HTMLElement>('button'))?.focus();
  }, []);
  // The period that had the keyboard goes with its year; the next PageUp must be heard all the same.
  useEffect(() => {
    if (box.current?.contains(document.activeElement)) return;
    box.current?.querySelector<HTMLElement>(`[data-year="${year}"]`)?.focus();
  }, [year]);
  const withData = new Set(sheet.filled);
  const { months, quarters, longer } = offersOfYear(sheet, year);
  const years = [...new Set([...sheet.years, year])].sort((a, b) => a - b);
  const terms = termOffers(sheet);
  const button = (one: Period) => (
    <button
      key={one}
      type="button"
      className={`${styles['period']} ${withData.has(one) ? styles['filled'] : ''} ${one === period ? styles['on'] : ''}`}
      aria-pressed={one === period}
      aria-label={`${formatPeriod(one)}, ${withData.has(one) ? TEXT.hasData : TEXT.noData}`}
      data-period={one}
      onClick={() => choose(one)}
    >
      {shortPeriod(one)}
    </button>
  );
  const group = (label: string, className: string, periods: readonly Period[]) =>
    periods.length === 0 ? null : (
      <fieldset className={`${styles['group']} ${styles[className]}`} aria-label={label}>
        {periods.map(button)}
      </fieldset>
    );
  const onKey = (event: React.KeyboardEvent): void => {
    const arrow = ARROWS[event.key];
    if (event.key === 'PageUp' || event.key === 'PageDown') setYear(year + (event.key === 'PageUp' ? -1 : 1));
    else if (arrow && box.current) nearest(box.current, arrow)?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <fieldset ref={box} aria-label={TEXT.label} className={styles['picker']} onKeyDown={onKey}>
      {group(TEXT.whole, 'terms', terms)}
      {months.length + quarters.length + longer.length === 0 ? null : (
        <>
          <div className={styles['years']}>
            <button
              type="button"
              className="button-icon"
              aria-label={TEXT.previousYear}
              title={TEXT.previousYear}
              onClick={() => setYear(year - 1)}
            >
              <ChevronLeft size={16} aria-hidden />
            </button>
            <div className={styles['yearList']}>
              {years.map((one) => (
                <button
                  key={one}
                  type="button"
                  className={`${styles['year']} ${one === year ? styles['on'] : ''}`}
                  aria-pressed={one === year}
                  data-year={one}
                  onClick={() => setYear(one)}
                >
                  {one}
                </button>
              ))}
            </div>
            <button
              type="button"
              className="button-icon"
              aria-label={TEXT.nextYear}
              title={TEXT.nextYear}
              onClick={() => setYear(year + 1)}
            >
              <ChevronRight size={16} aria-hidden />
            </button>
          </div>
          {group(TEXT.month, 'months', months)}
          {group(TEXT.quarter, 'quarters', quarters)}
          {group(TEXT.longer, 'longer', longer)}
        </>
      )}
      <p className={styles['legend']}>{TEXT.legend}</p>
    </fieldset>
  );
};
