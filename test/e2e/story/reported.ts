import { expect } from 'vitest';
import type { Desk } from './desk';

/** A row of the month's report that the district adds up from its communes, and one of them that has a figure there. */
export interface Reported {
  readonly row: number;
  readonly name: string;
  readonly district: string;
  readonly commune: string;
  /** What the district shows there, with its marks. */
  readonly total: string;
}

/** Goes to the month's report of the district and finds what some of its communes have reported; ends at one of those. */
export const reportedRow = async (desk: Desk, month: string): Promise<Reported> => {
  await desk.sheet('Báo cáo tháng');
  await desk.period(month);
  const names = await desk.unitNames();
  const [district = '', ...communes] = names;
  await desk.unit(district);
  let row = -1;
  const find = async (): Promise<number> => {
    for (row = 0; row < 15; row += 1) {
      const cell = desk.cell(row, 'current');
      // "8/10": a sum over some of the units.
      if ((await cell.count()) > 0 && /\d+\/\d+/.test(await cell.innerText())) return row;
    }
    return -1;
  };
  await expect.poll(find).toBeGreaterThanOrEqual(0);
  const [name, total] = [await desk.textAt(row, 'name'), await desk.textAt(row, 'current')];
  for (const commune of communes) {
    await desk.unit(commune);
    if ((await desk.textAt(row, 'current')).trim() !== '')
      return { row, name: name.trim(), district, commune, total: total.trim() };
  }
  throw new Error(`no commune has reported ${name}`);
};
