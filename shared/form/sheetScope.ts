import type { PeriodKind } from '../domain/period';
import type { ColumnDefinition, FormDefinition, PeriodRef } from './definition';

/** What a sheet of a form may be switched to: which kinds of period, which units. */
export interface SheetScope {
  /** Kinds of period it is made for; empty: any. */
  readonly kinds: readonly PeriodKind[];
  /** False when no column of it changes with the period: registers have one list for the whole plan. */
  readonly byPeriod: boolean;
  readonly byUnit: boolean;
  /** Units whose sheets make sense: land always, departments where columns stand for them. */
  readonly roles: readonly ('area' | 'office')[];
}

/** References that mean the same in whatever period the sheet is. */
const FIXED = /^(plan|first|last)\b/;

/** Reads off a definition what its sheets depend on (domain.md §4: sheet = plan × form × unit, at a period). */
export const scopeOf = ({ rows, periods = [], columns }: FormDefinition): SheetScope => {
  const stored = columns.filter(({ kind }) => kind === 'target' || kind === 'figure' || kind === 'return');
  const ownTexts = columns.some((column) => column.kind === 'text' && column.scope !== 'row');
  return {
    kinds: periods,
    byPeriod: ownTexts || stored.some(movesWithPeriod),
    byUnit: rows === 'units' || ownTexts || stored.length > 0,
    roles: columns.some(({ repeat }) => repeat === 'offices') ? ['area', 'office'] : ['area'],
  };
};

const movesWithPeriod = (column: ColumnDefinition): boolean => {
  const reference: PeriodRef = 'period' in column ? column.period : '';
  return column.repeat === 'months' || (column.repeat !== 'years' && !FIXED.test(reference));
};

/** Whether a period of this kind may be chosen on a sheet of this scope. */
export const takesKind = ({ kinds }: Pick<SheetScope, 'kinds'>, kind: PeriodKind): boolean =>
  kinds.length === 0 || kinds.includes(kind);
