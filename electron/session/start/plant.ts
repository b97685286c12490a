import type {
  SampleIndicator,
  SamplePlan,
  SamplePlanHead,
  SampleRow,
  SampleSource,
} from '../../../shared/domain/samplePlan';
import type { FormDefinition } from '../../../shared/form/definition';
import { parseFigure } from '../../../shared/target/parseFigure';
import { parseTarget } from '../../../shared/target/parseTarget';
import type { Scale } from '../../../shared/target/types';
import { applyChanges, type Change } from '../../db/changes';
import { newId } from '../../db/newId';
import { spreadKeys } from '../../db/orderKey';
import type { TableName } from '../../db/schema';
import type { SqlDb, SqlRow } from '../../db/sqlDb';
import { formRowId, formRows, type SheetRow, sheetRows } from '../load/planSheets';

type Add = (table: TableName, id: string, row: SqlRow) => void;

/** Puts an office's file given as data, with the forms, into an empty plan file. One transaction. */
export const plantPlan = (db: SqlDb, sample: SamplePlan, forms: readonly FormDefinition[]): void => {
  const changes: Change[] = [];
  const add: Add = (table, id, row) => {
    changes.push({ table, id, before: null, after: { ...row, id } });
  };
  plantUnits(sample, add);
  plantScales(sample, add);
  for (const form of formRows(forms)) add('form', form.id, form.row);
  ordered(sample.authorities, ({ id, name, unit, document }, sort_key) => {
    add('authority', id, { name, unit_id: unit, document_id: document, sort_key });
  });
  for (const indicator of sample.indicators) plantIndicator(indicator, add);
  ordered(sample.plans, (plan, key) => plantOne(sample, plan, key, forms, add));
  plantFigures(sample, add);
  for (const due of sample.dues) {
    const [first] = sample.plans;
    if (!first) continue;
    add('report_due', newId(), {
      plan_id: first.id,
      unit_id: due.unit,
      period: due.period,
      what: due.what,
      due_on: due.dueOn,
      state: 'missing',
      received_on: null,
      note: '',
      source: sourceText(sample, due.source),
    });
  }
  db.transaction(() => applyChanges(db, changes));
};

const ordered = <T>(items: readonly T[], each: (item: T, key: string) => void): void => {
  const keys = spreadKeys(items.length);
  for (const [index, item] of items.entries()) each(item, keys[index] ?? 'i');
};

const sourceText = (sample: SamplePlan, source: SampleSource | null): string =>
  source ? `${sample.sources[source.doc] ?? source.doc}, dòng ${source.line}: ${source.quote}` : '';

const plantUnits = (sample: SamplePlan, add: Add): void => {
  for (const { id, name, level, role } of sample.kinds) add('unit_kind', id, { name, level, role });
  ordered(sample.units, (unit, sort_key) => {
    add('org_unit', unit.id, {
      name: unit.name,
      short_name: unit.shortName,
      kind: unit.kind,
      code: '',
      parent_id: unit.parent,
      valid_from: unit.validFrom,
      valid_to: unit.validTo,
      sort_key,
      source: sourceText(sample, unit.source),
      aliases: JSON.stringify(unit.aliases),
    });
  });
};

const plantScales = (sample: SamplePlan, add: Add): void => {
  for (const scale of sample.scales) {
    add('scale', scale.id, { name: scale.name });
    for (const [position, rank] of scale.ranks.entries()) {
      add('scale_rank', newId(), { scale_id: scale.id, position, code: rank.code, name: rank.name });
    }
  }
};

const plantIndicator = (indicator: SampleIndicator, add: Add): void =>
  add('indicator', indicator.id, {
    name: indicator.name,
    unit_label: indicator.unit,
    direction: indicator.direction,
    direction_set: 1,
    range_rule: indicator.rangeRule,
    decimals: indicator.decimals,
    scale_id: indicator.scale,
    over_units: indicator.overUnits,
    over_time: indicator.overTime,
    weight_indicator_id: indicator.weight,
    nature_priority: 'actual,preliminary,estimate',
    owner_id: indicator.owner,
    provider_id: indicator.provider,
  });

const plantOne = (
  sample: SamplePlan,
  plan: SamplePlanHead,
  key: string,
  forms: readonly FormDefinition[],
  add: Add,
): void => {
  add('plan', plan.id, {
    title: plan.title,
    kind: plan.kind,
    period: plan.period,
    unit_id: plan.unit,
    authority_id: plan.authority,
    document_id: plan.document,
    print: JSON.stringify(plan.print),
    sort_key: key,
  });
  ordered(plan.rows, (row, sort_key) => plantRow(sample, plan, row, sort_key, add));
  const indicators = new Map(sample.indicators.map((indicator) => [indicator.id, indicator]));
  for (const target of plan.targets) {
    const read = parseTarget(target.text, { scale: scaleOf(sample, indicators.get(target.indicator)) });
    add('target', newId(), {
      indicator_id: target.indicator,
      plan_id: plan.id,
      authority_id: target.authority,
      unit_id: target.unit,
      period: target.period,
      stage: target.stage,
      version: 1,
      valid_from: null,
      document_id: null,
      item: target.item,
      typed: target.text,
      value: read.low ?? read.high,
      parse_state: read.kind,
      source: sourceText(sample, target.source),
    });
  }
  const given = plan.sheets.map((sheet): SheetRow => ({ ...sheet, id: sheet.id ?? `${plan.id}--${sheet.form}` }));
  const all = sheetRows({ ...plan, only: sample.plans.length === 1 }, forms, given);
  ordered(all, (sheet, sort_key) => {
    add('sheet', sheet.id, {
      plan_id: plan.id,
      form_id: formRowId(forms, sheet.form),
      unit_id: sheet.unit,
      title: sheet.title,
      period: sheet.period,
      // Plans come one after the other in the list of sheets.
      sort_key: `${key}${sort_key}`,
    });
  });
};

const scaleOf = (sample: SamplePlan, indicator: SampleIndicator | undefined): Scale | undefined =>
  sample.scales.find((scale) => scale.id === indicator?.scale)?.ranks.map((rank) => rank.code);

const plantRow = (sample: SamplePlan, plan: SamplePlanHead, row: SampleRow, key: string, add: Add): void => {
  add('plan_row', row.id, {
    plan_id: plan.id,
    parent_id: row.parent,
    tree: row.tree,
    kind: row.kind,
    marker: row.marker,
    name: row.name,
    indicator_id: row.indicator,
    label_only: row.labelOnly ? 1 : 0,
    is_component: row.component ? 1 : 0,
    adds: row.adds ? 1 : 0,
    sort_key: key,
  });
  if (row.printed !== null) {
    const source = sourceText(sample, row.source);
    add('row_alias', newId(), { row_id: row.id, label: row.printed, kind: 'printed', source });
    const column = row.kind === 'part' ? 'part' : 'name';
    add('cell_note', newId(), { row_id: row.id, column_id: column, body: `Bản in ghi: “${row.printed}”.` });
  }
  for (const { field, text, period } of row.fields) {
    add('row_text', newId(), {
      row_id: row.id,
      unit_id: plan.unit,
      period: period ?? plan.period,
      field,
      typed: text,
    });
  }
};

const plantFigures = (sample: SamplePlan, add: Add): void => {
  const indicators = new Map(sample.indicators.map((indicator) => [indicator.id, indicator]));
  for (const figure of sample.figures) {
    const indicator = indicators.get(figure.indicator);
    const read = parseFigure(figure.text, {
      scale: scaleOf(sample, indicator),
      decimals: indicator?.decimals ?? null,
    });
    add('figure', newId(), {
      indicator_id: figure.indicator,
      unit_id: figure.unit,
      period: figure.period,
      nature: figure.nature,
      basis: figure.basis,
      provider_id: null,
      agency: figure.agency,
      as_of: figure.asOf,
      item: figure.item,
      typed: figure.text,
      value: read.value,
      parse_state: read.kind,
      source: sourceText(sample, figure.source),
      import_id: null,
      address: '',
    });
  }
};
