import type { Nature } from '../../shared/domain/command';
import type { SeriesPoint, SeriesReader, SeriesRule, SeriesUnit, StoredFigure } from '../../shared/series/types';

export interface Given {
  readonly indicator?: string;
  readonly unit?: string;
  readonly period: string;
  readonly value: string | null;
  readonly basis?: 'period' | 'cumulative';
  readonly nature?: Nature;
  readonly item?: string;
}

export const RULE: SeriesRule = {
  overTime: 'sum',
  overUnits: 'sum',
  decimals: null,
  weight: null,
  priority: ['actual', 'preliminary', 'estimate'],
};

export const unitOf = (id: string, parts: Partial<SeriesUnit> = {}): SeriesUnit => ({
  id,
  validFrom: null,
  validTo: null,
  parts: [],
  formedFrom: [],
  ...parts,
});

interface World {
  readonly rules?: Readonly<Record<string, Partial<SeriesRule>>>;
  readonly units?: readonly SeriesUnit[];
}

/** All figures at hand at once. */
export const readerOf = (
  figures: readonly Given[],
  { rules = {}, units = [unitOf('u')] }: World = {},
): SeriesReader => {
  const stored = figures.map((given, index) => ({
    indicator: given.indicator ?? 'i',
    unit: given.unit ?? 'u',
    figure: {
      id: String(index),
      period: given.period,
      nature: given.nature ?? 'actual',
      basis: given.basis ?? 'period',
      item: given.item ?? '',
      typed: given.value ?? '5-6',
      value: given.value,
      source: '',
      asOf: null,
    } satisfies StoredFigure,
  }));
  const of = (indicator: string, unit: string): StoredFigure[] =>
    stored.filter((one) => one.indicator === indicator && one.unit === unit).map(({ figure }) => figure);
  return {
    rule: (indicator) => ({ ...RULE, ...rules[indicator] }),
    unit: (id) => units.find((unit) => unit.id === id) ?? null,
    at: (indicator, unit, period) => of(indicator, unit).filter((figure) => figure.period === period),
    year: (indicator, unit, year) =>
      of(indicator, unit).filter(({ period }) => period.slice(0, 4) === String(year) && !period.includes('..')),
  };
};

/** The same, but nothing is known until it has been asked for once, as with figures still in the file. */
export const slowly = (reader: SeriesReader): { readonly reader: SeriesReader; fetch(): void } => {
  const known = new Set<string>();
  const wanted = new Set<string>();
  const gate = <T>(key: string, value: () => T): T | undefined => {
    if (known.has(key)) return value();
    wanted.add(key);
    return undefined;
  };
  return {
    reader: {
      ...reader,
      at: (i, u, p) => gate(`at ${i} ${u} ${p}`, () => reader.at(i, u, p)),
      year: (i, u, y) => gate(`year ${i} ${u} ${y}`, () => reader.year(i, u, y)),
    },
    fetch: () => {
      for (const key of wanted) known.add(key);
      wanted.clear();
    },
  };
};

export const at = (period: string, more: Partial<SeriesPoint> = {}): SeriesPoint => ({
  indicator: 'i',
  unit: 'u',
  period,
  basis: 'period',
  item: '',
  nature: null,
  ...more,
});
