import { formatVi } from '../../shared/domain/decimal';
import { formatPeriod, isPeriod } from '../../shared/domain/period';
import { partialOf, readText } from '../../shared/form/cells';
import { inputsOf, type ViewColumn } from '../../shared/form/columns';
import type { ViewCell, ViewRow } from '../../shared/form/types';
import { isJudged, ratioAbout } from '../../shared/grid/columnKinds';
import type { Cell } from '../../shared/grid/geometry';
import type { SheetModel } from '../../shared/grid/sheetModel';
import { attain } from '../../shared/target/attain';
import { parseFigure } from '../../shared/target/parseFigure';
import { parseTarget } from '../../shared/target/parseTarget';
import type { Target } from '../../shared/target/types';
import {
  COMPUTED,
  explainDerivation,
  explainLacking,
  explainPartial,
  explainReason,
  explainWorking,
} from '../../shared/text/computing';
import {
  explainAttainment,
  explainFigureReading,
  explainPercent,
  explainTargetReading,
  explainUnreadable,
} from '../../shared/text/target';
import { LINE, NATURE, TOOLTIP } from '../../shared/text/ui';
import { VERDICT_WORDS } from '../../shared/text/verdict';
import { lockText } from '../command/locks';
import { currentSheet, planStore } from '../store/planStore';

const readTarget = (row: ViewRow, text: string) => parseTarget(text, { scale: row.scale ?? undefined });
const readFigure = (row: ViewRow, text: string) =>
  parseFigure(text, { scale: row.scale ?? undefined, decimals: row.decimals });

/** What a cell counts as: what was typed, else what it was worked out to. */
const amountIn = (row: ViewRow, column: string): string => {
  const cell = row.cells[column];
  if (!cell) return '';
  return cell.typed === '' && cell.value !== null ? formatVi(cell.value) : cell.typed;
};

/** How the target of a row reads that stands in a column, typed or worked out. */
export const targetOf = (row: ViewRow, column: string): Target => readTarget(row, amountIn(row, column));

/** A text that is being typed in a column, instead of what stands there. */
interface Draft {
  readonly column: string;
  readonly text: string;
}

/** "Càng thấp càng tốt: 18 / 17,5 = 102,86% → Vượt", for texts that may still be on their way to the plan. */
const explainRatio = (row: ViewRow, column: ViewColumn, draft: Draft | null): string => {
  const { calculation } = column;
  if (calculation?.kind !== 'ratio') return '';
  const textIn = (id: string): string => (draft?.column === id ? draft.text : amountIn(row, id));
  const [target, figure] = [readTarget(row, textIn(calculation.target)), readFigure(row, textIn(calculation.figure))];
  // Nothing on either side: there is nothing to say yet.
  if (target.kind === 'empty' && figure.kind === 'empty') return '';
  const { direction, rangeRule: range, decimals, unitLabel: unit } = row;
  const attainment = attain(target, figure, { direction, range, decimals, unit });
  return calculation.judged
    ? explainAttainment(target, figure, attainment, direction)
    : explainPercent(target, figure, attainment);
};

/** How the row's result is held against its target, by the ratio that a column is about; null for the first of them. */
export const explainComputing = (model: SheetModel, row: ViewRow, column: string | null = null): string => {
  const { columns } = model.view;
  const about = column === null ? columns.find(isJudged) : ratioAbout(columns, column);
  return about ? explainRatio(row, about, null) : '';
};

/** The working of any other calculated cell, or why it has no result. */
const explainOther = (model: SheetModel, row: ViewRow, column: ViewColumn): string => {
  const { calculation } = column;
  const cell = row.cells[column.id];
  if (!calculation || calculation.kind === 'ratio' || !cell) return '';
  const inputs = inputsOf(calculation).map((id) => {
    const input = model.view.columns.find((one) => one.id === id);
    const turn = id.split('@')[1];
    const each = turn === undefined ? null : isPeriod(turn) ? ('period' as const) : ('unit' as const);
    return { name: input?.header.at(-1) ?? '', text: input ? amountIn(row, id) : '', each };
  });
  const needsBoth = calculation.kind === 'compare' || calculation.kind === 'growth';
  if (cell.state === 'empty') return needsBoth ? explainLacking(inputs) : '';
  if (cell.state !== 'computed') return explainReason(cell.reason);
  return explainWorking(calculation, inputs, cell.text, row.unitLabel);
};

/** What a calculation reads that is a total of some of its units only; blank where all have reported. */
const explainPartials = (model: SheetModel, row: ViewRow, { calculation }: ViewColumn): string => {
  const told = (calculation ? inputsOf(calculation) : []).flatMap((id) => {
    const partial = partialOf(row.cells[id]);
    const name = model.view.columns.find((one) => one.id === id)?.header.at(-1) ?? '';
    return partial ? [explainPartial(name, partial.from, partial.all)] : [];
  });
  return told.join('; ');
};

/** How a value came about that nobody typed; blank for others. */
const explainDerived = (model: SheetModel, cell: ViewCell | null): string => {
  if (!cell?.derived) return '';
  const units = currentSheet(planStore.get())?.units ?? [];
  const nameOf = (id: string): string | null =>
    units.find((unit) => unit.id === id)?.name ?? model.view.rows.find((row) => row.id === id)?.name ?? null;
  return explainDerivation(cell.derived, nameOf);
};

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
const plain = (...parts: readonly string[]): Explanation => ({
  text: parts.filter((part) => part !== '').join(' · '),
  tone: 'plain',
});

/** What the line above the grid says about a cell; `draft` is what is being typed into it. */
export const explainCell = (model: SheetModel, cell: Cell, draft: string | null): Explanation => {
  const merge = model.mergeOf(cell);
  const row = model.rows[merge.r0];
  const own = model.columns[merge.c0];
  const shown = model.cellAt(cell);
  if (!row || !own || row.kind === 'heading') return PLAIN;
  const { kind, calculation } = own.column;
  if (calculation || kind === 'ratio') {
    const overruled = shown?.overruled ? overruledText(shown) : '';
    const partial = explainPartials(model, row, own.column);
    return kind === 'ratio'
      ? plain(explainRatio(row, own.column, null), partial, overruled)
      : plain(explainOther(model, row, own.column), partial);
  }
  if (kind !== 'target' && kind !== 'figure') return plain(shown?.note ? TOOLTIP.note(shown.note) : '');
  const text = draft ?? shown?.typed ?? '';
  const about = ratioAbout(model.view.columns, own.id);
  const typing: Draft | null = draft === null ? null : { column: own.id, text: draft };
  const result = about ? explainRatio(row, about, typing) : '';
  const derived = draft === null ? explainDerived(model, shown) : '';
  const why = draft === null && shown?.state !== 'unreadable' ? explainReason(shown?.reason ?? null) : '';
  const read = kind === 'target' ? readTarget(row, text) : readFigure(row, text);
  const failed = explainUnreadable(read);
  if (failed !== null) return { text: failed, tone: 'warning' };
  const usual = kind === 'target' ? 'exactly' : 'number';
  const isObvious = read.kind === 'empty' || (read.kind === usual && read.notes.length === 0);
  // A result is told by what comes of it; where nothing does, by how it was read.
  const reading = isObvious || (kind === 'figure' && result !== '') ? '' : (explainReading(row, kind, text) ?? '');
  // Why nothing is there says more than that nothing is there.
  return why === '' ? plain(derived, reading, result) : plain(why);
};

const overruledText = (cell: ViewCell): string =>
  cell.overruled && cell.verdict
    ? TOOLTIP.overruled(VERDICT_WORDS[cell.verdict], VERDICT_WORDS[cell.overruled.computed], cell.overruled.reason)
    : '';

/** "Thực hiện: 13,33 (Năm 2023)". */
const describeOther = (other: ViewCell['others'][number]): string =>
  `${NATURE[other.nature]}: ${readText(other)} (${formatPeriod(other.period)})`;

/** A free text of about so many lines may be cut off in the sheet. */
const CLIPPED_LINES = 7;

/** What resting the pointer on a cell tells; null when there is nothing to tell. */
export const tooltipOf = (model: SheetModel, cell: Cell): string | null => {
  const merge = model.mergeOf(cell);
  const row = model.rows[merge.r0];
  const own = model.columns[merge.c0];
  const shown = model.cellAt(cell);
  if (!row || !own || !shown) return null;
  const { kind } = own.column;
  const lines: string[] = [];
  // What the sheet has no room for.
  if (kind === 'text' && shown.text.length > own.column.width * CLIPPED_LINES) lines.push(shown.text);
  if (shown.state === 'unreadable') lines.push(explainReading(row, kind, shown.typed) ?? '');
  if (shown.overruled) lines.push(overruledText(shown));
  if (kind === 'ratio' && shown.state === 'notComputable') lines.push(explainRatio(row, own.column, null));
  else if (own.column.calculation && shown.state === 'notComputable') lines.push(explainOther(model, row, own.column));
  else if (!own.column.calculation && shown.state !== 'unreadable') {
    const derived = explainDerived(model, shown);
    lines.push(derived === '' ? explainReason(shown.reason) : `${derived}. ${COMPUTED.typeOver}`);
  }
  if (kind === 'figure' && shown.estimate) lines.push(TOOLTIP.estimate, ...shown.others.map(describeOther));
  if (shown.adjusted === true) lines.push(TOOLTIP.adjusted);
  if (shown.note !== null) lines.push(TOOLTIP.note(shown.note));
  const text = lines.filter((line) => line !== '').join('\n');
  return text === '' ? null : text;
};

/** Why a selected cell takes no typing; blank when it does. */
export const lockedHint = (model: SheetModel, cell: Cell): string => {
  if (model.isEditable(cell)) return '';
  const lock = model.lockAt(cell);
  if (lock) return lockText(lock);
  const column = model.columns[cell.c]?.column;
  if (model.view.source === 'units' && column?.calculation === null) return COMPUTED.unitName;
  return column?.kind === 'ratio' ? LINE.hintComputed : column?.calculation ? COMPUTED.locked : LINE.readOnlyCell;
};
