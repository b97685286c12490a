import { describe, expect, it } from 'vitest';
import { attain } from '../../shared/target/attain';
import { parseFigure } from '../../shared/target/parseFigure';
import { parseTarget } from '../../shared/target/parseTarget';
import { proposeDirection } from '../../shared/target/proposeDirection';
import type { Verdict } from '../../shared/target/types';
import { formatPercent } from '../../shared/text/target';
import { readFixture } from './readFixture';

interface Golden {
  readonly components: number;
  readonly met: number;
  readonly rows: readonly {
    readonly name: string;
    readonly part: string | null;
    readonly unit: string;
    readonly target: string;
    readonly result: string;
    readonly printed: string;
    readonly direction: string;
    readonly met: boolean;
  }[];
}

const golden = readFixture<Golden>('golden/bieu-ket-qua.json');

const judged = golden.rows.map((row) => {
  const direction = proposeDirection([row.name, row.part ?? ''].join(' '), row.target);
  const options = { direction, unit: row.unit };
  return { row, direction, ...attain(parseTarget(row.target), parseFigure(row.result), options) };
});
const count = (verdict: Verdict): number => judged.filter((one) => one.verdict === verdict).length;

describe('the 37 rows of the real Biểu kết quả', () => {
  it.each(judged)('$row.name $row.part: $row.target, $row.result → $row.printed', ({ row, percent, verdict }) => {
    const printed = percent === null ? 'Đạt' : formatPercent(percent);
    expect(printed).toBe(row.printed === '100%' ? '100,00%' : row.printed);
    expect(verdict === 'exceeded' || verdict === 'met').toBe(row.met);
  });

  it('proposes the direction that the office used', () => {
    for (const { row, direction } of judged) {
      if (row.direction !== 'scale') expect([row.name, direction]).toEqual([row.name, row.direction]);
    }
  });

  it('counts 25 of 37 met or exceeded: 17 exceeded, 8 met, 12 unmet', () => {
    expect(judged).toHaveLength(golden.components);
    expect([count('exceeded'), count('met'), count('unmet')]).toEqual([17, 8, 12]);
    expect(count('exceeded') + count('met')).toBe(golden.met);
  });

  it('has no percent for the ordinal row, and it is met', () => {
    expect(judged.at(-1)).toMatchObject({ percent: null, verdict: 'met', reason: 'ordinal', working: null });
  });
});
