import type { Nature } from '../domain/command';
import type { Adjustment, CellOutlook } from './cellOutlook';
import type { CellSeries } from './cellSeries';
import type { StepWay } from './story';

/** Everything that is known of one cell besides what it shows: where its content is from and what became of it. */
export interface CellDetails {
  readonly source: CellSource | null;
  /** Newest first. */
  readonly changes: readonly CellChange[];
  /** There are older changes than those listed. */
  readonly hasMore: boolean;
  /** All targets of the row's indicator, that of the sheet's own column first. */
  readonly targets: readonly IndicatorTarget[];
  /** All figures of the row's indicator for the unit of the sheet, the one that shows first. */
  readonly figures: readonly IndicatorFigure[];
  /** How the indicator adds up and what a figure is made of; null for a row without one. */
  readonly series: CellSeries | null;
  /** What of the figure, or of what it sums up, was said otherwise before. */
  readonly adjustments: readonly Adjustment[];
  readonly outlook: CellOutlook | null;
}

/** Where the present content comes from, when it was not typed. */
export interface CellSource {
  /** As stored: "004_….txt, dòng 12: …", or file and cell of an import. */
  readonly text: string;
  readonly imported: {
    readonly file: string;
    readonly sheetName: string;
    readonly address: string;
    readonly at: string;
  } | null;
}

/** What a change was about; `text` is the content of the cell itself. */
export type CellChangeWhat =
  | 'text'
  | 'nature'
  | 'verdict'
  | 'reason'
  | 'note'
  | 'direction'
  | 'rangeRule'
  | 'row'
  /** A closed figure that was corrected into an open period. */
  | 'correction'
  /** Something else that the step changed, told in words as it is: a property of an indicator, a unit, a closing. */
  | 'record';

/** One thing that one step changed. `from` and `to` are texts or codes (nature, verdict, direction); null = nothing. */
export interface CellChange {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly kind: 'do' | 'undo' | 'redo';
  readonly way: StepWay;
  /** Label of the step: "sửa Kết quả thực hiện", "nhập từ …". */
  readonly step: string;
  /** File, and cell where it is known, of an import; blank otherwise. */
  readonly source: string;
  readonly what: CellChangeWhat;
  readonly from: string | null;
  readonly to: string | null;
}

export interface IndicatorTarget {
  readonly id: string;
  readonly text: string;
  readonly authority: string;
  readonly stage: 'proposed' | 'planned' | 'assigned' | 'adjusted';
  readonly version: number;
  readonly period: string;
  readonly unit: string;
  /** "Nghị quyết số …", blank when none is given. */
  readonly document: string;
  readonly validFrom: string | null;
  readonly source: string;
  /** It is the one that this sheet shows. */
  readonly isShown: boolean;
}

export interface IndicatorFigure {
  readonly id: string;
  readonly text: string;
  readonly nature: Nature;
  readonly basis: 'period' | 'cumulative';
  readonly period: string;
  /** ISO date the figure speaks of. */
  readonly asOf: string | null;
  readonly agency: string;
  readonly provider: string;
  readonly source: string;
  readonly isShown: boolean;
}

/** What a command would take away, counted over all periods and units: told before it is done. */
export interface Loss {
  readonly rows: number;
  readonly targets: number;
  readonly figures: number;
  readonly texts: number;
  readonly notes: number;
  readonly verdicts: number;
  /** Links from elsewhere that would point to nothing: targets set by a document, means weighted by a row. */
  readonly links: number;
}
