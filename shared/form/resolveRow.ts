import { formatVi, showTyped } from '../domain/decimal';
import { type PeriodKind, parsePeriod } from '../domain/period';
import { attain } from '../target/attain';
import type { Attainment, Figure, Target, Verdict } from '../target/types';
import { isRateUnit } from '../target/unitFamily';
import { VERDICT_WORDS } from '../text/verdict';
import { isAcrossBreak } from './breaks';
import { type Calculated, compareOverTime, gapOf, meanGrowth, meanOf, type Operand, sumOf } from './calculate';
import { emptyCell, plainCell } from './cells';
import type { Calculation, ViewColumn } from './columns';
import { figureNumber, operandOf, type Readings, readValues, targetNumber } from './readValues';
import { BLANK, type RowData, type RowValue } from './rowData';
import { totalOf } from './totals';
import type { CellState, ViewCell, ViewRow } from './types';

/**
 * The cells of one row; spans are set later by `layoutRows`. `below` are the rows that stand right below it on the sheet,
 * already resolved: a row that adds has their sums where nothing was typed. `order` is the columns' order of calculation.
 */
export const resolveRow = (
  columns: readonly ViewColumn[],
  order: readonly ViewColumn[],
  row: RowData,
  below: readonly ViewRow[],
): ViewRow => {
  const readings = readValues(columns, row);
  const cells: Record<string, ViewCell> = {};
  for (const column of columns) {
    if (column.calculation) continue;
    const cell = storedCell(column, row, readings);
    const total = row.adds && cell.state === 'empty' ? totalOf(column, row, below) : null;
    cells[column.id] = total ? { ...total, note: cell.note } : cell;
  }
  for (const column of order) {
    if (!column.calculation) continue;
    const cell = calculatedCell(column, column.calculation, row, readings, cells);
    const broken =
      cell.value !== null && isAcrossBreak((id) => columnOf(columns, id), column.calculation, row.breaks ?? []);
    cells[column.id] = broken ? { ...emptyCell(cell.note), state: 'notComputable', reason: 'seriesBroken' } : cell;
  }
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
    under: row.under,
    isComponent: row.isComponent,
    adds: row.adds,
    owner: row.owner,
    unitLabel: row.unitLabel,
    direction: row.direction,
    rangeRule: row.rangeRule,
    decimals: row.decimals,
    scale: row.scale,
    aliases: row.aliases,
    span: { marker: 1, name: 1 },
    cells,
  };
};

const storedCell = (column: ViewColumn, row: RowData, readings: Readings): ViewCell => {
  const note = row.notes[column.id] ?? null;
  const value = row.values[column.id] ?? BLANK;
  switch (column.kind) {
    case 'marker':
      return plainCell(row.marker, note);
    case 'name':
      return plainCell(row.name, note);
    case 'unit':
      return plainCell(row.unitLabel, note);
    case 'property':
      return plainCell(column.address?.kind === 'property' ? row[column.address.property] : '', note);
    case 'target': {
      const target = readings.targets.get(column.id);
      return target ? targetCell(target, value, row, note) : emptyCell(note);
    }
    case 'figure': {
      const figure = readings.figures.get(column.id);
      return figure ? figureCell(figure, value, row, note) : emptyCell(note);
    }
    default:
      return plainCell(value.typed, note);
  }
};

const targetCell = (target: Target, value: RowValue, row: RowData, note: string | null): ViewCell => ({
  ...emptyCell(note),
  text: showTyped(target.text),
  typed: target.text,
  value: targetNumber(target, row),
  state: target.kind === 'unreadable' || target.kind === 'empty' ? target.kind : 'ok',
  reason: target.error?.code ?? null,
  others: value.others,
  ...(value.adjusted === true ? { adjusted: true } : {}),
});

const FIGURE_STATES: Readonly<Partial<Record<Figure['kind'], CellState>>> = {
  empty: 'empty',
  absent: 'absent',
  notAssigned: 'notAssigned',
  unreadable: 'unreadable',
};

/** The one kind that all of some periods are of; nothing for units. */
const kindOfPeriods = (from: readonly string[]): { readonly of?: PeriodKind } => {
  const kinds = new Set(from.map((period) => parsePeriod(period)?.kind));
  const [kind] = kinds;
  return kinds.size === 1 && kind !== undefined ? { of: kind } : {};
};

const figureCell = (figure: Figure, value: RowValue, row: RowData, note: string | null): ViewCell => {
  const { derived } = value;
  if (derived) {
    return {
      ...emptyCell(note),
      text: formatVi(derived.value),
      value: derived.value,
      state: 'computed',
      estimate: derived.estimate,
      derived: {
        how: derived.how,
        from: derived.from.length,
        missing: derived.missing,
        ...kindOfPeriods(derived.from),
      },
      others: value.others,
    };
  }
  return {
    ...emptyCell(note),
    text: showTyped(figure.text),
    typed: figure.text,
    value: figureNumber(figure, row),
    state: FIGURE_STATES[figure.kind] ?? 'ok',
    reason: figure.error?.code ?? value.why,
    estimate: value.nature === 'estimate',
    nature: value.nature,
    others: value.others,
  };
};

const columnOf = (columns: readonly ViewColumn[], id: string): ViewColumn | undefined =>
  columns.find((column) => column.id === id);

const calculatedCell = (
  column: ViewColumn,
  calculation: Calculation,
  row: RowData,
  readings: Readings,
  cells: Readonly<Record<string, ViewCell>>,
): ViewCell => {
  const note = row.notes[column.id] ?? null;
  if (calculation.kind === 'ratio') return ratioCell(calculation, row, readings, cells, note);
  const operand = (id: string): Operand => operandIn(id, row, readings, cells);
  const result = calculate(calculation, row, operand);
  const inputs = calculation.kind === 'gap' ? calculation.parts : 'of' in calculation ? [calculation.of].flat() : [];
  if ('reason' in result) {
    const silent = result.reason === 'nothingThere';
    return { ...emptyCell(note), state: silent ? 'empty' : 'notComputable', reason: silent ? null : result.reason };
  }
  return {
    ...emptyCell(note),
    text: calculatedText(calculation, result, row),
    value: result.value,
    state: 'computed',
    estimate: inputs.some((id) => cells[id]?.estimate === true),
  };
};

/** A number of a cell that was typed, derived, added up or calculated. */
const operandIn = (
  id: string,
  row: RowData,
  readings: Readings,
  cells: Readonly<Record<string, ViewCell>>,
): Operand => {
  const cell = cells[id];
  if (cell && cell.typed === '' && cell.value !== null) return { value: cell.value };
  if (cell && cell.typed === '' && cell.state === 'notComputable') return { missing: 'notNumber' };
  return operandOf(readings, row, id) ?? { missing: 'empty' };
};

const calculate = (
  calculation: Exclude<Calculation, { kind: 'ratio' }>,
  row: RowData,
  operand: (id: string) => Operand,
): Calculated => {
  switch (calculation.kind) {
    case 'compare': {
      const { of, over, as } = calculation;
      return compareOverTime(operand(of), operand(over), as, isRateUnit(row.unitLabel));
    }
    case 'growth':
      return meanGrowth(operand(calculation.first), operand(calculation.last), calculation.years);
    case 'mean':
      return meanOf(calculation.of.map(operand), row.decimals);
    case 'sum':
      return acrossUnits(calculation.of, row, sumOf(calculation.of.map(operand)));
    case 'gap':
      return acrossUnits(calculation.parts, row, gapOf(operand(calculation.total), calculation.parts.map(operand)));
  }
};

/** Rates of several units have no sum (domain.md §3), nor has what a person wants not added. */
const acrossUnits = (columns: readonly string[], row: RowData, result: Calculated): Calculated => {
  const overUnits = columns.length > 1 && columns.every((id) => id.includes('@'));
  if (!overUnits || row.additive || !('value' in result)) return result;
  return { reason: isRateUnit(row.unitLabel) ? 'rateAcrossUnits' : 'notAddedOverUnits' };
};

/** Percentages and growth have two places; a difference or sum as many as it needs. */
const calculatedText = (calculation: Calculation, result: { readonly value: string }, row: RowData): string => {
  if (calculation.kind === 'sum' || calculation.kind === 'gap' || calculation.kind === 'mean') {
    return formatVi(result.value);
  }
  if (calculation.kind === 'compare' && (calculation.as === 'difference' || isRateUnit(row.unitLabel))) {
    return calculation.as === 'percent' || calculation.as === 'times'
      ? formatVi(result.value, 2)
      : formatVi(result.value);
  }
  return formatVi(result.value, 2);
};

const NOTHING_TO_JUDGE: ReadonlySet<string> = new Set(['noTarget', 'noFigure', 'notAssigned']);

const ratioCell = (
  calculation: Extract<Calculation, { kind: 'ratio' }>,
  row: RowData,
  readings: Readings,
  cells: Readonly<Record<string, ViewCell>>,
  note: string | null,
): ViewCell => {
  const attainment = attain(
    readTarget(calculation.target, readings, cells),
    readFigure(calculation.figure, readings, cells),
    { direction: row.direction, range: row.rangeRule, decimals: row.decimals, unit: row.unitLabel },
  );
  if (!calculation.judged) {
    const percent = attainment.percent;
    const silent = attainment.reason === 'noTarget' || attainment.reason === 'noFigure';
    return {
      ...emptyCell(note),
      text: percent === null ? '' : `${formatVi(percent, 2)}%`,
      value: percent,
      state: percent !== null ? 'computed' : silent ? 'empty' : 'notComputable',
      reason: percent === null && !silent ? attainment.reason : null,
      estimate: cells[calculation.figure]?.estimate === true,
    };
  }
  // An overruling speaks about a figure held against a target; without both it waits.
  const override = attainment.reason !== null && NOTHING_TO_JUDGE.has(attainment.reason) ? null : row.override;
  const verdict = override?.verdict ?? attainment.verdict;
  return {
    ...emptyCell(note),
    text: ratioText(attainment, verdict),
    value: attainment.percent,
    state: verdict === 'notComputable' ? 'notComputable' : 'computed',
    verdict,
    reason: attainment.reason,
    estimate: cells[calculation.figure]?.estimate === true,
    overruled: override ? { computed: attainment.verdict, reason: override.reason } : null,
  };
};

/** What a column shows, as a target; an added-up one is the number it came to. */
const readTarget = (id: string, readings: Readings, cells: Readonly<Record<string, ViewCell>>): Target => {
  const total = addedUp(cells[id]);
  const target = readings.targets.get(id);
  if (!target) throw new Error(`column ${id} is no target`);
  return total === null ? target : { ...target, kind: 'exactly', low: total, high: total };
};

const readFigure = (id: string, readings: Readings, cells: Readonly<Record<string, ViewCell>>): Figure => {
  const total = addedUp(cells[id]);
  const figure = readings.figures.get(id);
  if (!figure) throw new Error(`column ${id} is no figure`);
  return total === null ? figure : { ...figure, kind: 'number', value: total };
};

const addedUp = (cell: ViewCell | undefined): string | null => (cell?.derived?.how === 'total' ? cell.value : null);

/** "100,52%"; where there is a verdict without a percent, its word, as the real table prints "Đạt". */
const ratioText = (attainment: Attainment, verdict: Verdict): string => {
  if (attainment.percent !== null) return `${formatVi(attainment.percent, 2)}%`;
  return verdict === 'notComputable' ? '' : VERDICT_WORDS[verdict];
};
