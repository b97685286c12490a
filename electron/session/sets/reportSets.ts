import * as v from 'valibot';
import type { ReportSet, ReportSetEntry } from '../../../shared/contract/setAnswers';
import { isPeriod } from '../../../shared/domain/period';
import type { SetEntry, SetLook } from '../../../shared/domain/setCommands';
import { jsonIn, type SqlDb, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import type { SheetContext } from '../load/sheetContext';
import { definitionOf } from '../load/sheetContext';

const text = v.pipe(v.string(), v.maxLength(200));
const Entries = v.array(
  v.object({
    sheet: text,
    period: v.pipe(v.string(), v.check(isPeriod)),
    unit: text,
    number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  }),
);
const Look = v.object({
  layout: v.picklist(['phu-luc', 'bieu']),
  profile: v.nullable(v.picklist(['nha-nuoc', 'dang'])),
  contents: v.boolean(),
  internal: v.boolean(),
});

/** A Biểu of a set as it is stored: with the number of its annex. */
export interface StoredEntry extends SetEntry {
  readonly number: number;
}

const USUAL: SetLook = { layout: 'phu-luc', profile: null, contents: true, internal: false };

/** Entries of a stored set; none where the file says something else. */
export const storedEntries = (row: SqlRow): readonly StoredEntry[] => {
  const parsed = v.safeParse(Entries, jsonIn(textOf(row, 'entries')));
  return parsed.success ? parsed.output : [];
};

const storedLook = (row: SqlRow): SetLook => {
  const parsed = v.safeParse(Look, jsonIn(textOf(row, 'options')));
  return parsed.success ? parsed.output : USUAL;
};

/** The sets of a sheet's plan, in their order. */
export const reportSets = (db: SqlDb, { plan }: SheetContext): readonly ReportSet[] => {
  const forms = new Map<string, string>();
  for (const row of db.all(
    'SELECT s.id, f.code, f.definition FROM sheet s JOIN form f ON f.id = s.form_id WHERE s.plan_id = ?',
    [plan.id],
  )) {
    forms.set(textOf(row, 'id'), definitionOf(textOf(row, 'definition'))?.name ?? textOf(row, 'code'));
  }
  const units = new Map(db.all('SELECT id, name FROM org_unit').map((row) => [textOf(row, 'id'), textOf(row, 'name')]));
  const named = (entry: StoredEntry): ReportSetEntry => ({
    ...entry,
    formName: forms.get(entry.sheet) ?? '',
    unitName: units.get(entry.unit) ?? '',
  });
  return db.all('SELECT * FROM report_set WHERE plan_id = ? ORDER BY sort_key, id', [plan.id]).map((row) => ({
    id: textOf(row, 'id'),
    title: textOf(row, 'title'),
    period: textOf(row, 'period'),
    entries: storedEntries(row).map(named),
    look: storedLook(row),
    sentOn: textOrNull(row, 'sent_on'),
    document: textOf(row, 'document'),
  }));
};
