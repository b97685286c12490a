import type { SheetAt } from '../domain/command';
import type { Period } from '../domain/period';
import type { TaskTexts } from '../domain/tasks';
import type { Share } from '../domain/unitCommands';

/** Questions about units, tasks and deadlines, with their answers; part of the one contract. None changes anything. */
export interface UnitRequestMap {
  'units.list': { request: Readonly<Record<string, never>>; response: UnitList };
  /** What importing the mergers that come with the product would do. */
  'units.mergers': { request: Readonly<Record<string, never>>; response: MergerPreview };
  'tasks.list': { request: { at: SheetAt }; response: TaskList };
  'calendar.list': { request: Readonly<Record<string, never>>; response: Calendar };
}

/** Names for the preload script. */
export const UNIT_CHANNELS: Readonly<Record<keyof UnitRequestMap, true>> = {
  'units.list': true,
  'units.mergers': true,
  'tasks.list': true,
  'calendar.list': true,
};

export interface UnitList {
  readonly kinds: readonly UnitKind[];
  /** Depth first, in their order. */
  readonly units: readonly UnitEntry[];
}

export interface UnitKind {
  readonly id: string;
  readonly name: string;
  readonly level: number;
  readonly role: 'area' | 'office';
  readonly units: number;
}

export interface UnitEntry {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: string;
  readonly parent: string | null;
  readonly depth: number;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly aliases: readonly string[];
  readonly source: string;
  readonly formedFrom: readonly UnitLinkInfo[];
  readonly wentInto: readonly UnitLinkInfo[];
  readonly uses: UnitUses;
}

export interface UnitLinkInfo {
  readonly unit: string;
  readonly name: string;
  readonly share: Share;
  readonly on: string;
}

/** What hangs on a unit and keeps it from being deleted. */
export interface UnitUses {
  readonly figures: number;
  readonly targets: number;
  readonly units: number;
  readonly links: number;
  /** Plans, sheets, texts, deadlines, closings, owners. */
  readonly others: number;
}

export interface MergerPreview {
  /** Whose data it is, with its licence. */
  readonly source: string;
  readonly effective: string;
  /** The unit that the new ones belong to, by name; '' when the file has none of the province. */
  readonly under: string;
  /** That unit is itself one of the new ones: the only one offered, with what it was formed from. */
  readonly isOwn: boolean;
  readonly units: readonly MergerUnit[];
  /** Districts of the file that end. */
  readonly districts: readonly { readonly name: string; readonly state: 'open' | 'closed' | 'absent' }[];
  /** Units of those districts in the file that the data does not know. */
  readonly unknown: readonly string[];
  /** Offices of those districts that are still open and end with them. */
  readonly offices: number;
}

export interface MergerUnit {
  readonly name: string;
  /** `there`: it was taken over before. */
  readonly state: 'new' | 'there';
  /** One of the old units is in the file. */
  readonly concerns: boolean;
  readonly old: readonly {
    readonly name: string;
    readonly district: string;
    /** `found`: in the file by name and district; `doubtful`: only by name, elsewhere; `absent`: it will be added, closed. */
    readonly state: 'found' | 'doubtful' | 'absent';
  }[];
  /** An old unit has the same name: both stay, told apart by their days. */
  readonly isReused: boolean;
}

export interface TaskList {
  readonly year: number;
  readonly tasks: readonly TaskInfo[];
}

export interface TaskInfo extends TaskTexts {
  readonly row: string;
  readonly name: string;
  /** Headings above, outermost first. */
  readonly group: string;
  readonly agencies: readonly { readonly unit: string | null; readonly name: string }[];
}

export interface Calendar {
  readonly items: readonly CalendarItem[];
}

/** Something with a day that is not done yet: tasks, or reports that several units owe by the same day. */
export interface CalendarItem {
  readonly kind: 'task' | 'report';
  readonly id: string;
  /** Task or what is to be reported; '' for a report of a period. */
  readonly what: string;
  readonly planTitle: string;
  /** ISO date. */
  readonly last: string;
  /** Null for a task: it is of the plan as such. */
  readonly period: Period | null;
  /** Agencies of the tasks, units that owe the report. */
  readonly who: readonly string[];
  /** Tasks that one agency owes by one day stand together; 1 for a report. */
  readonly count: number;
  /** Where a click leads. */
  readonly sheet: string;
  readonly row: string;
  readonly column: string;
}
