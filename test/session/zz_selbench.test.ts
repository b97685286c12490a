import { test } from 'vitest';
import os from 'node:os'; import fs from 'node:fs'; import path from 'node:path';
import { createDatabase } from '../../electron/db/openDatabase';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { PlanSession } from '../../electron/session/planSession';
import { plantPlan } from '../../electron/session/plant';
import { shippedForms } from '../../electron/session/samples';
import { bigPlan } from '../bench/bigPlan';
test('bench', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'selb-'));
  const db = await createDatabase();
  plantPlan(db, bigPlan(10000), shippedForms());
  const made = await PlanSession.create({ fileSystem: nodeFileSystem }, path.join(folder, 'a.skh'), db, true);
  if (!made.ok) throw new Error('x');
  const s = made.value;
  const t00 = performance.now();
  const v = s.view('bieu-ket-qua', null, null); if (!v.ok) throw new Error();
  console.log('view', performance.now() - t00, v.value.rows.length);
  for (const n of [1000, 1000, 10000]) {
    const edits = v.value.rows.slice(0, n).flatMap((r, i) => ['target', 'figure'].map((column) => ({ row: r.id, column, text: String(i + n) })));
    const t0 = performance.now();
    const a = s.run({ type: 'setCells', sheet: 'bieu-ket-qua', edits, gesture: 'paste' }, null);
    console.log('paste cells', edits.length, performance.now() - t0, a.ok);
    const t1 = performance.now();
    s.undo();
    console.log('undo', performance.now() - t1);
  }
  const all = v.value.rows.slice(0, 1000).flatMap((r, i) => ['note', 'unit', 'name'].map((column) => ({ row: r.id, column, text: column + i })));
  const t0 = performance.now();
  const a = s.run({ type: 'setCells', sheet: 'bieu-ket-qua', edits: all, gesture: 'paste' }, null);
  console.log('paste text', all.length, performance.now() - t0, a.ok);
  const rows = Array.from({ length: 1000 }, (_, i) => ['target', 'figure', 'name'].map((column) => ({ row: `+${i}`, column, text: String(i) }))).flat();
  const t1 = performance.now();
  const b = s.run({ type: 'setCells', sheet: 'bieu-ket-qua', edits: rows, gesture: 'paste', addRows: { after: v.value.rows.at(-1)!.id, count: 1000 } }, null);
  console.log('paste rows', performance.now() - t1, b.ok);
  await s.close();
}, 120000);
