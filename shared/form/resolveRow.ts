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
  const cells: Record<string, ViewCell> = {};
  for (const column of form.columns) cells[column.id] = resolveCell(form, column, row, context);
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

const resolveCell = (
  form: FormDefinition,
  column: ColumnDefinition,
  row: RowData,
  context: ResolveContext,
): ViewCell => {
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
    case 'target':
      return targetCell(readTarget(column, row, context), note);
    case 'figure':
      return figureCell(shownFigure(column, row), row, note);
    case 'ratio':
      return ratioCell(form, column, row, context, note);
  }
};

const blank = {
  value: null,
  verdict: null,
  reason: null,
  estimate: false,
  nature: null,
  overruled: null,
  others: [],
} as const;

const plainCell = (text: string, note: string | null): ViewCell => ({
  ...blank,
  text,
  typed: text,
  state: text === '' ? 'empty' : 'ok',
  note,
});

const readTarget = (
  column: Extract<ColumnDefinition, { kind: 'target' }>,
  row: RowData,
  context: ResolveContext,
): Target => {
  const period = column.period === 'plan' ? context.planPeriod : context.sheetPeriod;
  return parseTarget(row.targets[period] ?? '', { scale: row.scale ?? undefined });
};

const targetCell = (target: Target, note: string | null): ViewCell => ({
  ...blank,
  text: showTyped(target.text),
  typed: target.text,
  value: target.kind === 'between' ? null : (target.low ?? target.high),
  state: target.kind === 'unreadable' || target.kind === 'empty' ? target.kind : 'ok',
  reason: target.error?.code ?? null,
  note,
});

const shownFigure = (column: Extract<ColumnDefinition, { kind: 'figure' }>, row: RowData): ShownFigure | null =>
  row.figures.find((figure) => figure.basis === column.basis) ?? null;

const readFigure = (shown: ShownFigure | null, row: RowData): Figure =>
  parseFigure(shown?.typed ?? '', { scale: row.scale ?? undefined, decimals: row.decimals });

const FIGURE_STATES: Readonly<Partial<Record<Figure['kind'], CellState>>> = {
  empty: 'empty',
  absent: 'absent',
  notAssigned: 'notAssigned',
  unreadable: 'unreadable',
};

const figureCell = (shown: ShownFigure | null, row: RowData, note: string | null): ViewCell => {
  const figure = readFigure(shown, row);
  return {
    ...blank,
    text: showTyped(figure.text),
    typed: figure.text,
    value: figure.kind === 'range' ? null : figure.value,
    state: FIGURE_STATES[figure.kind] ?? 'ok',
    reason: figure.error?.code ?? null,
    estimate: shown?.nature === 'estimate',
    nature: shown?.nature ?? null,
    note,
    others: row.others,
  };
};

const ratioCell = (
  form: FormDefinition,
  column: Extract<ColumnDefinition, { kind: 'ratio' }>,
  row: RowData,
  context: ResolveContext,
  note: string | null,
): ViewCell => {
  const targetColumn = form.columns.find((other) => other.id === column.target);
  const figureColumn = form.columns.find((other) => other.id === column.figure);
  if (targetColumn?.kind !== 'target' || figureColumn?.kind !== 'figure') {
    throw new Error(`form ${form.id}: column ${column.id} refers to columns of the wrong kind`);
  }
  const shown = shownFigure(figureColumn, row);
  const attainment = attain(readTarget(targetColumn, row, context), readFigure(shown, row), {
    direction: row.direction,
    range: row.rangeRule,
    decimals: row.decimals,
    unit: row.unitLabel,
  });
  const verdict = row.override?.verdict ?? attainment.verdict;
  return {
    ...blank,
    text: ratioText(attainment, verdict),
    typed: '',
    value: attainment.percent,
    state: verdict === 'notComputable' ? 'notComputable' : 'computed',
    verdict,
    reason: attainment.reason,
    estimate: shown?.nature === 'estimate',
    note,
    overruled: row.override ? { computed: attainment.verdict, reason: row.override.reason } : null,
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
