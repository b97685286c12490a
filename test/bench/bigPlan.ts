import { samplePlan } from '../../electron/session/samples';
import type { SamplePlan, SampleRow } from '../../shared/domain/samplePlan';

/** The Tam Đường table repeated to `count` component rows, with figures that differ: a plan of a size no district has. */
export const bigPlan = (count: number): SamplePlan => {
  const sample = samplePlan('tam-duong');
  if (!sample) throw new Error('sample');
  const rows: SampleRow[] = [];
  let components = 0;
  for (let copy = 0; components < count; copy++) {
    for (const row of sample.rows) {
      if (components >= count) break;
      const figure = row.figure;
      rows.push({
        ...row,
        id: `${row.id}-${copy}`,
        parent: row.parent === null ? null : `${row.parent}-${copy}`,
        marker: `${copy + 1}.${row.marker}`,
        name: row.parent === null ? `${row.name} (${copy + 1})` : row.name,
        printed: null,
        figure: figure && /^\d+$/.test(figure.text) ? { ...figure, text: `${figure.text},${copy % 10}` } : figure,
      });
      if (!row.labelOnly) components++;
    }
  }
  return { ...sample, rows };
};
