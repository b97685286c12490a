import { err, ok } from '../../../shared/contract/result';
import type {
  AddDefinition,
  AddTarget,
  RemoveDefinition,
  RemoveTarget,
  SetOwners,
} from '../../../shared/domain/periodCommands';
import { parseTarget } from '../../../shared/target/parseTarget';
import { PERIOD_STEPS } from '../../../shared/text/periodSteps';
import { numberOf, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { type Planned, type Planner, planRow, type Workbench } from './planned';
import { proposeFor, scaleOf } from './valueWriter';

/** The row's indicator with the row; null where the row has no series. */
const rowIndicator = (bench: Workbench, id: string): { readonly row: SqlRow; readonly indicator: SqlRow } | null => {
  const row = planRow(bench, id);
  const indicator = row && bench.set.get('indicator', textOrNull(row, 'indicator_id') ?? '');
  return row && indicator ? { row, indicator } : null;
};

/** The document that a command names where there is no such row; null where all is well. */
const unknownDocument = ({ set }: Workbench, document: string | null): string | null =>
  document === null || set.get('plan_row', document) ? null : document;

const done = (label: string, command: { readonly sheet: string; readonly row: string }): Planned => ({
  label,
  place: { sheet: command.sheet, row: command.row, column: null },
  source: '',
});

/** One more version of a target: the ones before it stay, and count in the periods before it is valid (domain.md §4). */
export const planAddTarget: Planner<AddTarget> = (bench, command) => {
  const { db, set, context } = bench;
  const found = rowIndicator(bench, command.row);
  if (!found) return err({ code: 'unknownRow', row: command.row });
  if (!db.one('SELECT id FROM authority WHERE id = ?', [command.authority])) {
    return err({ code: 'unknownUnitName', name: command.authority });
  }
  if (command.text.trim() === '') return err({ code: 'badNumber', text: '' });
  const missing = unknownDocument(bench, command.document);
  if (missing !== null) return err({ code: 'unknownRow', row: missing });
  const { row, indicator } = found;
  const key = [
    textOf(indicator, 'id'),
    context.plan.id,
    command.authority,
    context.unit.id,
    command.of,
    command.stage,
  ] as const;
  const last = db.one(
    `SELECT max(version) AS version FROM target WHERE indicator_id = ? AND plan_id = ? AND authority_id = ? AND unit_id = ?
       AND period = ? AND stage = ? AND item = ''`,
    key,
  );
  const text = command.text.trim();
  const read = parseTarget(text, { scale: scaleOf(bench, indicator) });
  set.add('target', {
    indicator_id: key[0],
    plan_id: key[1],
    authority_id: key[2],
    unit_id: key[3],
    period: key[4],
    stage: key[5],
    version: (last ? numberOf(last, 'version') : 0) + 1,
    valid_from: command.validFrom,
    document_id: command.document,
    item: '',
    typed: text,
    value: read.low ?? read.high,
    parse_state: read.kind,
    source: '',
  });
  proposeFor(bench, row, text);
  return ok(done(PERIOD_STEPS.addTarget, command));
};

/** Takes one dated version of a target away; the others stay. */
export const planRemoveTarget: Planner<RemoveTarget> = (bench, command) => {
  const found = rowIndicator(bench, command.row);
  const target = bench.set.get('target', command.target);
  if (!found || target?.['indicator_id'] !== found.indicator['id']) {
    return err({ code: 'unknownRow', row: command.row });
  }
  bench.set.remove('target', command.target);
  return ok(done(PERIOD_STEPS.removeTarget, command));
};

/** Who answers for indicators, and who supplies their figures. */
export const planSetOwners: Planner<SetOwners> = (bench, command) => {
  const { db, set } = bench;
  for (const unit of [command.owner, command.provider]) {
    if (typeof unit === 'string' && !db.one('SELECT id FROM org_unit WHERE id = ?', [unit])) {
      return err({ code: 'unknownUnit', unit });
    }
  }
  for (const row of [command.row, ...(command.also ?? [])]) {
    const found = rowIndicator(bench, row);
    if (!found) return err({ code: 'unknownRow', row });
    const { indicator } = found;
    set.put('indicator', textOf(indicator, 'id'), {
      ...indicator,
      ...(command.owner === undefined ? {} : { owner_id: command.owner }),
      ...(command.provider === undefined ? {} : { provider_id: command.provider }),
    });
  }
  return ok(done(PERIOD_STEPS.owners, command));
};

/** A redefined indicator (17,8 → 11,9 tiêu chí) goes on as a new version; a break ends comparisons across it. */
export const planAddDefinition: Planner<AddDefinition> = (bench, command) => {
  const { db, set } = bench;
  const found = rowIndicator(bench, command.row);
  if (!found) return err({ code: 'unknownRow', row: command.row });
  if (command.definition.trim() === '') return err({ code: 'reasonMissing' });
  const missing = unknownDocument(bench, command.document);
  if (missing !== null) return err({ code: 'unknownRow', row: missing });
  const id = textOf(found.indicator, 'id');
  const last = db.one('SELECT max(version) AS version FROM indicator_version WHERE indicator_id = ?', [id]);
  set.add('indicator_version', {
    indicator_id: id,
    version: (last ? numberOf(last, 'version') : 0) + 1,
    valid_from: command.validFrom,
    definition: command.definition.trim(),
    breaks_series: command.breaks ? 1 : 0,
    document_id: command.document,
  });
  return ok(done(PERIOD_STEPS.definition, command));
};

/** Takes one version of the definition away, and with it the break of the series that it may have made. */
export const planRemoveDefinition: Planner<RemoveDefinition> = (bench, command) => {
  const found = rowIndicator(bench, command.row);
  const version = bench.set.get('indicator_version', command.version);
  if (!found || version?.['indicator_id'] !== found.indicator['id']) {
    return err({ code: 'unknownRow', row: command.row });
  }
  bench.set.remove('indicator_version', command.version);
  return ok(done(PERIOD_STEPS.removeDefinition, command));
};
