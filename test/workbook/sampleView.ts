import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SamplePlan } from '../../shared/domain/samplePlan';
import type { FormDefinition } from '../../shared/form/definition';
import { resolveSheet } from '../../shared/form/resolveSheet';
import type { RowData } from '../../shared/form/rowData';
import type { PrintSettings, SheetView } from '../../shared/form/types';

const seeds = path.join(import.meta.dirname, '../../seeds');
const readJson = (file: string): unknown => JSON.parse(readFileSync(path.join(seeds, file), 'utf8'));

export const sampleForm = (): FormDefinition => readJson('forms/bieu-ket-qua.json') as FormDefinition;

/** What a test may change about the sample plan before it is resolved. */
export interface SampleChanges {
  readonly print?: Partial<PrintSettings>;
  readonly rows?: (rows: RowData[]) => RowData[];
}

/** The sheet of the shipped sample plan, resolved by the product's own form engine. */
export const sampleView = (changes: SampleChanges = {}): SheetView => {
  const plan = readJson('plans/tam-duong.json') as SamplePlan;
  const sheet = plan.sheets[0];
  if (!sheet) throw new Error('the sample plan has no sheet');
  const rows = rowsOf(plan);
  const print = { ...plan.print, recipients: [], ...changes.print } as unknown as PrintSettings;
  return resolveSheet(sampleForm(), {
    sheet: sheet.id,
    plan: { id: plan.plan.id, title: plan.plan.title, period: plan.plan.period },
    title: sheet.title,
    period: sheet.period,
    unit: { id: 'tam-duong', name: 'Huyện Tam Đường' },
    rows: changes.rows ? changes.rows(rows) : rows,
    print,
  });
};

const rowsOf = (plan: SamplePlan): RowData[] =>
  plan.rows
    .filter((row) => !row.labelOnly)
    .map((row) => {
      const parent = plan.rows.find((other) => other.id === row.parent);
      return {
        id: row.id,
        kind: row.kind,
        marker: row.marker,
        level: 0,
        name: parent ? parent.name : row.name,
        part: parent ? row.name : null,
        parent: row.parent,
        isComponent: row.kind !== 'heading',
        unitLabel: row.unit,
        direction: row.direction,
        rangeRule: row.rangeRule,
        decimals: row.decimals,
        scale: row.scale === null ? null : ['HTXSNV', 'HTTNV', 'HTNV', 'KHTNV'],
        aliases: row.printed === null ? [] : [row.printed],
        targets: row.target ? { [plan.plan.period]: row.target.text } : {},
        figures: row.figure ? [{ nature: row.figure.nature, basis: 'cumulative', typed: row.figure.text }] : [],
        others: [],
        texts: row.note === null ? {} : { note: row.note },
        notes: {},
        override: null,
      };
    });
