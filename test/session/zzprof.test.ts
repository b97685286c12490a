import { test } from 'vitest';
import { UnitsDesk } from './unitsDesk';
test('prof', async () => {
  const desk = await UnitsDesk.open('lai-chau');
  const info0 = await desk.host.info();
  const run = async (tag: string) => {
    for (const sheet of info0?.sheets ?? []) for (const period of [null, ...(sheet.byPeriod ? ['2024', '2025', '2026'] : [])]) {
      const t = performance.now(); await desk.view(sheet.id, period, null); const d = performance.now() - t;
      if (d > 250) console.log(tag, sheet.form, sheet.plan, period, Math.round(d));
    }
  };
  await run('before');
  const p = await desk.host.inquire('units.mergers', {});
  await desk.run({ type: 'importMergers', sheet: desk.sheet, take: p.ok ? p.value.units.map((u) => u.name) : [] });
  await run('after');
}, 120000);
