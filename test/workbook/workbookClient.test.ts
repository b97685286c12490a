import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../electron/build.mjs';
import { exportSheet } from '../../electron/workbook/export/exportSheet';
import { importFile } from '../../electron/workbook/import/importFile';
import { workbookLimits } from '../../electron/workbook/read/limits';
import { WorkbookClient } from '../../electron/workbook/workbookClient';
import { openpyxl, scratchFolder } from './libreOffice';
import { sampleView } from './sampleView';

const worker = path.join(import.meta.dirname, '../../dist/main/workbookWorker.cjs');
const { folder, remove } = scratchFolder();
afterAll(remove);
const view = sampleView();
const options = { layout: 'phu-luc', profile: 'dang' } as const;
const sheetPart = 'xl/worksheets/sheet1.xml';
const bookPart = 'xl/workbook.xml';
let good: Uint8Array = new Uint8Array();

const file = (name: string, bytes: Uint8Array): string => {
  const full = path.join(folder, name);
  writeFileSync(full, bytes);
  return full;
};

/** The good export with one part of the package changed. */
const tampered = (part: string, change: (xml: string) => string): Uint8Array => {
  const parts = unzipSync(good);
  return zipSync({ ...parts, [part]: strToU8(change(strFromU8(parts[part] ?? new Uint8Array()))) });
};

beforeAll(async () => {
  await ensureBuilt(['main']);
  good = await exportSheet(view, options);
}, 120_000);

describe('the thread', () => {
  it('exports and imports as the plain functions do, and may be used again after close', async () => {
    const client = new WorkbookClient(worker);
    const bytes = await client.exportSheet(view, options);
    if (!bytes.ok) throw new Error(bytes.error.code);
    const own = file('own.xlsx', bytes.value);
    expect(await client.previewImport(own, view)).toEqual(await importFile(own, view));
    await client.close();
    expect(await client.previewImport(own, view)).toMatchObject({ ok: true, value: { matched: 37, changed: [] } });
    await client.close();
  });

  it('answers calls made at the same time one after the other', async () => {
    const client = new WorkbookClient(worker);
    const own = file('same.xlsx', good);
    const answers = await Promise.all([
      client.previewImport(own, view),
      client.exportSheet(view, options),
      client.previewImport(path.join(folder, 'none.xlsx'), view),
    ]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, false]);
    await client.close();
  });

  it('stops an export when asked, also one whose turn has not come, and writes the next one', async () => {
    const client = new WorkbookClient(worker);
    const controller = new AbortController();
    const stopped = [
      client.exportSheet(view, options, controller.signal),
      client.exportSet(
        [{ view, number: 1 }],
        { ...options, title: 'Bộ', attachedTo: '', contents: true },
        controller.signal,
      ),
    ];
    const next = client.exportSheet(view, options);
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    for (const one of stopped) expect(await one).toEqual({ ok: false, error: { code: 'previewGone' } });
    expect(await next).toMatchObject({ ok: true });
    await client.close();
  });

  it('stops a file that takes too much memory, and goes on', async () => {
    const client = new WorkbookClient(worker, { megabytes: 48 });
    const cells = Array.from({ length: 400_000 }, (_, index) => `<row><c><v>${index}</v></c></row>`).join('');
    const heavy = file(
      'heavy.xlsx',
      tampered(sheetPart, (xml) => xml.replace('</sheetData>', `${cells}</sheetData>`)),
    );
    expect(await client.previewImport(heavy, view)).toEqual({
      ok: false,
      error: { code: 'workbookUnreadable', path: heavy, why: 'memory' },
    });
    expect(await client.previewImport(file('after.xlsx', good), view)).toMatchObject({ ok: true });
    await client.close();
  }, 60_000);

  it('stops a file that takes too long', async () => {
    const client = new WorkbookClient(worker, { milliseconds: 20 });
    const slow = file('slow.xlsx', good);
    expect(await client.previewImport(slow, view)).toMatchObject({ ok: false, error: { why: 'timeout' } });
    // The plan's own sheets are no danger: an old PC may take its time over them.
    expect((await client.exportSheet(view, options)).ok).toBe(true);
    await client.close();
  });

  it('does not let a validation or a merge over the whole sheet hang it', async () => {
    const client = new WorkbookClient(worker);
    const rule = '<dataValidations count="1"><dataValidation type="whole" sqref="A1:XFD1048576"/></dataValidations>';
    const hang = file(
      'hang.xlsx',
      tampered(sheetPart, (xml) => xml.replace('</mergeCells>', `</mergeCells>${rule}`)),
    );
    expect(await client.previewImport(hang, view)).toMatchObject({ ok: true, value: { matched: 37 } });
    const merged = tampered(sheetPart, (xml) =>
      xml.replace('<mergeCell ref="A2:H2"', '<mergeCell ref="A2:XFD1048576"'),
    );
    expect(await client.previewImport(file('merge.xlsx', merged), view)).toMatchObject({ ok: false });
    await client.close();
  });
});

describe('files that are no workbook', () => {
  const problem = async (name: string, bytes: Uint8Array) => {
    const result = await importFile(file(name, bytes), view);
    return result.ok ? 'ok' : 'why' in result.error ? result.error.why : result.error.code;
  };
  const cfb = (text: string): Uint8Array =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(text, 'utf16le')]);

  it('tells what is wrong', async () => {
    expect(await problem('empty.xlsx', new Uint8Array())).toBe('empty');
    expect(await problem('text.xlsx', strToU8('TT;Chỉ tiêu;ĐVT'))).toBe('notWorkbook');
    expect(await problem('word.xlsx', zipSync({ 'word/document.xml': strToU8('<a/>') }))).toBe('notWorkbook');
    expect(await problem('old.xls', cfb('Workbook'))).toBe('damaged');
    expect(await problem('secret.xlsx', cfb('EncryptedPackage'))).toBe('password');
    expect(await problem('cut.xlsx', good.slice(0, good.length / 2))).toBe('damaged');
    expect(await problem('hollow.xlsx', zipSync({ [bookPart]: strToU8('<workbook/>') }))).toBe('damaged');
    const prefixed = tampered(bookPart, (xml) =>
      xml
        .replaceAll(/<(\/?)(?=[a-z])/gi, '<$1x:')
        .replace('xmlns=', 'xmlns:x=')
        .replace('<x:?xml', '<?xml'),
    );
    expect(await problem('prefixed.xlsx', prefixed)).toBe('ok');
  });

  it('reads an xlsx whose name says .xls', async () => {
    expect(await problem('named.xls', good)).toBe('ok');
  });

  it('tells a missing file and a folder apart', async () => {
    const gone = path.join(folder, 'gone.xlsx');
    expect(await importFile(gone, view)).toEqual({ ok: false, error: { code: 'fileNotFound', path: gone } });
    mkdirSync(path.join(folder, 'dir.xlsx'));
    expect(await importFile(path.join(folder, 'dir.xlsx'), view)).toMatchObject({
      error: { code: 'cannotRead', system: 'EISDIR' },
    });
  });

  it('refuses too much before unpacking it', async () => {
    const bomb = zipSync({ ...unzipSync(good), 'xl/media/zero.bin': new Uint8Array(9) });
    // The directory, behind all parts, names it last and gives its unpacked size 22 bytes before the name.
    const place = Buffer.from(bomb.buffer).lastIndexOf('xl/media/zero.bin') - 22;
    new DataView(bomb.buffer).setUint32(place, (workbookLimits.unpackedMegabytes + 1) * 1024 * 1024, true);
    expect(await problem('bomb.xlsx', bomb)).toBe('workbookTooLarge');
    const many = Object.fromEntries(Array.from({ length: 5001 }, (_, index) => [`x/${index}`, new Uint8Array()]));
    expect(await problem('many.xlsx', zipSync({ ...unzipSync(good), ...many }))).toBe('workbookTooLarge');
  });

  it('leaves no trace of a defined name on a sheet called __proto__', async () => {
    const name = '<definedName name="bad">__proto__!$A$1</definedName>';
    const file = tampered(bookPart, (xml) => xml.replace('<definedNames>', `<definedNames>${name}`));
    await problem('proto.xlsx', file);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(Reflect.get({}, 1)).toBeUndefined();
  });
});

it('reads what openpyxl wrote', async () => {
  const own = file('from.xlsx', good);
  const again = path.join(folder, 'openpyxl.xlsx');
  await openpyxl('edit.py', own, again, '[]');
  expect(readFileSync(again).length).toBeGreaterThan(1000);
  expect(await importFile(again, view)).toMatchObject({
    ok: true,
    value: { recognisedBy: 'keys', matched: 37, changed: [] },
  });
});
