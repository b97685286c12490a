import { measureKey } from '../domain/measure';
import type { ViewRow } from '../form/types';
import { foldAccents, fullLabel, stripDecoration } from './labelText';

const most = 5;
const enough = 0.45;

const pairsOf = (text: string): ReadonlyMap<string, number> => {
  const pairs = new Map<string, number>();
  const padded = ` ${text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
  for (let at = 0; at + 1 < padded.length; at++) {
    const pair = padded.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
};

/** Sørensen–Dice over pairs of letters: 1 for the same, 0 for nothing in common. */
const likeness = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number => {
  let same = 0;
  let all = 0;
  for (const [pair, count] of a) {
    same += Math.min(count, b.get(pair) ?? 0);
    all += count;
  }
  for (const count of b.values()) all += count;
  return all === 0 ? 0 : (2 * same) / all;
};

/** A line of a workbook or of a text, as far as its name goes. */
export interface NamedLine {
  readonly label: string;
  readonly part: string | null;
  readonly marker: string;
}

interface Known {
  readonly row: ViewRow;
  readonly labels: readonly ReadonlyMap<string, number>[];
  readonly unit: string;
}

export interface Suggestion {
  readonly id: string;
  /** 0 to 1. */
  readonly like: number;
  /** Every number in one label is in the other: "từ 5 tuổi" and "từ 6 tuổi" are two rows. */
  readonly sameNumbers: boolean;
}

/** So much in common that a person should be asked before the line becomes a row of its own. */
export const ALIKE = 0.7;

const numbersIn = (text: string): string => (text.match(/\d+/g) ?? []).join(' ');

/** Rows of ours that a line may be, likeliest first: for a person to choose from, never an identity. */
export const rowSuggester = (rows: readonly ViewRow[]): ((line: NamedLine, unit: string) => readonly Suggestion[]) => {
  let known: readonly Known[] | null = null;
  const load = (): readonly Known[] =>
    rows
      .filter(({ kind }) => kind !== 'heading')
      .map((row) => ({
        row,
        labels: [...new Set([fullLabel(row), row.part ?? row.name, ...row.aliases])].map((text) =>
          pairsOf(foldAccents(text)),
        ),
        unit: measureKey(row.unitLabel),
      }));
  return (line, unit) => {
    known ??= load();
    const name = stripDecoration(line.label);
    const said = [line.part === null ? name : `${name}: ${line.part}`, line.part ?? name].map((text) =>
      pairsOf(foldAccents(text)),
    );
    const theirs = measureKey(unit);
    return known
      .map(({ row, labels, unit: ours }) => {
        const like = Math.max(...labels.flatMap((label) => said.map((one) => likeness(label, one))));
        const hint =
          (theirs !== '' && theirs === ours ? 0.05 : 0) + (line.marker !== '' && line.marker === row.marker ? 0.03 : 0);
        const sameNumbers = numbersIn(name + (line.part ?? '')) === numbersIn(row.name + (row.part ?? ''));
        return { id: row.id, like, sameNumbers, score: like + hint };
      })
      .filter(({ like }) => like >= enough)
      .toSorted((a, b) => b.score - a.score)
      .slice(0, most);
  };
};
