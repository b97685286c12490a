import { err, ok } from '../../../shared/contract/result';
import type { LoadFigures } from '../../../shared/domain/periodCommands';
import { basisWithin } from '../../../shared/domain/readPeriod';
import type { FigureAddress } from '../../../shared/form/columns';
import { PERIOD_STEPS } from '../../../shared/text/periodSteps';
import { textOrNull } from '../../db/sqlDb';
import { type Planner, planRow } from './planned';
import { currentFigure, indicatorOf, TYPED, writeFigure } from './valueWriter';

/** Where a figure of a period is kept for the unit of a sheet. */
export const periodAddress = (
  unit: string,
  period: string,
  { nature, basis }: Pick<LoadFigures, 'nature' | 'basis'>,
): FigureAddress => ({
  kind: 'figure',
  unit,
  period,
  basis: basisWithin(period, basis),
  nature,
  typedAs: nature,
  item: '',
});

/** Figures of past years or months in one step, so that cùng kỳ is there; what is there already stays unless told otherwise. */
export const planLoadFigures: Planner<LoadFigures> = (bench, command) => {
  const { set, context } = bench;
  const rows = [...new Set(command.edits.map(({ row }) => row))];
  set.preload('plan_row', 'id', rows);
  const indicators = rows.flatMap((id) => textOrNull(set.get('plan_row', id) ?? {}, 'indicator_id') ?? []);
  set.preload('indicator', 'id', indicators);
  set.preload('figure', 'indicator_id', indicators);
  let written = 0;
  for (const { row: id, period, text } of command.edits) {
    const row = planRow(bench, id);
    if (!row) return err({ code: 'unknownRow', row: id });
    if (textOrNull(row, 'indicator_id') === null) {
      return err({ code: 'notEditable', row: id, column: period, why: 'heading' });
    }
    const address = periodAddress(context.unit.id, period, command);
    const there = currentFigure(bench, indicatorOf(bench, row), address);
    // A blank of the block says nothing about a figure that is there.
    if (text.trim() === '' || (there && !command.overwrite)) continue;
    writeFigure(bench, row, address, text, TYPED);
    written += 1;
  }
  return ok({ label: PERIOD_STEPS.load(written), place: null, source: '' });
};
