import type { Period } from '../domain/period';
import type { StoredCorrection } from '../series/corrections';
import type { SeriesReader, SeriesRule, SeriesUnit, StoredFigure } from '../series/types';
import type { CheckFigure } from './types';

const NO_RULE: SeriesRule = { overTime: 'none', overUnits: 'none', decimals: null, weight: null, priority: [] };

/** Figures that are all in memory, for derivations: nothing has to be loaded first. Other providers' do not count. */
export class MemorySeries implements SeriesReader {
  readonly #rules: ReadonlyMap<string, SeriesRule>;
  readonly #units: ReadonlyMap<string, SeriesUnit>;
  readonly #exact = new Map<string, StoredFigure[]>();
  readonly #years = new Map<string, StoredFigure[]>();
  readonly #corrections: ReadonlyMap<string, readonly StoredCorrection[]>;

  constructor(
    rules: ReadonlyMap<string, SeriesRule>,
    units: ReadonlyMap<string, SeriesUnit>,
    figures: ReadonlyMap<string, readonly CheckFigure[]>,
    corrections: ReadonlyMap<string, readonly StoredCorrection[]> = new Map(),
  ) {
    this.#rules = rules;
    this.#units = units;
    this.#corrections = corrections;
    for (const [indicator, list] of figures) {
      for (const figure of list) {
        if (figure.provider !== null) continue;
        push(this.#exact, `${indicator} ${figure.unit} ${figure.period}`, figure);
        push(this.#years, `${indicator} ${figure.unit} ${figure.period.slice(0, 4)}`, figure);
      }
    }
  }

  rule(indicator: string): SeriesRule {
    return this.#rules.get(indicator) ?? NO_RULE;
  }

  unit(unit: string): SeriesUnit | null {
    return this.#units.get(unit) ?? null;
  }

  at(indicator: string, unit: string, period: Period): readonly StoredFigure[] {
    return this.#exact.get(`${indicator} ${unit} ${period}`) ?? [];
  }

  year(indicator: string, unit: string, year: number): readonly StoredFigure[] {
    return this.#years.get(`${indicator} ${unit} ${year}`) ?? [];
  }

  corrections(indicator: string, unit: string, year: number): readonly StoredCorrection[] {
    return this.#corrections.get(`${indicator} ${unit} ${year}`) ?? [];
  }
}

const push = (map: Map<string, StoredFigure[]>, key: string, figure: StoredFigure): void => {
  const list = map.get(key);
  if (list) list.push(figure);
  else map.set(key, [figure]);
};
