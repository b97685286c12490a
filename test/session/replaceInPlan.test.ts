import path from 'node:path';
import { expect, test } from 'vitest';
import type { Place } from '../../shared/domain/command';
import type { SheetView } from '../../shared/form/types';
import { SHEET } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';
import { openTwoSheets, SECOND } from '../helpers/twoSheets';

const folder = tempFolder();

test('a replacing over two sheets is one step; undo brings both back, with what was selected', async () => {
  const session = await openTwoSheets(path.join(folder, 'hai-bieu.skh'));
  const view = (sheet: string): SheetView => {
    const answer = session.view(sheet, null, null);
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  const [row] = view(SHEET).rows;
  if (!row) throw new Error('row');
  const figure = (sheet: string): string => view(sheet).rows[0]?.cells['figure']?.typed ?? '';
  const before = [figure(SHEET), figure(SECOND)];
  const place: Place = {
    sheet: SHEET,
    row: row.id,
    column: 'figure',
    ranges: [
      {
        anchor: { row: row.id, column: 'target' },
        head: { row: view(SHEET).rows[2]?.id ?? '', column: 'figure' },
        whole: null,
      },
    ],
  };
  const edits = (text: string) => [
    { row: row.id, column: 'figure', text },
    // The name is one row of the file, on both sheets.
    { row: row.id, column: 'name', text: 'Thu nhập mới' },
  ];
  const step = session.run(
    {
      type: 'replaceInPlan',
      sheet: SHEET,
      sheets: [
        { sheet: SHEET, edits: edits('1') },
        { sheet: SECOND, edits: edits('2') },
      ],
    },
    place,
  );
  expect(step.ok && step.value.label).toBe('thay thế ở 4 ô của 2 biểu');
  expect(step.ok && step.value.patches.map((patch) => patch.sheet).sort()).toEqual([SECOND, SHEET].sort());
  expect([figure(SHEET), figure(SECOND)]).toEqual(['1', '2']);
  expect(view(SECOND).rows[0]?.name).toBe('Thu nhập mới');
  const undone = session.undo();
  expect(undone.ok && undone.value.place).toEqual(place);
  expect([figure(SHEET), figure(SECOND)]).toEqual(before);
  expect(view(SECOND).rows[0]?.name).toBe(row.name);
  const redone = session.redo();
  expect(redone.ok && redone.value.place).toEqual(place);
  expect([figure(SHEET), figure(SECOND)]).toEqual(['1', '2']);
  await session.close();
});

test('a sheet that is not there leaves no trace', async () => {
  const session = await openTwoSheets(path.join(folder, 'khong-co.skh'));
  const before = session.stepCount();
  const answer = session.view(SHEET, null, null);
  const row = answer.ok ? (answer.value.rows[0]?.id ?? '') : '';
  const edits = [{ row, column: 'figure', text: '1' }];
  const step = session.run(
    {
      type: 'replaceInPlan',
      sheet: SHEET,
      sheets: [
        { sheet: SHEET, edits },
        { sheet: 'không có', edits },
      ],
    },
    null,
  );
  expect(step.ok ? null : step.error.code).toBe('unknownSheet');
  expect(session.stepCount()).toBe(before);
  await session.close();
});
