import type { Nature } from '../domain/command';
import type { DerivedValue, MissingWhy } from '../series/types';
import type { Direction, RangeRule, Scale, Verdict } from '../target/types';
import type { OtherFigure, RowKind } from './types';

/** One row with everything a form may show of it, as stored; `resolveRow` turns it into cells. */
export interface RowData {
  readonly id: string;
  readonly kind: RowKind;
  readonly marker: string;
  readonly level: number;
  /** Label; for a part the parent's. */
  readonly name: string;
  readonly part: string | null;
  readonly parent: string | null;
  /** The row of the sheet that it stands below; a row that only carries a label is none. */
  readonly under: string | null;
  readonly isComponent: boolean;
  readonly adds: boolean;
  readonly owner: string;
  readonly provider: string;
  readonly unitLabel: string;
  readonly direction: Direction;
  readonly rangeRule: RangeRule;
  readonly decimals: number | null;
  readonly scale: Scale | null;
  /** Figures add up over units; those of rates never do without weights. */
  readonly additive: boolean;
  readonly aliases: readonly string[];
  /** Stored or derived amounts and texts, by column of the sheet; a column without an entry is blank. */
  readonly values: Readonly<Record<string, RowValue>>;
  /** Cell notes by column. */
  readonly notes: Readonly<Record<string, string>>;
  /** ISO dates from which a new definition of the indicator holds that breaks its series. */
  readonly breaks?: readonly string[];
  readonly override: { readonly verdict: Exclude<Verdict, 'notComputable'>; readonly reason: string } | null;
}

/** What a row has in one column. */
export interface RowValue {
  readonly typed: string;
  readonly nature: Nature | null;
  readonly derived: DerivedValue | null;
  /** Why nothing could be derived although something is there. */
  readonly why: MissingWhy | null;
  readonly others: readonly OtherFigure[];
  /** Of a target: a later document has adjusted it. */
  readonly adjusted?: true;
}

/** Nothing there. */
export const BLANK: RowValue = { typed: '', nature: null, derived: null, why: null, others: [] };
