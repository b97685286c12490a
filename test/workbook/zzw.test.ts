import { test } from 'vitest';
import { layOut } from '../../electron/workbook/export/layOut';
import { toSheetColumns, pageCharacters } from '../../electron/workbook/export/sheetColumns';
import { profileFor } from '../../electron/workbook/export/profile';
import { paginate } from '../../electron/workbook/export/paginate';
import { formSheets, toView } from './formSheets';
test('w', async () => {
  for (const sample of ['tam-duong', 'tan-uyen', 'lai-chau'])
  for (const s of await formSheets(sample)) {
    const v0 = toView(s);
    if (v0.rows.length < 5) continue;
    for (const [paper, orientation] of [['A4','landscape'],['A4','portrait'],['A3','landscape']] as const) {
    const v = { ...v0, print: { ...v0.print, paper, orientation } } as any;
    const p = profileFor('dang', v.print);
    const c = toSheetColumns(v, p);
    const t = Date.now();
    const pages = paginate(layOut(v, { layout: 'bieu', profile: 'dang' })).pages.length;
    console.log(sample, v.form, v.rows.length, paper, orientation, 'page', pageCharacters(v, p).toFixed(0), 'pages', pages, `${Date.now()-t}ms`, process.env.W ? c.printed.map((x) => `${x.view?.header.at(-1)}:${x.width}`).join(' ') : '');
    }
  }
});
