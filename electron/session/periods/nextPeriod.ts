import type { NextPeriod } from '../../../shared/contract/periodAnswers';
import { nextCutoff } from '../../../shared/domain/dueRule';
import { type Period, parsePeriod, shiftPeriod } from '../../../shared/domain/period';
import { scopeOf, takesKind } from '../../../shared/form/sheetScope';
import { numberOf, type SqlDb, textOf } from '../../db/sqlDb';
import { definitionOf, type SheetContext } from '../load/sheetContext';
import { isThereIn } from '../units/unitsList';
import { openCloses } from './closing';
import { cutoffOf, dueRuleOf } from './periodSettings';

/** What opening the period after the sheet's own would do; proposed, nothing done. */
export const nextPeriod = (db: SqlDb, context: SheetContext): NextPeriod => {
  const plan = context.plan.id;
  const own = db.one('SELECT period FROM sheet WHERE id = ?', [context.sheet]);
  const from = own ? textOf(own, 'period') : context.period;
  const to = shiftPeriod(from, 1);
  const last = cutoffOf(db, plan, from);
  const sheets = movableSheets(db, plan, from);
  return {
    from,
    to,
    sheets: sheets.map(({ id, name, period }) => ({ id, name, chosen: period === from })),
    fields: textFields(db, sheets, from),
    due: dueRuleOf(db, plan),
    units: unitsOwing(db, context, to).length,
    cutoff: cutoffOf(db, plan, to) ?? (last && nextCutoff(last, from)),
    isFromClosed: openCloses(db).some((one) => one.plan === plan && one.period === from && one.unit === null),
  };
};

interface MovableSheet {
  readonly id: string;
  readonly name: string;
  readonly period: Period;
  readonly unit: string;
  /** Text columns of a period, by field. */
  readonly fields: ReadonlyMap<string, string>;
}

/** Sheets of a plan whose own period is of the same kind and may be another one. */
const movableSheets = (db: SqlDb, plan: string, from: Period): MovableSheet[] => {
  const kind = parsePeriod(from)?.kind;
  return db
    .all(
      `SELECT s.id, s.period, s.unit_id, f.definition FROM sheet s JOIN form f ON f.id = s.form_id
       WHERE s.plan_id = ? ORDER BY s.sort_key, s.id`,
      [plan],
    )
    .flatMap((row): MovableSheet[] => {
      const form = definitionOf(textOf(row, 'definition'));
      const scope = form && scopeOf(form);
      const period = textOf(row, 'period');
      if (!form || !scope?.byPeriod || kind === undefined || !takesKind(scope, kind)) return [];
      if (parsePeriod(period)?.kind !== kind) return [];
      const fields = form.columns.flatMap((column) =>
        column.kind === 'text' && column.scope !== 'row'
          ? [[column.field, column.header.at(-1) ?? column.field] as const]
          : [],
      );
      return [
        { id: textOf(row, 'id'), name: form.name, period, unit: textOf(row, 'unit_id'), fields: new Map(fields) },
      ];
    });
};

const textFields = (db: SqlDb, sheets: readonly MovableSheet[], from: Period): NextPeriod['fields'] => {
  const names = new Map(sheets.flatMap(({ fields }) => [...fields]));
  return [...names].map(([field, name]) => {
    const units = [...new Set(sheets.map(({ unit }) => unit))];
    const rows = units.reduce((sum, unit) => {
      const found = db.one('SELECT count(*) AS n FROM row_text WHERE unit_id = ? AND period = ? AND field = ?', [
        unit,
        from,
        field,
      ]);
      return sum + (found ? numberOf(found, 'n') : 0);
    }, 0);
    return { field, name: name.replace(/\s+/g, ' '), rows };
  });
};

/** Units that report to the plan and owe nothing in a period yet: those that ever owed something, else all right below. */
export const unitsOwing = (db: SqlDb, { plan }: SheetContext, period: Period): string[] => {
  const known = db.all('SELECT DISTINCT unit_id FROM report_due WHERE plan_id = ?', [plan.id]);
  const owed = new Set(known.map((row) => textOf(row, 'unit_id')));
  const there = new Set(
    db
      .all('SELECT unit_id FROM report_due WHERE plan_id = ? AND period = ?', [plan.id, period])
      .map((row) => textOf(row, 'unit_id')),
  );
  return db
    .all('SELECT id, parent_id, valid_from, valid_to FROM org_unit ORDER BY sort_key, id')
    .filter((row) => (owed.size > 0 ? owed.has(textOf(row, 'id')) : textOf(row, 'parent_id') === plan.unit))
    .filter((row) => isThereIn(row, period))
    .map((row) => textOf(row, 'id'))
    .filter((id) => !there.has(id));
};
