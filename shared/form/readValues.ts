import { type Decimal, formatVi } from '../domain/decimal';
import { figureValue } from '../target/attain';
import { parseFigure } from '../target/parseFigure';
import { parseTarget } from '../target/parseTarget';
import type { Figure, Target } from '../target/types';
import { unitsClash } from '../target/unitFamily';
import type { Operand } from './calculate';
import type { ViewColumn } from './columns';
import { BLANK, type RowData } from './rowData';

/** Each target and figure of a row, read once. */
export interface Readings {
  readonly targets: ReadonlyMap<string, Target>;
  readonly figures: ReadonlyMap<string, Figure>;
}

const NO_TARGET = parseTarget('');

/** A sheet reads the same texts over and over: what was read is kept, as long as it is not too much. */
const KEPT_TEXTS = 20_000;
const kept = <T>(read: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, T>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) {
      value = read(text);
      if (known.size >= KEPT_TEXTS) known.clear();
      known.set(text, value);
    }
    return value;
  };
};

const plainTarget = kept((text) => parseTarget(text));
/** Figures without a scale, by the published decimals of their indicator. */
const plainFigures = new Map<number | null, (text: string) => Figure>();

const readFigure = (text: string, { scale, decimals }: RowData): Figure => {
  if (scale) return parseFigure(text, { scale, decimals });
  let read = plainFigures.get(decimals);
  if (!read) {
    read = kept((one) => parseFigure(one, { decimals }));
    plainFigures.set(decimals, read);
  }
  return read(text);
};

/** Reads what a row has typed or derived in the columns of a sheet. */
export const readValues = (columns: readonly ViewColumn[], row: RowData): Readings => {
  const targets = new Map<string, Target>();
  const figures = new Map<string, Figure>();
  for (const { id, kind } of columns) {
    if (kind !== 'target' && kind !== 'figure') continue;
    const value = row.values[id] ?? BLANK;
    const text = value.derived ? formatVi(value.derived.value) : value.typed;
    if (kind === 'target') targets.set(id, row.scale ? parseTarget(text, { scale: row.scale }) : plainTarget(text));
    else figures.set(id, readFigure(text, row));
  }
  return { targets, figures };
};

type Reckoned = Pick<RowData, 'direction' | 'decimals' | 'unitLabel'>;

/**
 * The number that a figure of a row stands for where others are reckoned from it: "8/12" of "xã" is 8. Null for none, and
 * where its text names another unit than the row's ("500 kg" of "tấn").
 */
export const figureNumber = (figure: Figure, { direction, decimals, unitLabel }: Reckoned): Decimal | null =>
  figure.kind === 'range' || (figure.kind !== 'fraction' && unitsClash(figure.unit, unitLabel))
    ? null
    : figureValue(NO_TARGET, figure, { direction, decimals, unit: unitLabel });

/** The same of a target; a range is no number. */
export const targetNumber = (target: Target, { unitLabel }: Reckoned): Decimal | null =>
  target.kind === 'between' || unitsClash(target.unit, unitLabel) ? null : (target.low ?? target.high);

/** The number that a column of a row gives to a calculation; comparators are left aside, a range is no number. */
export const operandOf = (readings: Readings, row: RowData, id: string): Operand | null => {
  const target = readings.targets.get(id);
  if (target) {
    if (target.kind === 'empty') return { missing: 'empty' };
    const value = targetNumber(target, row);
    return value === null ? { missing: 'notNumber' } : { value };
  }
  const figure = readings.figures.get(id);
  if (!figure) return null;
  if (figure.kind === 'empty' || figure.kind === 'absent' || figure.kind === 'notAssigned') return { missing: 'empty' };
  const value = figureNumber(figure, row);
  return value === null ? { missing: 'notNumber' } : { value };
};
