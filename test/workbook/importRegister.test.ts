import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { importCommand } from '../../electron/handlers/workbookHandlers';
import type { PlanSession } from '../../electron/session/planSession';
import { exportSheet } from '../../electron/workbook/export/exportSheet';
import { importFile } from '../../electron/workbook/import/importFile';
import type { SheetView } from '../../shared/form/types';
import { openSample } from '../helpers/openSample';
import { openpyxl, scratchFolder } from './libreOffice';

const { folder, remove } = scratchFolder();
afterAll(remove);
const SHEET = 'danh-muc-van-ban';

const viewOf = (session: PlanSession): SheetView => {
  const view = session.view(SHEET, null, null);
  if (!view.ok) throw new Error(JSON.stringify(view.error));
  return view.value;
};

it('a document typed below the others becomes an entry of its group, in one step that undo takes back', async () => {
  const session = await openSample(path.join(folder, 'so.skh'));
  const before = viewOf(session);
  const own = path.join(folder, 'own.xlsx');
  const edited = path.join(folder, 'edited.xlsx');
  writeFileSync(own, await exportSheet(before, { layout: 'phu-luc', profile: 'dang' }));
  // The header is in row 6 of an annex; the table begins in row 7.
  const next = 7 + before.rows.length;
  const known = before.rows.findIndex(({ kind }) => kind === 'entry');
  await openpyxl(
    'edit.py',
    own,
    edited,
    JSON.stringify([
      ['set', `A${next}`, 17],
      ['set', `B${next}`, '99-KH/HU'],
      ['set', `C${next}`, '05/3/2023'],
      ['set', `D${next}`, 'Kế hoạch phát triển du lịch cộng đồng'],
      ['set', `E${7 + known}`, 'đã thay thế'],
    ]),
  );
  const found = await importFile(edited, before);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  expect(found.value).toMatchObject({ recognisedBy: 'keys', matched: before.rows.length, unmatched: [], warnings: [] });
  const step = session.run(importCommand({ sheet: SHEET }, found.value), null);
  expect(step.ok).toBe(true);

  const after = viewOf(session);
  const added = after.rows.at(-1);
  expect(added).toMatchObject({ kind: 'entry', marker: '17', name: 'Kế hoạch phát triển du lịch cộng đồng' });
  expect(added?.under).toBe(before.rows.at(-1)?.under);
  expect([added?.cells['symbol']?.text, added?.cells['issued']?.text]).toEqual(['99-KH/HU', '05/3/2023']);
  expect(after.rows[known]?.cells['note']?.text).toBe('đã thay thế');
  session.undo();
  expect(viewOf(session).rows).toEqual(before.rows);
  await session.close();
});

it('a row right below a heading goes into its group', async () => {
  const session = await openSample(path.join(folder, 'nhom.skh'));
  const heading = viewOf(session).rows.find(({ kind }) => kind === 'heading');
  const step = session.run(
    {
      type: 'importRows',
      sheet: SHEET,
      edits: [],
      added: [
        { after: heading?.id ?? null, marker: '1', name: 'Nghị quyết mới', part: null, texts: {}, address: 'D8' },
        { after: heading?.id ?? null, marker: '2', name: 'Kế hoạch mới', part: null, texts: {}, address: 'D9' },
      ],
      source: { file: 'moi.xlsx', sheetName: 'Sheet1', sha256: '' },
    },
    null,
  );
  expect(step.ok).toBe(true);
  const rows = viewOf(session).rows;
  const at = rows.findIndex(({ id }) => id === heading?.id);
  expect(rows.slice(at + 1, at + 3).map(({ name, kind, under }) => [name, kind, under])).toEqual([
    ['Nghị quyết mới', 'entry', heading?.id],
    ['Kế hoạch mới', 'entry', heading?.id],
  ]);
  await session.close();
});
