import type { Direction, RangeRule } from '../target/types';
import type { Nature } from './command';
import type { Period } from './period';

/**
 * An office's file as data, in `seeds/plans`: what `skh new --sample` and "Mở kế hoạch mẫu" put into a new plan file.
 * Whatever comes from a document says where it stands there (seeds/README.md).
 */
export interface SamplePlan {
  readonly format: 2;
  readonly id: string;
  /** Shown in the list of samples. */
  readonly title: string;
  /** Documents that the sources refer to: key → file name in the source collection. */
  readonly sources: Readonly<Record<string, string>>;
  readonly kinds: readonly SampleUnitKind[];
  readonly units: readonly SampleUnit[];
  readonly scales: readonly { readonly id: string; readonly name: string; readonly ranks: readonly SampleRank[] }[];
  readonly authorities: readonly SampleAuthority[];
  readonly indicators: readonly SampleIndicator[];
  readonly plans: readonly SamplePlanHead[];
  readonly figures: readonly SampleFigure[];
  readonly dues: readonly SampleDue[];
}

export interface SampleSource {
  /** A key of `sources`. */
  readonly doc: string;
  /** 1-based line of the source document. */
  readonly line: number;
  /** Words of that line, exactly as printed, in which the figure stands. */
  readonly quote: string;
}

export interface SampleUnitKind {
  readonly id: string;
  readonly name: string;
  readonly level: number;
  /** Land (tỉnh, huyện, xã) or a body that works on it (phòng, ban, sở). */
  readonly role: 'area' | 'office';
}

export interface SampleUnit {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: string;
  readonly parent: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly aliases: readonly string[];
  readonly source: SampleSource | null;
}

/** Best first. */
export interface SampleRank {
  readonly code: string;
  readonly name: string;
}

export interface SampleAuthority {
  readonly id: string;
  /** As a column header says it: "Tỉnh giao". */
  readonly name: string;
  readonly unit: string | null;
  readonly document: string | null;
}

export interface SampleIndicator {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly direction: Direction;
  readonly rangeRule: RangeRule;
  readonly decimals: number | null;
  readonly scale: string | null;
  readonly overUnits: 'sum' | 'weighted' | 'none';
  readonly overTime: 'sum' | 'last' | 'mean' | 'none';
  readonly weight: string | null;
  readonly owner: string | null;
  readonly provider: string | null;
}

export interface SamplePlanHead {
  readonly id: string;
  readonly title: string;
  readonly kind: 'term' | 'year';
  readonly period: Period;
  readonly unit: string;
  readonly authority: string;
  readonly document: string | null;
  readonly print: Readonly<Record<string, string>>;
  readonly rows: readonly SampleRow[];
  readonly targets: readonly SampleTarget[];
  readonly sheets: readonly SampleSheet[];
}

export interface SampleRow {
  readonly id: string;
  readonly tree: 'plan' | 'tasks' | 'documents' | 'capital' | 'budget';
  readonly kind: 'heading' | 'indicator' | 'part' | 'total' | 'entry';
  readonly marker: string;
  /** Corrected label; for a part its own label ("Tiểu học"), the parent carries the common one. */
  readonly name: string;
  readonly parent: string | null;
  /** The row only carries the label of its parts. */
  readonly labelOnly: boolean;
  /** Counted in "25/37". */
  readonly component: boolean;
  readonly indicator: string | null;
  /** The row is the sum of those below it. */
  readonly adds: boolean;
  /** The printed label where a scan error was corrected: kept as an alias and as a note. */
  readonly printed: string | null;
  readonly fields: readonly SampleField[];
  readonly source: SampleSource | null;
}

export interface SampleField {
  readonly field: string;
  readonly text: string;
  /** Missing: the text belongs to the row whatever the period. */
  readonly period?: Period | undefined;
  readonly source: SampleSource | null;
}

export interface SampleTarget {
  readonly indicator: string;
  readonly authority: string;
  readonly unit: string;
  readonly period: Period;
  readonly stage: 'proposed' | 'planned' | 'assigned' | 'adjusted';
  readonly item: string;
  readonly text: string;
  readonly source: SampleSource;
}

export interface SampleSheet {
  readonly id?: string | undefined;
  readonly form: string;
  readonly title: string;
  readonly period: Period;
  readonly unit: string;
}

export interface SampleFigure {
  readonly indicator: string;
  readonly unit: string;
  readonly period: Period;
  readonly basis: 'period' | 'cumulative';
  readonly nature: Nature;
  readonly item: string;
  readonly text: string;
  /** ISO date the figure speaks of, when the document gives one. */
  readonly asOf: string | null;
  readonly agency: string;
  readonly source: SampleSource;
}

/** A report that a unit owes. */
export interface SampleDue {
  readonly unit: string;
  readonly period: Period;
  /** ISO date. */
  readonly dueOn: string | null;
  readonly what: string;
  readonly source: SampleSource;
}
