import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PlanSession } from '../../electron/session/planSession';
import { shippedForms } from '../../electron/session/start/samples';
import type { FormDefinition } from '../../shared/form/definition';
import {
  copyOf,
  freshName,
  movedColumn,
  newColumn,
  OFFERED_KINDS,
  withNewColumn,
  withoutColumn,
} from '../../shared/form/editForm';
import { parseForm } from '../../shared/form/parseForm';
import { openSample, SHEET, viewOf } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();
const shipped = (id: string): FormDefinition => {
  const form = shippedForms().find((one) => one.id === id);
  if (!form) throw new Error(id);
  return form;
};
const save = (session: PlanSession, definition: unknown) =>
  session.run({ type: 'saveForm', sheet: SHEET, definition }, null);

describe('forms that an office makes', () => {
  test('a changed form is the next version; its sheets follow; undo brings the old one back', async () => {
    const session = await openSample(path.join(folder, 'sua.skh'));
    const form = shipped(SHEET);
    const outlook = { id: 'prospect', kind: 'text', field: 'prospect', header: ['Khả năng hoàn thành'], width: 14 };
    const step = save(session, { ...form, columns: [...form.columns, outlook] });
    expect(step.ok && step.value.plan?.sheets.length).toBe(session.sheets().length);
    expect(viewOf(session).columns.map(({ id }) => id)).toContain('prospect');
    // What is typed into the new column is kept like any other text.
    const row = viewOf(session).rows[0]?.id ?? '';
    session.run({ type: 'setCells', sheet: SHEET, edits: [{ row, column: 'prospect', text: 'Khó' }] }, null);
    expect(viewOf(session).rows[0]?.cells['prospect']?.text).toBe('Khó');
    session.undo();
    session.undo();
    expect(viewOf(session).columns.map(({ id }) => id)).not.toContain('prospect');
    expect(viewOf(session).summary.metOrExceeded).toBe(25);
    await session.close();
  });

  test('a copy is a form of its own with a sheet in the plan; the sheet can go again', async () => {
    const session = await openSample(path.join(folder, 'chep.skh'));
    const before = session.sheets().map(({ id }) => id);
    const copy = copyOf(shipped('bao-cao-thang'), 'bao-cao-tuan', 'Báo cáo tuần');
    const step = save(session, copy);
    const added = session.sheets().filter(({ id }) => !before.includes(id));
    expect(added.map(({ form, formName }) => [form, formName])).toEqual([['bao-cao-tuan', 'Báo cáo tuần']]);
    expect(step.ok && step.value.place?.sheet).toBe(added[0]?.id);
    const sheet = added[0]?.id ?? '';
    expect(session.run({ type: 'removeSheet', sheet }, null).ok).toBe(true);
    expect(session.sheets().map(({ id }) => id)).toEqual(before);
    session.undo();
    expect(session.sheets()).toHaveLength(before.length + 1);
    await session.close();
  });

  test('a definition that is wrong changes nothing and says where', async () => {
    const session = await openSample(path.join(folder, 'sai.skh'));
    const form = shipped(SHEET);
    const steps = session.stepCount();
    const answer = save(session, { ...form, columns: form.columns.filter(({ kind }) => kind !== 'target') });
    expect(answer).toMatchObject({ ok: false, error: { code: 'formInvalid', at: 'columns[4].target' } });
    expect(save(session, 'biểu').ok).toBe(false);
    expect(session.stepCount()).toBe(steps);
    await session.close();
  });
});

describe('designing a form', () => {
  const form = shipped('bao-cao-thang');

  test.each(OFFERED_KINDS.filter((kind) => kind !== 'marker' && kind !== 'name' && kind !== 'unit'))(
    'a new column of kind %s is ready to use',
    (kind) => {
      const made = withNewColumn(form, 3, newColumn(form, kind, 'Cột mới'));
      expect(parseForm(made)).toMatchObject({ ok: true });
      expect(made.columns[4]?.kind).toBe(kind);
    },
  );

  test('moving there and back, adding and taking away are each other’s inverse', () => {
    const last = form.columns.length - 1;
    expect(movedColumn(movedColumn(form, 2, 1), 3, -1)).toEqual(form);
    expect(movedColumn(form, last, 1)).toBe(form);
    expect(withoutColumn(withNewColumn(form, 2, newColumn(form, 'text', 'x')), 3)).toEqual(form);
  });

  test('ids are Latin and free', () => {
    expect(freshName('Biểu đặc thù (xã)', new Set())).toBe('bieu-dac-thu-xa');
    expect(freshName('Biểu', new Set(['bieu', 'bieu-2']))).toBe('bieu-3');
    expect(newColumn(form, 'figure', 'x').id).not.toBe(form.columns[5]?.id);
  });
});
