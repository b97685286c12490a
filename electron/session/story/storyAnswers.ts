import type { AppError } from '../../../shared/contract/appError';
import { ok, type Result } from '../../../shared/contract/result';
import type { DeletedRow, LogFacts, StoryInquiryMap } from '../../../shared/contract/story';
import { numberOf, type SqlDb, textOf, textOrNull } from '../../db/sqlDb';
import { listSheets } from '../load/sheetList';
import { compactionOf, logSize } from './compactLog';
import type { History } from './history';
import { type RemovedRow, removedRows } from './removedRows';
import { stepChanges } from './stepEntries';
import { searchSteps } from './stepSearch';
import { Teller } from './teller';

type Answers = {
  readonly [K in keyof StoryInquiryMap]: (
    db: SqlDb,
    request: StoryInquiryMap[K]['request'],
    history: History,
  ) => Result<StoryInquiryMap[K]['response'], AppError>;
};

/** Deleted rows that are listed, the newest of them. */
const LISTED_ROWS = 1000;

const logFacts = (db: SqlDb): LogFacts => {
  const span = db.one('SELECT count(*) AS steps, min(at) AS first, max(at) AS last FROM change_log') ?? {};
  return {
    steps: numberOf(span, 'steps'),
    size: logSize(db),
    actors: db.all('SELECT DISTINCT actor FROM change_log ORDER BY actor').map((row) => textOf(row, 'actor')),
    first: textOrNull(span, 'first'),
    last: textOrNull(span, 'last'),
    compacted: compactionOf(db),
  };
};

/** Rows that are gone, newest deletion first; those that went with a row above them are counted with it. */
const deletedRows = (db: SqlDb): DeletedRow[] => {
  const removed = removedRows(db);
  const teller = new Teller(db);
  const sheets = listSheets(db);
  const manyPlans = new Set(sheets.map(({ plan }) => plan)).size > 1;
  const tops = new Map<string, number>();
  const topOf = (row: RemovedRow): RemovedRow => {
    const parent = removed.get(textOrNull(row.image, 'parent_id') ?? '');
    return parent && parent.step === row.step ? topOf(parent) : row;
  };
  for (const row of removed.values()) {
    const top = topOf(row);
    const counts = row !== top && numberOf(row.image, 'label_only') === 0 ? 1 : 0;
    tops.set(top.id, (tops.get(top.id) ?? 0) + counts);
  }
  return [...tops]
    .reverse()
    .slice(0, LISTED_ROWS)
    .flatMap(([id, below]): DeletedRow[] => {
      const row = removed.get(id);
      const step = row && db.one('SELECT at, actor FROM change_log WHERE seq = ?', [row.step]);
      if (!row || !step) return [];
      const plan = textOf(row.image, 'plan_id');
      const tree = textOf(row.image, 'tree') || 'plan';
      const sheet = sheets.find((one) => one.plan === plan && one.source === tree);
      return [
        {
          row: id,
          step: row.step,
          at: textOf(step, 'at'),
          actor: textOf(step, 'actor'),
          name: teller.nameOf(id, new Map()),
          below,
          sheet: sheet?.id ?? null,
          sheetName: sheet ? [sheet.formName, manyPlans ? sheet.planTitle : ''].filter(Boolean).join(' · ') : '',
        },
      ];
    });
};

/** What the log tells. Nothing of it changes the plan. */
export const STORY_ANSWERS: Answers = {
  'story.steps': (db, request, history) => ok(searchSteps(db, history, request)),
  'story.changes': (db, { step, from, limit }) => ok(stepChanges(new Teller(db), step, from, limit)),
  'story.facts': (db) => ok(logFacts(db)),
  'story.deleted': (db) => ok(deletedRows(db)),
};
