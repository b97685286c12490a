import * as v from 'valibot';
import type { Place } from '../../../shared/domain/command';
import { jsonIn, type SqlDb, textOf } from '../../db/sqlDb';

const spot = v.object({ row: v.string(), column: v.string() });
const range = v.object({ anchor: spot, head: spot, whole: v.nullable(v.picklist(['rows', 'columns'])) });
const placeSchema = v.object({
  sheet: v.string(),
  row: v.nullable(v.string()),
  column: v.nullable(v.string()),
  // Steps of older versions have none.
  ranges: v.optional(v.array(range)),
  period: v.optional(v.string()),
  unit: v.optional(v.string()),
});

/** Where the cursor was at a step and what was selected; a place that cannot be read is no place, and costs nothing. */
export const parsePlace = (json: string): Place | null => {
  const parsed = v.safeParse(placeSchema, jsonIn(json));
  return parsed.success ? parsed.output : null;
};

/** The place of an entry of the log. */
export const storedPlace = (db: SqlDb, id: string): Place | null => {
  const row = db.one('SELECT place FROM change_log WHERE id = ?', [id]);
  return row ? parsePlace(textOf(row, 'place')) : null;
};
