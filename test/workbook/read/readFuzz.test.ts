import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../../electron/build.mjs';
import { previewImport } from '../../../electron/workbook/import/previewImport';
import { readWorkbook } from '../../../electron/workbook/read/readWorkbook';
import { WorkbookClient } from '../../../electron/workbook/workbookClient';
import type { AppError } from '../../../shared/contract/appError';
import { explainError } from '../../../shared/text/errors';
import { scratchFolder } from '../libreOffice';
import { sampleView } from '../sampleView';
import { mutate } from './mutate';
import { MAIN, packageOf, partsOf, rows } from './packages';

/** A sample in `npm test`, 2,000 in the thread with its limits by `npm run test:long`. */
const isLong = process.env['SKH_LONG'] === '1';
const view = sampleView();
const fixtures = path.join(import.meta.dirname, '../../fixtures/workbooks');
const sources = ['bay.xlsx', 'bieu-go-tay.xlsx', 'mau-bao-cao-thang/12.xlsx', 'old/bay.xls', 'bieu-so-that.xlsx'].map(
  (name) => ({
    name: path.basename(name),
    bytes: new Uint8Array(readFileSync(path.join(fixtures, name))),
  }),
);
const caseOf = (number: number) => {
  const source = sources[number % sources.length] ?? { name: '', bytes: new Uint8Array() };
  return { name: `${number}-${source.name}`, bytes: mutate(source.bytes, number) };
};

/** What a person is told of it: known codes with a sentence and a next step. */
const isPlain = (error: AppError): boolean => {
  const { title, message, next } = explainError(error);
  return (
    ['workbookUnreadable', 'workbookTooLarge', 'noTable'].includes(error.code) &&
    [title, message, next].every((text) => text.length > 5)
  );
};
const isClean = (): boolean =>
  Reflect.ownKeys(Object.prototype).length === cleanKeys && Reflect.get({}, 1) === undefined;
const cleanKeys = Reflect.ownKeys(Object.prototype).length;

const { folder, remove } = scratchFolder();
afterAll(remove);

it('mutated workbooks are read or refused in plain words, and leave no trace', async () => {
  let readable = 0;
  for (let number = 0; number < 60; number++) {
    const { name, bytes } = caseOf(number);
    const model = await readWorkbook(name, bytes);
    const found = model.ok ? previewImport(model.value, view, { file: name, sha256: '' }) : model;
    if (!found.ok) expect([name, isPlain(found.error)]).toEqual([name, true]);
    else readable++;
    expect([name, isClean()]).toEqual([name, true]);
  }
  // Were none of them readable, the mutations would test nothing but the first look at a file.
  expect(readable).toBeGreaterThan(8);
});

describe('in the thread', () => {
  // A copy: a long run must not meet a build that replaces the files of the thread.
  const copy = path.join(folder, 'main');
  beforeAll(async () => {
    await ensureBuilt(['main']);
    cpSync(path.join(import.meta.dirname, '../../../dist/main'), copy, { recursive: true });
  }, 120_000);
  const client = new WorkbookClient(path.join(copy, 'workbookWorker.cjs'), { milliseconds: isLong ? 10_000 : 30_000 });
  afterAll(() => client.close());

  const outcome = async (name: string, bytes: Uint8Array): Promise<string> => {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    const result = await client.previewImport(file, view);
    if (result.ok) return 'ok';
    expect([name, isPlain(result.error)]).toEqual([name, true]);
    return 'why' in result.error ? String(result.error.why) : result.error.code;
  };

  it('workbooks made to exhaust a reader are refused in time', async () => {
    const cells = (count: number): string =>
      rows(Array.from({ length: count }, () => '<row><c><v>1</v></c><c><v>2</v></c></row>').join(''));
    const far = rows('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>');
    const merges = Array.from({ length: 20_000 }, (_, index) => `<mergeCell ref="A${index + 1}:XFD1048576"/>`).join('');
    const blanks = strToU8(`<worksheet xmlns="${MAIN}">${rows('')}${' '.repeat(90 * 1024 * 1024)}</worksheet>`);
    const empties = `<sheetData>${'<row ht="15"><c s="0"/></row>'.repeat(400_000)}</sheetData>`;
    const hostile: readonly (readonly [string, Uint8Array, string])[] = [
      ['cells.xlsx', packageOf({ sheet: cells(510_000) }), 'workbookTooLarge'],
      ['merges.xlsx', packageOf({ sheet: `${far}<mergeCells>${merges}</mergeCells>` }), 'noTable'],
      ['bomb.xlsx', zipSync({ ...partsOf(), 'xl/worksheets/sheet1.xml': blanks }, { level: 6 }), 'workbookTooLarge'],
      ['empties.xlsx', packageOf({ sheet: empties }), 'noTable'],
      ['bieu.xls', sources[3]?.bytes ?? new Uint8Array(), 'ok'],
      ['proto.xlsx', packageOf({ name: '__proto__', sheet: far }), 'noTable'],
    ];
    for (const [name, bytes, expected] of hostile) expect([name, await outcome(name, bytes)]).toEqual([name, expected]);
  }, 90_000);

  if (isLong)
    it('two thousand mutated workbooks: none crashes it, none takes ten seconds', async () => {
      const seen = new Map<string, number>();
      for (let number = 1_000; number < 3_000; number++) {
        const { name, bytes } = caseOf(number);
        const what = await outcome(name, bytes);
        expect([name, what]).not.toEqual([name, 'timeout']);
        seen.set(what, (seen.get(what) ?? 0) + 1);
      }
      console.info(Object.fromEntries(seen));
    }, 3_600_000);
});
