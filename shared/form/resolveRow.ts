import { showTyped } from '../domain/decimal';
import type { Period } from '../domain/period';
import { attain } from '../target/attain';
import { parseFigure } from '../target/parseFigure';
import { parseTarget } from '../target/parseTarget';
import type { Attainment, Figure, Target } from '../target/types';
import { VERDICT_WORDS } from '../text/verdict';
import type { RowData, ShownFigure } from './rowData';
import type { CellState, ColumnDefinition, FormDefinition, ViewCell, ViewRow } from './types';

export interface ResolveContext {
  readonly planPeriod: Period;
  readonly sheetPeriod: Period;
}

/** The cells of one row by the form's columns; spans are set later by `layoutRows`. */
export const resolveRow = (form: FormDefinition, row: RowData, context: ResolveContext): ViewRow => {
  const readings = readValues(form, row, context);
  const cells: Record<string, ViewCell> = {};
  for (const column of form.columns) cells[column.id] = resolveCell(form, column, row, readings);
  // The name of a part has a cell of its own on screen, and may have a note there.
  const partNote = row.part === null ? undefined : row.notes['part'];
  if (row.part !== null && partNote !== undefined) cells['part'] = plainCell(row.part, partNote);
  return {
    id: row.id,
    kind: row.kind,
    marker: row.marker,
    level: row.level,
    name: row.name,
    part: row.part,
    parent: row.parent,
    isComponent: row.isComponent,
    direction: row.direction,
    rangeRule: row.rangeRule,
    decimals: row.decimals,
    scale: row.scale,
    aliases: row.aliases,
    span: { marker: 1, name: 1 },
    cells,
  };
};

/** Each target and figure of a row, read once. */
interface Readings {
  readonly targets: ReadonlyMap<string, Target>;
  readonly figures: ReadonlyMap<string, { readonly shown: ShownFigure | null; readonly figure: Figure }>;
}

const readValues = (form: FormDefinition, row: RowData, context: ResolveContext): Readings => {
  const targets = new Map<string, Target>();
  const figures = new Map<string, { shown: ShownFigure | null; figure: Figure }>();
  const scale = row.scale ?? undefined;
  for (const column of form.columns) {
    if (column.kind === 'target') {
      const period = column.period === 'plan' ? context.planPeriod : context.sheetPeriod;
      targets.set(column.id, parseTarget(row.targets[period] ?? '', { scale }));
    } else if (column.kind === 'figure') {
      const shown = row.figures.find((figure) => figure.basis === column.basis) ?? null;
      figures.set(column.id, { shown, figure: parseFigure(shown?.typed ?? '', { scale, decimals: row.decimals }) });
    }
  }
  return { targets, figures };
};

const wrongReference = (form: FormDefinition, column: ColumnDefinition): Error =>
  new Error(`form ${form.id}: column ${column.id} refers to columns of the wrong kind`);

const resolveCell = (form: FormDefinition, column: ColumnDefinition, row: RowData, readings: Readings): ViewCell => {
  const note = row.notes[column.id] ?? null;
  switch (column.kind) {
    case 'marker':
      return plainCell(row.marker, note);
    case 'name':
      return plainCell(row.name, note);
    case 'unit':
      return plainCell(row.unitLabel, note);
    case 'text':
      return plainCell(row.texts[column.field] ?? '', note);
    case 'target': {
      const target = readings.targets.get(column.id);
      if (!target) throw wrongReference(form, column);
      return targetCell(target, note);
    }
    case 'figure': {
      const read = readings.figures.get(column.id);
      if (!read) throw wrongReference(form, column);
      return figureCell(read.figure, read.shown, row, note);
    }
    case 'ratio':
      return ratioCell(form, column, row, readings, note);
  }
};

const plainCell = (text: string, note: string | null): ViewCell => ({
  text,
  typed: text,
  value: null,
  state: text === '' ? 'empty' : 'ok',
  verdict: null,
  reason: null,
  estimate: false,
  nature: null,
  overruled: null,
  note,
  others: [],
});

const targetCell = (target: Target, note: string | null): ViewCell => ({
  text: showTyped(target.text),
  typed: target.text,
  value: target.kind === 'between' ? null : (target.low ?? target.high),
  state: target.kind === 'unreadable' || target.kind === 'empty' ? target.kind : 'ok',
  verdict: null,
  reason: target.error?.code ?? null,
  estimate: false,
  nature: null,
  overruled: null,
  note,
  others: [],
});

const FIGURE_STATES: Readonly<Partial<Record<Figure['kind'], CellState>>> = {
  empty: 'empty',
  absent: 'absent',
  notAssigned: 'notAssigned',
  unreadable: 'unreadable',
};

const figureCell = (figure: Figure, shown: ShownFigure | null, row: RowData, note: string | null): ViewCell => ({
  text: showTyped(figure.text),
  typed: figure.text,
  value: figure.kind === 'range' ? null : figure.value,
  state: FIGURE_STATES[figure.kind] ?? 'ok',
  verdict: null,
  reason: figure.error?.code ?? null,
  estimate: shown?.nature === 'estimate',
  nature: shown?.nature ?? null,
  overruled: null,
  note,
  others: row.others,
});

const NOTHING_TO_JUDGE: ReadonlySet<string> = new Set(['noTarget', 'noFigure', 'notAssigned']);

const ratioCell = (
  form: FormDefinition,
  column: Extract<ColumnDefinition, { kind: 'ratio' }>,
  row: RowData,
  readings: Readings,
  note: string | null,
): ViewCell => {
  const target = readings.targets.get(column.target);
  const read = readings.figures.get(column.figure);
  if (!target || !read) throw wrongReference(form, column);
  const attainment = attain(target, read.figure, {
    direction: row.direction,
    range: row.rangeRule,
    decimals: row.decimals,
    unit: row.unitLabel,
  });
  // An overruling speaks about a figure held against a target; without both it waits.
  const override = attainment.reason !== null && NOTHING_TO_JUDGE.has(attainment.reason) ? null : row.override;
  const verdict = override?.verdict ?? attainment.verdict;
  return {
    text: ratioText(attainment, verdict),
    typed: '',
    value: attainment.percent,
    state: verdict === 'notComputable' ? 'notComputable' : 'computed',
    verdict,
    reason: attainment.reason,
    estimate: read.shown?.nature === 'estimate',
    nature: null,
    overruled: override ? { computed: attainment.verdict, reason: override.reason } : null,
    note,
    others: [],
  };
};

/** "100,52%"; where there is a verdict without a percent, its word, as the real table prints "Đạt". */
const ratioText = (attainment: Attainment, verdict: Attainment['verdict']): string => {
  if (attainment.percent !== null) return `${groupPercent(attainment.percent)}%`;
  return verdict === 'notComputable' ? '' : VERDICT_WORDS[verdict];
};

/** Two places always stay: "84,00". */
const groupPercent = (percent: string): string => {
  const [whole = '0', places = '00'] = percent.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, '.')},${places}`;
};
