import { err, ok } from '../../../shared/contract/result';
import type { ShowColumn } from '../../../shared/domain/periodCommands';
import { PERIOD_STEPS } from '../../../shared/text/periodSteps';
import type { Planner } from './planned';

/** Puts a column that the form leaves to choice on the sheet, or takes it off; what was typed in it stays in the file. */
export const planShowColumn: Planner<ShowColumn> = ({ set, context }, { column: id, shown }) => {
  const column = context.form.columns.find((one) => one.id === id && one.optional === true);
  const sheet = set.get('sheet', context.sheet);
  if (!column || !sheet) return err({ code: 'unknownColumn', column: id });
  const on = context.form.columns.filter((one) =>
    one.id === id ? shown : one.optional === true && context.columns.columns.some(({ base }) => base === one.id),
  );
  set.put('sheet', context.sheet, { ...sheet, columns: JSON.stringify(on.map((one) => one.id)) });
  const name = (column.header.at(-1) ?? id).replace(/\s+/g, ' ');
  const label = shown ? PERIOD_STEPS.showColumn(name) : PERIOD_STEPS.hideColumn(name);
  return ok({ label, place: { sheet: context.sheet, row: null, column: null }, source: '' });
};
