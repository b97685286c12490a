import type { Nature } from '../domain/command';
import type { Period } from '../domain/period';
import type { Basis, ColumnKind, Comparison, ReturnField, Stage } from './definition';

/** A column of one sheet: a definition with its units and periods settled. `expandColumns` makes them. */
export interface ViewColumn {
  /** The definition's id; for a repeated column with the unit or period behind an @. */
  readonly id: string;
  /** Id of the definition. */
  readonly base: string;
  readonly kind: ColumnKind;
  readonly header: readonly string[];
  readonly width: number;
  readonly align: 'left' | 'right' | 'center';
  readonly editable: boolean;
  readonly synonyms: readonly string[];
  readonly internal: boolean;
  /** Words to choose from at entry; any other text may be typed too. */
  readonly choices: readonly string[];
  /** Where its cells are stored; null for a calculated column. */
  readonly address: Address | null;
  readonly calculation: Calculation | null;
}

export type TargetAddress = {
  readonly kind: 'target';
  readonly authority: string;
  readonly unit: string;
  readonly period: Period;
  /** Only this stage; null: the latest there is. */
  readonly stage: Stage | null;
  /** Which of several amounts of one indicator ("current", "carried"); '' is the plain one. */
  readonly item: string;
};

export type FigureAddress = {
  readonly kind: 'figure';
  readonly unit: string;
  readonly period: Period;
  readonly basis: Basis;
  /** Only this nature; null: by the indicator's priority. */
  readonly nature: Nature | null;
  /** What a figure typed here is, unless one that ranks as high is there already. */
  readonly typedAs: Nature | null;
  readonly item: string;
};

export type Address =
  | { readonly kind: 'marker' | 'name' | 'unit' }
  | { readonly kind: 'text'; readonly field: string; readonly perRow: boolean }
  | { readonly kind: 'property'; readonly property: 'owner' | 'provider' }
  | { readonly kind: 'return'; readonly field: ReturnField; readonly period: Period }
  | TargetAddress
  | FigureAddress;

/** A calculation on other columns of the same row, by their ids. */
export type Calculation =
  | { readonly kind: 'ratio'; readonly figure: string; readonly target: string; readonly judged: boolean }
  | { readonly kind: 'compare'; readonly of: string; readonly over: string; readonly as: Comparison }
  | { readonly kind: 'growth'; readonly first: string; readonly last: string; readonly years: number }
  | { readonly kind: 'mean' | 'sum'; readonly of: readonly string[] }
  | { readonly kind: 'gap'; readonly total: string; readonly parts: readonly string[] };

/** Columns that a calculation of a sheet reads. */
export const inputsOf = (calculation: Calculation): readonly string[] => {
  switch (calculation.kind) {
    case 'ratio':
      return [calculation.figure, calculation.target];
    case 'compare':
      return [calculation.of, calculation.over];
    case 'growth':
      return [calculation.first, calculation.last];
    case 'mean':
    case 'sum':
      return calculation.of;
    case 'gap':
      return [calculation.total, ...calculation.parts];
  }
};
