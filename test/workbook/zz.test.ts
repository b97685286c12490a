import { writeFileSync, readFileSync } from 'node:fs';
import { it } from 'vitest';
import { exportSheet } from '../../electron/workbook/exportSheet';
import { readWorkbook } from '../../electron/workbook/readWorkbook';
import { previewImport } from '../../electron/workbook/previewImport';
import { sampleView } from './sampleView';
it('x', async () => {
  const big = sampleView({ rows: (rows) => Array.from({length: 2000}, (_, i) => ({...rows[i%37]!, id: `r${i}`, name: rows[i%37]!.name+' '+Math.floor(i/37), parent: rows[i%37]!.parent && rows[i%37]!.parent + Math.floor(i/37), marker: String(Math.floor(i/6)) })) });
  for (let k=0;k<3;k++) { let t = performance.now(); const c0 = process.cpuUsage();
  const lap = (n: string) => { console.log(n, Math.round(performance.now()-t)); t = performance.now(); };
  const b = await exportSheet(big, { layout: 'phu-luc', profile: 'dang' }); lap('export');
  const m = await readWorkbook('x', b); lap('read');
  if (!m.ok) throw 1;
  const r = previewImport(m.value, big, {file:'x', sha256:''}); lap('preview keys'); 
  const r2 = previewImport(m.value, {...big, plan: 'x'}, {file:'x', sha256:''}); lap('preview labels');
  console.log(r.ok && [r.value.matched, r.value.warnings.length], r2.ok && [r2.value.matched,r2.value.warnings.length], process.cpuUsage(c0).user/1000);
  }
}, 100000);
