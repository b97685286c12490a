import type { LucideIcon } from 'lucide-react';
import { CalendarClock, CircleHelp, ClipboardList, History, ListChecks, PanelRight } from 'lucide-react';
import type { ComponentType } from 'react';
import { CALENDAR, TASKS } from '../../shared/text/calendar';
import { CHECKS } from '../../shared/text/checks';
import { HELP } from '../../shared/text/help/panel';
import { DETAILS, HISTORY } from '../../shared/text/ui';
import { HELP_SIDE } from '../store/uiStore';
import { CalendarCount, CalendarPanel } from './CalendarPanel';
import { ChecksCount, ChecksPanel } from './ChecksPanel';
import { DetailsPanel } from './DetailsPanel';
import { HistoryPanel } from './HistoryPanel';
import { HelpPanel } from './help/HelpPanel';
import { TasksPanel } from './TasksPanel';

/** A panel at the right of the sheet. */
export interface SidePanelEntry {
  /** What `uiStore.side` is while it is open. */
  readonly id: string;
  readonly label: string;
  readonly Icon: LucideIcon;
  readonly Panel: ComponentType;
  /** Also listed at the left, below the units; `Count` is what stands beside its name there. */
  readonly inNav?: boolean;
  readonly Count?: ComponentType;
}

/** Every panel at the right, in one list: a new one is a line here, opened by `toggleSide(id)`. */
export const SIDE_PANELS: readonly SidePanelEntry[] = [
  { id: 'details', label: DETAILS.title, Icon: PanelRight, Panel: DetailsPanel },
  { id: 'checks', label: CHECKS.title, Icon: ListChecks, Panel: ChecksPanel, inNav: true, Count: ChecksCount },
  {
    id: 'calendar',
    label: CALENDAR.title,
    Icon: CalendarClock,
    Panel: CalendarPanel,
    inNav: true,
    Count: CalendarCount,
  },
  { id: 'tasks', label: TASKS.title, Icon: ClipboardList, Panel: TasksPanel, inNav: true },
  { id: 'history', label: HISTORY.title, Icon: History, Panel: HistoryPanel },
  { id: HELP_SIDE, label: HELP.title, Icon: CircleHelp, Panel: HelpPanel },
];
