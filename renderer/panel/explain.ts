import { formatPeriod } from '../../shared/domain/period';
import type { ViewColumn } from '../../shared/form/columns';
import type { ViewCell, ViewRow } from '../../shared/form/types';
import type { Cell } from '../../shared/grid/geometry';
import type { SheetModel } from '../../shared/grid/sheetModel';
import { attain } from '../../shared/target/attain';
import { parseFigure } from '../../shared/target/parseFigure';
import { parseTarget } from '../../shared/target/parseTarget';
import {
  explainAttainment,
  explainFigureReading,
  explainTargetReading,
  explainUnreadable,
} from '../../shared/text/target';
import { LINE, NATURE, TOOLTIP } from '../../shared/text/ui';
import { VERDICT_WORDS } from '../../shared/text/verdict';
import { lockText } from '../command/locks';

const typedOf = (model: SheetModel, row: ViewRow, kind: ViewColumn['kind']): string => {
  const column = model.view.columns.find((c) => c.kind === kind);
  return column ? (row.cells[column.id]?.typed ?? '') : '';
};

const textOf = (model: SheetModel, row: ViewRow, kind: ViewColumn['kind']): string => {
  const column = model.view.columns.find((c) => c.kind === kind);
  return column ? (row.cells[column.id]?.text ?? '') : '';
};

const readTarget = (row: ViewRow, text: string) => parseTarget(text, { scale: row.scale ?? undefined });
const readFigure = (row: ViewRow, text: string) =>
  parseFigure(text, { scale: row.scale ?? undefined, decimals: row.decimals });

/** "Càng thấp càng tốt: 18 / 17,5 = 102,86% → Vượt", for texts that may still be on their way to the plan. */
const computing = (model: SheetModel, row: ViewRow, targetText: string, figureText: string): string => {
  const target = readTarget(row, targetText);
  const figure = readFigure(row, figureText);
  const attainment = attain(target, figure, {
    direction: row.direction,
    range: row.rangeRule,
    decimals: row.decimals,
    unit: textOf(model, row, 'unit'),
  });
  return explainAttainment(target, figure, attainment, row.direction);
};

/** How the row's result is held against its target. */
export const explainComputing = (model: SheetModel, row: ViewRow): string =>
  computing(model, row, typedOf(model, row, 'target'), typedOf(model, row, 'figure'));

/** How a typed target or result was read; null for other columns. */
export const explainReading = (row: ViewRow, kind: ViewColumn['kind'], text: string): string | null => {
  if (kind === 'target') return explainTargetReading(readTarget(row, text));
  return kind === 'figure' ? explainFigureReading(readFigure(row, text)) : null;
};

export interface Explanation {
  readonly text: string;
  readonly tone: 'plain' | 'warning';
}

const PLAIN: Explanation = { text: '', tone: 'plain' };
const plain = (text: string): Explanation => ({ text, tone: 'plain' });

/** What the line above the grid says about a cell; `draft` is what is being typed into it. */
export const explainCell = (model: SheetModel, cell: Cell, draft: string | null): Explanation => {
  const merge = model.mergeOf(cell);
  const row = model.rows[merge.r0];
  const own = model.columns[merge.c0];
  const shown = model.cellAt(cell);
  if (!row || !own || row.kind === 'heading') return PLAIN;
  const { kind } = own.column;
  if (kind === 'target') {
    const text = draft ?? typedOf(model, row, 'target');
    const target = readTarget(row, text);
    const failed = explainUnreadable(target);
    if (failed !== null) return { text: failed, tone: 'warning' };
    const result = computing(model, row, text, typedOf(model, row, 'figure'));
    const obvious = (target.kind === 'exactly' && target.notes.length === 0) || target.kind === 'empty';
    return plain(obvious ? result : `${explainTargetReading(target)} · ${result}`);
  }
  if (kind === 'figure') {
    const text = draft ?? typedOf(model, row, 'figure');
    const failed = explainUnreadable(readFigure(row, text));
    return failed !== null
      ? { text: failed, tone: 'warning' }
      : plain(computing(model, row, typedOf(model, row, 'target'), text));
  }
  if (kind === 'ratio') {
    const result = explainComputing(model, row);
    return plain(shown?.overruled ? `${result} · ${overruledText(shown)}` : result);
  }
  return plain(shown?.note ? TOOLTIP.note(shown.note) : '');
};

const overruledText = (cell: ViewCell): string =>
  cell.overruled && cell.verdict
    ? TOOLTIP.overruled(VERDICT_WORDS[cell.verdict], VERDICT_WORDS[cell.overruled.computed], cell.overruled.reason)
    : '';

/** "Thực hiện: 13,33 (Năm 2023)". */
export const describeOther = (other: ViewCell['others'][number]): string =>
  `${NATURE[other.nature]}: ${other.text} (${formatPeriod(other.period)})`;

/** What resting the pointer on a cell tells; null when there is nothing to tell. */
export const tooltipOf = (model: SheetModel, cell: Cell): string | null => {
  const merge = model.mergeOf(cell);
  const row = model.rows[merge.r0];
  const own = model.columns[merge.c0];
  const shown = model.cellAt(cell);
  if (!row || !own || !shown) return null;
  const { kind } = own.column;
  const lines: string[] = [];
  if (shown.state === 'unreadable') lines.push(explainReading(row, kind, shown.typed) ?? '');
  if (shown.overruled) lines.push(overruledText(shown));
  if (kind === 'ratio' && shown.verdict === 'notComputable') lines.push(explainComputing(model, row));
  if (kind === 'figure' && shown.estimate) lines.push(TOOLTIP.estimate, ...shown.others.map(describeOther));
  if (shown.note !== null) lines.push(TOOLTIP.note(shown.note));
  const text = lines.filter((line) => line !== '').join('\n');
  return text === '' ? null : text;
};

/** Why a selected cell takes no typing; blank when it does. */
export const lockedHint = (model: SheetModel, cell: Cell): string => {
  if (model.isEditable(cell)) return '';
  const lock = model.lockAt(cell);
  if (lock) return lockText(lock);
  return model.columns[cell.c]?.column.kind === 'ratio' ? LINE.hintComputed : LINE.readOnlyCell;
};
