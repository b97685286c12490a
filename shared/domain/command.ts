import type { Verdict } from '../target/types';
import type { FormCommand } from './formCommands';
import type { RememberedMapping } from './importMapping';
import type { MappingCommand } from './mappingCommands';
import type { PeriodCommand } from './periodCommands';
import type { TakeProse } from './proseCommands';
import type { ReturnCommand } from './returnCommands';
import type { SetCommand } from './setCommands';
import type { StoryCommand } from './storyCommands';
import type { TemplateCommand } from './templateCommands';
import type { UnitCommand } from './unitCommands';

/**
 * What a person does, as plain data. A command is planned against the open plan into Changes (exact row images) and
 * there is no other way to write. One command = one gesture = one undo step.
 */
export type Command =
  | SetCells
  | ReplaceInPlan
  | OverruleVerdict
  | SetFigureNature
  | SetIndicator
  | InsertRows
  | DeleteRows
  | DuplicateRows
  | MoveRows
  | ShiftLevel
  | GroupRows
  | UngroupRows
  | SplitRow
  | JoinParts
  | RenumberMarkers
  | SetCellNote
  | ImportRows
  | SetPlanSettings
  | SetSetting
  | FormCommand
  | MappingCommand
  | PeriodCommand
  | ReturnCommand
  | SetCommand
  | StoryCommand
  | TakeProse
  | TemplateCommand
  | UnitCommand;

/** Text as typed; it is stored as typed whether or not it can be read. `column` is a column of the form, or `part`. */
export interface CellEdit {
  readonly row: string;
  readonly column: string;
  readonly text: string;
}

/** Which sheet, and which of its periods and units when not its own. */
export interface SheetAt {
  readonly sheet: string;
  readonly period?: string | undefined;
  readonly unit?: string | undefined;
}

export interface SetCells extends SheetAt {
  readonly type: 'setCells';
  readonly edits: readonly CellEdit[];
  /** How it was done; chooses the label of the step. */
  readonly gesture?: 'type' | 'paste' | 'move' | 'clear' | 'fill' | 'replace' | undefined;
  /** Indicator rows that come first, for a block longer than the sheet; edits name them "+0", "+1" … */
  readonly addRows?: AddRows | undefined;
}

/** Indicator rows behind a row of the sheet; `level` as far as the place leaves a choice, the top by default. */
export interface AddRows {
  readonly after: string | null;
  readonly count: number;
  readonly level?: number | undefined;
  /** The tree that they make, row by row; without it all stand alike at `level`. */
  readonly shape?: readonly { readonly level: number; readonly isHeading: boolean }[] | undefined;
}

/** Cells of one sheet among several. */
export interface SheetEdits extends SheetAt {
  readonly edits: readonly CellEdit[];
}

/** Replacing in all sheets of a plan, as one step; `sheet` is the one on screen. */
export interface ReplaceInPlan extends SheetAt {
  readonly type: 'replaceInPlan';
  readonly sheets: readonly SheetEdits[];
}

/** `verdict: null` goes back to the computed one. A reason is required for an overruling (domain.md §3). */
export interface OverruleVerdict extends SheetAt {
  readonly type: 'overruleVerdict';
  readonly row: string;
  readonly verdict: Exclude<Verdict, 'notComputable'> | null;
  readonly reason: string;
}

export type Nature = 'actual' | 'preliminary' | 'estimate';

/** Marks the shown figure of a row as an estimate (ước) or as an actual. */
export interface SetFigureNature extends SheetAt {
  readonly type: 'setFigureNature';
  readonly row: string;
  /** The figure column; missing: the first one of the sheet. */
  readonly column?: string | undefined;
  readonly nature: Nature;
}

/** Stored properties of the row's indicator that the attainment rests on. */
export interface SetIndicator extends SheetAt {
  readonly type: 'setIndicator';
  readonly row: string;
  readonly direction?: 'higher' | 'lower' | undefined;
  readonly rangeRule?: 'upper' | 'lower' | 'inside' | undefined;
  readonly decimals?: number | null | undefined;
  /** How figures add up over units and over time (domain.md §3). */
  readonly overUnits?: 'sum' | 'weighted' | 'none' | undefined;
  readonly overTime?: 'sum' | 'last' | 'mean' | 'none' | undefined;
  /** The row whose indicator weighs the units; null for none. */
  readonly weightRow?: string | null | undefined;
}

/** New empty indicator rows, counted as components, after a row of the sheet (null = at the top). */
export interface InsertRows extends SheetAt {
  readonly type: 'insertRows';
  readonly after: string | null;
  readonly count: number;
  /** `heading`: a group row, not counted. */
  readonly kind?: 'indicator' | 'heading' | undefined;
  /** The row whose level and TT group the new ones take; by default the one they come after. */
  readonly like?: string | undefined;
}

/** Removes rows with everything that hangs on them; one undo brings all of it back. */
export interface DeleteRows extends SheetAt {
  readonly type: 'deleteRows';
  readonly rows: readonly string[];
  /** What is below a deleted row and is not deleted itself stays in its place, one level up. */
  readonly keepBelow?: boolean | undefined;
}

/** A copy of each row right below the last of them, with targets, figures, texts and notes. */
export interface DuplicateRows extends SheetAt {
  readonly type: 'duplicateRows';
  readonly rows: readonly string[];
}

/** Rows, with what is below them in the tree, to right after `after` (null = to the top), in their order. */
export interface MoveRows extends SheetAt {
  readonly type: 'moveRows';
  readonly rows: readonly string[];
  readonly after: string | null;
  /** Level wanted where the place leaves a choice (behind the last row of a group); by default their own. */
  readonly level?: number | undefined;
}

/** Hạ một cấp: under the row above; nâng một cấp: beside the row it was under. The order on screen stays. */
export interface ShiftLevel extends SheetAt {
  readonly type: 'shiftLevel';
  readonly rows: readonly string[];
  readonly by: 'down' | 'up';
}

/** A heading row above the rows, which go one level below it. */
export interface GroupRows extends SheetAt {
  readonly type: 'groupRows';
  readonly rows: readonly string[];
  readonly name: string;
}

/** Takes the headings of the rows away; the rows of the group stay where they are, one level up. */
export interface UngroupRows extends SheetAt {
  readonly type: 'ungroupRows';
  readonly rows: readonly string[];
}

/** One row into parts under its label; the first part keeps the series (target, figures, notes). */
export interface SplitRow extends SheetAt {
  readonly type: 'splitRow';
  readonly row: string;
  readonly parts: readonly string[];
}

/** Parts of one label back into one row: the first part's series stays, the others go. */
export interface JoinParts extends SheetAt {
  readonly type: 'joinParts';
  /** Any of the parts. */
  readonly row: string;
}

/** Numbers the TT cells again in order, each series in its own style (1, I, a). */
export interface RenumberMarkers extends SheetAt {
  readonly type: 'renumberMarkers';
}

/** A note on a cell; blank takes it away. */
export interface SetCellNote extends SheetAt {
  readonly type: 'setCellNote';
  readonly row: string;
  readonly column: string;
  readonly body: string;
}

export interface AddedRow {
  /** The row it comes after, among the rows of the sheet; null = at the top. */
  readonly after: string | null;
  readonly marker: string;
  readonly name: string;
  readonly part: string | null;
  /** Text by column id (unit, target, figure, note). */
  readonly texts: Readonly<Record<string, string>>;
  /** Columns whose figures the workbook calls estimates. */
  readonly estimates?: readonly string[] | undefined;
  readonly address: string;
  /** Of the first rows of a sheet: how deep it stands among them, and whether it only heads those below it. */
  readonly level?: number | undefined;
  readonly isHeading?: boolean | undefined;
}

export interface ImportedEdit extends CellEdit {
  readonly address: string;
  readonly original?: string | undefined;
  /** The workbook calls the figure an estimate. */
  readonly isEstimate?: boolean | undefined;
}

export interface ImportRows extends SheetAt {
  readonly type: 'importRows';
  /** `original`: what the cell says in its own unit of measure, where the text was converted. */
  readonly edits: readonly ImportedEdit[];
  readonly added: readonly AddedRow[];
  readonly source: { readonly file: string; readonly sheetName: string; readonly sha256: string };
  /** How the workbook was read, to be known next time; part of the same step. */
  readonly remember?: RememberedMapping | undefined;
}

export interface SetPlanSettings extends SheetAt {
  readonly type: 'setPlanSettings';
  /** Null: as the form or the profile has it. */
  readonly values: Readonly<Record<string, string | null>>;
}

/** Something that the file keeps beside its figures (shared/domain/settings); null takes it away. */
export interface SetSetting extends SheetAt {
  readonly type: 'setSetting';
  readonly key: string;
  readonly value: string | null;
}

/** A cell by ids, so that it outlives rows that come and go. */
export interface CellSpot {
  readonly row: string;
  readonly column: string;
}

/** A range by two opposite corners; whole rows or columns do not grow over merged cells, as in Excel. */
export interface CellRange {
  readonly anchor: CellSpot;
  readonly head: CellSpot;
  readonly whole: 'rows' | 'columns' | null;
}

/** More ranges than a person picks by hand are not kept with a step. */
export const PLACE_RANGES = 100;

/** Where the cursor was and what was selected; undo and redo bring both back. */
export interface Place {
  readonly sheet: string;
  readonly row: string | null;
  readonly column: string | null;
  /** The selected ranges, the current one last; left out where only the cell of the cursor was. */
  readonly ranges?: readonly CellRange[] | undefined;
  /** For which period and unit the sheet was shown; left out where it does not matter. */
  readonly period?: string | undefined;
  readonly unit?: string | undefined;
}
