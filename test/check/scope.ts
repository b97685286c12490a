import { MemorySeries } from '../../shared/check/memorySeries';
import type {
  CheckFigure,
  CheckIndicator,
  CheckRow,
  CheckScope,
  CheckTarget,
  CheckUnit,
} from '../../shared/check/types';
import { parseFigure } from '../../shared/target/parseFigure';

type RowSpec = Partial<CheckRow> & Partial<Omit<CheckIndicator, 'id'>> & { readonly id: string };

interface FigureSpec {
  readonly row: string;
  readonly period: string;
  readonly text: string;
  readonly unit?: string;
  readonly basis?: 'period' | 'cumulative';
  readonly nature?: CheckFigure['nature'];
  readonly provider?: string;
}

interface TargetSpec {
  readonly row: string;
  readonly text: string;
  readonly unit?: string;
  readonly period?: string;
}

export interface ScopeSpec {
  readonly plan?: string;
  readonly rows: readonly RowSpec[];
  readonly figures?: readonly FigureSpec[];
  readonly targets?: readonly TargetSpec[];
}

const unit = (id: string, name: string, parts: readonly string[] = []): CheckUnit => ({
  id,
  name,
  validFrom: null,
  validTo: null,
  parts,
  formedFrom: [],
});

/** A district with three communes and a department, its rows and what they have: each row is its own indicator. */
export const buildScope = ({ plan = '2022', rows, figures = [], targets = [] }: ScopeSpec): CheckScope => {
  const units = new Map(
    [
      unit('huyen', 'Huyện Tam Đường', ['a', 'b', 'c']),
      unit('a', 'Xã Bản Bo'),
      unit('b', 'Xã Hồ Thầu'),
      unit('c', 'Xã Sơn Bình'),
      unit('phong', 'Chi cục Thống kê'),
    ].map((one) => [one.id, one]),
  );
  const indicators = new Map(
    rows.map((row): [string, CheckIndicator] => [
      row.id,
      {
        id: row.id,
        unitLabel: row.unitLabel ?? 'tấn',
        direction: row.direction ?? 'higher',
        rangeRule: row.rangeRule ?? 'upper',
        scale: null,
        breaks: row.breaks ?? [],
        overTime: row.overTime ?? 'last',
        overUnits: row.overUnits ?? 'sum',
        decimals: row.decimals ?? null,
        weight: row.weight ?? null,
        priority: ['actual', 'preliminary', 'estimate'],
      },
    ]),
  );
  const stored = new Map<string, CheckFigure[]>();
  for (const [index, one] of figures.entries()) {
    const read = parseFigure(one.text);
    const list = stored.get(one.row) ?? [];
    stored.set(one.row, list);
    list.push({
      id: `f${index}`,
      period: one.period,
      nature: one.nature ?? 'actual',
      basis: one.basis ?? 'cumulative',
      item: '',
      typed: one.text,
      value: read.kind === 'number' ? read.value : null,
      source: '',
      asOf: null,
      unit: one.unit ?? 'huyen',
      provider: one.provider ?? null,
      readable: read.kind !== 'unreadable',
    });
  }
  const asked = new Map<string, CheckTarget[]>();
  for (const one of targets) {
    const list = asked.get(one.row) ?? [];
    asked.set(one.row, list);
    list.push({
      authority: 'hdnd',
      unit: one.unit ?? 'huyen',
      period: one.period ?? plan,
      item: '',
      typed: one.text,
    });
  }
  return {
    plan: { period: plan, unit: 'huyen', authority: 'hdnd' },
    rows: rows.map((row) => ({
      id: row.id,
      tree: row.tree ?? 'plan',
      kind: row.kind ?? 'indicator',
      name: row.name ?? row.id,
      indicator: row.id,
      under: row.under ?? null,
      adds: row.adds ?? false,
      isComponent: row.isComponent ?? true,
    })),
    indicators,
    units,
    figures: stored,
    targets: asked,
    series: new MemorySeries(indicators, units, stored),
    owns: () => true,
  };
};
