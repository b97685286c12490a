import { test } from 'vitest';
import { openSample, type, viewOf, cellOf } from '/work/main/test/helpers/openSample';
test('odd', async () => {
  for (const t of ['a\0b', 'x\ud800y', '\udc00']) {
    const s = await openSample(`/tmp/sp/odd-${Math.random()}.skh`);
    type(s, 'thu-nhap-binh-quan', 'note', t);
    console.log(JSON.stringify(t), JSON.stringify(cellOf(s, 'thu-nhap-binh-quan', 'note').typed));
    try { type(s, 'thu-nhap-binh-quan', 'note', 'z'); console.log(s.undo().ok, s.undo().ok);} catch (e) { console.log('THROWS', String(e)); }
    await s.close();
  }
});
