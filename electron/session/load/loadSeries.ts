import type { Nature } from '../../../shared/domain/command';
import { type Decimal, readPlainNumber } from '../../../shared/domain/decimal';
import type { Period } from '../../../shared/domain/period';
import type { StoredCorrection } from '../../../shared/series/corrections';
import type { SeriesReader, SeriesRule, SeriesUnit, StoredFigure } from '../../../shared/series/types';
import { parseFigure } from '../../../shared/target/parseFigure';
import { unitsClash } from '../../../shared/target/unitFamily';
import { idList, LISTED, type SqlDb, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';

/**
 * The number of a typed figure that is exactly one: a bound, a range, a share of two numbers and "khoảng …" are none, nor is
 * one in another size of its unit ("500 kg" of "tấn"). Read from what stands in the cell, not from the number stored beside
 * it: a file made elsewhere may store another one there. `unitOf`: the indicator's unit of measure, asked for when it matters.
 */
export const exactValue = (typed: string, state: string, unitOf: () => string): Decimal | null => {
  if (state !== 'number') return null;
  const plain = readPlainNumber(typed);
  if (plain !== null) return plain;
  const { kind, comparator, value, unit } = parseFigure(typed);
  if (kind !== 'number' || comparator !== null) return null;
  return unit !== null && unitsClash(unit, unitOf()) ? null : value;
};

/** The unit of measure of an indicator. */
export const unitOfIndicator = (db: SqlDb, indicator: string): string => {
  const row = db.one('SELECT unit_label FROM indicator WHERE id = ?', [indicator]);
  return row ? textOf(row, 'unit_label') : '';
};

/**
 * The figures of a file for derivations, fetched in a few queries: a question about something not yet fetched is noted and
 * answered with `undefined`; `fetch` then gets all that was noted at once.
 */
export class LoadedSeries implements SeriesReader {
  readonly #db: SqlDb;
  readonly #rules = new Map<string, SeriesRule>();
  readonly #units: ReadonlyMap<string, SeriesUnit>;
  readonly #exact = new Map<string, Map<string, StoredFigure[]>>();
  readonly #years = new Map<string, Map<string, StoredFigure[]>>();
  /** Few, and read only once something asks. */
  #corrections: ReadonlyMap<string, readonly StoredCorrection[]> | null = null;
  #filled: ReadonlySet<string> | null = null;
  readonly #wantedExact = new Map<string, Set<string>>();
  readonly #wantedYears = new Map<string, Set<string>>();

  constructor(db: SqlDb, units: ReadonlyMap<string, SeriesUnit>) {
    this.#db = db;
    this.#units = units;
  }

  rule(indicator: string): SeriesRule {
    let rule = this.#rules.get(indicator);
    if (!rule) {
      rule = seriesRuleOf(this.#db.one('SELECT * FROM indicator WHERE id = ?', [indicator]) ?? {});
      this.#rules.set(indicator, rule);
    }
    return rule;
  }

  /** Rules of rows that are loaded anyway need no query of their own. */
  know(indicator: string, row: SqlRow): void {
    this.#rules.set(indicator, seriesRuleOf(row));
  }

  unit(unit: string): SeriesUnit | null {
    return this.#units.get(unit) ?? null;
  }

  at(indicator: string, unit: string, period: Period): readonly StoredFigure[] | undefined {
    if (!this.#mayHave(unit, period.slice(0, 4))) return NONE;
    const key = `${unit} ${period}`;
    const found = this.#exact.get(key)?.get(indicator);
    if (!found) want(this.#wantedExact, key, indicator);
    return found;
  }

  year(indicator: string, unit: string, year: number): readonly StoredFigure[] | undefined {
    if (!this.#mayHave(unit, String(year))) return NONE;
    const key = `${unit} ${year}`;
    const found = this.#years.get(key)?.get(indicator);
    if (!found) want(this.#wantedYears, key, indicator);
    return found;
  }

  corrections(indicator: string, unit: string, year: number): readonly StoredCorrection[] {
    this.#corrections ??= loadCorrections(this.#db);
    return this.#corrections.get(`${indicator} ${unit} ${year}`) ?? [];
  }

  /** Most units of a large tree have nothing in most years: no need to ask for each of their indicators and periods. */
  #mayHave(unit: string, year: string): boolean {
    this.#filled ??= new Set(this.#db.all(FILLED_SQL).map((row) => `${textOf(row, 'unit')} ${textOf(row, 'year')}`));
    return this.#filled.has(`${unit} ${year}`);
  }

  /** The answer to a question, fetching whatever it turns out to need; undefined where nothing more can be had. */
  settle<T>(ask: () => T | undefined): T | undefined {
    let found = ask();
    while (found === undefined && this.fetch()) found = ask();
    return found;
  }

  /** Fetches what was asked for since the last time; false when nothing was. */
  fetch(): boolean {
    const any = this.#wantedExact.size > 0 || this.#wantedYears.size > 0;
    for (const [key, indicators] of this.#wantedExact) {
      const [unit, period] = placeOf(key);
      this.#keep(this.#exact, key, indicators, 'period = ?', [unit, period]);
    }
    for (const [key, indicators] of this.#wantedYears) {
      const [unit, year] = placeOf(key);
      const next = String(Number(year) + 1);
      this.#keep(this.#years, key, indicators, 'period >= ? AND period < ?', [unit, year, next]);
    }
    this.#wantedExact.clear();
    this.#wantedYears.clear();
    return any;
  }

  #keep(
    into: Map<string, Map<string, StoredFigure[]>>,
    key: string,
    indicators: ReadonlySet<string>,
    where: string,
    params: readonly string[],
  ): void {
    const known = into.get(key) ?? new Map<string, StoredFigure[]>();
    into.set(key, known);
    for (const indicator of indicators) known.set(indicator, []);
    const rows = this.#db.many(
      `SELECT id, indicator_id, period, nature, basis, item, typed, value, parse_state, source, as_of FROM figure
       WHERE unit_id = ? AND ${where} AND provider_id IS NULL
         AND indicator_id ${LISTED} ORDER BY period, id`,
      [...params, idList(indicators)],
    );
    for (const row of rows) {
      const indicator = textOf(row, 'indicator_id');
      known.get(indicator)?.push(figureOf(row, () => unitOfIndicator(this.#db, indicator)));
    }
  }
}

const NONE: readonly StoredFigure[] = [];

/**
 * Units and years that have any figure, by seeking the index from one to the next instead of reading all of it. Two seeks a
 * step: SQLite uses only the first column of a comparison of pairs, and would read through a whole unit. UNION and not
 * UNION ALL: after a period that is none ("abcd", 9999) the seek would go round for ever.
 */
const FILLED_SQL = `WITH RECURSIVE filled(unit, year) AS (
    SELECT * FROM (SELECT unit_id, substr(period, 1, 4) FROM figure ORDER BY unit_id, period LIMIT 1)
    UNION
    SELECT f.unit_id, substr(f.period, 1, 4) FROM filled CROSS JOIN figure f ON f.rowid = coalesce(
      (SELECT rowid FROM figure WHERE unit_id = filled.unit AND period >= CAST(filled.year + 1 AS TEXT)
       ORDER BY unit_id, period LIMIT 1),
      (SELECT rowid FROM figure WHERE unit_id > filled.unit ORDER BY unit_id, period LIMIT 1))
  ) SELECT unit, year FROM filled`;

/** Unit and period of a key; an id of a file from elsewhere may have blanks in it, a period has none. */
const placeOf = (key: string): readonly [string, string] => {
  const at = key.lastIndexOf(' ');
  return [key.slice(0, at), key.slice(at + 1)];
};

const want = (map: Map<string, Set<string>>, key: string, indicator: string): void => {
  const set = map.get(key);
  if (set) set.add(indicator);
  else map.set(key, new Set([indicator]));
};

/** A stored figure with its exact value, read again from the text that was typed; `unitOf` as above. */
export const figureOf = (row: SqlRow, unitOf: () => string): StoredFigure => ({
  id: textOf(row, 'id'),
  period: textOf(row, 'period'),
  nature: textOf(row, 'nature') as Nature,
  basis: textOf(row, 'basis') as StoredFigure['basis'],
  item: textOf(row, 'item'),
  typed: textOf(row, 'typed'),
  value: exactValue(textOf(row, 'typed'), textOf(row, 'parse_state'), unitOf),
  source: textOf(row, 'source'),
  asOf: textOrNull(row, 'as_of'),
});

/** How the figures of an indicator add up, from its stored row. */
export const seriesRuleOf = (row: SqlRow): SeriesRule => {
  const decimals = row['decimals'];
  return {
    overTime: textOf(row, 'over_time') as SeriesRule['overTime'],
    overUnits: textOf(row, 'over_units') as SeriesRule['overUnits'],
    decimals: typeof decimals === 'number' ? decimals : null,
    weight: textOrNull(row, 'weight_indicator_id'),
    priority: textOf(row, 'nature_priority').split(',') as Nature[],
  };
};

/** Corrections to closed periods (đính chính), oldest first, by "indicator unit year". */
export const loadCorrections = (db: SqlDb): ReadonlyMap<string, readonly StoredCorrection[]> => {
  const found = new Map<string, StoredCorrection[]>();
  for (const row of db.all('SELECT * FROM figure_correction ORDER BY made_on, id')) {
    const period = textOf(row, 'period');
    const key = `${textOf(row, 'indicator_id')} ${textOf(row, 'unit_id')} ${period.slice(0, 4)}`;
    push(found, key, {
      period,
      corrects: textOf(row, 'corrects'),
      basis: textOf(row, 'basis') === 'cumulative' ? 'cumulative' : 'period',
      item: textOf(row, 'item'),
      value: exactValue(textOf(row, 'typed'), textOf(row, 'parse_state'), () =>
        unitOfIndicator(db, textOf(row, 'indicator_id')),
      ),
    });
  }
  return found;
};

/** In the order of the old units. */
const LINK_SQL = `SELECT l.old_id, l.new_id, l.share FROM unit_link l JOIN org_unit o ON o.id = l.old_id
  ORDER BY o.sort_key, l.id`;

/** Every unit of the file with what it consists of and what it was formed from. */
export const loadUnits = (db: SqlDb): ReadonlyMap<string, SeriesUnit> => {
  const parts = new Map<string, string[]>();
  const formed = new Map<string, { id: string; share: 'whole' | 'part' }[]>();
  const rows = db.all(
    `SELECT u.id, u.parent_id, u.valid_from, u.valid_to, k.role FROM org_unit u JOIN unit_kind k ON k.id = u.kind
     ORDER BY u.sort_key, u.id`,
  );
  for (const row of rows) {
    const parent = textOrNull(row, 'parent_id');
    if (parent !== null && textOf(row, 'role') === 'area') push(parts, parent, textOf(row, 'id'));
  }
  for (const row of db.all(LINK_SQL)) {
    const share = textOf(row, 'share') === 'whole' ? 'whole' : 'part';
    push(formed, textOf(row, 'new_id'), { id: textOf(row, 'old_id'), share });
  }
  return new Map(
    rows.map((row) => {
      const id = textOf(row, 'id');
      const unit: SeriesUnit = {
        id,
        validFrom: textOrNull(row, 'valid_from'),
        validTo: textOrNull(row, 'valid_to'),
        parts: parts.get(id) ?? [],
        formedFrom: formed.get(id) ?? [],
      };
      return [id, unit];
    }),
  );
};

const push = <V>(map: Map<string, V[]>, key: string, value: V): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};
