import { formatPeriod, monthOf, monthsOf, type Period, parsePeriod, yearsOf } from '../domain/period';
import { RETURN_STATES } from '../text/returns';
import { type Address, type Calculation, inputsOf, type ViewColumn } from './columns';
import type { ColumnDefinition, FormDefinition, Repeat, When } from './definition';
import { resolvePeriodRef } from './periodRef';
import { fillPlaceholders, type PlaceholderFacts } from './placeholders';

/** What a form must know of its sheet to become columns. */
export interface SheetFacts extends PlaceholderFacts {
  readonly unit: NamedUnit;
  /** Authority of the plan, and the one above it. */
  readonly own: string;
  readonly superior: string | null;
  /** Units below the sheet's that exist in its period: land, and departments. */
  readonly areas: readonly NamedUnit[];
  readonly offices: readonly NamedUnit[];
  /** Optional columns of the form that the sheet has. */
  readonly shown?: readonly string[];
  /** Full names of units, for entry help; left out where nothing is typed. */
  readonly unitNames?: readonly string[];
}

export interface NamedUnit {
  readonly id: string;
  readonly name: string;
}

/** One turn of a repeated column: for a unit or a period. */
interface Turn {
  readonly key: string;
  readonly label: string;
  readonly unit: string | null;
  readonly period: Period | null;
}

/**
 * The columns of a sheet: repeated ones once for each unit or period, relative periods made absolute, those left out that
 * have no meaning in the sheet's period. A calculation that lost a column it reads is left out with it.
 */
export const expandColumns = (form: FormDefinition, facts: SheetFacts): ViewColumn[] => {
  const present = form.columns.filter(
    (column) => appliesTo(column.when, facts.sheetPeriod) && (!column.optional || facts.shown?.includes(column.id)),
  );
  const copies = new Map<string, readonly { readonly id: string; readonly key: string | null }[]>();
  for (const column of present) {
    const turns = turnsOf(column.repeat, facts);
    copies.set(
      column.id,
      turns ? turns.map(({ key }) => ({ id: `${column.id}@${key}`, key })) : [{ id: column.id, key: null }],
    );
  }
  const result: ViewColumn[] = [];
  for (const column of present) {
    for (const turn of turnsOf(column.repeat, facts) ?? [null]) {
      const made = makeColumn(column, turn, facts, (id) => copiesRead(copies.get(id) ?? [], turn));
      if (made) result.push(made);
    }
  }
  return dropUnreadable(result);
};

const appliesTo = (when: When | undefined, period: Period): boolean => {
  const parts = parsePeriod(period);
  if (!when || !parts) return true;
  const month = monthsOf(parts).last;
  return (when.kinds?.includes(parts.kind) ?? true) && (when.months?.includes(month) ?? true);
};

const turnsOf = (repeat: Repeat | undefined, facts: SheetFacts): Turn[] | null => {
  switch (repeat) {
    case undefined:
      return null;
    case 'areas':
    case 'offices':
      return facts[repeat].map(({ id, name }) => ({ key: id, label: name, unit: id, period: null }));
    case 'years':
      return yearsOf(facts.planPeriod).map((year) => periodTurn(String(year)));
    case 'months': {
      const parts = parsePeriod(facts.sheetPeriod);
      const last = parts ? monthsOf(parts).last : 12;
      const year = parts?.lastYear ?? 0;
      return Array.from({ length: last }, (_, index) => periodTurn(monthOf(year, index + 1)));
    }
  }
};

const periodTurn = (period: Period): Turn => ({ key: period, label: formatPeriod(period), unit: null, period });

/** A calculation repeated with its columns reads the copy of its own turn; any other reads all copies. */
const copiesRead = (
  copies: readonly { readonly id: string; readonly key: string | null }[],
  turn: Turn | null,
): readonly string[] => {
  const same = turn && copies.find((copy) => copy.key === turn.key);
  return same ? [same.id] : copies.map((copy) => copy.id);
};

const ALIGN: Readonly<Record<ColumnDefinition['kind'], ViewColumn['align']>> = {
  marker: 'center',
  name: 'left',
  unit: 'center',
  text: 'left',
  property: 'left',
  target: 'right',
  figure: 'right',
  ratio: 'right',
  compare: 'right',
  growth: 'right',
  mean: 'right',
  sum: 'right',
  gap: 'right',
  return: 'center',
};

const makeColumn = (
  column: ColumnDefinition,
  turn: Turn | null,
  facts: SheetFacts,
  read: (id: string) => readonly string[],
): ViewColumn | null => {
  const calculation = calculationOf(column, facts, read);
  const address = calculation ? null : addressOf(column, turn, facts);
  if (!calculation && !address) return null;
  const fill = (text: string): string => fillPlaceholders(text, facts, turn?.label);
  return {
    id: turn ? `${column.id}@${turn.key}` : column.id,
    base: column.id,
    kind: column.kind,
    header: column.header.map(fill),
    width: column.width,
    align: column.kind === 'return' && column.field === 'note' ? 'left' : ALIGN[column.kind],
    editable: address !== null,
    synonyms: (column.synonyms ?? []).map(fill),
    internal: column.internal ?? false,
    choices: choicesOf(column, facts),
    address,
    calculation,
  };
};

/** Words offered at entry: those of the form, names of units where one is meant, the states of a return. */
const choicesOf = (column: ColumnDefinition, facts: SheetFacts): readonly string[] => {
  if (column.kind === 'return') return column.field === 'state' ? Object.values(RETURN_STATES) : [];
  if (column.kind === 'property') return facts.unitNames ?? [];
  if (column.kind !== 'text') return [];
  return column.choices ?? (column.type === 'unit' ? (facts.unitNames ?? []) : []);
};

/** Where the cells of a column are stored; null when it has no meaning on this sheet. */
const addressOf = (column: ColumnDefinition, turn: Turn | null, facts: SheetFacts): Address | null => {
  const context = { plan: facts.planPeriod, sheet: facts.sheetPeriod, ...(turn?.period ? { each: turn.period } : {}) };
  const unitOf = (unit: 'sheet' | 'each' | undefined): string =>
    unit === 'each' || (unit === undefined && turn?.unit) ? (turn?.unit ?? facts.unit.id) : facts.unit.id;
  switch (column.kind) {
    case 'marker':
    case 'name':
    case 'unit':
      return { kind: column.kind };
    case 'property':
      return { kind: 'property', property: column.property };
    case 'text':
      return { kind: 'text', field: column.field, perRow: column.scope === 'row' };
    case 'target': {
      const period = resolvePeriodRef(column.period, context);
      const authority =
        column.authority === 'own' ? facts.own : column.authority === 'superior' ? facts.superior : column.authority;
      if (period === null || authority === null) return null;
      const { stage = null, item = '' } = column;
      return { kind: 'target', authority, unit: unitOf(column.unit), period, stage, item };
    }
    case 'figure': {
      const period = resolvePeriodRef(column.period, context);
      if (period === null) return null;
      const { basis, nature = null, typedAs = null, item = '' } = column;
      return { kind: 'figure', unit: unitOf(column.unit), period, basis, nature, typedAs, item };
    }
    case 'return': {
      const period = resolvePeriodRef(column.period, context);
      return period === null ? null : { kind: 'return', field: column.field, period };
    }
    default:
      return null;
  }
};

const calculationOf = (
  column: ColumnDefinition,
  facts: SheetFacts,
  read: (id: string) => readonly string[],
): Calculation | null => {
  const one = (id: string): string => read(id)[0] ?? '';
  switch (column.kind) {
    case 'ratio':
      return { kind: 'ratio', figure: one(column.figure), target: one(column.target), judged: column.judged ?? true };
    case 'compare':
      return { kind: 'compare', of: one(column.of), over: one(column.over), as: column.as };
    case 'growth': {
      const years = column.years === 'plan' ? yearsOf(facts.planPeriod).length : column.years;
      return { kind: 'growth', first: one(column.first), last: read(column.last).at(-1) ?? '', years };
    }
    case 'mean':
    case 'sum':
      return { kind: column.kind, of: column.of.flatMap((id) => read(id)) };
    case 'gap':
      return { kind: 'gap', total: one(column.total), parts: read(column.parts) };
    default:
      return null;
  }
};

const dropUnreadable = (columns: readonly ViewColumn[]): ViewColumn[] => {
  const ids = new Set(columns.map((column) => column.id));
  const kept = columns.filter(({ calculation }) => {
    if (!calculation) return true;
    if (calculation.kind === 'gap' && calculation.parts.length === 0) return false;
    const inputs = inputsOf(calculation);
    return inputs.length > 0 && inputs.every((id) => ids.has(id));
  });
  return kept.length === columns.length ? kept : dropUnreadable(kept);
};
