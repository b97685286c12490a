import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openSample, viewOf } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();
interface GoldenRow {
  readonly group: number;
  readonly name: string;
  readonly part: string | null;
  readonly unit: string;
  readonly target: string;
  readonly result: string;
  readonly printed: string;
  readonly met: boolean;
}
const golden = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../fixtures/golden/bieu-ket-qua.json'), 'utf8'),
) as { rows: readonly GoldenRow[] };

test('the sample opens as the printed table, every row to the last digit', async () => {
  const session = await openSample(path.join(folder, 'vang.skh'));
  const { rows, summary } = viewOf(session);
  expect(rows.length).toBe(37);
  for (const [index, want] of golden.rows.entries()) {
    const row = rows[index];
    if (!row) throw new Error(`row ${index}`);
    const label = want.part === null ? row.name : row.part;
    expect([label, ...row.aliases]).toContain(want.part ?? want.name);
    expect(row.marker).toBe(String(want.group));
    expect(row.cells['unit']?.text).toBe(want.unit);
    expect(row.cells['target']?.text).toBe(want.target);
    expect(row.cells['figure']?.text).toBe(want.result);
    expect(row.cells['attainment']?.text).toBe(want.printed === '100%' ? '100,00%' : want.printed);
    expect(['met', 'exceeded'].includes(row.cells['attainment']?.verdict ?? '')).toBe(want.met);
  }
  expect(summary).toEqual({
    components: 37,
    metOrExceeded: 25,
    exceeded: 17,
    met: 8,
    unmet: 12,
    notComputable: 0,
    onEstimates: 2,
  });
  await session.close();
});

test('merged cells: TT over its group, a label over its parts', async () => {
  const session = await openSample(path.join(folder, 'gop.skh'));
  const { rows } = viewOf(session);
  expect(rows.map((row) => row.span.marker).filter((span) => span > 0)).toEqual([2, 5, 3, 2, 4, 5, 4, 3, 3, 6]);
  const parts = rows.filter((row) => row.part !== null);
  expect(parts.map((row) => row.span.name)).toEqual([3, 0, 0, 2, 0, 3, 0, 0]);
  expect(rows.filter((row) => row.part === null).every((row) => row.span.name === 1)).toBe(true);
  await session.close();
});

test('the actual so far stands beside the estimate, and has a period of its own', async () => {
  const session = await openSample(path.join(folder, 'uoc.skh'));
  const estimates = viewOf(session).rows.filter((row) => row.cells['figure']?.estimate);
  expect(estimates.length).toBe(7);
  const others = viewOf(session).rows.flatMap((row) => row.cells['figure']?.others ?? []);
  expect(others.map((other) => other.text).sort()).toEqual(['13,33', '188.816', '254,3', '56,8', '69,5']);
  const half = viewOf(session, '2023-H1').rows.filter((row) => row.cells['figure']?.text !== '');
  expect(half.map((row) => row.cells['figure']?.text).sort()).toEqual(['13,33', '188.816', '254,3', '56,8', '69,5']);
  await session.close();
});
