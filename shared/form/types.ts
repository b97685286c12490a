import type { Nature } from '../domain/command';
import type { Period, PeriodKind } from '../domain/period';
import type { DerivedHow } from '../series/types';
import type { Direction, RangeRule, Scale, Verdict } from '../target/types';
import type { ViewColumn } from './columns';
import type { RowSource } from './definition';

/** One sheet = plan × form × unit, resolved to what is shown. Grid, export and `skh show` read this and nothing else. */
export interface SheetView {
  readonly sheet: string;
  readonly form: string;
  /** What its rows are: a tree of the plan's rows, or units. */
  readonly source: RowSource;
  readonly plan: string;
  readonly planTitle: string;
  /** Printed title of the table. */
  readonly title: string;
  readonly period: Period;
  readonly unit: { readonly id: string; readonly name: string };
  readonly columns: readonly ViewColumn[];
  /** A row with column numbers (A, B, 1, 2, 3=2/1) stands under the printed header. */
  readonly columnNumbers?: boolean;
  /** Amounts are shown and printed in this unit (shared/form/displayUnit); what was typed stays in the row's own. */
  readonly displayUnit?: string;
  readonly rows: readonly ViewRow[];
  readonly summary: Summary;
  readonly print: PrintSettings;
  /** Columns of the form that a sheet has by choice. */
  readonly optional: readonly { readonly id: string; readonly label: string }[];
  /** What stands in closed periods and takes no change. */
  readonly locks: readonly SheetLock[];
}

/** Cells of closed periods: whole columns, or only some rows of them. */
export interface SheetLock {
  readonly period: Period;
  /** The unit whose return was closed; '' for the whole plan. */
  readonly unit: string;
  readonly by: string;
  readonly at: string;
  readonly columns: readonly string[];
  /** Null: every row. */
  readonly rows: readonly string[] | null;
}

export type RowKind = 'heading' | 'indicator' | 'part' | 'total' | 'entry';

export interface ViewRow {
  readonly id: string;
  readonly kind: RowKind;
  /** TT: a group number, the same on every row of the group; shown once, merged down. */
  readonly marker: string;
  readonly level: number;
  /** Label; for a part the parent's label (printed once, merged down over its parts). */
  readonly name: string;
  readonly part: string | null;
  /** For a part, the row that carries the parent's label; else null. */
  readonly parent: string | null;
  /** The row of the sheet that it stands below; null at the top. */
  readonly under: string | null;
  readonly isComponent: boolean;
  /** Its blank amounts are the sums of those of the rows below it. */
  readonly adds: boolean;
  /** Cơ quan chủ trì of the indicator, by name; '' when none is set. */
  readonly owner: string;
  readonly unitLabel: string;
  readonly direction: Direction;
  readonly rangeRule: RangeRule;
  readonly decimals: number | null;
  readonly scale: Scale | null;
  /** Printed or former spellings that an import matches exactly. */
  readonly aliases: readonly string[];
  /** Physical merges: how many rows this cell covers from here (0 = covered by the cell above). */
  readonly span: { readonly marker: number; readonly name: number };
  readonly cells: Readonly<Record<string, ViewCell>>;
}

export type CellState = 'empty' | 'ok' | 'unreadable' | 'absent' | 'notAssigned' | 'computed' | 'notComputable';

export interface ViewCell {
  /** As shown ("100,52%"; a target or figure as typed, thousands dots added). */
  readonly text: string;
  /** The text in the display unit of the form, where it is another one than the row's own: for eyes, never reckoned with. */
  readonly shown?: string;
  /** As typed; equals `text` for plain text. Empty for computed cells. */
  readonly typed: string;
  /** Canonical decimal ("100.52"), or null. */
  readonly value: string | null;
  readonly state: CellState;
  readonly verdict: Verdict | null;
  /** Why there is no percent or verdict, or why the text cannot be read: a code of shared/target. */
  readonly reason: string | null;
  readonly estimate: boolean;
  readonly nature: Nature | null;
  /** A person's verdict over the computed one, with the reason given. */
  readonly overruled: { readonly computed: Verdict; readonly reason: string } | null;
  readonly note: string | null;
  /** How a value came about that nobody typed here; null for typed ones and for calculations on the row. */
  readonly derived: CellDerivation | null;
  /** A target that a later document has adjusted, in a column that shows whichever is in force. */
  readonly adjusted?: true;
  /** Other figures of the same row, such as the actual so far beside an estimate. */
  readonly others: readonly OtherFigure[];
}

/** Where a derived value comes from: how, from how many periods, units or rows, and which had none. */
export interface CellDerivation {
  readonly how: DerivedHow | 'total';
  readonly from: number;
  readonly missing: readonly string[];
  /** What kind of periods it was made from, where they are all of one. */
  readonly of?: PeriodKind;
}

export interface OtherFigure {
  readonly period: Period;
  readonly nature: Nature;
  readonly text: string;
  /** As `shown` of a cell. */
  readonly shown?: string;
  readonly source: string;
}

/** "25/37 đạt và vượt: 17 vượt · 8 đạt · 12 chưa đạt, trong đó n theo số ước". */
export interface Summary {
  readonly components: number;
  readonly metOrExceeded: number;
  readonly exceeded: number;
  readonly met: number;
  readonly unmet: number;
  readonly notComputable: number;
  /** Of those met or exceeded, how many rest on an estimate. */
  readonly onEstimates: number;
}

/** Values that fill the heading, caption and signature of an exported sheet (Nghị định 30/2020/NĐ-CP; 36-HD/VPTW). */
export interface PrintSettings {
  readonly profile: 'nha-nuoc' | 'dang';
  readonly paper: 'A4' | 'A3';
  readonly orientation: 'portrait' | 'landscape';
  readonly annexNumber: string;
  readonly formNumber: string;
  readonly title: string;
  /** "(Kèm theo Báo cáo số … )" without the brackets; number and date may stay blank for the clerk. */
  readonly attachedTo: string;
  readonly parentAgency: string;
  readonly agency: string;
  readonly place: string;
  readonly signerTitle: string;
  readonly signerName: string;
  readonly preparedBy: string;
  readonly recipients: readonly string[];
  readonly unitLine: string;
  /** Post of the signer below the authority that they sign by: "CHỦ TỊCH" below "TM. ỦY BAN NHÂN DÂN". */
  readonly signerPost?: string;
  /** Number and symbol of the document ("05/KH-UBND"); blank for the clerk. */
  readonly symbol?: string;
  /** ISO day of the document; blank for the clerk. */
  readonly documentDate?: string;
  /** What the office prints otherwise than its profile. */
  readonly page?: PageSettings;
}

/** Values of a printing profile that an office may set; points and millimetres. */
export interface PageSettings {
  readonly font?: string;
  readonly tableSize?: number;
  readonly titleSize?: number;
  readonly captionSize?: number;
  readonly pageNumberSize?: number;
  readonly agencySize?: number;
  readonly margins?: {
    readonly top?: number;
    readonly bottom?: number;
    readonly left?: number;
    readonly right?: number;
  };
}
