import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { CalendarItem } from '../../shared/contract/unitAnswers';
import { DUE_GROUPS, type DueGroup, dueGroup, isoDay, isPressing } from '../../shared/domain/calendar';
import { periodWithin } from '../../shared/domain/period';
import { awayText, CALENDAR, DUE_GROUP, formatDay, opensAtFirst, someOf } from '../../shared/text/calendar';
import { invoke } from '../api/client';
import { goToPlace } from '../command/goToPlace';
import { useStore } from '../store/createStore';
import { isReadOnly, planStore } from '../store/planStore';
import { uiStore } from '../store/uiStore';
import styles from './CalendarPanel.module.css';
import { EmptyState } from './EmptyState';
import { SidePanel } from './SidePanel';
import { useAnswer } from './useAnswer';

const today = (): string => isoDay(new Date());

const useCalendar = (): readonly CalendarItem[] | null =>
  useAnswer('calendar', () => invoke('calendar.list', {}))?.items ?? null;

/** How many things are due or overdue, beside the name of the panel. */
export const CalendarCount = () => {
  const items = useCalendar();
  const day = today();
  const count = items?.filter(({ last }) => isPressing(dueGroup(last, day))).length ?? 0;
  return count === 0 ? null : (
    <span className={styles['badge']} role="img" aria-label={CALENDAR.pressing(count)} data-testid="calendar-count">
      {count}
    </span>
  );
};

const titleOf = (item: CalendarItem): string => {
  const period = item.period === null ? '' : periodWithin(item.period);
  if (item.what !== '') return item.what;
  return CALENDAR.report(period);
};

const whoOf = ({ kind, who, count }: CalendarItem): string => {
  const names = someOf(who, 2);
  if (kind === 'task') return [count > 1 ? CALENDAR.tasks(count) : '', names].filter((part) => part !== '').join(' · ');
  return who.length > 1 ? `${CALENDAR.units(who.length)}: ${names}` : names;
};

const Item = ({ item, day }: { readonly item: CalendarItem; readonly day: string }) => {
  const { sheet, row, column, period } = item;
  return (
    <li data-kind={item.kind}>
      <button
        type="button"
        className={styles['item']}
        title={CALENDAR.goTo}
        onClick={() => void goToPlace({ sheet, row, column, ...(period === null ? {} : { period }) })}
      >
        <span className={styles['head']}>
          <span>{formatDay(item.last)}</span>
          <span className="muted">{awayText(item.last, day)}</span>
        </span>
        <span className={styles['what']}>{titleOf(item)}</span>
        {whoOf(item) === '' ? null : <span className={styles['who']}>{whoOf(item)}</span>}
      </button>
    </li>
  );
};

interface GroupProps {
  readonly group: DueGroup;
  readonly items: readonly CalendarItem[];
  readonly day: string;
  readonly isOnly: boolean;
}

const Group = ({ group, items, day, isOnly }: GroupProps) => {
  const [open, setOpen] = useState(isOnly || opensAtFirst(group));
  return (
    <section className={styles['group']} data-group={group}>
      <h3>
        <button
          type="button"
          aria-expanded={open}
          className={group === 'overdue' ? styles['overdue'] : undefined}
          onClick={() => setOpen(!open)}
        >
          <ChevronRight size={14} aria-hidden className={open ? styles['turned'] : undefined} />
          {DUE_GROUP[group]}
          <span className={styles['count']}>{items.length}</span>
        </button>
      </h3>
      {open ? (
        <ul>
          {items.map((item) => (
            <Item key={item.id} item={item} day={day} />
          ))}
        </ul>
      ) : null}
    </section>
  );
};

/** What is overdue, due soon or to come, by its day; a click goes there. Nothing is asked of anybody. */
export const CalendarPanel = () => {
  const items = useCalendar();
  const hasReturns = useStore(
    planStore,
    (state) => state.plan?.sheets.some(({ source }) => source === 'units') ?? false,
  );
  const day = today();
  const groups = DUE_GROUPS.map((group) => ({
    group,
    items: items?.filter(({ last }) => dueGroup(last, day) === group) ?? [],
  }));
  return (
    <SidePanel title={CALENDAR.title} testId="calendar-panel">
      {hasReturns && !isReadOnly() ? (
        <button
          type="button"
          className={`button-plain ${styles['act']}`}
          onClick={() => uiStore.set({ dialog: { kind: 'dues' } })}
        >
          {CALENDAR.setDues}
        </button>
      ) : null}
      {items === null ? <p className="muted">{CALENDAR.loading}</p> : null}
      {items?.length === 0 ? <EmptyState title={CALENDAR.none} text={CALENDAR.noneHint} /> : null}
      {groups.map(({ group, items: own }) =>
        own.length === 0 ? null : (
          <Group key={group} group={group} items={own} day={day} isOnly={own.length === items?.length} />
        ),
      )}
    </SidePanel>
  );
};
