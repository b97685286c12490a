import type { Nature } from '../domain/command';
import type { Period } from '../domain/period';
import type { Direction, RangeRule, Scale, Verdict } from '../target/types';
import type { OtherFigure, RowKind } from './types';

/** One row of a plan with everything a form may show of it, as stored; `resolveRow` turns it into cells. */
export interface RowData {
  readonly id: string;
  readonly kind: RowKind;
  readonly marker: string;
  readonly level: number;
  /** Label; for a part the parent's. */
  readonly name: string;
  readonly part: string | null;
  readonly parent: string | null;
  readonly isComponent: boolean;
  readonly unitLabel: string;
  readonly direction: Direction;
  readonly rangeRule: RangeRule;
  readonly decimals: number | null;
  readonly scale: Scale | null;
  readonly aliases: readonly string[];
  /** Typed target by period of the plan's own authority, adjusted before assigned. */
  readonly targets: Readonly<Record<Period, string>>;
  /** Figures of the sheet's unit and period that may be shown, in the indicator's priority: the first one is. */
  readonly figures: readonly ShownFigure[];
  readonly others: readonly OtherFigure[];
  /** Free texts by field. */
  readonly texts: Readonly<Record<string, string>>;
  /** Cell notes by column. */
  readonly notes: Readonly<Record<string, string>>;
  readonly override: { readonly verdict: Exclude<Verdict, 'notComputable'>; readonly reason: string } | null;
}

export interface ShownFigure {
  readonly nature: Nature;
  readonly basis: 'cumulative' | 'period';
  readonly typed: string;
}
