import type { SheetAt } from './command';
import type { Period } from './period';

/** Commands about units, their kinds, mergers, and what they owe; members of `Command`. Days are ISO dates. */
export type UnitCommand =
  | AddUnit
  | AddUnits
  | SetUnit
  | MoveUnit
  | RemoveUnit
  | MergeUnits
  | SplitUnit
  | SetUnitKind
  | RemoveUnitKind
  | ImportMergers
  | SetDues;

/** A unit that is about to be. */
export interface NewUnit {
  readonly name: string;
  readonly shortName: string;
  readonly kind: string;
}

export interface AddUnit extends SheetAt, NewUnit {
  readonly type: 'addUnit';
  /** What it belongs to; null: nothing. It comes last there. */
  readonly parent: string | null;
  readonly validFrom: string | null;
}

/** Several of one kind at once, in the order of their names: one step. */
export interface AddUnits extends SheetAt {
  readonly type: 'addUnits';
  readonly names: readonly string[];
  readonly kind: string;
  readonly parent: string | null;
  readonly validFrom: string | null;
}

/** What is left out stays. A former name stays known as an alias (domain.md §4, "Renamed"). */
export interface SetUnit extends SheetAt {
  readonly type: 'setUnit';
  /** The unit it is about; `unit` is that of the sheet on screen. */
  readonly of: string;
  readonly name?: string | undefined;
  readonly shortName?: string | undefined;
  readonly kind?: string | undefined;
  readonly aliases?: readonly string[] | undefined;
  readonly validFrom?: string | null | undefined;
  /** Its last day; null: still there. */
  readonly validTo?: string | null | undefined;
}

/** To right after another unit of the same parent; null: first. */
export interface MoveUnit extends SheetAt {
  readonly type: 'moveUnit';
  readonly of: string;
  readonly parent: string | null;
  readonly after: string | null;
}

/** Only one that nothing hangs on; any other is closed instead. */
export interface RemoveUnit extends SheetAt {
  readonly type: 'removeUnit';
  readonly of: string;
}

export type Share = 'whole' | 'part';

/** Several units into a new one from a day on. Whole ones end the day before; of others only a part goes. */
export interface MergeUnits extends SheetAt {
  readonly type: 'mergeUnits';
  readonly units: readonly { readonly id: string; readonly share: Share }[];
  readonly into: NewUnit;
  readonly parent: string | null;
  readonly from: string;
  readonly note: string;
}

/** One unit into several from a day on; it ends the day before, or stays with what is left of it. */
export interface SplitUnit extends SheetAt {
  readonly type: 'splitUnit';
  readonly of: string;
  readonly into: readonly NewUnit[];
  readonly stays: boolean;
  readonly from: string;
  readonly note: string;
}

export interface SetUnitKind extends SheetAt {
  readonly type: 'setUnitKind';
  /** Null: a new one. */
  readonly kind: string | null;
  readonly name: string;
  /** 1 for the highest. */
  readonly level: number;
  readonly role: 'area' | 'office';
}

export interface RemoveUnitKind extends SheetAt {
  readonly type: 'removeUnitKind';
  readonly kind: string;
}

/** Units formed by the mergers that come with the product, by their names there. */
export interface ImportMergers extends SheetAt {
  readonly type: 'importMergers';
  readonly take: readonly string[];
}

/** The same deadline for several units: theirs of that name and period, or a new one. */
export interface SetDues extends SheetAt {
  readonly type: 'setDues';
  readonly of: Period;
  readonly what: string;
  readonly dueOn: string;
  readonly units: readonly string[];
}
