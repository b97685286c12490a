import type { DataValidation, Worksheet } from 'exceljs';
import type { ViewColumn } from '../../../shared/form/columns';
import type { ViewRow } from '../../../shared/form/types';
import { isRateUnit, unitFamily } from '../../../shared/target/unitFamily';
import { REQUEST_BOOK as TEXT } from '../../../shared/text/returns';
import { columnLetters } from '../read/cellPlaces';

/** ExcelJS writes ranges as they are given; its types know only single cells. */
interface Ranged {
  readonly dataValidations: { add(range: string, validation: DataValidation): void };
}

type Rule = 'percent' | 'permille' | 'number' | 'text';

const ruleOf = (row: ViewRow): Rule => {
  // Ranks ("HTTNV") and shares ("21/36") are words to a spreadsheet.
  if (row.scale !== null) return 'text';
  if (!isRateUnit(row.unitLabel)) return 'number';
  return unitFamily(row.unitLabel) === '‰' ? 'permille' : 'percent';
};

/**
 * What a cell is meant to hold, told when something else is typed. It never refuses: "21/36", ">58" or a growth of 120%
 * are right where they are meant so.
 */
export const validateEntries = (
  sheet: Worksheet,
  columns: readonly ViewColumn[],
  entry: ReadonlySet<string>,
  rows: readonly ViewRow[],
  rowAt: ReadonlyMap<string, number>,
): void => {
  const ranged = sheet as unknown as Ranged;
  for (const [index, column] of columns.entries()) {
    if (!entry.has(column.id)) continue;
    const letter = columnLetters(index + 1);
    for (const { rule, first, last } of runsOf(rows, rowAt)) {
      if (rule !== 'text') ranged.dataValidations.add(`${letter}${first}:${letter}${last}`, RULES[rule]);
    }
  }
};

/** Neighbouring rows of one rule. */
const runsOf = (
  rows: readonly ViewRow[],
  rowAt: ReadonlyMap<string, number>,
): readonly { readonly rule: Rule; readonly first: number; readonly last: number }[] => {
  const runs: { rule: Rule; first: number; last: number }[] = [];
  for (const row of rows) {
    const at = rowAt.get(row.id);
    if (at === undefined) continue;
    const rule = ruleOf(row);
    const open = runs.at(-1);
    if (open && open.rule === rule && open.last === at - 1) open.last = at;
    else runs.push({ rule, first: at, last: at });
  }
  return runs;
};

const within = (low: number, high: number, error: string): DataValidation => ({
  type: 'decimal',
  operator: 'between',
  formulae: [low, high],
  allowBlank: true,
  showErrorMessage: true,
  errorStyle: 'warning',
  errorTitle: TEXT.checkTitle,
  error,
});

const RULES: Readonly<Record<Exclude<Rule, 'text'>, DataValidation>> = {
  percent: within(0, 100, TEXT.notPercent),
  permille: within(0, 1000, TEXT.notPermille),
  number: within(-1e15, 1e15, TEXT.notNumber),
};
