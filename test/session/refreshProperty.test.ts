import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeChanges, parseChanges } from '../../electron/db/changeLog';
import { applyChanges, type Change, invertChanges } from '../../electron/db/changes';
import { sheetContext } from '../../electron/session/load/sheetContext';
import { SheetModel } from '../../electron/session/load/sheetModel';
import { planCommand } from '../../electron/session/planCommand';
import { foldPatch } from '../../renderer/store/foldPatch';
import type { Command } from '../../shared/domain/command';
import { SHEET } from '../helpers/openSample';
import { OUTLINE, RowBench, TABLE } from '../helpers/rowBench';

const isLong = process.env['SKH_LONG'] === '1';

/** What a person may do, over rows that are named by their number on screen. */
type Step = (ids: readonly string[]) => Command;

const sheet = SHEET;
const pick = fc.nat({ max: 40 });
const at = (ids: readonly string[], index: number): string => ids[index % ids.length] ?? '';
const text = fc.constantFrom('', '5', '5-6', '<18', '39.500', 'vài tấn', '-', '21/36', 'Hộ nghèo', 'Trường', '1', 'I');
const column = fc.constantFrom('marker', 'name', 'part', 'unit', 'target', 'figure', 'note');
const edits = fc.array(fc.tuple(pick, column, text), { minLength: 1, maxLength: 30 }).map(
  (list): Step =>
    (ids) => ({
      type: 'setCells',
      sheet,
      edits: list.map(([row, id, typed]) => ({ row: at(ids, row), column: id, text: typed })),
    }),
);
const others = fc.oneof(
  pick.map(
    (row): Step =>
      (ids) => ({ type: 'insertRows', sheet, after: at(ids, row), count: 2 }),
  ),
  pick.map(
    (row): Step =>
      (ids) => ({ type: 'deleteRows', sheet, rows: [at(ids, row)] }),
  ),
  pick.map(
    (row): Step =>
      (ids) => ({ type: 'duplicateRows', sheet, rows: [at(ids, row)] }),
  ),
  fc.tuple(pick, pick).map(
    ([row, to]): Step =>
      (ids) => ({ type: 'moveRows', sheet, rows: [at(ids, row)], after: at(ids, to) }),
  ),
  fc.tuple(pick, fc.constantFrom('down' as const, 'up' as const)).map(
    ([row, by]): Step =>
      (ids) => ({ type: 'shiftLevel', sheet, rows: [at(ids, row)], by }),
  ),
  pick.map(
    (row): Step =>
      (ids) => ({ type: 'splitRow', sheet, row: at(ids, row), parts: ['x', 'y'] }),
  ),
  pick.map(
    (row): Step =>
      (ids) => ({ type: 'joinParts', sheet, row: at(ids, row) }),
  ),
  fc.tuple(pick, column, text).map(
    ([row, id, body]): Step =>
      (ids) => ({ type: 'setCellNote', sheet, row: at(ids, row), column: id, body }),
  ),
  pick.map(
    (row): Step =>
      (ids) => ({ type: 'overruleVerdict', sheet, row: at(ids, row), verdict: 'met', reason: 'lý do' }),
  ),
  fc.constant<Step>(() => ({ type: 'renumberMarkers', sheet })),
);
const gesture = fc.oneof(
  { weight: 3, arbitrary: edits },
  { weight: 2, arbitrary: others },
  { weight: 1, arbitrary: fc.constant('undo' as const) },
);

test('whatever is done, the patches folded into the view are the sheet resolved anew (property)', {
  timeout: 120_000,
}, async () => {
  const { db } = await RowBench.open([...TABLE, ...OUTLINE]);
  const found = sheetContext(db, SHEET, null, null);
  if (!found.ok) throw new Error(found.error.code);
  const context = found.value;
  fc.assert(
    fc.property(fc.array(gesture, { minLength: 1, maxLength: 10 }), (gestures) => {
      const model = new SheetModel(db, context);
      let view = model.view;
      const log: string[] = [];
      const commit = (changes: readonly Change[]): void => {
        db.transaction(() => applyChanges(db, changes));
        const patch = model.refresh(db, changes);
        if (patch) view = foldPatch(view, structuredClone(patch));
        expect(view).toEqual(new SheetModel(db, context).view);
        expect(model.view).toEqual(view);
      };
      const undo = (): void => {
        const last = log.pop();
        if (last !== undefined) commit(invertChanges(parseChanges(last) ?? []));
      };
      for (const one of gestures) {
        if (one === 'undo') {
          undo();
          continue;
        }
        const planned = planCommand(db, context, one(view.rows.map(({ id }) => id)));
        if (!planned.ok || planned.value.changes.length === 0) continue;
        log.push(encodeChanges(planned.value.changes));
        commit(planned.value.changes);
      }
      while (log.length > 0) undo();
    }),
    { numRuns: isLong ? 100 : 12 },
  );
});
