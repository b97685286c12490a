import type { Period } from '../domain/period';
import type { PastFate } from '../domain/periodCommands';
import { readPeriod } from '../domain/readPeriod';
import type { ViewRow } from '../form/types';
import { foldLabel, stripDecoration } from '../reading/labelText';
import { parseFigure } from '../target/parseFigure';

/** A figure of the block, as it would be written. */
export interface PastCell {
  readonly period: Period;
  readonly text: string;
  readonly isReadable: boolean;
}

/** One line of a pasted block, and the row of the sheet that it is about. */
export interface PastLine {
  /** Its place in the block. */
  readonly id: string;
  readonly name: string;
  readonly marker: string;
  readonly row: string | null;
  readonly fate: PastFate;
  readonly cells: readonly PastCell[];
}

export interface PastBlock {
  readonly periods: readonly Period[];
  /** Heads of columns that name no period, but for those of name, TT and unit. */
  readonly ignored: readonly string[];
  readonly lines: readonly PastLine[];
}

const letters = (text: string): number => (text.match(/\p{L}/gu) ?? []).length;

const keyOf = (text: string): string => foldLabel(stripDecoration(text));

/**
 * Reads a block of figures of past periods: a line of heads with the periods, then a line for each row, known by its name
 * and, where several have it, by its TT. Null when no head names a period or no column has names.
 */
export const readPastBlock = (block: readonly (readonly string[])[], rows: readonly ViewRow[]): PastBlock | null => {
  const top = block.findIndex((line) => line.some((cell) => readPeriod(cell) !== null));
  const heads = block[top];
  if (!heads) return null;
  const named = heads.map(readPeriod);
  // The same period a second time is a column nobody can tell apart.
  const columns = named.flatMap((period, index) =>
    period === null || named.indexOf(period) < index ? [] : [{ index, period }],
  );
  const first = columns[0]?.index ?? 0;
  const body = block.slice(top + 1).filter((line) => line.some((cell) => cell.trim() !== ''));
  const weight = (index: number): number => body.reduce((sum, line) => sum + letters(line[index] ?? ''), 0);
  const labels = Array.from({ length: first }, (_, index) => index);
  const name = labels.reduce((best, index) => (weight(index) > weight(best) ? index : best), 0);
  if (first === 0 || weight(name) === 0) return null;
  const find = rowFinder(rows);
  const seen = new Set<string>();
  const lines = body.map((line, index): PastLine => {
    const text = (line[name] ?? '').trim();
    const marker = (name > 0 ? (line[name - 1] ?? '') : '').trim();
    const found = find(text, marker);
    const isTwice = found.row !== null && seen.has(found.row.id);
    if (found.row) seen.add(found.row.id);
    const row = isTwice ? null : found.row;
    return {
      id: String(index),
      name: text,
      marker,
      row: row?.id ?? null,
      fate: isTwice ? 'twice' : found.fate,
      cells: columns.flatMap(({ index, period }) => cellOf(line[index] ?? '', period, row)),
    };
  });
  const used = new Set([name, name - 1, ...columns.map(({ index }) => index)]);
  return {
    periods: columns.map(({ period }) => period),
    ignored: heads.filter((head, index) => index > first && !used.has(index) && head.trim() !== ''),
    lines: lines.filter(({ name: label }) => label !== ''),
  };
};

const cellOf = (typed: string, period: Period, row: ViewRow | null): PastCell[] => {
  const text = typed.replace(/\u00A0/g, ' ').trim();
  if (text === '') return [];
  const read = parseFigure(text, { scale: row?.scale ?? undefined, decimals: row?.decimals ?? null });
  return [{ period, text, isReadable: read.kind !== 'unreadable' }];
};

type Found = { readonly row: ViewRow | null; readonly fate: PastFate };

/** Finds rows by name; a part by the label above it in the block, a name that several rows have by its TT. */
const rowFinder = (rows: readonly ViewRow[]): ((name: string, marker: string) => Found) => {
  const byName = new Map<string, ViewRow[]>();
  const add = (text: string, row: ViewRow): void => {
    const key = keyOf(text);
    if (key !== '') byName.set(key, [...(byName.get(key) ?? []).filter((one) => one !== row), row]);
  };
  for (const row of rows) {
    if (row.part === null) for (const name of [row.name, ...row.aliases]) add(name, row);
    else for (const name of [row.part, `${row.name} ${row.part}`, `${row.name} · ${row.part}`]) add(name, row);
  }
  const labels = new Set(rows.filter(({ part }) => part !== null).map(({ name }) => keyOf(name)));
  let label = '';
  return (name, marker) => {
    const key = keyOf(name);
    if (labels.has(key)) label = key;
    const all = byName.get(key) ?? [];
    if (all.length === 0) return { row: null, fate: labels.has(key) ? 'heading' : 'unknown' };
    const under = all.filter((row) => row.part !== null && keyOf(row.name) === label);
    const marked = all.filter((row) => marker !== '' && row.marker === marker);
    const [row, ...more] = under.length > 0 ? under : marked.length > 0 ? marked : all;
    if (!row || more.length > 0) return { row: null, fate: 'ambiguous' };
    return row.kind === 'heading' ? { row: null, fate: 'heading' } : { row, fate: 'matched' };
  };
};
