import { copyFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { SCHEMA_VERSION } from '../../electron/db/schema';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { PlanSession } from '../../electron/session/planSession';
import { cellOf, type, viewOf } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();
const fixtures = path.join(import.meta.dirname, '../fixtures/plans');

test('every schema ever released has a file here', () => {
  expect(readdirSync(fixtures).sort()).toEqual(
    Array.from({ length: SCHEMA_VERSION }, (_, index) => `v${index + 1}.skh`),
  );
});

test.each(readdirSync(fixtures))(
  '%s opens, is worked in, and undoes a step made before it was released',
  async (name) => {
    const file = path.join(folder, name);
    copyFileSync(path.join(fixtures, name), file);
    const opened = await PlanSession.open({ fileSystem: nodeFileSystem }, file, 'write');
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    const session = opened.value;
    expect(session.readOnly).toBeNull();
    expect(viewOf(session).rows.length).toBe(37);
    // What was printed over its one table does not spread to the forms that came later.
    expect(viewOf(session).print).toMatchObject({ formNumber: 'Biểu 01', annexNumber: '1' });
    const later = session.view('ke-hoach-nam', null, null);
    expect(later.ok && later.value.print).toMatchObject({ formNumber: '', annexNumber: '', orientation: 'landscape' });
    expect(cellOf(session, 'thu-nhap-binh-quan', 'figure').text).toBe('45');
    type(session, 'thu-nhap-binh-quan', 'figure', '46');
    expect(session.undo().ok && session.undo().ok).toBe(true);
    expect(cellOf(session, 'thu-nhap-binh-quan', 'figure').text).toBe('42');
    expect(viewOf(session).summary.metOrExceeded).toBe(25);
    await session.close();
  },
);
