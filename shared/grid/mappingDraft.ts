import type { OurRow, ReadRow, WorkbookReading } from '../contract/mappingAnswers';
import type { MappedColumn, MappedRow, WorkbookMapping } from '../contract/workbookMapping';
import type { Decimal } from '../domain/decimal';
import { conversionOf } from '../domain/measure';

/** How a workbook is to be read, as far as a person has come with it. Pure; each change makes a new one. */
export interface MappingDraft {
  readonly reading: WorkbookReading;
  /** Columns that mean something, by number. */
  readonly columns: ReadonlyMap<number, MappedColumn>;
  /** Decisions about rows, by number; a row that waits for a word has none. */
  readonly rows: ReadonlyMap<number, MappedRow>;
  /** What a person said about columns, by number; null: not read. */
  readonly chosen: ReadonlyMap<number, MappedColumn | null>;
  /** Columns were changed since the rows were read by them. */
  readonly isStale: boolean;
}

export type Meaning = MappedColumn['meaning'];

/** A draft as the reading proposes it: nothing said by a person yet. */
export const draftOf = (reading: WorkbookReading): MappingDraft => ({
  reading,
  columns: new Map(reading.mapping.columns.map((column) => [column.column, column])),
  rows: new Map(reading.mapping.rows.map((row) => [row.row, row])),
  chosen: new Map(),
  isStale: false,
});

/** What was read anew, with what the person had said about the same columns and rows. */
export const carriedOver = (draft: MappingDraft, reading: WorkbookReading): MappingDraft => {
  if (reading.mapping.sheetName !== draft.reading.mapping.sheetName) return draftOf(reading);
  const next = withColumns(draftOf(reading), draft.chosen);
  const before = new Map(draft.reading.rows.map((row) => [row.row, row]));
  const rows = new Map(next.rows);
  for (const { row, label, part } of reading.rows) {
    const known = before.get(row);
    const decision = draft.rows.get(row);
    if (decision?.by !== 'person' || known?.label !== label || known.part !== part) continue;
    for (const [other, { target }] of rows) if (target !== null && target === decision.target) rows.delete(other);
    rows.set(row, decision);
  }
  return { ...next, rows };
};

const sameMeaning = (a: Meaning, b: Meaning): boolean =>
  a !== null && b !== null && a.kind === b.kind && (a.kind !== 'cell' || (b.kind === 'cell' && a.column === b.column));

/** A draft with columns as a person chose them; where it has them so already they are not stale. */
const withColumns = (draft: MappingDraft, chosen: MappingDraft['chosen']): MappingDraft => {
  const there = new Set(draft.reading.columns.map(({ column }) => column));
  let next = draft;
  for (const [column, wanted] of chosen) {
    if (!there.has(column)) continue;
    const known = next.columns.get(column);
    const [meaning, factor] = [wanted?.meaning ?? null, wanted?.factor ?? null];
    const isSame = known ? sameMeaning(known.meaning, meaning) && known.factor === factor : meaning === null;
    if (isSame) next = { ...next, chosen: new Map(next.chosen).set(column, wanted) };
    else next = setColumnFactor(setMeaning(next, column, meaning), column, factor);
  }
  return next;
};

/** A column means one thing, and but for parts of a label a thing stands in one column only. */
export const setMeaning = (draft: MappingDraft, column: number, meaning: Meaning): MappingDraft => {
  const columns = new Map(draft.columns);
  for (const [other, known] of columns) {
    if (meaning?.kind !== 'part' && sameMeaning(known.meaning, meaning)) columns.delete(other);
  }
  columns.delete(column);
  const factor = meaning?.kind === 'cell' ? (draft.columns.get(column)?.factor ?? null) : null;
  if (meaning !== null) columns.set(column, { column, meaning, factor });
  const chosen = new Map(draft.chosen).set(column, columns.get(column) ?? null);
  return { ...draft, columns: new Map([...columns].sort(([a], [b]) => a - b)), chosen, isStale: true };
};

/** What a person says about the measure of a column: its numbers times `factor` (null: as they are). */
export const setColumnFactor = (draft: MappingDraft, column: number, factor: Decimal | null): MappingDraft => {
  const known = draft.columns.get(column);
  if (!known) return draft;
  const columns = new Map(draft.columns).set(column, { ...known, factor });
  return { ...draft, columns, chosen: new Map(draft.chosen).set(column, { ...known, factor }), isStale: true };
};

/** What a person says about a row; a row of ours is taken once, so that another line gives it up. */
export const decideRow = (draft: MappingDraft, row: number, target: string | null, add = false): MappingDraft => {
  const rows = new Map(draft.rows);
  if (target !== null) for (const [other, known] of rows) if (known.target === target) rows.delete(other);
  const line = draft.reading.rows.find((one) => one.row === row);
  const factor = line && target !== null ? proposedFactor(draft, line, target) : null;
  rows.set(row, { row, target, by: 'person', ...(add ? { add } : {}), ...(factor === null ? {} : { factor }) });
  return { ...draft, rows };
};

/** Back to what was proposed for a row. */
export const forgetRow = (draft: MappingDraft, row: number): MappingDraft => {
  const rows = new Map(draft.rows);
  const proposed = draft.reading.rows.find((one) => one.row === row)?.decision ?? null;
  const isTaken = [...rows.values()].some(
    (one) => one.row !== row && one.target !== null && one.target === proposed?.target,
  );
  if (proposed && !isTaken) rows.set(row, proposed);
  else rows.delete(row);
  return { ...draft, rows };
};

/** The same for one row. */
export const setRowFactor = (draft: MappingDraft, row: number, factor: Decimal | null): MappingDraft => {
  const known = draft.rows.get(row);
  if (!known) return draft;
  return { ...draft, rows: new Map(draft.rows).set(row, { ...known, by: 'person', factor }) };
};

const ourRow = ({ reading }: MappingDraft, id: string | null): OurRow | null =>
  id === null ? null : (reading.ours.rows.find((row) => row.id === id) ?? null);

const isColumnConverted = ({ columns }: MappingDraft): boolean =>
  [...columns.values()].some(({ factor }) => factor !== null);

const proposedFactor = (draft: MappingDraft, line: ReadRow, target: string): Decimal | null => {
  const conversion = conversionOf(line.unit, ourRow(draft, target)?.unit ?? '', draft.reading.measures);
  if (conversion === null || conversion.isRate || conversion.factor === '1' || isColumnConverted(draft)) return null;
  return conversion.factor;
};

/** How the units of measure of a line and of its row of ours stand to each other. */
export type UnitState =
  | { readonly kind: 'same' }
  | { readonly kind: 'converted'; readonly from: string; readonly to: string; readonly factor: Decimal }
  /** Its numbers are held back; `factor` is what would convert them, where there is such a thing. */
  | { readonly kind: 'differs'; readonly from: string; readonly to: string; readonly factor: Decimal | null };

/** How the units of measure of a line and of its row stand to each other as the draft is now. */
export const unitState = (draft: MappingDraft, line: ReadRow): UnitState => {
  const decision = draft.rows.get(line.row);
  const ours = ourRow(draft, decision?.target ?? null);
  if (!decision || !ours || line.unit === '' || !line.hasValues) return { kind: 'same' };
  const [from, to] = [line.unit, ours.unit];
  const conversion = conversionOf(from, to, draft.reading.measures);
  const factor = decision.factor ?? null;
  if (factor !== null) return { kind: 'converted', from, to, factor };
  if (conversion?.factor === '1' || isColumnConverted(draft)) return { kind: 'same' };
  return { kind: 'differs', from, to, factor: conversion?.factor ?? null };
};

/** `open`: looks like one of ours, or several are; waits for a word. `new`: not in the plan, proposed as a new row. */
export type RowStand = 'same' | 'open' | 'new' | 'unknown' | 'skipped' | 'person' | 'aside';

/** Where a line stands: decided by whom, or waiting for a word. */
export const standOf = (draft: MappingDraft, line: ReadRow): RowStand => {
  const decision = draft.rows.get(line.row);
  if (decision?.add === true) return decision.by === 'person' ? 'person' : 'new';
  if (decision && decision.target === null) return 'skipped';
  if (decision) return decision.by === 'person' ? 'person' : 'same';
  return line.state === 'unknown' || line.state === 'aside' ? line.state : 'open';
};

/** Whether a person should look at a line before it is taken: unsure rows, rows that we lack, units that differ. */
export const needsLook = (draft: MappingDraft, line: ReadRow): boolean => {
  const stand = standOf(draft, line);
  return stand === 'open' || stand === 'new' || unitState(draft, line).kind === 'differs';
};

/** Lines whose likeliest row is free: what one button takes, in so many words. */
export const openProposals = (draft: MappingDraft): readonly { readonly row: number; readonly target: string }[] => {
  const taken = new Set([...draft.rows.values()].flatMap(({ target }) => target ?? []));
  return draft.reading.rows.flatMap((line) => {
    const [target] = line.suggestions;
    if (line.state !== 'resembles' || target === undefined || draft.rows.has(line.row) || taken.has(target)) return [];
    taken.add(target);
    return [{ row: line.row, target }];
  });
};

/** The draft with all open proposals taken. */
export const takeProposals = (draft: MappingDraft): MappingDraft =>
  openProposals(draft).reduce((left, { row, target }) => decideRow(left, row, target), draft);

/** What is kept and read by: the decisions of the draft. */
export const toMapping = ({ reading, columns, rows }: MappingDraft): WorkbookMapping => ({
  sheetName: reading.mapping.sheetName,
  header: reading.mapping.header,
  columns: [...columns.values()],
  rows: [...rows.values()].sort((a, b) => a.row - b.row),
});

/** Why a draft cannot be read by yet: no column of names, or none with anything to read. */
export const missingColumns = ({ columns }: MappingDraft): 'name' | 'values' | null => {
  const meanings = [...columns.values()].map(({ meaning }) => meaning?.kind);
  if (!meanings.includes('name')) return 'name';
  return meanings.includes('cell') ? null : 'values';
};
