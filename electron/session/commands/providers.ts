import { err, ok } from '../../../shared/contract/result';
import type { SetProviderFigure } from '../../../shared/domain/periodCommands';
import { parseFigure } from '../../../shared/target/parseFigure';
import { PERIOD_STEPS } from '../../../shared/text/periodSteps';
import { textOf, textOrNull } from '../../db/sqlDb';
import { type Planner, planRow } from './planned';
import { indicatorOf, scaleOf } from './valueWriter';

/** What another provider says of a figure. It stands beside the owner's, which alone counts (domain.md §4). */
export const planSetProviderFigure: Planner<SetProviderFigure> = (bench, command) => {
  const { db, set, context } = bench;
  const row = planRow(bench, command.row);
  const address = context.columns.byId.get(command.column)?.address;
  const provider = db.one('SELECT name FROM org_unit WHERE id = ?', [command.provider]);
  if (!row || textOrNull(row, 'indicator_id') === null) return err({ code: 'unknownRow', row: command.row });
  if (address?.kind !== 'figure') return err({ code: 'unknownColumn', column: command.column });
  if (!provider) return err({ code: 'unknownUnit', unit: command.provider });
  const indicator = indicatorOf(bench, row);
  const nature = address.nature ?? address.typedAs ?? 'actual';
  const [stored] = set.ofOwner(
    'figure',
    'indicator_id',
    textOf(indicator, 'id'),
    (one) =>
      one['unit_id'] === address.unit &&
      one['period'] === address.period &&
      one['basis'] === address.basis &&
      one['item'] === address.item &&
      one['nature'] === nature &&
      one['provider_id'] === command.provider,
  );
  const place = { sheet: command.sheet, row: command.row, column: command.column };
  const text = command.text.trim();
  if (text === '') {
    if (stored) set.remove('figure', textOf(stored, 'id'));
    return ok({ label: PERIOD_STEPS.clearProviderFigure(textOf(provider, 'name')), place, source: '' });
  }
  const decimals = indicator['decimals'];
  const read = parseFigure(text, {
    scale: scaleOf(bench, indicator),
    decimals: typeof decimals === 'number' ? decimals : null,
  });
  const figure = {
    indicator_id: textOf(indicator, 'id'),
    unit_id: address.unit,
    period: address.period,
    nature,
    basis: address.basis,
    provider_id: command.provider,
    agency: '',
    as_of: null,
    item: address.item,
    ...stored,
    source: '',
    import_id: null,
    address: '',
    typed: text,
    value: read.value,
    parse_state: read.kind,
  };
  if (stored) set.put('figure', textOf(stored, 'id'), figure);
  else set.add('figure', figure);
  return ok({ label: PERIOD_STEPS.providerFigure(textOf(provider, 'name')), place, source: '' });
};
