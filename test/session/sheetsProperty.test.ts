import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges, type Change, invertChanges } from '../../electron/db/changes';
import { createDatabase } from '../../electron/db/openDatabase';
import { textOf } from '../../electron/db/sqlDb';
import { sheetContext } from '../../electron/session/load/sheetContext';
import { SheetModel } from '../../electron/session/load/sheetModel';
import { planCommand } from '../../electron/session/planCommand';
import { plantPlan } from '../../electron/session/start/plant';
import { samplePlan, shippedForms } from '../../electron/session/start/samples';
import { foldPatch } from '../../renderer/store/foldPatch';
import type { SheetView } from '../../shared/form/types';

/** Sheets that show one another's figures: of the district and a commune, of months, quarters and years, with totals. */
const PLACES: readonly (readonly [sheet: string, period: string | null, unit: string | null])[] = [
  ['ke-hoach-2022--bao-cao-thang', '2022-M02', null],
  ['ke-hoach-2022--bao-cao-thang', '2022-M02', 'pac-ta'],
  ['ke-hoach-2022--bao-cao-thang', '2022-Q1', null],
  ['ke-hoach-2022--ke-hoach-nam', null, null],
  ['ke-hoach-2022--giao-chi-tieu', null, null],
  ['ke-hoach-2022--thu-chi-ngan-sach', '2022-M02', null],
  ['muc-tieu-2025--nam-nam', null, null],
  ['ke-hoach-2022--phan-cong-nhiem-vu', null, null],
];

const open = async () => {
  const sample = await samplePlan('tan-uyen');
  if (!sample) throw new Error('sample');
  const db = await createDatabase();
  plantPlan(db, sample, shippedForms());
  // Some flows of the sample, weighed by another and with a heading that adds, so that every road is taken.
  db.run(`UPDATE indicator SET over_time = 'sum', over_units = 'sum' WHERE rowid % 3 = 0`);
  db.run(`UPDATE indicator SET over_units = 'weighted', decimals = 1, weight_indicator_id =
    (SELECT id FROM indicator WHERE over_units = 'sum' LIMIT 1) WHERE rowid % 3 = 1`);
  db.run(`UPDATE plan_row SET adds = 1 WHERE kind = 'heading'`);
  // What the months and communes give is there before anything is typed.
  const indicators = db.all('SELECT id FROM indicator ORDER BY rowid').map((row) => textOf(row, 'id'));
  for (const [index, indicator] of indicators.entries()) {
    for (const [unit, period] of [
      ['tan-uyen', '2022-M01'],
      ['tan-uyen', '2022-M03'],
      ['pac-ta', '2022-M01'],
      ['pac-ta', '2022-M02'],
    ] as const) {
      db.run(
        `INSERT INTO figure (id, indicator_id, unit_id, period, nature, basis, typed, value, parse_state)
         VALUES (?, ?, ?, ?, 'actual', 'period', '7', '7', 'number')`,
        [`f-${index}-${unit}-${period}`, indicator, unit, period],
      );
    }
  }
  const contexts = PLACES.map(([sheet, period, unit]) => {
    const context = sheetContext(db, sheet, period, unit);
    if (!context.ok) throw new Error(JSON.stringify(context.error));
    return context.value;
  });
  return { db, contexts };
};

/** Each edit opens all sheets anew and holds them against what is on screen: much work. */
const isLong = process.env['SKH_LONG'] === '1';
const text = fc.constantFrom('', '5', '12,5', '5-6', '>58', '1.234', 'x', '-', 'vài tấn', '7/8');
const edit = fc.record({ place: fc.nat({ max: PLACES.length - 1 }), row: fc.nat(60), column: fc.nat(30), text });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.array(edit, { minLength: 1, maxLength: isLong ? 8 : 4 }) },
  { weight: 1, arbitrary: fc.constant('undo' as const) },
);

describe('many sheets of one file', () => {
  test('an edit in one brings all others to what they are when opened anew (property)', {
    timeout: 240_000,
  }, async () => {
    const { db, contexts } = await open();
    const hows = new Set<string>();
    let patched = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: isLong ? 6 : 4 }), (steps) => {
        const models = contexts.map((context) => new SheetModel(db, context));
        const views: SheetView[] = models.map((model) => model.view);
        const done: (readonly Change[])[] = [];
        const commit = (changes: readonly Change[]): void => {
          db.transaction(() => applyChanges(db, changes));
          for (const [index, model] of models.entries()) {
            const patch = model.refresh(db, changes);
            const view = views[index];
            if (!patch || !view) continue;
            views[index] = foldPatch(view, structuredClone(patch));
            patched++;
          }
          for (const [index, context] of contexts.entries()) {
            expect(views[index]).toEqual(new SheetModel(db, context).view);
          }
        };
        for (const one of steps) {
          const last = one === 'undo' ? done.pop() : undefined;
          if (last) commit(invertChanges(last));
          if (one === 'undo') continue;
          for (const { place, row, column, text: typed } of one) {
            const context = contexts[place];
            const view = views[place];
            const at = view?.rows[row % view.rows.length];
            const of = view?.columns[column % view.columns.length];
            if (!context || !at || !of) continue;
            const planned = planCommand(db, context, {
              type: 'setCells',
              sheet: context.sheet,
              period: context.period,
              unit: context.unit.id,
              edits: [{ row: at.id, column: of.id, text: typed }],
            });
            if (!planned.ok || planned.value.changes.length === 0) continue;
            done.push(planned.value.changes);
            commit(planned.value.changes);
          }
        }
        for (const cell of views.flatMap(({ rows }) => rows.flatMap((row) => Object.values(row.cells)))) {
          if (cell.derived) hows.add(cell.derived.how);
        }
        for (const changes of done.toReversed()) commit(invertChanges(changes));
      }),
      { numRuns: isLong ? 20 : 2 },
    );
    // The runs must have reached what they are about.
    expect(patched).toBeGreaterThan(0);
    expect([...hows]).toEqual(expect.arrayContaining(['total', 'consolidated', 'cumulated']));
    db.close();
  });
});
