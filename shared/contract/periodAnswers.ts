import type { Nature, SheetAt } from '../domain/command';
import type { Period } from '../domain/period';
import type { CutoffDays, DueRule, TargetStage } from '../domain/periodCommands';
import type { SheetView } from '../form/types';
import { MAPPING_QUESTIONS, type MappingQuestionMap } from './mappingAnswers';
import { RETURNS_INQUIRIES, type ReturnsInquiryMap } from './returnsAnswers';
import { SET_INQUIRIES, type SetInquiryMap } from './setAnswers';
import { STORY_INQUIRIES, type StoryInquiryMap } from './story';
import { TEMPLATE_QUESTIONS, type TemplateQuestionMap } from './templateAnswers';
import { UNIT_CHANNELS, type UnitRequestMap } from './unitAnswers';

/** Questions about periods, closings and targets, with their answers; part of the one contract. None changes anything. */
export interface PeriodRequestMap
  extends MappingQuestionMap,
    SetInquiryMap,
    TemplateQuestionMap,
    UnitRequestMap,
    ReturnsInquiryMap,
    StoryInquiryMap {
  /** Closings of the plan of a sheet, newest first, and what can be closed. */
  'period.closings': { request: { at: SheetAt }; response: Closings };
  /** A kept copy beside the same sheet as it is now (null when that is gone). */
  'period.snapshot': {
    request: { snapshot: string };
    response: { before: SheetView; now: SheetView | null };
  };
  'period.exportSnapshot': {
    request: { snapshot: string; layout: 'phu-luc' | 'bieu'; profile: 'nha-nuoc' | 'dang' | null };
    response: { path: string } | null;
  };
  'period.next': { request: { at: SheetAt }; response: NextPeriod };
  /** Figures already there, for rows of a sheet and some periods. */
  'period.stored': {
    request: {
      at: SheetAt;
      rows: readonly string[];
      periods: readonly Period[];
      nature: Nature;
      basis: 'period' | 'cumulative';
    };
    response: readonly StoredCell[];
  };
  'period.correction': { request: { at: SheetAt; row: string; column: string }; response: CorrectionPlan };
  'row.assignment': { request: { at: SheetAt; row: string; column: string | null }; response: Assignment };
}

export type PeriodChannel = keyof PeriodRequestMap;
/** Names for the preload script. */
export const PERIOD_CHANNELS: Readonly<Record<PeriodChannel, true>> = {
  ...SET_INQUIRIES,
  ...TEMPLATE_QUESTIONS,
  ...MAPPING_QUESTIONS,
  ...UNIT_CHANNELS,
  ...RETURNS_INQUIRIES,
  ...STORY_INQUIRIES,
  'period.closings': true,
  'period.snapshot': true,
  'period.exportSnapshot': true,
  'period.next': true,
  'period.stored': true,
  'period.correction': true,
  'row.assignment': true,
};

/** The questions that the session answers itself. */
export type Inquiry = Exclude<PeriodChannel, 'period.exportSnapshot'>;

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Closings {
  readonly list: readonly Closing[];
  /** Periods with anything in them, newest first, and the units that report. */
  readonly periods: readonly Period[];
  readonly units: readonly Named[];
  readonly cutoffs: readonly Cutoff[];
  /** Periods for which reports are still owed: by how many units, of how many. */
  readonly owed: readonly { readonly period: Period; readonly units: number; readonly of: number }[];
}

export interface Cutoff extends CutoffDays {
  readonly period: Period;
  readonly item: string;
  readonly note: string;
}

export interface Closing {
  readonly id: string;
  readonly period: Period;
  /** Null: the whole plan. */
  readonly unit: Named | null;
  readonly closedAt: string;
  readonly closedBy: string;
  readonly reopenedAt: string | null;
  readonly reopenedBy: string;
  readonly reason: string;
  readonly snapshots: readonly SnapshotInfo[];
}

export interface SnapshotInfo {
  readonly id: string;
  readonly sheet: string;
  readonly formName: string;
  readonly title: string;
}

/** What opening the next period would do, proposed from the last one. */
export interface NextPeriod {
  readonly from: Period;
  readonly to: Period;
  readonly sheets: readonly (Named & { readonly chosen: boolean })[];
  /** Text fields of those sheets that have something in the last period. */
  readonly fields: readonly { readonly field: string; readonly name: string; readonly rows: number }[];
  readonly due: DueRule;
  /** Units that report, less those that have a due date there already. */
  readonly units: number;
  readonly cutoff: CutoffDays | null;
  readonly isFromClosed: boolean;
}

export interface StoredCell {
  readonly row: string;
  readonly period: Period;
  readonly text: string;
  readonly locked: boolean;
}

/** What is known before a closed figure is corrected. */
export interface CorrectionPlan {
  readonly name: string;
  readonly period: Period;
  /** As sent, with the corrections made since. */
  readonly sent: string;
  readonly corrected: string;
  /** Open periods of the same year that it can be carried into, soonest first. */
  readonly into: readonly Period[];
  /** A flow's difference is carried into the cumulative; other figures are only noted. */
  readonly isFlow: boolean;
}

export interface Assignment {
  readonly name: string;
  readonly period: Period;
  readonly targets: readonly TargetVersion[];
  readonly authorities: readonly Named[];
  readonly documents: readonly Named[];
  readonly units: readonly Named[];
  readonly owner: string | null;
  readonly provider: string | null;
  readonly periods: readonly Period[];
  /** The figure column that providers' figures are about; null when the sheet has none. */
  readonly figure: { readonly column: string; readonly label: string; readonly own: string } | null;
  readonly providers: readonly ProviderFigure[];
  readonly versions: readonly DefinitionVersion[];
}

export interface TargetVersion {
  readonly id: string;
  readonly text: string;
  readonly authority: Named;
  readonly stage: TargetStage;
  readonly version: number;
  readonly period: Period;
  readonly validFrom: string | null;
  readonly document: string;
  readonly unit: string;
  readonly isShown: boolean;
}

export interface ProviderFigure {
  readonly provider: Named;
  readonly text: string;
  /** Theirs less the owner's, exact; null where one of them is no number. */
  readonly difference: string | null;
}

export interface DefinitionVersion {
  readonly id: string;
  readonly version: number;
  readonly validFrom: string | null;
  readonly definition: string;
  readonly breaks: boolean;
  readonly document: string;
}
