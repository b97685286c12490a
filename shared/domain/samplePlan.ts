import type { Direction, RangeRule } from '../target/types';
import type { Nature } from './command';
import type { Period } from './period';

/** A plan as data, in `seeds/plans`: what `skh new --sample` and "Mở kế hoạch mẫu" put into a new plan file. */
export interface SamplePlan {
  readonly id: string;
  /** The document that every `line` below refers to (file name in the source collection). */
  readonly source: string;
  readonly plan: {
    readonly id: string;
    readonly title: string;
    readonly kind: 'term' | 'year';
    readonly period: Period;
    readonly unit: string;
    readonly authority: string;
  };
  readonly units: readonly SampleUnit[];
  readonly scales: readonly { readonly id: string; readonly name: string; readonly ranks: readonly SampleRank[] }[];
  readonly documents: readonly SampleDocument[];
  readonly rows: readonly SampleRow[];
  readonly sheets: readonly SampleSheet[];
  readonly print: Readonly<Record<string, string>>;
}

export interface SampleSource {
  /** 1-based line of the source document. */
  readonly line: number;
  /** Words of that line, exactly as printed, in which the figure stands. */
  readonly quote: string;
}

export interface SampleUnit {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly parent: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly source: SampleSource | null;
}

/** Best first. */
export interface SampleRank {
  readonly code: string;
  readonly name: string;
}

export interface SampleDocument {
  readonly id: string;
  readonly group: string;
  readonly symbol: string;
  /** ISO date. */
  readonly issuedOn: string;
  readonly issuedText: string;
  readonly title: string;
  /** The printed title where a scan error was corrected. */
  readonly printed: string | null;
  readonly note: string;
  /** Id of the document it replaces. */
  readonly replaces: string | null;
  readonly source: SampleSource;
}

export interface SampleFigure {
  readonly period: Period;
  readonly text: string;
  readonly nature: Nature;
  /** ISO date the figure speaks of, when the document gives one. */
  readonly asOf: string | null;
  readonly source: SampleSource;
}

export interface SampleRow {
  readonly id: string;
  readonly kind: 'heading' | 'indicator' | 'part';
  readonly marker: string;
  /** Corrected label; for a part its own label ("Tiểu học"), the parent carries the common one. */
  readonly name: string;
  /** Row id of the label row, for a part. */
  readonly parent: string | null;
  /** The row only carries the label of its parts. */
  readonly labelOnly: boolean;
  readonly unit: string;
  readonly target: { readonly text: string; readonly source: SampleSource } | null;
  /** The figure the table prints. */
  readonly figure: SampleFigure | null;
  /** Figures beside it, such as the actual so far. */
  readonly others: readonly SampleFigure[];
  readonly direction: Direction;
  readonly rangeRule: RangeRule;
  readonly decimals: number | null;
  readonly scale: string | null;
  readonly overUnits: 'sum' | 'weighted' | 'none';
  readonly overTime: 'sum' | 'last' | 'mean' | 'none';
  readonly owner: string | null;
  readonly provider: string | null;
  /** The printed label where a scan error was corrected: kept as an alias and as a note. */
  readonly printed: string | null;
  readonly note: string | null;
}

export interface SampleSheet {
  readonly id: string;
  readonly form: string;
  readonly title: string;
  readonly period: Period;
  readonly unit: string;
}
