import type { StepPage, StepQuery, StepWay } from '../../../shared/contract/story';
import { foldText } from '../../../shared/grid/foldText';
import { describeChange } from '../../../shared/text/details';
import { readLogged } from '../../db/changeLog';
import { numberOf, type SqlDb, type SqlParam, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { parsePlace } from '../load/place';
import type { History } from './history';
import { removedRows } from './removedRows';
import { stepEntries } from './stepEntries';
import { tellChanges } from './stepStory';
import { COMMAND, WAY_COLUMNS, wayOf } from './stepWay';
import { Teller, titleOf } from './teller';

/** So long a search may hold the plan up, in milliseconds; what is left is looked at by the next request. */
const SLICE_MS = 60;
/** Steps looked at between two looks at the clock. */
const BATCH = 100;

/** What a search needs of a step. The log only grows, so that it is worked out once. */
interface Facts {
  readonly sheet: string | null;
  readonly way: StepWay;
  /** Label, file, columns, values before and after, without accents and capitals. */
  readonly text: string;
  /** Rows that it is about; their names may change and are looked up when asked. */
  readonly rows: readonly string[];
}

const known = new WeakMap<SqlDb, Map<number, Facts>>();

/** Forgets what was worked out of the log, for one that was made smaller. */
export const forgetFacts = (db: SqlDb): void => {
  known.delete(db);
};

/**
 * Steps of the log that a query means, newest first, from below the step `before` on (null: from the newest). A page ends
 * with `limit` steps, when time is up, or when all have been looked at (`before: null`).
 */
export const searchSteps = (
  db: SqlDb,
  history: History,
  { query, before, limit }: { readonly query: StepQuery; readonly before: number | null; readonly limit: number },
  end = performance.now() + SLICE_MS,
): StepPage => {
  const test = stepTest(db, query);
  const found: number[] = [];
  let at = before;
  do {
    const [where, params] = narrowing(query, at);
    const steps = db
      .all(`SELECT seq FROM change_log WHERE ${where} ORDER BY seq DESC LIMIT ${BATCH}`, params)
      .map((row) => numberOf(row, 'seq'));
    const hits = test(steps);
    for (const step of hits) {
      if (found.length === limit) return { entries: stepEntries(db, history, found), before: at };
      found.push(step);
      at = step;
    }
    at = steps.length < BATCH ? null : (steps.at(-1) ?? null);
  } while (at !== null && performance.now() < end);
  return { entries: stepEntries(db, history, found), before: at };
};

/** What SQLite itself can narrow by. */
const narrowing = (
  { actor, from, until }: StepQuery,
  before: number | null,
): readonly [string, readonly SqlParam[]] => {
  const parts: readonly (readonly [string, SqlParam])[] = [
    ['seq < ?', before],
    ['actor = ?', actor],
    ['at >= ?', from],
    ['at < ?', until],
  ];
  const set = parts.filter(([, value]) => value !== null);
  return [set.map(([part]) => part).join(' AND ') || '1', set.map(([, value]) => value)];
};

const LOOSE = { matchCase: false, matchAccents: false } as const;
const loose = (text: string): string => foldText(text, LOOSE).text;

/** The steps of a list that fit what SQLite cannot tell: sheet, way, words. */
const stepTest = (db: SqlDb, query: StepQuery): ((steps: readonly number[]) => readonly number[]) => {
  const words = query.words.split(/\s+/u).filter((word) => word !== '');
  if (words.length === 0 && query.sheet === null && query.way === null) return (steps) => steps;
  const teller = new Teller(db);
  const tests = words.map((word) => wordTest(teller, word, query.matchAccents));
  return (steps) => {
    const facts = factsOf(teller, steps);
    return steps.filter((step) => {
      const one = facts.get(step);
      return (
        one !== undefined &&
        (query.sheet === null || one.sheet === query.sheet) &&
        (query.way === null || one.way === query.way) &&
        tests.every((test) => test(step, one))
      );
    });
  };
};

/** Whether a word is in a step: in its text, or in the name of a row that it is about. */
const wordTest = (teller: Teller, word: string, exact: boolean): ((step: number, facts: Facts) => boolean) => {
  const folded = loose(word);
  const options = { matchCase: false, matchAccents: exact };
  const wanted = foldText(word, options).text;
  const rows = rowsNamed(teller.db, (name) => foldText(name, options).text.includes(wanted));
  return (step, { text, rows: own }) => {
    if (own.some((row) => rows.has(row))) return true;
    if (!text.includes(folded)) return false;
    return !exact || foldText(textOfStep(teller, step), options).text.includes(wanted);
  };
};

/** Rows, those that are gone too, whose own name or that of their label passes a test. */
const rowsNamed = (db: SqlDb, test: (name: string) => boolean): ReadonlySet<string> => {
  const images = [...removedRows(db).values()].map(({ image }) => image);
  const rows = [...images, ...db.many('SELECT id, name, kind, parent_id FROM plan_row')];
  const fitting = new Set(rows.flatMap((row) => (test(textOf(row, 'name')) ? textOf(row, 'id') : [])));
  const isNamed = (row: SqlRow): boolean =>
    fitting.has(textOf(row, 'id')) || (textOf(row, 'kind') === 'part' && fitting.has(textOf(row, 'parent_id')));
  return new Set(rows.filter(isNamed).map((row) => textOf(row, 'id')));
};

const factsOf = (teller: Teller, steps: readonly number[]): ReadonlyMap<number, Facts> => {
  const facts = known.get(teller.db) ?? new Map<number, Facts>();
  known.set(teller.db, facts);
  const missing = steps.filter((step) => !facts.has(step));
  if (missing.length === 0) return facts;
  const rows = teller.db.all(
    `SELECT seq, label, source, place, changes, json_extract(${COMMAND}, '$.sheet') AS sheet, ${WAY_COLUMNS} FROM change_log
     WHERE seq IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(missing)],
  );
  for (const row of rows) {
    const { text, rows: own, sheet } = readStep(teller, row);
    facts.set(numberOf(row, 'seq'), {
      text: loose(text),
      rows: own,
      sheet: sheet ?? textOrNull(row, 'sheet'),
      way: wayOf(row),
    });
  }
  return facts;
};

const readStep = (teller: Teller, row: SqlRow): { text: string; rows: readonly string[]; sheet: string | null } => {
  const place = parsePlace(textOf(row, 'place'));
  const context = teller.context(place?.sheet ?? null, place?.period ?? null, place?.unit ?? null);
  const changes = readLogged(textOf(row, 'changes'))?.changes ?? [];
  const told = context ? tellChanges(teller, context, changes) : [];
  const texts = [textOf(row, 'label'), textOf(row, 'source')];
  const rows = new Set<string>();
  const columns = new Set<string>();
  for (const { column, name, field, ...one } of told) {
    texts.push(describeChange(one), name ?? '', field ?? '');
    if (column !== null && column !== 'part') columns.add(titleOf(column));
    if (one.row !== '') rows.add(one.row);
  }
  return {
    text: [...texts, ...columns].filter((part) => part !== '').join('\n'),
    rows: [...rows],
    sheet: place?.sheet ?? null,
  };
};

const textOfStep = (teller: Teller, step: number): string => {
  const row = teller.db.one('SELECT label, source, place, changes FROM change_log WHERE seq = ?', [step]);
  return row ? readStep(teller, row).text : '';
};
