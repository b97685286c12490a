import { readFileSync, writeFileSync, existsSync } from 'node:fs';
import { it } from 'vitest';
import { exportSheet } from '../../electron/workbook/exportSheet';
import { importFile } from '../../electron/workbook/importFile';
import { sampleView } from './sampleView';
it('x', async () => {
  const view = sampleView();
  for (const layout of ['phu-luc', 'bieu'] as const)
    for (const profile of ['nha-nuoc', 'dang'] as const) {
      writeFileSync(`/tmp/wb/${layout}-${profile}.xlsx`, await exportSheet(view, { layout, profile }));
      for (const d of ['', 'lo/']) { const f=`/tmp/wb/${d}${layout}-${profile}.xlsx`; if (!existsSync(f)) continue;
      const r = await importFile(f, view);
      if (r.ok) console.log(f, r.value.recognisedBy, r.value.matched, r.value.unchanged, JSON.stringify([r.value.changed, r.value.added, r.value.unmatched, r.value.warnings]));
      else console.log(f, r.error); }
    }
});
