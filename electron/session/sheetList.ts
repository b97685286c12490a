import type { SheetInfo } from '../../shared/contract/channels';
import { sheetTitle } from '../../shared/form/sheetTitle';
import { type SqlDb, textOf } from '../db/sqlDb';

/** The sheets of a file in their order, each with the periods and units for which it has anything. */
export const listSheets = (db: SqlDb): SheetInfo[] =>
  db
    .all(
      `SELECT s.id, s.title, s.period, s.unit_id, s.plan_id, p.title AS plan_title, p.period AS plan_period, f.code, json_extract(f.definition, '$.name') AS form_name, u.name AS unit_name
       FROM sheet s JOIN plan p ON p.id = s.plan_id JOIN form f ON f.id = s.form_id JOIN org_unit u ON u.id = s.unit_id
       ORDER BY s.sort_key, s.id`,
    )
    .map((row) => {
      const own = textOf(row, 'period');
      const stored = db
        .all(
          `SELECT DISTINCT period FROM figure WHERE unit_id = ? AND indicator_id IN
             (SELECT indicator_id FROM plan_row WHERE plan_id = ?) ORDER BY period`,
          [textOf(row, 'unit_id'), textOf(row, 'plan_id')],
        )
        .map((figure) => textOf(figure, 'period'));
      return {
        id: textOf(row, 'id'),
        form: textOf(row, 'code'),
        formName: textOf(row, 'form_name'),
        plan: textOf(row, 'plan_id'),
        planTitle: textOf(row, 'plan_title'),
        title: sheetTitle(textOf(row, 'title'), {
          planPeriod: textOf(row, 'plan_period'),
          sheetPeriod: own,
          unit: { id: textOf(row, 'unit_id'), name: textOf(row, 'unit_name') },
        }),
        periods: [own, ...stored.filter((period) => period !== own)],
        units: [{ id: textOf(row, 'unit_id'), name: textOf(row, 'unit_name') }],
      };
    });
