import * as v from 'valibot';
import type { CheckFact } from '../../../shared/check/types';
import { MUTE_PREFIX } from '../../../shared/domain/settings';
import type { SqlDb } from '../../db/sqlDb';
import { storedSettings } from '../storedSettings';

const stored = v.pipe(v.string(), v.parseJson(), v.object({ reason: v.string(), fact: v.string() }));

/** Findings that a person set aside: for as long as the numbers are those that were looked at. */
export const storedMutes = (db: SqlDb): ((id: string, fact: CheckFact) => string | null) => {
  const mutes = new Map<string, { readonly reason: string; readonly fact: string }>();
  for (const [id, value] of Object.entries(storedSettings(db, MUTE_PREFIX))) {
    const parsed = v.safeParse(stored, value);
    if (parsed.success) mutes.set(id, parsed.output);
  }
  return (id, fact) => {
    const mute = mutes.get(id);
    return mute && mute.fact === JSON.stringify(fact) ? mute.reason : null;
  };
};
