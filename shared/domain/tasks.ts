import { SOON_DAYS } from './calendar';
import { daysBetween } from './days';
import { readDeadline } from './deadline';

/** What a register says of a task, as typed. */
export interface TaskTexts {
  readonly lead: string;
  readonly due: string;
  readonly state: string;
  readonly doneOn: string;
}

/** How a task stands: by the word typed, and by the calendar where the word leaves it open. Never stored. */
export type TaskState = 'done' | 'doneLate' | 'running' | 'dueSoon' | 'overdue' | 'ongoing' | 'stopped';
export const TASK_STATES: readonly TaskState[] = [
  'done',
  'doneLate',
  'running',
  'dueSoon',
  'overdue',
  'ongoing',
  'stopped',
];

export interface TaskStanding {
  readonly state: TaskState;
  /** The last day, when one can be told. */
  readonly last: string | null;
}

const DONE = /^hoàn thành|^đã (hoàn thành|xong|thực hiện xong)|^xong/u;
/** A state that says so itself. */
export const SAYS_LATE = /quá hạn|chậm/u;
const STOPPED = /^dừng|^hủy|^không thực hiện|^tạm dừng/u;

/**
 * How a task stands on a day (`001_…` asks for done, late and running by agency). A task is done when its state or a day of
 * completion says so; else its deadline decides.
 * @param year of the plan, for deadlines that name none.
 */
export const standingOf = ({ due, state, doneOn }: TaskTexts, year: number | null, today: string): TaskStanding => {
  const word = state.normalize('NFC').trim().toLocaleLowerCase('vi');
  const deadline = readDeadline(due, year);
  const last = deadline?.kind === 'day' ? deadline.last : null;
  if (STOPPED.test(word)) return { state: 'stopped', last };
  const done = readDeadline(doneOn, year);
  if (DONE.test(word) || done?.kind === 'day') {
    const isLate = SAYS_LATE.test(word) || (last !== null && done?.kind === 'day' && done.last > last);
    return { state: isLate ? 'doneLate' : 'done', last };
  }
  if (deadline?.kind === 'ongoing') return { state: 'ongoing', last };
  if (last !== null && last < today) return { state: 'overdue', last };
  // The day may have been put off since: the word still stands.
  if (SAYS_LATE.test(word)) return { state: 'overdue', last };
  const isSoon = last !== null && daysBetween(today, last) <= SOON_DAYS;
  return { state: isSoon ? 'dueSoon' : 'running', last };
};

/** A body by the names it goes by. */
export interface NamedAgency {
  readonly id: string;
  readonly name: string;
  /** Its own names. */
  readonly names: readonly string[];
  /** What texts have called it, "thành phố" among them: it counts only where everything beside it is a name as well. */
  readonly aliases: readonly string[];
}

export interface Agency {
  /** Null: nobody of that name is known. */
  readonly unit: string | null;
  readonly name: string;
}

/** Finds a body by what it is called; with `own` by its own names alone. */
export type FindAgency = (text: string, own: boolean) => NamedAgency | null;

/** @param fold makes texts comparable. */
export const agencyFinder = (agencies: readonly NamedAgency[], fold: (text: string) => string): FindAgency => {
  const own = new Map<string, NamedAgency>();
  const all = new Map<string, NamedAgency>();
  const note = (map: Map<string, NamedAgency>, names: readonly string[], agency: NamedAgency): void => {
    for (const name of names) {
      const key = keyOf(name, fold);
      if (key !== '' && !map.has(key)) map.set(key, agency);
    }
  };
  for (const agency of agencies) {
    note(own, agency.names, agency);
    note(all, agency.names, agency);
  }
  for (const agency of agencies) note(all, agency.aliases, agency);
  return (text, isOwn) => (isOwn ? own : all).get(keyOf(text, fold)) ?? null;
};

/** Dashes are written in many ways. */
const keyOf = (text: string, fold: (text: string) => string): string => fold(text).replace(/\s*[-–—]\s*/gu, '-');

/** Longer texts are no lists of bodies, and every run of their words would be looked up. */
const LONGEST_LIST = 3000;
/** Names with what joins them: none has more commas and "và" than six. */
const LONGEST_RUN = 13;

/**
 * The bodies that a text names. Names have commas and "và" in them ("Sở Văn hóa, Thể thao và Du lịch"), so the longest run
 * that is a known name is taken first; what nobody knows stays as typed.
 */
export const agenciesOf = (text: string, find: FindAgency): Agency[] => {
  if (text.length > LONGEST_LIST) return [{ unit: null, name: text.trim() }];
  const found = text.split(/[;\n\r]+/u).flatMap((block) => {
    const all = agenciesIn(block, (name) => find(name, false));
    return all.every(({ unit }) => unit !== null) ? all : agenciesIn(block, (name) => find(name, true));
  });
  const isSame = (a: Agency, b: Agency): boolean => a.unit === b.unit && a.name === b.name;
  return found.filter((one, index) => found.findIndex((other) => isSame(one, other)) === index);
};

type Find = (text: string) => NamedAgency | null;

const agenciesIn = (block: string, find: Find): Agency[] => {
  const found: Agency[] = [];
  const pieces = block.split(/(\s*,\s*|\s+và\s+)/u);
  let unknown = '';
  const settle = (): void => {
    if (tidy(unknown) !== '') found.push({ unit: null, name: tidy(unknown) });
    unknown = '';
  };
  for (let at = 0; at < pieces.length; ) {
    const run = longestRun(pieces, at, find);
    if (run) {
      settle();
      found.push({ unit: run.agency.id, name: run.agency.name });
      // The word between two of them is no name.
      at = run.next + 1;
    } else {
      unknown += pieces[at] ?? '';
      at += 1;
    }
  }
  settle();
  return found;
};

const longestRun = (
  pieces: readonly string[],
  from: number,
  find: Find,
): { readonly agency: NamedAgency; readonly next: number } | null => {
  // Names stand at even places, what joins them between.
  if (from % 2 !== 0) return null;
  const last = Math.min(pieces.length, from + LONGEST_RUN);
  for (let to = last; to > from; to -= 2) {
    const agency = find(pieces.slice(from, to).join(''));
    if (agency) return { agency, next: to };
  }
  return null;
};

const tidy = (text: string): string => text.replace(/^(\s|,|và\s)+|(\s|,|\svà)+$/gu, '');

/** Tasks of one body by how they stand. */
export interface AgencyCount {
  readonly agency: Agency;
  readonly counts: Readonly<Record<TaskState, number>>;
  /** Rows of the tasks, by state. */
  readonly rows: Readonly<Record<TaskState, readonly string[]>>;
  readonly total: number;
}

interface CountedTask {
  readonly row: string;
  readonly agencies: readonly Agency[];
  readonly state: TaskState;
}

const record = <T>(make: () => T): Record<TaskState, T> => ({
  done: make(),
  doneLate: make(),
  running: make(),
  dueSoon: make(),
  overdue: make(),
  ongoing: make(),
  stopped: make(),
});

/** A task that names nobody counts under a blank name; one that names two counts for both. */
export const countByAgency = (tasks: readonly CountedTask[]): readonly AgencyCount[] => {
  const groups = new Map<string, { agency: Agency; rows: Record<TaskState, string[]> }>();
  for (const { row, agencies, state } of tasks) {
    for (const agency of agencies.length === 0 ? [{ unit: null, name: '' }] : agencies) {
      const key = `${agency.unit ?? ''}\n${agency.unit === null ? agency.name : ''}`;
      let group = groups.get(key);
      if (!group) {
        group = { agency, rows: record(() => []) };
        groups.set(key, group);
      }
      group.rows[state].push(row);
    }
  }
  return [...groups.values()]
    .map(({ agency, rows }): AgencyCount => {
      const counts = record(() => 0);
      for (const state of TASK_STATES) counts[state] = rows[state].length;
      return { agency, rows, counts, total: TASK_STATES.reduce((sum, state) => sum + counts[state], 0) };
    })
    .sort((a, b) => Number(a.agency.name === '') - Number(b.agency.name === ''));
};
