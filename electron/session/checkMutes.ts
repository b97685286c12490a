import * as v from 'valibot';
import type { CheckFact } from '../../shared/check/types';
import { MUTE_PREFIX } from '../../shared/domain/settings';
import { type SqlDb, textOf } from '../db/sqlDb';

const stored = v.pipe(v.string(), v.parseJson(), v.object({ reason: v.string(), fact: v.string() }));

/** Findings that a person set aside: for as long as the numbers are those that were looked at. */
export const storedMutes = (db: SqlDb): ((id: string, fact: CheckFact) => string | null) => {
  const mutes = new Map<string, { readonly reason: string; readonly fact: string }>();
  for (const row of db.all('SELECT id, value FROM setting WHERE substr(id, 1, ?) = ?', [
    MUTE_PREFIX.length,
    MUTE_PREFIX,
  ])) {
    const parsed = v.safeParse(stored, textOf(row, 'value'));
    if (parsed.success) mutes.set(textOf(row, 'id').slice(MUTE_PREFIX.length), parsed.output);
  }
  return (id, fact) => {
    const mute = mutes.get(id);
    return mute && mute.fact === JSON.stringify(fact) ? mute.reason : null;
  };
};
