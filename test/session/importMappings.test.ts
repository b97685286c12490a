import path from 'node:path';
import { expect, test } from 'vitest';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { SessionHost } from '../../electron/session/sessionHost';
import type { KnownMappings } from '../../shared/contract/mappingAnswers';
import type { ImportRows } from '../../shared/domain/command';
import type { RememberedMapping } from '../../shared/domain/importMapping';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();
const SHEET = 'bieu-ket-qua';
const ROW = 'dien-tich-che-trong-moi';

const known = async (host: SessionHost): Promise<KnownMappings> => {
  const answer = await host.inquire('mapping.known', { at: { sheet: SHEET } });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};
const remember = (target: string): RememberedMapping => ({
  shape: 'abc',
  name: 'T10.xlsx',
  mapping: {
    sheetName: 'T10',
    header: { top: 4, bottom: 5 },
    columns: [{ column: 2, meaning: { kind: 'name' }, factor: null }],
    rows: [{ key: '["","","thu",""]', target, by: 'person', factor: '0.001' }],
  },
});
const importing = (text: string, target: string): ImportRows => ({
  type: 'importRows',
  sheet: SHEET,
  edits: [{ row: ROW, column: 'figure', address: 'E9', text, original: '0,31 nghìn ha' }],
  added: [],
  source: { file: 'T10.xlsx', sheetName: 'T10', sha256: '00' },
  remember: remember(target),
});

test('how a workbook was read is kept with the import, in one step, and told from the file after it', async () => {
  const file = path.join(folder, 'nho.skh');
  const host = new SessionHost({ fileSystem: nodeFileSystem });
  expect(await host.create(file, 'tam-duong', true)).toMatchObject({ ok: true });
  const figure = async (): Promise<string> => {
    const view = await host.view(SHEET, null, null);
    return view.ok ? (view.value.rows.find(({ id }) => id === ROW)?.cells['figure']?.typed ?? '') : '';
  };
  const targets = async () => (await known(host)).saved.map(({ mapping }) => mapping.rows[0]?.target);
  const before = await figure();
  expect(await known(host)).toEqual({ saved: [], measures: [] });
  expect(await host.run(importing('310', ROW), null)).toMatchObject({ ok: true });
  const [saved] = (await known(host)).saved;
  expect([await figure(), saved?.shape, saved?.mapping]).toEqual(['310', 'abc', remember(ROW).mapping]);
  expect(Date.parse(saved?.usedAt ?? '')).not.toBeNaN();
  const details = await host.cellDetails({ sheet: SHEET }, ROW, 'figure');
  expect(details).toMatchObject({ ok: true, value: { source: { text: 'T10.xlsx E9 (0,31 nghìn ha)' } } });

  // The same shape read in another way replaces the first; undo brings it back, and then takes all of it.
  expect(await host.run(importing('311', 'thu-nhap-binh-quan'), null)).toMatchObject({ ok: true });
  expect(await targets()).toEqual(['thu-nhap-binh-quan']);
  await host.undo();
  expect([await figure(), await targets()]).toEqual(['310', [ROW]]);

  await host.close(false);
  expect(await host.open(file)).toMatchObject({ ok: true });
  expect(await targets()).toEqual([ROW]);
  await host.undo();
  expect([await figure(), await targets()]).toEqual([before, []]);
  await host.close(false);
});

test('kept ways of reading are listed, renamed and forgotten, units are added: each a step that undo takes back', async () => {
  const host = new SessionHost({ fileSystem: nodeFileSystem });
  expect(await host.create(path.join(folder, 'cach-doc.skh'), 'tam-duong', true)).toMatchObject({ ok: true });
  const kept = async () => {
    const answer = await host.inquire('mapping.ways', { at: { sheet: SHEET } });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  const names = async () => (await kept()).ways.map(({ name }) => name);
  const run = (command: Parameters<SessionHost['run']>[0]) => host.run(command, null);
  const at = { sheet: SHEET } as const;
  await run(importing('310', ROW));
  const nature = async () => {
    const view = await host.view(SHEET, null, null);
    return view.ok ? view.value.rows.find(({ id }) => id === ROW)?.cells['figure']?.nature : null;
  };
  expect(await nature()).toBe('estimate');
  await run({ ...at, type: 'setFigureNature', row: ROW, nature: 'actual' });
  const estimate = importing('309', ROW);
  await run({ ...estimate, edits: estimate.edits.map((edit) => ({ ...edit, isEstimate: true })) });
  expect([await nature(), await host.undo().then(nature)]).toEqual(['estimate', 'actual']);
  // Also where an estimate stands behind the actual already: there is one place for it.
  const info = await host.view(SHEET, null, null);
  const address = info.ok ? info.value.columns.find(({ id }) => id === 'figure')?.address : null;
  if (address?.kind !== 'figure') throw new Error('no figure');
  const edits = [{ row: ROW, period: address.period, text: '305' }];
  await run({ ...at, type: 'loadFigures', nature: 'estimate', basis: address.basis, overwrite: true, edits });
  expect(await nature()).toBe('actual');
  const over = await run({ ...estimate, edits: estimate.edits.map((edit) => ({ ...edit, isEstimate: true })) });
  expect([over.ok, await nature()]).toEqual([true, 'estimate']);
  expect([(await host.undo()).ok, await nature(), (await host.undo()).ok]).toEqual([true, 'actual', true]);
  // A new row whose neighbour went while it was looked at is not put somewhere else.
  const added = [{ after: 'đã xóa', marker: '', name: 'Chè', part: null, texts: {}, address: 'A9' }];
  expect(await run({ ...estimate, edits: [], added })).toMatchObject({ ok: false, error: { code: 'planChanged' } });
  const [way] = (await kept()).ways;
  expect(way).toMatchObject({
    name: 'T10.xlsx',
    isHere: true,
    sheetName: 'T10',
    header: { top: 4, bottom: 5 },
    columns: 0,
    rows: 1,
  });
  const mapping = way?.id ?? '';
  expect(await run({ type: 'renameMapping', ...at, mapping, name: ' Xã Bản Bo ' })).toMatchObject({ ok: true });
  // The next import of the shape keeps the name that a person gave.
  await run(importing('311', ROW));
  expect(await names()).toEqual(['Xã Bản Bo']);
  expect(await run({ type: 'forgetMapping', ...at, mapping })).toMatchObject({ ok: true });
  expect([await names(), (await known(host)).saved]).toEqual([[], []]);
  await host.undo();
  expect(await names()).toEqual(['Xã Bản Bo']);
  expect(await run({ type: 'forgetMapping', ...at, mapping: 'none' })).toMatchObject({ ok: false });

  const bag = {
    type: 'saveMeasure',
    ...at,
    measure: 'm1',
    label: 'bao',
    amount: '0,05',
    base: 'tấn',
    aliases: ['bì'],
  } as const;
  expect(await run(bag)).toMatchObject({ ok: true });
  expect((await known(host)).measures).toEqual([{ label: 'bao', family: 'kg', factor: '50', aliases: ['bì'] }]);
  expect(await run({ ...bag, amount: '60', base: 'kg' })).toMatchObject({ ok: true });
  expect((await kept()).measures).toMatchObject([{ id: 'm1', factor: '60' }]);
  expect(await run({ ...bag, measure: 'm2', label: 'BÌ' })).toMatchObject({
    ok: false,
    error: { code: 'measureRefused', why: 'double' },
  });
  await host.undo();
  expect((await kept()).measures).toMatchObject([{ id: 'm1', factor: '50' }]);
  expect(await run({ type: 'removeMeasure', ...at, measure: 'm1' })).toMatchObject({ ok: true });
  expect((await kept()).measures).toEqual([]);
  await host.close(false);
});
