import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../electron/workbook/export/layOut';
import { type FittedRow, type PagePlan, planPages } from '../../electron/workbook/export/planPages';
import { PRINTED } from '../../shared/text/workbook';
import { sampleView } from './sampleView';

const capacity = 400;
const row = (part: FittedRow['part'], height = 20, leads = false): FittedRow => ({ part, height, leads });
const rows = (count: number, make: () => FittedRow): FittedRow[] => Array.from({ length: count }, make);

/** First and last row of each page, and what they take with the repeated header. */
const pagesOf = (list: readonly FittedRow[], { heights, starts }: PagePlan) => {
  const titles = list.reduce((sum, { part }, at) => (part === 'header' ? sum + (heights[at] ?? 0) : sum), 0);
  const edges = [0, ...starts, list.length];
  return edges.slice(1).map((end, index) => {
    const first = edges[index] ?? 0;
    const own = heights.slice(first, end).reduce((sum, height) => sum + height, 0);
    return { first, last: end - 1, used: own + (index === 0 ? 0 : titles) };
  });
};

describe('where pages end', () => {
  it('never behind the name of a group, however many there are', () => {
    for (let before = 10; before < 22; before++) {
      const list = [
        row('header', 30),
        ...rows(before, () => row('table')),
        row('table', 20, true),
        row('table', 20, true),
        ...rows(20, () => row('table')),
      ];
      const plan = planPages(list, capacity, list.length);
      const pages = pagesOf(list, plan);
      expect(pages.slice(0, -1).filter(({ last }) => list[last]?.leads)).toEqual([]);
      // No program can fit the next row as well, and the page itself is not too long.
      for (const { first, used, last } of pages.slice(0, -1)) {
        expect([first, used <= capacity, used + (plan.heights[last + 1] ?? 0) > capacity + 10]).toEqual([
          first,
          true,
          true,
        ]);
      }
    }
  });

  it('signatures stay together below two rows of the table, by less or more room in its rows', () => {
    for (let count = 12; count < 40; count++) {
      const sign = rows(6, () => row('sign'));
      const list = [row('heading', 60), row('header', 30), ...rows(count, () => row('table')), ...sign];
      const plan = planPages(list, capacity, list.length);
      const last = pagesOf(list, plan).at(-1);
      const firstSign = list.findIndex(({ part }) => part === 'sign');
      expect([count, firstSign - (last?.first ?? 0) >= 2]).toEqual([count, true]);
    }
  });

  it('where Nơi nhận is too long for the page, the signatures stay together without it', () => {
    const list = [
      row('header', 30),
      ...rows(17, () => row('table')),
      ...rows(6, () => row('sign')),
      ...rows(14, () => row('sign')),
    ];
    const plan = planPages(list, capacity, 24);
    const [, second] = pagesOf(list, plan);
    expect(second?.first).toBeLessThan(18);
    expect(second?.last).toBeGreaterThanOrEqual(23);
  });

  it('every row is on one page, no lower than it needs, and no page is too long', () => {
    const table = fc.array(
      fc
        .record({ height: fc.integer({ min: 15, max: 90 }), leads: fc.boolean() })
        .map(({ height, leads }) => row('table', height, leads)),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(table, fc.integer({ min: 0, max: 8 }), (body, signs) => {
        const list = [row('header', 40), ...body, ...rows(signs, () => row('sign'))];
        const plan = planPages(list, capacity, list.length);
        expect(plan.starts).toEqual([...new Set(plan.starts)].toSorted((a, b) => a - b));
        for (const [at, { height, part }] of list.entries()) {
          expect(plan.heights[at] ?? 0).toBeGreaterThanOrEqual(part === 'table' ? height * 0.88 : height);
        }
        for (const { used, first, last } of pagesOf(list, plan)) expect(used <= capacity || first === last).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('quốc hiệu stands on one line on upright A4, and parts stay with their label', () => {
    const view = sampleView({ print: { agency: 'Ủy ban nhân dân huyện Tam Đường', parentAgency: 'Tỉnh Lai Châu' } });
    const sheet = layOut(view, { layout: 'bieu', profile: 'nha-nuoc', fullHeading: true });
    const nation = sheet.cells.find(({ value }) => value === PRINTED.nation);
    expect(sheet.orientation).toBe('portrait');
    expect(sheet.heights.get(nation?.row ?? 0)).toBeLessThan(24);
    const labels = sheet.cells.filter(
      ({ from, value }) => from === 2 && value === 'Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng',
    );
    expect(labels.map(({ rows: count }) => count)).toEqual([2]);
  });

  it('a thousand rows under groups are planned at once', () => {
    const list = [row('header', 60), ...Array.from({ length: 1_000 }, (_, at) => row('table', 19, at % 9 === 0))];
    const pages = pagesOf(list, planPages(list, capacity, list.length));
    expect(pages.slice(0, -1).filter(({ last }) => list[last]?.leads)).toEqual([]);
    expect(Math.max(...pages.map(({ used }) => used))).toBeLessThanOrEqual(capacity);
  });
});
