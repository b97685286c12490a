import type { Decimal } from '../domain/decimal';
import type { ViewRow } from '../form/types';
import { parseFigure } from '../target/parseFigure';
import { parseTarget } from '../target/parseTarget';
import { sameNumber } from './numberText';

/** A typed text as shared/target reads it, in the form that two texts are compared by. */
export interface Reading {
  readonly text: string;
  readonly state: 'ok' | 'empty' | 'unreadable';
  /** What kind of value it is: two values of different sorts are never the same. */
  readonly sort: string;
  readonly value: Decimal | null;
  readonly low: Decimal | null;
  readonly high: Decimal | null;
  readonly rank: number | null;
  /** A plain number (or a fraction, which stands for one), without a comparator. */
  readonly comparable: boolean;
}

/** Reads a text as the target or the figure of a row. Total. */
export const readTyped = (
  slot: { readonly kind: 'target' | 'figure'; readonly row: ViewRow | null },
  text: string,
): Reading => {
  const scale = slot.row?.scale ?? undefined;
  if (slot.kind === 'target') {
    const target = parseTarget(text, { scale });
    const { kind, low, high, rank, orBetter } = target;
    const note = target.notes.find((one) => one.code === 'absent' || one.code === 'notAssigned');
    const sort = `${kind === 'empty' && note ? note.code : kind}${orBetter ? '+' : ''}`;
    const value = kind === 'between' ? high : (low ?? high);
    return { text, state: stateOf(sort), sort, value, low, high, rank, comparable: kind === 'exactly' };
  }
  const figure = parseFigure(text, { scale, decimals: slot.row?.decimals ?? null });
  const { kind, value, high, rank, comparator } = figure;
  const isNumber = (kind === 'number' || kind === 'fraction') && comparator === null;
  const sort = isNumber ? 'number' : `${kind}${comparator ?? ''}`;
  return { text, state: stateOf(sort), sort, value, low: value, high, rank, comparable: isNumber };
};

const stateOf = (sort: string): Reading['state'] =>
  sort === 'unreadable' ? 'unreadable' : sort === 'empty' ? 'empty' : 'ok';

/** The same value, however it is spelt: "58,30" and "58,3", ">= 95" and "≥95", "5 – 6" and "5-6". */
export const sameReading = (a: Reading, b: Reading): boolean =>
  a.state === 'ok' &&
  a.state === b.state &&
  a.sort === b.sort &&
  a.rank === b.rank &&
  sameNumber(a.value, b.value) &&
  sameNumber(a.low, b.low) &&
  sameNumber(a.high, b.high);
