import laiChau from '../../../seeds/units/lai-chau-2025.json';
import type { MergerPreview, MergerUnit } from '../../../shared/contract/unitAnswers';
import { dayBefore } from '../../../shared/domain/days';
import { type MergerData, parseMergerData } from '../../../shared/domain/unitMergers';
import { foldText } from '../../../shared/target/tokenize';
import { type SqlDb, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { aliasesOf } from './unitsList';

let data: MergerData | undefined;

/** The mergers that come with the product; a broken file is a bug of the build. */
export const shippedMergers = (): MergerData => {
  if (!data) {
    const read = parseMergerData(laiChau);
    if (!read.ok) throw new Error(`seeds/units: ${read.error}`);
    data = read.value;
  }
  return data;
};

/** The units of a file, looked up by name and by what they belong to. */
export class UnitIndex {
  readonly #byName = new Map<string, SqlRow[]>();
  readonly #byId = new Map<string, SqlRow>();

  constructor(private readonly db: SqlDb) {
    for (const row of db.all(
      'SELECT u.*, k.role, k.level FROM org_unit u JOIN unit_kind k ON k.id = u.kind ORDER BY u.sort_key, u.id',
    )) {
      this.#byId.set(textOf(row, 'id'), row);
      for (const name of new Set([textOf(row, 'name'), ...aliasesOf(row)].map(foldText))) {
        this.#byName.set(name, [...(this.#byName.get(name) ?? []), row]);
      }
    }
  }

  /** Areas that go by a name, whatever their days. */
  named(name: string): readonly SqlRow[] {
    return (this.#byName.get(foldText(name)) ?? []).filter((row) => textOf(row, 'role') === 'area');
  }

  parentOf(row: SqlRow): SqlRow | null {
    return this.#byId.get(textOf(row, 'parent_id')) ?? null;
  }

  /** The unit that districts belong to: the one above the first district there is, else the highest. */
  top(districts: readonly (SqlRow | null)[]): SqlRow | null {
    for (const district of districts) {
      const above = district && this.parentOf(district);
      if (above) return above;
    }
    return [...this.#byId.values()].find((row) => textOrNull(row, 'parent_id') === null) ?? null;
  }

  /** Whether a unit makes plans, the first of them for a year or for one after it. */
  plansSince(unit: SqlRow, year: string): boolean {
    const first = this.db.one('SELECT min(period) AS period FROM plan WHERE unit_id = ?', [textOf(unit, 'id')]);
    const period = first && textOrNull(first, 'period');
    return period !== null && period >= year;
  }

  below(parent: string): readonly SqlRow[] {
    return [...this.#byId.values()].filter((row) => textOf(row, 'parent_id') === parent);
  }
}

/** Units that already began on the day are the new ones, however they are called. */
const isOld = (row: SqlRow, effective: string): boolean => (textOrNull(row, 'valid_from') ?? '') < effective;

export interface FoundOld {
  readonly name: string;
  readonly district: string;
  readonly row: SqlRow | null;
  readonly state: 'found' | 'doubtful' | 'absent';
}

export interface FoundMerger {
  readonly name: string;
  /** The new unit, where it was taken over before. */
  readonly row: SqlRow | null;
  /** The file is the new unit's own, made since the merger: what it was formed from can be brought to it. */
  readonly own: SqlRow | null;
  readonly old: readonly FoundOld[];
}

export interface FoundMergers {
  readonly data: MergerData;
  readonly top: SqlRow | null;
  readonly districts: ReadonlyMap<string, SqlRow | null>;
  readonly units: readonly FoundMerger[];
}

/** Which units of the data are in the file: by name and district; a name alone is doubtful, for names were used again. */
export const findMergers = (index: UnitIndex, merger: MergerData): FoundMergers => {
  const { effective } = merger;
  const districts = new Map<string, SqlRow | null>();
  for (const { district } of merger.units.flatMap(({ old }) => old)) {
    if (!districts.has(district))
      districts.set(district, index.named(district).find((row) => isOld(row, effective)) ?? null);
  }
  const top = index.top([...districts.values()]);
  const isOwn = (row: SqlRow): boolean =>
    row === top && textOrNull(row, 'valid_from') === null && index.plansSince(row, effective.slice(0, 4));
  const findOld = ({ name, district }: { readonly name: string; readonly district: string }): FoundOld => {
    const above = districts.get(district) ?? null;
    const named = index.named(name).filter((row) => isOld(row, effective) && !isOwn(row));
    const right = above && named.find((row) => textOf(row, 'parent_id') === textOf(above, 'id'));
    if (right) return { name, district, row: right, state: 'found' };
    return { name, district, row: null, state: named.length > 0 ? 'doubtful' : 'absent' };
  };
  return {
    data: merger,
    top,
    districts,
    units: merger.units.map((unit) => ({
      name: unit.new,
      row: index.named(unit.new).find((row) => textOrNull(row, 'valid_from') === effective) ?? null,
      own: index.named(unit.new).find(isOwn) ?? null,
      old: unit.old.map(findOld),
    })),
  };
};

/** What importing the mergers would do; nothing is changed. */
export const mergerPreview = (db: SqlDb): MergerPreview => {
  const index = new UnitIndex(db);
  const found = findMergers(index, shippedMergers());
  const { effective, source } = found.data;
  const last = dayBefore(effective);
  const known = new Set(found.units.flatMap(({ old }) => old.flatMap(({ row }) => (row ? [textOf(row, 'id')] : []))));
  const own = found.units.find((unit) => unit.own !== null);
  const below = [...found.districts.values()].flatMap((row) => (row ? index.below(textOf(row, 'id')) : []));
  return {
    source,
    effective,
    under: found.top ? textOf(found.top, 'name') : '',
    isOwn: own !== undefined,
    units: (own ? [own] : found.units).map(
      (unit): MergerUnit => ({
        name: unit.name,
        state: unit.row ? 'there' : 'new',
        concerns: unit.own !== null || unit.old.some(({ row }) => row !== null),
        old: unit.old.map(({ name, district, state }) => ({ name, district, state })),
        isReused: unit.old.some(({ name }) => foldText(name) === foldText(unit.name)),
      }),
    ),
    districts: [...found.districts].map(([name, row]) => {
      const validTo = row && textOrNull(row, 'valid_to');
      return { name, state: row === null ? 'absent' : validTo !== null && validTo <= last ? 'closed' : 'open' };
    }),
    unknown: below
      .filter((row) => textOf(row, 'role') === 'area' && isOld(row, effective) && !known.has(textOf(row, 'id')))
      .map((row) => textOf(row, 'name')),
    offices: below.filter((row) => textOf(row, 'role') === 'office' && textOrNull(row, 'valid_to') === null).length,
  };
};
