import type { SamplePlan, SampleRow } from '../../shared/domain/samplePlan';
import type { FormDefinition } from '../../shared/form/types';
import { parseFigure } from '../../shared/target/parseFigure';
import { parseTarget } from '../../shared/target/parseTarget';
import { applyChanges, type Change } from '../db/changes';
import { newId } from '../db/newId';
import { spreadKeys } from '../db/orderKey';
import type { TableName } from '../db/schema';
import type { SqlDb, SqlRow } from '../db/sqlDb';

/** Puts a plan given as data, with its forms, into an empty plan file. One transaction. */
export const plantPlan = (db: SqlDb, sample: SamplePlan, forms: readonly FormDefinition[]): void => {
  const changes: Change[] = [];
  const add = (table: TableName, id: string, row: SqlRow): void => {
    changes.push({ table, id, before: null, after: { ...row, id } });
  };
  plantUnits(sample, add);
  plantScales(sample, add);
  plantDocuments(sample, add);
  const formIds = plantForms(forms, add);
  const authority = newId();
  add('authority', authority, {
    name: sample.plan.authority,
    unit_id: sample.plan.unit,
    document_id: null,
    sort_key: 'i',
  });
  add('plan', sample.plan.id, {
    title: sample.plan.title,
    kind: sample.plan.kind,
    period: sample.plan.period,
    unit_id: sample.plan.unit,
    authority_id: authority,
    document_id: null,
    print: JSON.stringify(sample.print),
    sort_key: 'i',
  });
  const keys = spreadKeys(sample.rows.length);
  for (const [index, row] of sample.rows.entries()) plantRow(sample, row, keys[index] ?? 'i', authority, add);
  const sheetKeys = spreadKeys(sample.sheets.length);
  for (const [index, sheet] of sample.sheets.entries()) {
    add('sheet', sheet.id, {
      plan_id: sample.plan.id,
      form_id: formIds.get(sheet.form) ?? '',
      unit_id: sheet.unit,
      title: sheet.title,
      period: sheet.period,
      sort_key: sheetKeys[index] ?? 'i',
    });
  }
  db.transaction(() => applyChanges(db, changes));
};

type Add = (table: TableName, id: string, row: SqlRow) => void;

const sourceText = (sample: SamplePlan, source: { line: number; quote: string } | null): string =>
  source ? `${sample.source}, dòng ${source.line}: ${source.quote}` : '';

const plantUnits = (sample: SamplePlan, add: Add): void => {
  for (const kind of new Set(sample.units.map((unit) => unit.kind))) add('unit_kind', kind, { name: kind, level: 0 });
  const keys = spreadKeys(sample.units.length);
  for (const [index, unit] of sample.units.entries()) {
    add('org_unit', unit.id, {
      name: unit.name,
      short_name: '',
      kind: unit.kind,
      code: '',
      parent_id: unit.parent,
      valid_from: unit.validFrom,
      valid_to: unit.validTo,
      sort_key: keys[index] ?? 'i',
      source: sourceText(sample, unit.source),
    });
  }
};

const plantScales = (sample: SamplePlan, add: Add): void => {
  for (const scale of sample.scales) {
    add('scale', scale.id, { name: scale.name });
    for (const [position, rank] of scale.ranks.entries()) {
      add('scale_rank', newId(), { scale_id: scale.id, position, code: rank.code, name: rank.name });
    }
  }
};

const plantDocuments = (sample: SamplePlan, add: Add): void => {
  const keys = spreadKeys(sample.documents.length);
  for (const [index, document] of sample.documents.entries()) {
    add('document', document.id, {
      register: 'guidance',
      group_name: document.group,
      symbol: document.symbol,
      issued_on: document.issuedOn,
      issued_text: document.issuedText,
      title: document.title,
      note: document.note,
      issuer_id: null,
      replaces_id: document.replaces,
      sort_key: keys[index] ?? 'i',
      source: sourceText(sample, document.source),
    });
  }
};

const plantForms = (forms: readonly FormDefinition[], add: Add): Map<string, string> => {
  const ids = new Map<string, string>();
  for (const form of forms) {
    const id = `${form.id}@${form.version}`;
    ids.set(form.id, id);
    add('form', id, {
      code: form.id,
      version: form.version,
      origin: 'shipped',
      definition: JSON.stringify(form),
    });
  }
  return ids;
};

const plantRow = (sample: SamplePlan, row: SampleRow, key: string, authority: string, add: Add): void => {
  const hasIndicator = row.kind !== 'heading' && !row.labelOnly;
  add('plan_row', row.id, {
    plan_id: sample.plan.id,
    parent_id: row.parent,
    kind: row.kind,
    marker: row.marker,
    name: row.name,
    indicator_id: hasIndicator ? row.id : null,
    label_only: row.labelOnly ? 1 : 0,
    is_component: hasIndicator ? 1 : 0,
    sort_key: key,
  });
  if (row.printed !== null) {
    add('row_alias', newId(), {
      row_id: row.id,
      label: row.printed,
      kind: 'printed',
      source: sourceText(sample, row.target?.source ?? null),
    });
    const column = row.kind === 'part' ? 'part' : 'name';
    add('cell_note', newId(), { row_id: row.id, column_id: column, body: `Bản in ghi: “${row.printed}”.` });
  }
  if (row.note !== null) {
    add('row_text', newId(), {
      row_id: row.id,
      unit_id: sample.plan.unit,
      period: sample.sheets[0]?.period ?? sample.plan.period,
      field: 'note',
      typed: row.note,
    });
  }
  if (hasIndicator) plantIndicator(sample, row, authority, add);
};

const plantIndicator = (sample: SamplePlan, row: SampleRow, authority: string, add: Add): void => {
  add('indicator', row.id, {
    name: row.name,
    unit_label: row.unit,
    direction: row.direction,
    direction_set: 1,
    range_rule: row.rangeRule,
    decimals: row.decimals,
    scale_id: row.scale,
    over_units: row.overUnits,
    over_time: row.overTime,
    weight_indicator_id: null,
    nature_priority: 'actual,preliminary,estimate',
    owner_id: row.owner,
    provider_id: row.provider,
  });
  const ranks = sample.scales.find((scale) => scale.id === row.scale)?.ranks.map((rank) => rank.code);
  if (row.target !== null) {
    const target = parseTarget(row.target.text, { scale: ranks });
    add('target', newId(), {
      indicator_id: row.id,
      plan_id: sample.plan.id,
      authority_id: authority,
      unit_id: sample.plan.unit,
      period: sample.plan.period,
      stage: 'assigned',
      version: 1,
      valid_from: null,
      document_id: null,
      typed: row.target.text,
      value: target.low ?? target.high,
      parse_state: target.kind,
      source: sourceText(sample, row.target.source),
    });
  }
  for (const figure of row.figure ? [row.figure, ...row.others] : row.others) {
    const parsed = parseFigure(figure.text, { scale: ranks, decimals: row.decimals });
    add('figure', newId(), {
      indicator_id: row.id,
      unit_id: sample.plan.unit,
      period: figure.period,
      nature: figure.nature,
      basis: 'cumulative',
      provider_id: null,
      agency: '',
      as_of: figure.asOf,
      typed: figure.text,
      value: parsed.value,
      parse_state: parsed.kind,
      source: sourceText(sample, figure.source),
      import_id: null,
      address: '',
    });
  }
};
