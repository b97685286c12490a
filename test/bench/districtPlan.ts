import { createDatabase } from '../../electron/db/openDatabase';
import type { SqlDb } from '../../electron/db/sqlDb';
import { plantPlan } from '../../electron/session/start/plant';
import { emptyPlan, shippedForms } from '../../electron/session/start/samples';
import { monthOf } from '../../shared/domain/period';
import type { SampleIndicator, SampleRow, SampleUnit } from '../../shared/domain/samplePlan';

export interface DistrictSize {
  readonly communes: number;
  readonly departments: number;
  readonly indicators: number;
  /** Years of months, the last one being `LAST_YEAR`. */
  readonly years: number;
}

export const LAST_YEAR = 2025;

/** A district as the largest ones are: 13 communes, 40 departments, 500 indicators, 6 years of months: a million figures. */
export const DISTRICT: DistrictSize = { communes: 13, departments: 40, indicators: 500, years: 6 };

/** Groups of ten rows under headings that add them up; every third one a stock, the others flows. */
export const districtPlan = async (size: DistrictSize): Promise<{ readonly db: SqlDb; readonly figures: number }> => {
  const db = await createDatabase();
  const base = emptyPlan(LAST_YEAR);
  const [plan] = base.plans;
  if (!plan) throw new Error('plan');
  const unit = (id: string, name: string, kind: string): SampleUnit => ({
    id,
    name,
    shortName: '',
    kind,
    parent: 'don-vi',
    validFrom: null,
    validTo: null,
    aliases: [],
    source: null,
  });
  const communes = Array.from({ length: size.communes }, (_, index) => unit(`xa-${index}`, `Xã ${index + 1}`, 'xa'));
  const offices = Array.from({ length: size.departments }, (_, index) => unit(`p-${index}`, `Phòng ${index}`, 'phong'));
  const indicators = Array.from({ length: size.indicators }, (_, index) => indicatorAt(index));
  const rows = indicators.flatMap((indicator, index) => rowsAt(indicator, index));
  plantPlan(
    db,
    { ...base, units: [...base.units, ...communes, ...offices], indicators, plans: [{ ...plan, rows }] },
    shippedForms(),
  );
  const units = ['don-vi', ...communes.map(({ id }) => id)];
  return { db, figures: plantFigures(db, units, size) };
};

const indicatorAt = (index: number): SampleIndicator => ({
  id: `ct-${index}`,
  name: `Chỉ tiêu ${index + 1}`,
  unit: index % 3 === 0 ? 'ha' : 'tấn',
  direction: 'higher',
  rangeRule: 'upper',
  decimals: 1,
  scale: null,
  overUnits: 'sum',
  overTime: index % 3 === 0 ? 'last' : 'sum',
  weight: null,
  owner: null,
  provider: null,
});

const rowsAt = (indicator: SampleIndicator, index: number): SampleRow[] => {
  const common = { tree: 'plan', labelOnly: false, printed: null, fields: [], source: null } as const;
  const group = `nhom-${Math.floor(index / 10)}`;
  const row: SampleRow = {
    ...common,
    id: `r-${index}`,
    kind: 'indicator',
    marker: String((index % 10) + 1),
    name: indicator.name,
    parent: group,
    component: true,
    indicator: indicator.id,
    adds: false,
  };
  if (index % 10 > 0) return [row];
  const name = `Nhóm ${index / 10 + 1}`;
  return [
    {
      ...common,
      id: group,
      kind: 'heading',
      marker: 'I',
      name,
      parent: null,
      component: false,
      indicator: null,
      adds: false,
    },
    row,
  ];
};

/** A target a year for each unit; for each month a figure in the month and one since January. */
const plantFigures = (db: SqlDb, units: readonly string[], size: DistrictSize): number => {
  let figures = 0;
  const figure = `INSERT INTO figure (id, indicator_id, unit_id, period, nature, basis, typed, value, parse_state)
    VALUES (?, ?, ?, ?, 'actual', ?, ?, ?, 'number')`;
  const target = `INSERT INTO target (id, indicator_id, plan_id, authority_id, unit_id, period, stage, version, typed, value, parse_state)
    VALUES (?, ?, 'ke-hoach', 'giao', ?, ?, 'assigned', 1, ?, ?, 'exactly')`;
  for (const [place, unit] of units.entries()) {
    db.transaction(() => {
      for (let index = 0; index < size.indicators; index++) {
        const year = String(LAST_YEAR);
        db.run(target, [`t-${place}-${index}`, `ct-${index}`, unit, year, '1200', '1200']);
        for (let month = 0; month < size.years * 12; month++) {
          const period = monthOf(LAST_YEAR - size.years + 1 + Math.floor(month / 12), (month % 12) + 1);
          const amount = String(100 + ((index * 7 + month * 3 + place) % 50));
          const since = String(Number(amount) * ((month % 12) + 1));
          db.run(figure, [`f-${figures}`, `ct-${index}`, unit, period, 'period', amount, amount]);
          db.run(figure, [`c-${figures}`, `ct-${index}`, unit, period, 'cumulative', since, since]);
          figures += 2;
        }
      }
    });
  }
  return figures;
};
