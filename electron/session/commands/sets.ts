import type { AppError } from '../../../shared/contract/appError';
import { err, ok, type Result } from '../../../shared/contract/result';
import type { Command } from '../../../shared/domain/command';
import type {
  RemoveReportSet,
  ReopenReportSet,
  SaveReportSet,
  SendReportSet,
  SetCommand,
  SetEntry,
  SetRefusal,
} from '../../../shared/domain/setCommands';
import { SET_STEP } from '../../../shared/text/sets';
import { keyBetween } from '../../db/orderKey';
import { type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { type StoredEntry, storedEntries } from '../sets/reportSets';
import type { Planned, Planner, Workbench } from './planned';

type Type = SetCommand['type'];
type Of<T extends Type> = Extract<SetCommand, { type: T }>;

const refuse = (why: SetRefusal): Result<never, AppError> => err({ code: 'setRefused', why });

const done = (label: string): Result<Planned, AppError> => ok({ label, place: null, source: '' });

/** A set of the plan at hand, or null. */
const setOf = ({ set, context }: Workbench, id: string): SqlRow | null => {
  const row = set.get('report_set', id);
  return row && textOf(row, 'plan_id') === context.plan.id ? row : null;
};

const isSame = (a: SetEntry, b: SetEntry): boolean => a.sheet === b.sheet && a.period === b.period && a.unit === b.unit;

/** Entries in print order; those of a sent set stand first and keep their numbers. Null when they would not. */
const numbered = (entries: readonly SetEntry[], fixed: readonly StoredEntry[]): readonly StoredEntry[] | null => {
  if (!fixed.every((entry, index) => isSame(entry, entries[index] ?? { sheet: '', period: '', unit: '' }))) return null;
  const last = fixed.reduce((most, { number }) => Math.max(most, number), 0);
  const added = entries
    .slice(fixed.length)
    .map(({ sheet, period, unit }, index) => ({ sheet, period, unit, number: last + index + 1 }));
  return [...fixed, ...added];
};

const planSave: Planner<SaveReportSet> = (bench, { set: id, title, entries, look }) => {
  const { db, set, context } = bench;
  const before = set.get('report_set', id);
  if (before && textOf(before, 'plan_id') !== context.plan.id) return refuse('unknown');
  if (title.trim() === '') return refuse('titleMissing');
  if (entries.length === 0) return refuse('empty');
  const isSent = before !== null && textOrNull(before, 'sent_on') !== null;
  const own = new Set(
    db.all('SELECT id FROM sheet WHERE plan_id = ?', [context.plan.id]).map((row) => textOf(row, 'id')),
  );
  const fixed = before && isSent ? storedEntries(before) : [];
  if (entries.slice(fixed.length).some(({ sheet }) => !own.has(sheet))) return refuse('sheetUnknown');
  const stored = numbered(entries, fixed);
  if (!stored) return refuse('sentOrder');
  const last = db.one('SELECT max(sort_key) AS key FROM report_set WHERE plan_id = ?', [context.plan.id]);
  set.put('report_set', id, {
    ...(before ?? {
      plan_id: context.plan.id,
      sent_on: null,
      document: '',
      sort_key: keyBetween(last ? textOrNull(last, 'key') : null, null),
    }),
    period: entries[0]?.period ?? context.period,
    title: title.trim(),
    entries: JSON.stringify(stored),
    options: JSON.stringify(look),
  });
  return done(before ? SET_STEP.change(title.trim()) : SET_STEP.add(title.trim()));
};

const planSend: Planner<SendReportSet> = (bench, { set: id, on, document }) => {
  const row = setOf(bench, id);
  if (!row) return refuse('unknown');
  bench.set.put('report_set', id, { ...row, sent_on: on, document: document.trim() });
  return done(SET_STEP.send(textOf(row, 'title')));
};

const planReopen: Planner<ReopenReportSet> = (bench, { set: id }) => {
  const row = setOf(bench, id);
  if (!row) return refuse('unknown');
  if (textOrNull(row, 'sent_on') === null) return refuse('notSent');
  bench.set.put('report_set', id, { ...row, sent_on: null });
  return done(SET_STEP.reopen(textOf(row, 'title')));
};

const planRemove: Planner<RemoveReportSet> = (bench, { set: id }) => {
  const row = setOf(bench, id);
  if (!row) return refuse('unknown');
  if (textOrNull(row, 'sent_on') !== null) return refuse('sentRemove');
  bench.set.remove('report_set', id);
  return done(SET_STEP.remove(textOf(row, 'title')));
};

const PLANNERS: { readonly [T in Type]: Planner<Of<T>> } = {
  saveReportSet: planSave,
  sendReportSet: planSend,
  reopenReportSet: planReopen,
  removeReportSet: planRemove,
};

/** They are about the plan as a whole: each goes from any sheet. */
export const isSetCommand = (command: Command): command is SetCommand => Object.hasOwn(PLANNERS, command.type);

/** Commands about sets of Biểu and their annex numbers. */
export const planSetCommand = <T extends Type>(bench: Workbench, command: Of<T>): Result<Planned, AppError> =>
  (PLANNERS[command.type] as Planner<Of<T>>)(bench, command);
