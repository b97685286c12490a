import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StepResult } from '../../shared/contract/channels';
import { packResponse, unpackResponse } from '../../shared/contract/wire';
import type { SheetView, ViewCell, ViewRow } from '../../shared/form/types';
import { openSample, SHEET, viewOf } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();
const text = fc.constantFrom('', '5', '100,52%', 'ha', 'x');
const maybe = fc.constantFrom(null, '', 'a');
const cell: fc.Arbitrary<ViewCell> = fc.record({
  text,
  typed: text,
  value: maybe,
  state: fc.constantFrom('empty', 'ok', 'unreadable', 'absent', 'notAssigned', 'computed', 'notComputable'),
  verdict: fc.constantFrom(null, 'met', 'notComputable'),
  reason: maybe,
  estimate: fc.boolean(),
  nature: fc.constantFrom(null, 'actual', 'estimate'),
  overruled: fc.constantFrom(null, { computed: 'met' as const, reason: 'r' }),
  note: maybe,
  derived: fc.constantFrom(null, { how: 'total' as const, from: 2, missing: ['a'] }),
  others: fc.constantFrom([], [{ period: '2023', nature: 'actual' as const, text: '1', source: '' }]),
});
const row: fc.Arbitrary<ViewRow> = fc.record({
  id: text,
  kind: fc.constantFrom('heading', 'indicator', 'part', 'total'),
  marker: text,
  level: fc.nat({ max: 2 }),
  name: text,
  part: maybe,
  parent: maybe,
  under: maybe,
  isComponent: fc.boolean(),
  adds: fc.boolean(),
  owner: text,
  unitLabel: text,
  direction: fc.constantFrom('higher', 'lower'),
  rangeRule: fc.constantFrom('upper', 'lower', 'inside'),
  decimals: fc.constantFrom(null, 0, 2),
  scale: fc.constantFrom(null, ['A', 'B']),
  aliases: fc.constantFrom([], ['x']),
  span: fc.record({ marker: fc.nat({ max: 2 }), name: fc.nat({ max: 2 }) }),
  cells: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'part'), cell, { noNullPrototype: true }),
});

describe('what travels to the window', () => {
  test('comes out as it went in, whatever the rows are (property)', async () => {
    const session = await openSample(path.join(folder, 'duong.skh'));
    const view = viewOf(session);
    await session.close();
    const undo = { undoLabel: null, redoLabel: null };
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        const sent: SheetView = { ...view, rows };
        expect(unpackResponse('sheet.view', structuredClone(packResponse('sheet.view', sent)))).toEqual(sent);
        const { sheet, period, unit, summary } = view;
        const patch = { sheet, period, unit: unit.id, rows, order: ['a'], summary };
        const step: StepResult = { label: 'x', place: null, patches: [patch], plan: null, undo };
        for (const channel of ['plan.run', 'plan.undo', 'plan.redo', 'workbook.applyImport'] as const) {
          expect(unpackResponse(channel, structuredClone(packResponse(channel, step)))).toEqual(step);
        }
      }),
    );
    expect(unpackResponse('sheet.view', structuredClone(packResponse('sheet.view', view)))).toEqual(view);
  });

  test('a sheet is less than half as large on its way', async () => {
    const session = await openSample(path.join(folder, 'nho.skh'));
    const view = session.view(SHEET, null, null);
    await session.close();
    if (!view.ok) throw new Error(view.error.code);
    const whole = JSON.stringify(view.value.rows).length;
    const packed = JSON.stringify((packResponse('sheet.view', view.value) as SheetView).rows).length;
    expect(packed).toBeLessThan(whole / 2);
  });

  test('everything else travels as it is', () => {
    const recent = [{ path: '/a', title: '', openedAt: '' }];
    expect(packResponse('file.forgetRecent', recent)).toBe(recent);
    expect(unpackResponse('file.forgetRecent', recent)).toBe(recent);
  });
});
