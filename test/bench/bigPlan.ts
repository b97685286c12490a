import { samplePlan } from '../../electron/session/start/samples';
import type {
  SampleFigure,
  SampleIndicator,
  SamplePlan,
  SampleRow,
  SampleTarget,
} from '../../shared/domain/samplePlan';

/** The Tam Đường table repeated to `count` component rows, with figures that differ: a plan of a size no district has. */
export const bigPlan = async (count: number): Promise<SamplePlan> => {
  const sample = await samplePlan('tam-duong');
  const [plan] = sample?.plans ?? [];
  if (!sample || !plan) throw new Error('sample');
  const rows: SampleRow[] = [];
  const indicators: SampleIndicator[] = [];
  const targets: SampleTarget[] = [];
  const figures: SampleFigure[] = [];
  const own = plan.rows.filter((row) => row.tree === 'plan');
  for (let copy = 0; indicators.length < count; copy++) {
    for (const row of own) {
      if (indicators.length >= count) break;
      const idOf = (id: string): string => `${id}-${copy}`;
      rows.push({
        ...row,
        id: idOf(row.id),
        parent: row.parent === null ? null : idOf(row.parent),
        indicator: row.indicator === null ? null : idOf(row.indicator),
        marker: `${copy + 1}.${row.marker}`,
        name: row.parent === null ? `${row.name} (${copy + 1})` : row.name,
        printed: null,
      });
      const indicator = sample.indicators.find(({ id }) => id === row.indicator);
      if (!indicator) continue;
      indicators.push({ ...indicator, id: idOf(indicator.id) });
      for (const target of plan.targets) {
        if (target.indicator === indicator.id) targets.push({ ...target, indicator: idOf(indicator.id) });
      }
      for (const figure of sample.figures) {
        if (figure.indicator !== indicator.id) continue;
        const text = /^\d+$/.test(figure.text) ? `${figure.text},${copy % 10}` : figure.text;
        figures.push({ ...figure, indicator: idOf(indicator.id), text });
      }
    }
  }
  return { ...sample, indicators, figures, plans: [{ ...plan, rows, targets }] };
};
