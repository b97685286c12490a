import { it } from 'vitest';
import { importFile } from '../../electron/workbook/importFile';
import { sampleView } from './sampleView';
it('x', async () => {
  const view = sampleView();
  for (const f of ['bieu-go-tay','bieu-so-that','mot-cot','bay','khong-co-bang']) {
      const r = await importFile(`test/fixtures/workbooks/${f}.xlsx`, view);
      if (r.ok) console.log(f, r.value.recognisedBy, r.value.matched, r.value.unchanged,'\n', [...r.value.changed, ...r.value.added, ...r.value.unmatched, ...r.value.warnings].map(x=>JSON.stringify(x)).join('\n'));
      else console.log(f, r.error); 
    }
});
